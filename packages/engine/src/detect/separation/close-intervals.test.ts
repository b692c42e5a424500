import * as fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { EXACT_JOIN, closeIntervals, findClosestApproach } from './close-intervals.ts';
import type { TrackColumns } from './close-intervals.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const fixedSeed = { seed: 20230802, numRuns: 150 };

/** Time in seconds, latitude, longitude, height, horizontal error, vertical error. */
type Row = readonly [number, number, number, number, number, number];

function toTrack(rows: readonly Row[]): TrackColumns {
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index]!);
  return {
    count: rows.length,
    timeMs: column(0).map((second) => second * 1000),
    latDeg: column(1),
    lonDeg: column(2),
    heightM: column(3),
    horizontalErrorM: column(4),
    verticalErrorM: column(5),
  };
}

/** The place and the larger error of the leg at an instant, by GeographicLib. */
function follow(
  rows: readonly Row[],
  instant: number,
): { lat: number; lon: number; height: number; error: number } {
  const second = Math.min(Math.max(instant, rows[0]![0]), rows.at(-1)![0]);
  for (let i = 0; i + 1 < rows.length; i++) {
    const [from, to] = [rows[i]!, rows[i + 1]!];
    if (second < from[0] || second > to[0] || from[0] === to[0]) continue;
    const fraction = (second - from[0]) / (to[0] - from[0]);
    const line = wgs84.InverseLine(from[1], from[2], to[1], to[2]);
    const at = line.Position(fraction * line.s13);
    return {
      lat: at.lat2!,
      lon: at.lon2!,
      height: from[3] + fraction * (to[3] - from[3]),
      error: Math.max(from[4], to[4]),
    };
  }
  return { lat: NaN, lon: NaN, height: NaN, error: NaN };
}

function separation(
  own: readonly Row[],
  other: readonly Row[],
  second: number,
): { d: number; dz: number; r: number } {
  const a = follow(own, second);
  const b = follow(other, second);
  const d = wgs84.Inverse(a.lat, a.lon, b.lat, b.lon).s12!;
  return { d, dz: Math.abs(a.height - b.height), r: a.error + b.error };
}

function covers(list: readonly number[], second: number): boolean {
  for (let i = 0; i < list.length; i += 2) {
    if (second * 1000 >= list[i]! && second * 1000 <= list[i + 1]!) return true;
  }
  return false;
}

/** A flight of legs about a meeting point, so that both pass it within a few minutes of each other. */
const flight = fc.record({
  bearing: fc.double({ min: 0, max: 360, noNaN: true }),
  speed: fc.constantFrom(0, 1, 15, 60, 250),
  late: fc.double({ min: -40, max: 40, noNaN: true }),
  bends: fc.array(fc.double({ min: -60, max: 60, noNaN: true }), { minLength: 2, maxLength: 5 }),
  steps: fc.array(fc.constantFrom(1, 7, 45, 300), { minLength: 5, maxLength: 5 }),
  height: fc.double({ min: 900, max: 1100, noNaN: true }),
  climb: fc.double({ min: -3, max: 3, noNaN: true }),
  error: fc.constantFrom(0, 10, 150),
});

const place = fc.constantFrom([47, 8], [0, 180], [89.999, 0], [-89.9, 77], [65, -179.99], [-33, 151]);

const meeting = fc.tuple(flight, flight, place, fc.constantFrom(50, 900, 9260));

function layFlight(
  path: typeof flight extends fc.Arbitrary<infer T> ? T : never,
  at: readonly number[],
): Row[] {
  let bearing = path.bearing;
  let second = -150 + path.late;
  let point = wgs84.Direct(at[0]!, at[1]!, bearing, -150 * path.speed);
  let [lat, lon] = [point.lat2!, point.lon2!];
  const rows: Row[] = [[second, lat, lon, path.height, path.error, 5]];
  bearing = point.azi2!;
  for (const [index, bend] of path.bends.entries()) {
    const step = path.steps[index]!;
    point = wgs84.Direct(lat, lon, bearing, step * path.speed);
    [lat, lon] = [point.lat2!, point.lon2!];
    bearing = point.azi2! + bend / 4;
    second += step;
    const height = path.height + path.climb * (second + 150);
    rows.push([second, lat, lon, height, index % 2 === 0 ? path.error : path.error / 2, 5]);
  }
  return rows;
}

