import { existsSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pressureAltitudeMAt, pressureHpaAt, qnhOffsetM, STANDARD_PRESSURE_HPA } from './atmosphere.ts';
import { METRES_PER_FLIGHT_LEVEL, METRES_PER_FOOT } from './units.ts';

const truth = new URL('../../../../../shared/data/vertical/pressure.csv', import.meta.url);
const TOLERANCE_FT = 0.05;

describe('standard atmosphere', () => {
  it.skipIf(!existsSync(truth))(
    'meets all 250 rows of the shared truth set (skipped where it is absent)',
    () => {
      const [header, ...rows] = readFileSync(truth, 'utf8').trim().split('\n');
      const columns = header!.split(',');
      expect(rows).toHaveLength(250);
      let worstFt = 0;
      for (const row of rows) {
        const cells = row.split(',');
        const at = (name: string): number => Number(cells[columns.indexOf(name)]);
        const pressureAltitudeM = pressureAltitudeMAt(at('static_pressure_hpa'));
        const offsetM = qnhOffsetM(at('qnh_hpa'));
        worstFt = Math.max(
          worstFt,
          Math.abs(pressureAltitudeM / METRES_PER_FOOT - at('pressure_altitude_ft')),
          Math.abs((pressureAltitudeM / METRES_PER_FLIGHT_LEVEL - at('flight_level_exact')) * 100),
          Math.abs((pressureAltitudeM - offsetM) / METRES_PER_FOOT - at('qnh_altitude_ft')),
          Math.abs(offsetM / METRES_PER_FOOT - at('qnh_pressure_altitude_ft')),
        );
      }
      expect(worstFt).toBeLessThan(TOLERANCE_FT);
    },
  );

  it('gives the published pressures at the layer bases', () => {
    // ICAO Doc 7488/3, tables of the atmosphere, geopotential altitude; printed to six digits.
    expect(pressureHpaAt(0)).toBe(STANDARD_PRESSURE_HPA);
    expect(pressureHpaAt(5000)).toBeCloseTo(540.199, 3);
    expect(pressureHpaAt(11_000)).toBeCloseTo(226.32, 2);
    expect(pressureHpaAt(20_000)).toBeCloseTo(54.7487, 3);
    expect(pressureHpaAt(32_000)).toBeCloseTo(8.68014, 4);
    expect(pressureHpaAt(-1000)).toBeCloseTo(1139.29, 2);
  });

  it('turns pressure into pressure altitude and back', () => {
    fc.assert(
      fc.property(fc.double({ min: -2000, max: 60_000, noNaN: true }), (altitudeM) => {
        expect(Math.abs(pressureAltitudeMAt(pressureHpaAt(altitudeM)) - altitudeM)).toBeLessThan(1e-8);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('falls without a step from layer to layer', () => {
    for (const baseM of [11_000, 20_000, 32_000]) {
      expect(pressureHpaAt(baseM - 1e-6)).toBeGreaterThan(pressureHpaAt(baseM));
      expect(pressureHpaAt(baseM - 1e-6) - pressureHpaAt(baseM)).toBeLessThan(1e-6);
      expect(pressureAltitudeMAt(pressureHpaAt(baseM))).toBeCloseTo(baseM, 8);
    }
  });

  it('spans 1773 ft to -989 ft over the QNH that is possible where none is known', () => {
    expect(qnhOffsetM(950) / METRES_PER_FOOT).toBeCloseTo(1773, 0);
    expect(qnhOffsetM(1050) / METRES_PER_FOOT).toBeCloseTo(-989, 0);
    expect(qnhOffsetM(STANDARD_PRESSURE_HPA)).toBeCloseTo(0, 12);
  });

  it('answers vacuum with infinity and nonsense with NaN', () => {
    expect([pressureAltitudeMAt(0), pressureAltitudeMAt(-1), pressureAltitudeMAt(NaN)]).toEqual([
      Infinity,
      NaN,
      NaN,
    ]);
  });
});
