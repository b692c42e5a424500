import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { qnhOffsetM } from './atmosphere.ts';
import { GEOID_INTERPOLATION_ERROR_M, loadGeoid, undulationM } from './geoid.ts';
import type { Geoid } from './geoid.ts';
import { TRUE_TO_INDICATED_ALTITUDE } from './height-estimate.ts';
import type { HeightReading } from './height-estimate.ts';
import { heightBandIn, heightContextAt, heightMargin } from './height-margin.ts';
import type { HeightContext, HeightDatum, HeightLimit, Range } from './height.ts';
import { METRES_PER_FLIGHT_LEVEL, METRES_PER_FOOT } from './units.ts';

const unknown: HeightContext = {
  qnhHpa: { from: 950, to: 1050 },
  undulationM: { from: -107, to: 86 },
  terrainM: { from: -430, to: 8849 },
};
const known: HeightContext = {
  qnhHpa: { from: 1003, to: 1003 },
  undulationM: { from: 25, to: 25 },
  terrainM: { from: 700, to: 700 },
};
const nothing: HeightReading = {
  pressureAltitudeM: NaN,
  pressureErrorM: NaN,
  geometricHeightM: NaN,
  geometricErrorM: NaN,
  geometricDatum: 'HAE',
  onGround: false,
};

const atPressure = (altitudeM: number, errorM = 0): HeightReading => ({
  ...nothing,
  pressureAltitudeM: altitudeM,
  pressureErrorM: errorM,
});
const atHeight = (heightM: number, geometricDatum: 'HAE' | 'AMSL', errorM = 0): HeightReading => ({
  ...nothing,
  geometricHeightM: heightM,
  geometricErrorM: errorM,
  geometricDatum,
});
const limitOf = (heightM: number, datum: HeightDatum): HeightLimit => ({ kind: 'height', heightM, datum });
const flightLevel = (level: number): HeightLimit => limitOf(level * METRES_PER_FLIGHT_LEVEL, 'FL');
const surface: HeightLimit = { kind: 'surface' };
const unlimited: HeightLimit = { kind: 'unlimited' };
const unreadable: HeightLimit = { kind: 'unreadable', text: 'as agreed by telephone' };

let geoid: Geoid;
beforeAll(async () => {
  geoid = await loadGeoid();
});