describe('the intervals of two tracks on WGS84', () => {
  it('agree with GeographicLib sampled between the fixes', () => {
    fc.assert(
      fc.property(meeting, ([one, two, at, horizontalM]) => {
        const own = layFlight(one, at);
        const other = layFlight(two, at);
        const verticalM = 80;
        const sets = closeIntervals(toTrack(own), toTrack(other), { horizontalM, verticalM });
        const from = Math.max(own[0]![0], other[0]![0]);
        const until = Math.min(own.at(-1)![0], other.at(-1)![0]);
        const samples = from < until ? 40 : 0;
        for (let i = 0; i < samples; i++) {
          const second = from + ((i + 0.382) / 40) * (until - from);
          const { d, dz, r } = separation(own, other, second);
          const check = (list: readonly number[], radius: number, height: number): void => {
            // Nearer to the limit than the error of the geodesics of both libraries nothing is claimed.
            if (Math.abs(d - radius) < 1e-6 || Math.abs(dz - height) < 1e-6) return;
            expect(covers(list, second), `${second} ${d} ${dz}`).toBe(d <= radius && dz <= height);
          };
          check(sets.certain, horizontalM - r, verticalM - 10);
          check(sets.nominal, horizontalM, verticalM);
          check(sets.possible, horizontalM + r, verticalM + 10);
        }
      }),
      fixedSeed,
    );
  });

  it('begin and end where GeographicLib measures exactly one of the limits', () => {
    fc.assert(
      fc.property(meeting, ([one, two, at, horizontalM]) => {
        const own = layFlight(one, at);
        const other = layFlight(two, at);
        const { nominal } = closeIntervals(toTrack(own), toTrack(other), { horizontalM, verticalM: 80 });
        const fixes = new Set([...own, ...other].map((row) => row[0] * 1000));
        for (const instant of nominal) {
          if (fixes.has(instant)) continue;
          const { d, dz } = separation(own, other, instant / 1000);
          // 1e-6 s at 500 m/s, and 3 m/s of climb.
          expect(Math.min(Math.abs(d - horizontalM) / 500, Math.abs(dz - 80) / 6)).toBeLessThan(1e-6);
        }
      }),
      fixedSeed,
    );
  });

  it('reach the least distance that GeographicLib finds by sampling, and no less', () => {
    fc.assert(
      fc.property(meeting, ([one, two, at]) => {
        const own = layFlight(one, at);
        const other = layFlight(two, at);
        const approach = findClosestApproach(toTrack(own), toTrack(other));
        const from = Math.max(own[0]![0], other[0]![0]);
        const until = Math.min(own.at(-1)![0], other.at(-1)![0]);
        if (approach === undefined) {
          expect(from).toBeGreaterThanOrEqual(until);
          return;
        }
        const { d, dz } = separation(own, other, approach.fromMs / 1000);
        expect(Math.abs(d - approach.horizontalM)).toBeLessThan(1e-4);
        expect(Math.abs(dz - approach.verticalM)).toBeLessThan(1e-3);
        for (let i = 0; i <= 60; i++) {
          const second = from + (i / 60) * (until - from);
          expect(separation(own, other, second).d).toBeGreaterThan(approach.horizontalM - 1e-5);
        }
      }),
      fixedSeed,
    );
  });

  it('mirror when own and other are swapped', () => {
    fc.assert(
      fc.property(meeting, ([one, two, at, horizontalM]) => {
        const own = toTrack(layFlight(one, at));
        const other = toTrack(layFlight(two, at));
        const limits = { horizontalM, verticalM: 80 };
        expectSame(closeIntervals(own, other, limits), closeIntervals(other, own, limits), 0);
      }),
      fixedSeed,
    );
  });

  it('move with the clock, and not at all with longitude or hemisphere', () => {
    fc.assert(
      fc.property(
        meeting,
        fc.double({ min: -180, max: 180, noNaN: true }),
        ([one, two, at, horizontalM], turn) => {
          const own = layFlight(one, at);
          const other = layFlight(two, at);
          const limits = { horizontalM, verticalM: 80 };
          const plain = closeIntervals(toTrack(own), toTrack(other), limits);
          const change = (to: (row: Row) => Row): ReturnType<typeof closeIntervals> =>
            closeIntervals(toTrack(own.map(to)), toTrack(other.map(to)), limits);
          const later = change(([t, ...rest]) => [t + 1e6, ...rest]);
          expectSame(plain, later, 1e9);
          expectSame(
            plain,
            change(([t, lat, ...rest]) => [t, -lat, ...rest]),
            0,
          );
          expectSame(
            plain,
            change(([t, lat, lon, ...rest]) => [t, lat, lon + turn, ...rest]),
            0,
          );
        },
      ),
      fixedSeed,
    );
  });

  it('stay when a leg is split at any fraction', () => {
    fc.assert(
      fc.property(
        meeting,
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        ([one, two, at, horizontalM], f) => {
          const own = layFlight(one, at);
          const other = layFlight(two, at);
          const limits = { horizontalM, verticalM: 80 };
          const [from, to] = [own[1]!, own[2]!];
          const line = wgs84.InverseLine(from[1], from[2], to[1], to[2]);
          const cut = line.Position(f * line.s13);
          const error = Math.max(from[4], to[4]);
          const middle: Row = [
            from[0] + f * (to[0] - from[0]),
            cut.lat2!,
            cut.lon2!,
            from[3] + f * (to[3] - from[3]),
            error,
            5,
          ];
          const split = [...own.slice(0, 2), middle, ...own.slice(2)];
          // The split leg keeps its error on both parts; the other legs do not see the new fix.
          const plain = closeIntervals(toTrack(own), toTrack(other), limits);
          expectSame(plain, closeIntervals(toTrack(split), toTrack(other), limits), 0);
        },
      ),
      fixedSeed,
    );
  });
});

