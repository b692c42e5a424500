import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineBoxes, outlineContains, prepareOutline } from '../geo/index.ts';
import type { LatLon, LatLonBox, Outline } from '../geo/index.ts';
import { buildVolumeIndex, queryBox } from './area-index.ts';

const boxOf = (southDeg: number, westDeg: number, northDeg: number, eastDeg: number): LatLonBox => ({
  southDeg,
  westDeg,
  northDeg,
  eastDeg,
});

function candidates(entries: readonly (readonly LatLonBox[])[], box: LatLonBox): number[] {
  const found: number[] = [];
  queryBox(buildVolumeIndex(entries), box, (entry) => found.push(entry));
  return found;
}

/** The twin: all pairs, longitudes as arcs on a circle of whole half degrees, a pole as one place. */
function meet(a: LatLonBox, b: LatLonBox): boolean {
  if (a.southDeg > b.northDeg || b.southDeg > a.northDeg) return false;
  for (const pole of [90, -90]) {
    if ([a, b].every(({ southDeg, northDeg }) => southDeg <= pole && northDeg >= pole)) return true;
  }
  const steps = (box: LatLonBox): Set<number> => {
    const length = box.eastDeg < box.westDeg ? box.eastDeg + 360 - box.westDeg : box.eastDeg - box.westDeg;
    const turn = Math.min(length, 360) * 2;
    return new Set(
      Array.from({ length: turn + 1 }, (_, step) => (((box.westDeg * 2 + step) % 720) + 720) % 720),
    );
  };
  const other = steps(b);
  return [...steps(a)].some((step) => other.has(step));
}

const half = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 2, max: max * 2 }).map((value) => value / 2);
const boxes: fc.Arbitrary<LatLonBox> = fc
  .record({
    south: half(-90, 90),
    height: fc.oneof(half(0, 5), half(0, 180)),
    west: fc.oneof(half(-180, 180), fc.constantFrom(-180, 180, 179.5, -179.5), half(-400, 400)),
    width: fc.oneof(half(0, 5), half(0, 360)),
    wrap: fc.boolean(),
  })
  .map(({ south, height, west, width, wrap }) => {
    const east = west + width;
    return boxOf(
      south,
      west,
      Math.min(90, south + height),
      wrap && east > 180 && width < 360 ? east - 360 : east,
    );
  });

describe('area index', () => {
  it('finds what looking at every box finds, in ascending order and each once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(boxes, { maxLength: 3 }), { maxLength: 120 }),
        fc.array(boxes, { minLength: 1, maxLength: 8 }),
        (entries, queries) => {
          const index = buildVolumeIndex(entries);
          for (const query of queries) {
            const found: number[] = [];
            queryBox(index, query, (entry) => found.push(entry));
            expect(found).toEqual(
              entries.flatMap((parts, entry) => (parts.some((part) => meet(part, query)) ? [entry] : [])),
            );
          }
        },
      ),
      { seed: 20_260_401, numRuns: 300 },
    );
  });

  it('stays the same when everything is turned around the axis', () => {
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 60 }), boxes, half(-720, 720), (entries, query, turn) => {
        const turned = (box: LatLonBox): LatLonBox =>
          boxOf(box.southDeg, box.westDeg + turn, box.northDeg, box.eastDeg + turn);
        expect(
          candidates(
            entries.map((box) => [turned(box)]),
            turned(query),
          ),
        ).toEqual(
          candidates(
            entries.map((box) => [box]),
            query,
          ),
        );
      }),
      { seed: 20_260_402, numRuns: 200 },
    );
  });

  it('answers the same twice among ninety thousand boxes', () => {
    const entries: LatLonBox[][] = [];
    for (let row = 0; row < 300; row += 1) {
      for (let column = 0; column < 300; column += 1) {
        const [south, west] = [-75 + row / 2, -180 + column * 1.2];
        entries.push([boxOf(south, west, south + 0.4, west + 1)]);
      }
    }
    const index = buildVolumeIndex(entries);
    const ask = (): number[] => {
      const found: number[] = [];
      queryBox(index, boxOf(10, 20, 12, 23), (entry) => found.push(entry));
      return found;
    };
    const first = ask();
    expect(first).toEqual(
      entries.flatMap(([box], entry) => (box && meetsPlainly(box, boxOf(10, 20, 12, 23)) ? [entry] : [])),
    );
    expect(first.length).toBeGreaterThan(5);
    expect(ask()).toEqual(first);
  });

  it('trap: 180 and -180 are one meridian', () => {
    const entries = [[boxOf(0, 170, 1, 180)], [boxOf(0, -180, 1, -170)], [boxOf(0, 175, 1, -175)]];
    for (const lonDeg of [180, -180, 540])
      expect(candidates(entries, boxOf(0, lonDeg, 1, lonDeg))).toEqual([0, 1, 2]);
    expect(candidates(entries, boxOf(0, 179, 1, -179))).toEqual([0, 1, 2]);
    // The last number below 180, which rounds to 180 when 180 is added to it.
    const last = 179.99999999999997;
    expect(candidates(entries, boxOf(0, last, 1, last))).toEqual([0, 2]);
    expect(candidates(entries, boxOf(0, 160, 1, 172))).toEqual([0]);
    expect(candidates(entries, boxOf(0, -172, 1, -160))).toEqual([1]);
  });

  it('trap: a pole has every longitude', () => {
    const entries = [[boxOf(80, 10, 90, 20)], [boxOf(80, 10, 89, 20)], [boxOf(-90, 10, -80, 20)]];
    expect(candidates(entries, boxOf(89.5, 100, 90, 110))).toEqual([0]);
    expect(candidates(entries, boxOf(-90, -100, -90, -100))).toEqual([2]);
    expect(candidates(entries, boxOf(85, 100, 89, 110))).toEqual([]);
  });

  it('touching is meeting, to the last digit', () => {
    const edge = 33.1 + 0.2;
    const entries = [[boxOf(10, edge, 20, 40)], [boxOf(20.1, 0, 30, edge)]];
    expect(candidates(entries, boxOf(20, 0, 20.1, edge))).toEqual([0, 1]);
  });

  it('never loses what has no place, and never invents what has no box', () => {
    const entries = [[boxOf(NaN, 0, 1, 1)], [], [boxOf(0, NaN, 1, 1)], [boxOf(0, 0, 1, 1)]];
    expect(candidates(entries, boxOf(0.5, 100, 0.5, 100))).toEqual([0, 2]);
    expect(candidates(entries, boxOf(NaN, NaN, NaN, NaN))).toEqual([0, 2, 3]);
    expect(candidates([], boxOf(-90, -180, 90, 180))).toEqual([]);
    expect(candidates([[], []], boxOf(-90, -180, 90, 180))).toEqual([]);
  });
});