describe('height margin', () => {
  it('compares a flight level with pressure altitude directly, whatever the QNH', () => {
    const margin = heightMargin(atPressure(100 * METRES_PER_FLIGHT_LEVEL, 12), flightLevel(95), unknown);
    expect(margin.nominalM).toBeCloseTo(152.4, 9);
    expect(margin.lowestM).toBeCloseTo(140.4, 9);
    expect(margin.highestM).toBeCloseTo(164.4, 9);
  });

  it('without QNH leaves AMSL against pressure open by +1773 / -989 ft, not false', () => {
    const margin = heightMargin(atPressure(1000), limitOf(1000, 'AMSL'), unknown);
    expect(margin.lowestM / METRES_PER_FOOT).toBeCloseTo(-1773, 0);
    expect(margin.highestM / METRES_PER_FOOT).toBeCloseTo(989, 0);
    expect(margin.nominalM).toBe(0);
  });

  it('takes the middle of a known QNH as the best estimate', () => {
    const context = { ...unknown, qnhHpa: { from: 1000, to: 1004 } };
    const margin = heightMargin(atPressure(1000), limitOf(0, 'AMSL'), context);
    expect(margin.nominalM).toBeCloseTo(1000 - qnhOffsetM(1002), 9);
    expect(margin.highestM - margin.lowestM).toBeCloseTo(qnhOffsetM(1000) - qnhOffsetM(1004), 9);
  });

  it('turns ellipsoid heights into AMSL with the undulation and leaves AMSL heights alone', () => {
    expect(heightMargin(atHeight(1025, 'HAE'), limitOf(1000, 'AMSL'), known).nominalM).toBe(0);
    expect(heightMargin(atHeight(1000, 'AMSL'), limitOf(1000, 'AMSL'), unknown)).toEqual({
      lowestM: 0,
      nominalM: 0,
      highestM: 0,
    });
    const open = heightMargin(atHeight(1000, 'HAE'), limitOf(1000, 'AMSL'), unknown);
    expect([open.lowestM, open.highestM]).toEqual([-86, 107]);
  });

  it('compares ellipsoid with ellipsoid without the geoid', () => {
    const margin = heightMargin(atHeight(500, 'HAE', 3), limitOf(480, 'HAE'), unknown);
    expect(margin).toEqual({ lowestM: 17, nominalM: 20, highestM: 23 });
  });

  it('uses the altitude that says more where both exist', () => {
    const both = { ...atPressure(3000, 20), geometricHeightM: 3100, geometricErrorM: 10 };
    const amsl = heightMargin({ ...both, geometricDatum: 'AMSL' }, limitOf(3000, 'AMSL'), unknown);
    expect([amsl.lowestM, amsl.highestM]).toEqual([90, 110]);
    const level = heightMargin({ ...both, geometricDatum: 'AMSL' }, limitOf(3000, 'FL'), unknown);
    expect([level.lowestM, level.highestM]).toEqual([-20, 20]);
  });

  it('widens a flight level against a satellite height by QNH and temperature', () => {
    const margin = heightMargin(atHeight(3000, 'AMSL'), limitOf(3000, 'FL'), unknown);
    const { from, to } = TRUE_TO_INDICATED_ALTITUDE;
    expect(margin.lowestM).toBeCloseTo(3000 / to + qnhOffsetM(1050) - 3000, 9);
    expect(margin.highestM).toBeCloseTo(3000 / from + qnhOffsetM(950) - 3000, 9);
    expect(margin.nominalM).toBeCloseTo(0, 9);
  });

  it('covers the temperature errors that the literature names', () => {
    const { from, to } = TRUE_TO_INDICATED_ALTITUDE;
    // 4 % per 10 degrees over 65 degrees (PANS-OPS), and the 216 m in 3000 m of a day at ISA+20.
    expect(from).toBeLessThan(1 / (1 + 0.04 * 6.5));
    expect(to).toBeGreaterThan(3216 / 3000);
  });

  it('never decides above ground without terrain, but never puts an aircraft below the ground', () => {
    const margin = heightMargin(atHeight(3000, 'AMSL'), limitOf(300, 'AGL'), unknown);
    expect([margin.lowestM, margin.highestM, margin.nominalM]).toEqual([-300, 3130, NaN]);
    const high = heightMargin(atHeight(10_000, 'AMSL'), limitOf(300, 'AGL'), unknown);
    expect(high.lowestM).toBe(10_000 - 8849 - 300);
  });

  it('measures height above ground from known terrain', () => {
    const context = { ...unknown, terrainM: { from: 650, to: 750 } };
    const margin = heightMargin(atHeight(1000, 'AMSL', 5), limitOf(300, 'AGL'), context);
    expect(margin).toEqual({ lowestM: -55, nominalM: 0, highestM: 55 });
  });

  it('finds every aircraft at or above a floor on the surface, known height or not', () => {
    for (const reading of [
      nothing,
      atPressure(-50, 30),
      atHeight(100, 'HAE', 200),
      { ...nothing, onGround: true },
    ]) {
      const margin = heightMargin(reading, surface, unknown);
      expect(margin.lowestM).toBeGreaterThanOrEqual(0);
      expect(margin.nominalM).toBeGreaterThanOrEqual(0);
    }
    expect(heightMargin(nothing, surface, unknown).highestM).toBe(Infinity);
  });

  it('takes an aircraft on the ground as at height 0 whatever its altimeter says', () => {
    const reading = { ...atPressure(900, 30), onGround: true };
    expect(heightMargin(reading, limitOf(100, 'AGL'), unknown)).toEqual({
      lowestM: -100,
      nominalM: -100,
      highestM: -100,
    });
    expect(heightMargin(reading, surface, unknown)).toEqual({ lowestM: 0, nominalM: 0, highestM: 0 });
  });

  it('places an aircraft on the ground that reports no altitude by the terrain', () => {
    const context = { ...unknown, terrainM: { from: 650, to: 750 } };
    const margin = heightMargin({ ...nothing, onGround: true }, limitOf(1000, 'AMSL'), context);
    expect(margin).toEqual({ lowestM: -350, nominalM: -300, highestM: -250 });
    expect(heightMargin({ ...nothing, onGround: true }, flightLevel(195), context).highestM).toBeLessThan(0);
  });

  it('is below every unlimited ceiling', () => {
    expect(heightMargin(nothing, unlimited, unknown).highestM).toBe(-Infinity);
  });

  it('answers a limit that cannot be read, and an aircraft without altitude, with everything', () => {
    const everything = { lowestM: -Infinity, nominalM: NaN, highestM: Infinity };
    expect(heightMargin(atPressure(1000), unreadable, known)).toEqual(everything);
    expect(heightMargin(nothing, limitOf(1000, 'AMSL'), known)).toEqual(everything);
    expect(heightMargin(nothing, flightLevel(100), known)).toEqual(everything);
    expect(heightMargin(nothing, { kind: 'higher-of', limits: [] }, known)).toEqual(everything);
  });

  it('takes an altitude of unknown quality as undecided, never as exact', () => {
    const margin = heightMargin(atPressure(5000, NaN), flightLevel(100), known);
    expect([margin.lowestM, margin.highestM]).toEqual([-Infinity, Infinity]);
    expect(margin.nominalM).toBeCloseTo(1952, 6);
  });

  it('keeps compound limits: the higher of FL100 and 1000 ft above ground', () => {
    const limit: HeightLimit = {
      kind: 'higher-of',
      limits: [flightLevel(100), limitOf(1000 * METRES_PER_FOOT, 'AGL')],
    };
    const reading = { ...atPressure(3200), geometricHeightM: 3200, geometricErrorM: 0 } as const;
    const plain = { ...known, terrainM: { from: 0, to: 0 } };
    const peak = { ...known, terrainM: { from: 3000, to: 3000 } };
    // Over the plain FL100 (3048 m) is the higher, over the peak 1000 ft above ground (3304.8 m AMSL).
    expect(heightMargin(reading, limit, plain).nominalM).toBeCloseTo(152, 6);
    expect(heightMargin(reading, limit, peak).nominalM).toBeCloseTo(3200 - 25 - 3000 - 304.8, 6);
    const lower: HeightLimit = { ...limit, kind: 'lower-of' };
    expect(heightMargin(reading, lower, peak).nominalM).toBeCloseTo(152, 6);
    expect(heightMargin(reading, { kind: 'higher-of', limits: [limit, unlimited] }, plain).highestM).toBe(
      -Infinity,
    );
    expect(heightMargin(reading, { kind: 'higher-of', limits: [limit, unreadable] }, plain).lowestM).toBe(
      -Infinity,
    );
  });
});