/** Same verdicts, ends within 1e-6 s, or within what 10 nm of distance make where the aircraft hardly close. */
function expectSame(
  one: ReturnType<typeof closeIntervals>,
  two: ReturnType<typeof closeIntervals>,
  shiftMs: number,
): void {
  for (const set of ['certain', 'nominal', 'possible'] as const) {
    const moved = one[set].map((instant) => instant + shiftMs);
    expect(two[set].length, `${set} ${moved.join(' ')} and ${two[set].join(' ')}`).toBe(moved.length);
    for (const [index, instant] of moved.entries()) {
      expect(Math.abs(two[set][index]! - instant)).toBeLessThan(1e-3);
    }
  }
}

describe('traps of two tracks', () => {
  const limits = { horizontalM: 1000, verticalM: 300 };
  const straight = (rows: readonly Row[]): TrackColumns => toTrack(rows);

  it('gives the whole common time for two aircraft that stand still side by side', () => {
    const own = straight([
      [0, 10, 20, 100, 0, 0],
      [60, 10, 20, 100, 0, 0],
    ]);
    const other = straight([
      [30, 10.001, 20, 100, 0, 0],
      [90, 10.001, 20, 100, 0, 0],
    ]);
    expect(closeIntervals(own, other, limits).nominal).toEqual([30_000, 60_000]);
    expect(findClosestApproach(own, other)).toMatchObject({ fromMs: 30_000, untilMs: 60_000 });
  });

  it('gives the whole common time for a formation with relative velocity exactly zero', () => {
    const along = (lon: number): Row[] => [
      [0, 0, lon, 100, 0, 0],
      [100, 0, lon + 0.2, 100, 0, 0],
      [200, 0, lon + 0.4, 100, 0, 0],
    ];
    const approach = findClosestApproach(straight(along(0)), straight(along(0.001)))!;
    expect(closeIntervals(straight(along(0)), straight(along(0.001)), limits).nominal).toEqual([0, 200_000]);
    expect(approach.fromMs).toBe(0);
    expect(approach.untilMs).toBe(200_000);
    expect(approach.horizontalM).toBeCloseTo(111.3194907932, 6);
  });

  it('treats a height difference of exactly the limit with equal vertical speed as within', () => {
    const climb = (height: number): Row[] => [
      [0, 10, 20, height, 0, 0],
      [60, 10, 20, height + 200, 0, 0],
    ];
    expect(closeIntervals(straight(climb(0)), straight(climb(300)), limits).nominal).toEqual([0, 60_000]);
    expect(closeIntervals(straight(climb(0)), straight(climb(300.001)), limits).nominal).toEqual([]);
  });

  it('claims nothing for an empty common time span', () => {
    const own = straight([
      [0, 10, 20, 100, 0, 0],
      [60, 10, 20, 100, 0, 0],
    ]);
    const other = straight([
      [60, 10, 20, 100, 0, 0],
      [90, 10, 20, 100, 0, 0],
    ]);
    expect(closeIntervals(own, other, limits)).toEqual({ certain: [], nominal: [], possible: [] });
    expect(findClosestApproach(own, other)).toBeUndefined();
  });

  it('makes no leg between two fixes of the same instant', () => {
    const own = straight([
      [0, 10, 20, 100, 0, 0],
      [30, 10, 20, 100, 0, 0],
      [30, 10.5, 20, 100, 0, 0],
      [60, 10.5, 20, 100, 0, 0],
    ]);
    const other = straight([
      [0, 10.001, 20, 100, 0, 0],
      [60, 10.001, 20, 100, 0, 0],
    ]);
    expect(closeIntervals(own, other, limits).nominal).toEqual([0, 30_000]);
  });

  it('does not join fixes over a gap longer than the limit', () => {
    const own = straight([
      [0, 10, 20, 100, 0, 0],
      [30, 10, 20, 100, 0, 0],
      [100, 10, 20, 100, 0, 0],
      [130, 10, 20, 100, 0, 0],
    ]);
    const sets = closeIntervals(own, own, limits, { ...EXACT_JOIN, longestGapMs: 60_000 });
    expect(sets.nominal).toEqual([0, 30_000, 100_000, 130_000]);
  });

  it('leaves only the possible set where a height is unknown, unless height does not matter', () => {
    const own = straight([
      [0, 10, 20, NaN, 5, 5],
      [30, 10, 20, 100, 5, 5],
    ]);
    const other = straight([
      [0, 10, 20, 5000, 5, 5],
      [30, 10, 20, 5000, 5, 5],
    ]);
    expect(closeIntervals(own, other, limits)).toEqual({ certain: [], nominal: [], possible: [0, 30_000] });
    const flat = closeIntervals(own, other, { horizontalM: 1000, verticalM: Infinity });
    expect(flat.certain).toEqual([0, 30_000]);
  });

  it('compares the second heights where one aircraft lacks the first', () => {
    const own = straight([
      [0, 10, 20, NaN, 5, 5],
      [30, 10, 20, NaN, 5, 5],
    ]);
    const second = { secondHeightM: [900, 900], secondVerticalErrorM: [10, 10] };
    const other = straight([
      [0, 10, 20, 5000, 5, 5],
      [30, 10, 20, 5000, 5, 5],
    ]);
    const sets = closeIntervals({ ...own, ...second }, { ...other, ...second }, limits);
    expect(sets.certain).toEqual([0, 30_000]);
  });

  it('follows a leg that leads straight over the pole', () => {
    const own = straight([
      [0, 89.5, 10, 100, 0, 0],
      [600, 89.5, -170, 100, 0, 0],
    ]);
    const other = straight([
      [0, 89.5, 100, 100, 0, 0],
      [600, 89.5, -80, 100, 0, 0],
    ]);
    const approach = findClosestApproach(own, other)!;
    expect(approach.fromMs).toBeCloseTo(300_000, 3);
    expect(approach.horizontalM).toBeLessThan(1e-5);
  });

  it('follows a leg of thousands of kilometres, as a bad fix makes it', () => {
    const rows: Row[] = [
      [0, 0, 0, 100, 0, 0],
      [3600, -22, -46.7, 100, 0, 0],
    ];
    const half = follow(rows, 1800);
    const other: Row[] = [
      [0, half.lat, half.lon, 100, 0, 0],
      [3600, half.lat, half.lon, 100, 0, 0],
    ];
    const approach = findClosestApproach(straight(rows), straight(other))!;
    expect(approach.fromMs).toBeCloseTo(1_800_000, 1);
    expect(approach.horizontalM).toBeLessThan(1e-3);
  });
});
