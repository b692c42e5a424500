import * as fc from 'fast-check';
import type { EdgeKind, LatLon, Outline, OutlineElement } from '../../src/geo/index.ts';
import { direct, inverse } from '../../src/geo/index.ts';

/** How many examples a property sees: DECONFLICT_PROPERTY_RUNS, or the number given for this lane. */
export function propertyRuns(usual: number): number {
  const wanted = Number(process.env['DECONFLICT_PROPERTY_RUNS']);
  return wanted > 0 ? wanted : usual;
}

const fraction = fc.double({ min: 0, max: 1, noNaN: true });

/** Places everywhere, with the awkward ones as often as the rest. */
export const anyPlace: fc.Arbitrary<LatLon> = fc.record({
  latDeg: fc.oneof(
    fc.double({ min: -89, max: 89, noNaN: true }),
    fc.constantFrom(90, -90, 89.999, -89.99, 0, 45, 60),
  ),
  lonDeg: fc.oneof(
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.constantFrom(180, -180, 179.999, -179.99, 0),
  ),
});

/** Sizes from a football pitch to a continent. */
const anySizeM: fc.Arbitrary<number> = fc
  .double({ min: 2, max: 6.2, noNaN: true })
  .map((power) => 10 ** power);

/** A ring around a centre: one vertex in each of n sectors, so that it does not cross itself. */
export function starOf(
  centre: LatLon,
  sizeM: number,
  spokes: readonly (readonly [turn: number, reach: number])[],
): LatLon[] {
  return spokes.map(([turn, reach], i) => {
    const azimuth = ((i + 0.1 + 0.8 * turn) * 360) / spokes.length;
    return direct(centre, azimuth, sizeM * (0.3 + 0.7 * reach)).at;
  });
}

const spokes = fc.array(fc.tuple(fraction, fraction), { minLength: 4, maxLength: 12 });

export interface StarCase {
  readonly centre: LatLon;
  readonly sizeM: number;
  readonly vertices: readonly LatLon[];
}

export const anyStar: fc.Arbitrary<StarCase> = fc
  .tuple(anyPlace, anySizeM, spokes)
  .map(([centre, sizeM, turns]) => ({ centre, sizeM, vertices: starOf(centre, sizeM, turns) }));

export interface OutlineCase {
  readonly centre: LatLon;
  /** Nothing of the outline is farther from the centre. */
  readonly sizeM: number;
  readonly outline: Outline;
}

export function starOutlines(edge: EdgeKind): fc.Arbitrary<OutlineCase> {
  return anyStar.map(({ centre, sizeM, vertices }) => ({
    centre,
    sizeM: 1.5 * sizeM,
    outline: { kind: 'polygon', edge, vertices },
  }));
}

/** Rings with a hole around the centre. */
export const holedOutlines: fc.Arbitrary<OutlineCase> = anyStar.map(({ centre, sizeM, vertices }) => ({
  centre,
  sizeM,
  outline: {
    kind: 'polygon',
    edge: 'geodesic',
    vertices,
    holes: [vertices.map((vertex) => towards(centre, vertex, 0.3))],
  },
}));

export const circleOutlines: fc.Arbitrary<OutlineCase> = fc
  .tuple(anyPlace, anySizeM)
  .map(([centre, radiusM]) => ({
    centre,
    sizeM: radiusM,
    outline: { kind: 'circle', centre, radiusM },
  }));

/** A line that wanders through the centre. */
export const corridorOutlines: fc.Arbitrary<OutlineCase> = fc
  .tuple(
    anyPlace,
    anySizeM,
    fc.array(fc.tuple(fraction, fraction), { minLength: 2, maxLength: 5 }),
    fc.constantFrom('round' as const, 'flat' as const),
    fraction,
  )
  .map(([centre, sizeM, steps, caps, width]) => {
    const line: LatLon[] = [centre];
    let course = 0;
    for (const [turn, reach] of steps) {
      course += (turn - 0.5) * 200;
      line.push(direct(line.at(-1)!, course, (sizeM * (0.3 + 0.7 * reach)) / steps.length).at);
    }
    return {
      centre,
      sizeM: 1.5 * sizeM,
      outline: { kind: 'corridor', line, halfWidthM: (sizeM * (0.05 + width)) / 6, caps },
    };
  });

/** Sectors, ring sectors and shapes of several arcs about one centre. */
export const arcOutlines: fc.Arbitrary<OutlineCase> = fc
  .tuple(
    anyPlace,
    anySizeM,
    fraction,
    fc.double({ min: 5, max: 340, noNaN: true }),
    fraction,
    fc.boolean(),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(([centre, sizeM, start, sweep, inner, isClockwise, form]) => {
    const fromDeg = start * 360;
    const toDeg = isClockwise ? fromDeg + sweep : fromDeg - sweep;
    const direction = isClockwise ? 'clockwise' : 'counterclockwise';
    const back = isClockwise ? 'counterclockwise' : 'clockwise';
    const outer: OutlineElement = {
      kind: 'arc',
      centre,
      direction,
      fromDeg,
      toDeg,
      startRadiusM: sizeM,
      endRadiusM: sizeM,
    };
    const innerM = sizeM * (0.1 + 0.6 * inner);
    const rest: OutlineElement[] =
      form === 0
        ? [{ kind: 'vertex', at: centre }]
        : form === 1
          ? [
              {
                kind: 'arc',
                centre,
                direction: back,
                fromDeg: toDeg,
                toDeg: fromDeg,
                startRadiusM: innerM,
                endRadiusM: innerM,
              },
            ]
          : [];
    return { centre, sizeM, outline: { kind: 'arcs', edge: 'geodesic', elements: [outer, ...rest] } };
  });

/** Every kind of outline. */
export const anyOutline: fc.Arbitrary<OutlineCase> = fc.oneof(
  starOutlines('geodesic'),
  starOutlines('geodesic'),
  starOutlines('as-drawn'),
  starOutlines('parallel'),
  holedOutlines,
  circleOutlines,
  corridorOutlines,
  arcOutlines,
);

/** A place near an outline: as often inside as outside. */
export function placeNear({ centre, sizeM }: OutlineCase, turn: number, reach: number): LatLon {
  return direct(centre, turn * 360, sizeM * 1.3 * reach).at;
}

/** A leg across or beside an outline. */
export function legNear(
  shape: OutlineCase,
  [a, b, c, d]: readonly [number, number, number, number],
): [LatLon, LatLon] {
  return [placeNear(shape, a, b), placeNear(shape, c, d)];
}

export const fourFractions = fc.tuple(fraction, fraction, fraction, fraction);
export const oneFraction = fraction;

/** The place a share of the way from one place to another. */
export function towards(from: LatLon, to: LatLon, share: number): LatLon {
  const { azimuthDeg, distanceM } = inverse(from, to);
  return direct(from, azimuthDeg, distanceM * share).at;
}