const range = (min: number, max: number): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.double({ min, max, noNaN: true }), fc.double({ min, max, noNaN: true }))
    .map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
const contexts: fc.Arbitrary<HeightContext> = fc.record({
  qnhHpa: fc.oneof(range(950, 1050), fc.constant(unknown.qnhHpa)),
  undulationM: fc.oneof(range(-107, 86), fc.constant(unknown.undulationM)),
  terrainM: fc.oneof(range(-430, 8849), fc.constant(unknown.terrainM)),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });
const pick = ({ from, to }: Range, at: number): number => Math.min(to, from + (to - from) * at);

/** A world that a context allows: the brute-force twin decides in it by plain arithmetic. */
const worlds = fc.record({
  aboveGroundM: fc.double({ min: 0, max: 12_000, noNaN: true }),
  qnh: share,
  undulation: share,
  terrain: share,
  temperature: share,
  pressureError: fc.double({ min: -1, max: 1, noNaN: true }),
  geometricError: fc.double({ min: -1, max: 1, noNaN: true }),
});

describe('height margin, in every world that the context allows', () => {
  it('contains the true margin', () => {
    fc.assert(
      fc.property(
        contexts,
        worlds,
        fc.record({
          pressure: fc.boolean(),
          geometric: fc.constantFrom('HAE', 'AMSL', 'none'),
          pressureErrorM: fc.double({ min: 0, max: 100, noNaN: true }),
          geometricErrorM: fc.double({ min: 0, max: 100, noNaN: true }),
        }),
        fc.constantFrom('AGL', 'AMSL', 'FL', 'HAE'),
        fc.double({ min: -100, max: 12_000, noNaN: true }),
        (context, world, reports, datum, limitM) => {
          const undulation = pick(context.undulationM, world.undulation);
          const trueM = pick(context.terrainM, world.terrain) + world.aboveGroundM;
          const indicatedM = trueM / pick(TRUE_TO_INDICATED_ALTITUDE, world.temperature);
          const pressureM = indicatedM + qnhOffsetM(pick(context.qnhHpa, world.qnh));
          const reading: HeightReading = {
            pressureAltitudeM: reports.pressure
              ? pressureM + world.pressureError * reports.pressureErrorM
              : NaN,
            pressureErrorM: reports.pressureErrorM,
            geometricHeightM:
              reports.geometric === 'none'
                ? NaN
                : trueM +
                  (reports.geometric === 'HAE' ? undulation : 0) +
                  world.geometricError * reports.geometricErrorM,
            geometricErrorM: reports.geometricErrorM,
            geometricDatum: reports.geometric === 'HAE' ? 'HAE' : 'AMSL',
            onGround: false,
          };
          const margin = heightMargin(reading, limitOf(limitM, datum), context);
          const contains = (heightM: number): boolean =>
            heightM - limitM >= margin.lowestM - 1e-6 && heightM - limitM <= margin.highestM + 1e-6;
          const heights = { AGL: world.aboveGroundM, AMSL: trueM, FL: pressureM, HAE: trueM + undulation };
          // A limit AMSL is flown by altimeter and measured by satellite: either reading of it is right.
          expect(contains(heights[datum]) || (datum === 'AMSL' && contains(indicatedM))).toBe(true);
          expect(margin.lowestM).toBeLessThanOrEqual(margin.highestM);
          if (!Number.isNaN(margin.nominalM)) {
            expect(margin.nominalM).toBeGreaterThanOrEqual(margin.lowestM - 1e-6);
            expect(margin.nominalM).toBeLessThanOrEqual(margin.highestM + 1e-6);
          }
        },
      ),
      { seed: 20_260_103, numRuns: 20_000 },
    );
  });

  it('only widens when less is known', () => {
    fc.assert(
      fc.property(
        contexts,
        fc.double({ min: -300, max: 12_000, noNaN: true }),
        fc.boolean(),
        fc.constantFrom('AGL', 'AMSL', 'FL', 'HAE'),
        (context, heightM, geometric, datum) => {
          const reading = geometric ? atHeight(heightM, 'HAE', 10) : atPressure(heightM, 10);
          const closer = heightMargin(reading, limitOf(1000, datum), context);
          const wider = heightMargin(reading, limitOf(1000, datum), unknown);
          expect(wider.lowestM).toBeLessThanOrEqual(closer.lowestM);
          expect(wider.highestM).toBeGreaterThanOrEqual(closer.highestM);
        },
      ),
      { seed: 20_260_104, numRuns: 3000 },
    );
  });

  it('turns around with the sign: a compound limit mirrors its opposite', () => {
    fc.assert(
      fc.property(
        contexts,
        fc.double({ min: 0, max: 12_000, noNaN: true }),
        fc.array(fc.double({ min: 0, max: 12_000, noNaN: true }), { minLength: 1, maxLength: 4 }),
        (context, altitudeM, heights) => {
          const limits = heights.map((heightM) => limitOf(heightM, 'AMSL'));
          const reading = atPressure(altitudeM, 8);
          const highest = heightMargin(reading, { kind: 'higher-of', limits }, context);
          const lowest = heightMargin(reading, { kind: 'lower-of', limits }, context);
          const least = heights.reduce((a, b) => Math.min(a, b));
          const most = heights.reduce((a, b) => Math.max(a, b));
          expect(highest).toEqual(heightMargin(reading, limitOf(most, 'AMSL'), context));
          expect(lowest).toEqual(heightMargin(reading, limitOf(least, 'AMSL'), context));
        },
      ),
      { seed: 20_260_105, numRuns: 1000 },
    );
  });
});