const places: fc.Arbitrary<LatLon> = fc.record({
  latDeg: fc.oneof(fc.double({ min: -90, max: 90, noNaN: true }), fc.constantFrom(90, -90, 89.99, 0)),
  lonDeg: fc.oneof(fc.double({ min: -180, max: 180, noNaN: true }), fc.constantFrom(180, -180, 179.99)),
});
/** Places within some 40 degrees of each other: no edge comes near the antipodes, where it would be ambiguous. */
const neighbours = (fewest: number, most: number): fc.Arbitrary<LatLon[]> =>
  fc
    .tuple(
      places,
      fc.array(
        fc.tuple(
          fc.double({ min: -20, max: 20, noNaN: true }),
          fc.double({ min: -20, max: 20, noNaN: true }),
        ),
        {
          minLength: fewest,
          maxLength: most,
        },
      ),
    )
    .map(([{ latDeg, lonDeg }, steps]) =>
      steps.map(([north, east]) => ({
        latDeg: Math.min(90, Math.max(-90, latDeg + north)),
        lonDeg: ((lonDeg + east + 540) % 360) - 180,
      })),
    );
const outlines: fc.Arbitrary<Outline> = fc.oneof(
  fc.record({
    kind: fc.constant('circle' as const),
    centre: places,
    radiusM: fc.double({ min: 1, max: 2e6, noNaN: true }),
  }),
  fc.record({
    kind: fc.constant('polygon' as const),
    edge: fc.constantFrom('geodesic' as const, 'parallel' as const, 'as-drawn' as const),
    vertices: neighbours(3, 6),
  }),
  fc.record({
    kind: fc.constant('corridor' as const),
    line: neighbours(2, 3),
    halfWidthM: fc.double({ min: 1, max: 5e5, noNaN: true }),
    caps: fc.constantFrom('round' as const, 'flat' as const),
  }),
);

describe('area index over outlines', () => {
  it('finds every outline that contains a place, wherever on Earth', () => {
    let inside = 0;
    fc.assert(
      fc.property(
        fc.array(outlines, { minLength: 1, maxLength: 20 }),
        fc.array(places, { minLength: 20, maxLength: 20 }),
        (shapes, points) => {
          const prepared = shapes.map((shape) => prepareOutline(shape));
          const index = buildVolumeIndex(prepared.map((shape) => outlineBoxes(shape)));
          for (const { latDeg, lonDeg } of points) {
            const found = new Set<number>();
            queryBox(index, boxOf(latDeg, lonDeg, latDeg, lonDeg), (entry) => found.add(entry));
            for (const [entry, shape] of prepared.entries()) {
              if (!outlineContains(shape, { latDeg, lonDeg })) continue;
              expect(found.has(entry)).toBe(true);
              inside += 1;
            }
          }
        },
      ),
      { seed: 20_260_403, numRuns: 15 },
    );
    expect(inside).toBeGreaterThan(100);
  });
});

function meetsPlainly(a: LatLonBox, b: LatLonBox): boolean {
  return (
    a.southDeg <= b.northDeg && b.southDeg <= a.northDeg && a.westDeg <= b.eastDeg && b.westDeg <= a.eastDeg
  );
}