describe('height band in a datum', () => {
  it('places a flight level in metres AMSL as widely as the QNH leaves it', () => {
    const band = heightBandIn('AMSL', flightLevel(100), unknown);
    expect(band.from).toBeCloseTo(3048 - qnhOffsetM(950), 9);
    expect(band.to).toBeCloseTo(3048 - qnhOffsetM(1050), 9);
    const exact = heightBandIn('AMSL', flightLevel(100), known);
    expect(exact.from).toBe(exact.to);
  });

  it('is exact in its own datum', () => {
    for (const datum of ['AGL', 'AMSL', 'FL', 'HAE'] as const) {
      expect(heightBandIn(datum, limitOf(1234, datum), unknown)).toEqual({ from: 1234, to: 1234 });
    }
  });

  it('draws the surface as the terrain', () => {
    const context = { ...unknown, terrainM: { from: 650, to: 750 } };
    expect(heightBandIn('AMSL', surface, context)).toEqual({ from: 650, to: 750 });
    expect(heightBandIn('AGL', surface, context)).toEqual({ from: 0, to: 0 });
    expect(heightBandIn('HAE', surface, { ...context, undulationM: { from: 20, to: 22 } })).toEqual({
      from: 670,
      to: 772,
    });
  });

  it('draws what has no height as infinite', () => {
    expect(heightBandIn('FL', unlimited, known)).toEqual({ from: Infinity, to: Infinity });
    expect(heightBandIn('FL', unreadable, known)).toEqual({ from: -Infinity, to: Infinity });
  });

  it('agrees with the margin of an aircraft that flies exactly there', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 9000, noNaN: true }),
        fc.constantFrom('AMSL', 'FL'),
        fc.constantFrom('AMSL', 'FL', 'HAE', 'AGL'),
        contexts,
        (heightM, flown, datum, context) => {
          fc.pre(!(flown === 'AMSL' && datum === 'FL'));
          const limit = limitOf(heightM, datum);
          const band = heightBandIn(flown, limit, context);
          for (const at of [band.from - 1, band.to + 1]) {
            const reading = flown === 'FL' ? atPressure(at) : atHeight(at, 'AMSL');
            const margin = heightMargin(reading, limit, context);
            const beyond = at < band.from ? margin.highestM < 1e-6 : margin.lowestM > -1e-6;
            expect(beyond || (datum === 'AGL' && heightM === 0)).toBe(true);
          }
        },
      ),
      { seed: 20_260_106, numRuns: 3000 },
    );
  });
});

describe('height context at a place', () => {
  it('reads the undulation from the geoid', () => {
    const at = { latDeg: 33.5, lonDeg: 38.67 };
    const here = heightContextAt(unknown, at, geoid);
    const hereM = undulationM(geoid, at.latDeg, at.lonDeg);
    expect(here.undulationM.from).toBeCloseTo(hereM - GEOID_INTERPOLATION_ERROR_M, 9);
    expect(here.undulationM.to).toBeCloseTo(hereM + GEOID_INTERPOLATION_ERROR_M, 9);
    expect(here.qnhHpa).toBe(unknown.qnhHpa);
  });

  it('keeps what is known as closely, and what no place can answer', () => {
    expect(heightContextAt(known, { latDeg: 33.5, lonDeg: 38.67 }, geoid)).toBe(known);
    expect(heightContextAt(unknown, { latDeg: NaN, lonDeg: 0 }, geoid)).toBe(unknown);
  });
});
