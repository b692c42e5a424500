import { describe, expect, it } from 'vitest';
import { closeIntervals } from './close-intervals.ts';
import type { TrackColumns } from './close-intervals.ts';
import type { Encounter } from './encounter.ts';
import { PairSweep } from './pair-sweep.ts';
import type { PairSweepResult } from './pair-sweep.ts';
import type { PairWatch } from './swept-pair.ts';

type Fix = readonly [
  aircraft: number,
  timeMs: number,
  latDeg: number,
  lonDeg: number,
  heightM: number,
  horizontalErrorM: number,
  verticalErrorM: number,
];

const policy = { latencyMs: 200, accelerationMps2: 0.5 };

/** Park-Miller generator: the same numbers on every run. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const places = {
  'at mid latitude': [47, 8],
  'across the antimeridian': [-17, 179.99],
  'around the north pole': [89.98, 40],
  'around the south pole': [-89.999, -120],
  'across the equator and the zero meridian': [0, 0],
} as const;

/** Wandering aircraft close to each other: silences, jumps, standing aircraft, unknown heights, equal times. */
function makeTraffic(seed: number, latDeg: number, lonDeg: number, aircraft: number, spreadM: number): Fix[] {
  const random = makeRandom(seed);
  const fixes: Fix[] = [];
  for (let index = 0; index < aircraft; index++) {
    let north = (random() - 0.5) * spreadM;
    let east = (random() - 0.5) * spreadM;
    let height = 1000 + random() * 400;
    const speed = random() < 0.15 ? 0 : 5 + random() * 200;
    let course = random() * 2 * Math.PI;
    let timeMs = 1_600_000_000_000 + Math.floor(random() * 20) * 1000;
    const stepMs = [1000, 2500, 5000, 10_000][Math.floor(random() * 4)]!;
    for (let i = 0; i < 60; i++) {
      const silence = random() < 0.04;
      const dtMs = silence ? stepMs + Math.floor(random() * 200_000) : stepMs;
      timeMs += random() < 0.02 ? 0 : dtMs;
      course += (random() - 0.5) * 0.6;
      north += (speed * dtMs * Math.cos(course)) / 1000;
      east += (speed * dtMs * Math.sin(course)) / 1000;
      if (Math.abs(north) + Math.abs(east) > spreadM) course += Math.PI / 2;
      height += (random() - 0.5) * 30;
      const jump = random() < 0.01 ? random() * 5 : 0;
      fixes.push([
        index,
        timeMs,
        ...offset(latDeg, lonDeg, north, east + jump * 1e5),
        random() < 0.03 ? NaN : height,
        random() < 0.05 ? 400 * random() : 5 + 10 * random(),
        10,
      ]);
    }
  }
  return fixes.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}

/** Roughly so many metres north and east, over the pole if need be. */
function offset(latDeg: number, lonDeg: number, northM: number, eastM: number): [number, number] {
  const toRadians = Math.PI / 180;
  const lat = latDeg * toRadians;
  const distance = Math.sqrt(northM * northM + eastM * eastM) / 6_371_000;
  const course = Math.atan2(eastM, northM);
  const sine = Math.sin(lat) * Math.cos(distance) + Math.cos(lat) * Math.sin(distance) * Math.cos(course);
  const turn = Math.atan2(
    Math.sin(course) * Math.sin(distance) * Math.cos(lat),
    Math.cos(distance) - Math.sin(lat) * sine,
  );
  const lon = lonDeg + turn / toRadians;
  return [Math.asin(sine) / toRadians, lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon];
}

function sweep(fixes: readonly Fix[], watches: readonly PairWatch[]): PairSweepResult {
  const pairs = new PairSweep({ watches, breakMarks: 0, ...policy });
  for (const fix of fixes) pairs.push(...fix);
  return pairs.end();
}

function toColumns(fixes: readonly Fix[]): TrackColumns {
  const kept: Fix[] = [];
  for (const fix of fixes) {
    const last = kept.at(-1);
    if (last?.[1] !== fix[1]) kept.push(fix);
    else if (fix[5] < last[5]) kept[kept.length - 1] = fix;
  }
  const column = (index: number): Float64Array => Float64Array.from(kept, (fix) => fix[index]!);
  return {
    count: kept.length,
    timeMs: column(1),
    latDeg: column(2),
    lonDeg: column(3),
    heightM: column(4),
    horizontalErrorM: column(5),
    verticalErrorM: column(6),
  };
}

/** All pairs on whole tracks, cut into encounters afterwards. */
function bruteForce(fixes: readonly Fix[], watches: readonly PairWatch[]): Partial<Encounter>[] {
  const count = Math.max(...fixes.map((fix) => fix[0])) + 1;
  const tracks = Array.from({ length: count }, (_, index) =>
    toColumns(fixes.filter((fix) => fix[0] === index)),
  );
  const encounters: Partial<Encounter>[] = [];
  for (const [number, watch] of watches.entries()) {
    for (let first = 0; first < count; first++) {
      for (let second = first + 1; second < count; second++) {
        if (!watch.isWatched(first, second)) continue;
        const join = { ...policy, longestGapMs: watch.longestGapMs };
        const sets = closeIntervals(tracks[first]!, tracks[second]!, watch, join);
        for (const [from, until] of cutRuns(sets.possible, watch.mergeGapMs)) {
          const within = (list: readonly number[]): number[] =>
            list.filter((instant) => instant >= from && instant <= until);
          encounters.push({
            watch: number,
            first,
            second,
            certain: within(sets.certain),
            nominal: within(sets.nominal),
            possible: within(sets.possible),
          });
        }
      }
    }
  }
  return encounters;
}

function cutRuns(list: readonly number[], mergeGapMs: number): [number, number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < list.length; i += 2) {
    const last = runs.at(-1);
    if (last !== undefined && list[i]! - last[1] < mergeGapMs) last[1] = list[i + 1]!;
    else runs.push([list[i]!, list[i + 1]!]);
  }
  return runs;
}

function summarise(encounters: readonly Encounter[]): Partial<Encounter>[] {
  return encounters.map(({ watch, first, second, certain, nominal, possible }) => ({
    watch,
    first,
    second,
    certain,
    nominal,
    possible,
  }));
}

const everybody = (): boolean => true;

describe('the sweep over all pairs', () => {
  for (const [where, [latDeg, lonDeg]] of Object.entries(places)) {
    it(`finds what comparing every pair of whole tracks finds, ${where}`, () => {
      let encounters = 0;
      for (const [seed, spreadM] of [
        [11, 3000],
        [12, 20_000],
        [13, 60_000],
      ] as const) {
        const watches: PairWatch[] = [
          { horizontalM: 300, verticalM: 60, mergeGapMs: 10_000, longestGapMs: 30_000, isWatched: everybody },
          {
            horizontalM: 3000,
            verticalM: 300,
            mergeGapMs: 90_000,
            longestGapMs: 120_000,
            isWatched: everybody,
          },
          {
            horizontalM: 1000,
            verticalM: Infinity,
            mergeGapMs: 0,
            longestGapMs: 5000,
            isWatched: (first, second) => (first + second) % 2 === 1,
          },
        ];
        const fixes = makeTraffic(seed, latDeg, lonDeg, 14, spreadM);
        const found = summarise(sweep(fixes, watches).encounters);
        const expected = bruteForce(fixes, watches);
        expect(found).toEqual(expected);
        encounters += expected.length;
      }
      expect(encounters).toBeGreaterThan(100);
    });
  }

  it('gives the same answer whatever the order of fixes that share an instant', () => {
    const watches = [
      { horizontalM: 2000, verticalM: 300, mergeGapMs: 30_000, longestGapMs: 60_000, isWatched: everybody },
    ];
    const fixes = makeTraffic(5, 47, 8, 20, 10_000);
    const reversed = [...fixes].reverse().sort((a, b) => a[1] - b[1]);
    expect(reversed).not.toEqual(fixes);
    expect(sweep(reversed, watches)).toEqual(sweep(fixes, watches));
  });

  it('gives the same encounters when they are taken as they close', () => {
    const watches = [
      { horizontalM: 2000, verticalM: 300, mergeGapMs: 5000, longestGapMs: 20_000, isWatched: everybody },
    ];
    const fixes = makeTraffic(6, 47, 8, 20, 10_000);
    const pairs = new PairSweep({ watches, breakMarks: 0, ...policy });
    const taken: Encounter[] = [];
    let early = 0;
    for (const fix of fixes) {
      pairs.push(...fix);
      const closed = pairs.takeClosed();
      early += closed.length;
      taken.push(...closed);
    }
    taken.push(...pairs.end().encounters);
    taken.sort((a, b) => a.first - b.first || a.second - b.second || a.possible[0]! - b.possible[0]!);
    expect(early).toBeGreaterThan(10);
    expect(taken).toEqual(sweep(fixes, watches).encounters);
  });

  it('joins an encounter over a silence longer than the longest gap where the merge gap is longer still', () => {
    const fixes: Fix[] = [];
    for (const start of [0, 200_000]) {
      for (let i = 0; i <= 10; i++) {
        fixes.push([0, start + i * 1000, 50, 8, 1000, 0, 0], [1, start + i * 1000, 50.001, 8, 1000, 0, 0]);
      }
    }
    for (let i = 0; i < 300; i++) fixes.push([2, i * 1000, 10, 10, 0, 0, 0]);
    fixes.sort((a, b) => a[1] - b[1]);
    const watch = { horizontalM: 500, verticalM: 100, longestGapMs: 20_000, isWatched: everybody };
    const joined = sweep(fixes, [{ ...watch, mergeGapMs: 250_000 }]).encounters;
    expect(joined.map((one) => one.possible)).toEqual([[0, 10_000, 200_000, 210_000]]);
    const apart = sweep(fixes, [{ ...watch, mergeGapMs: 100_000 }]).encounters;
    expect(apart.map((one) => one.possible)).toEqual([
      [0, 10_000],
      [200_000, 210_000],
    ]);
  });

  it('counts the fixes of both aircraft at instants of each set', () => {
    const fixes: Fix[] = [];
    for (let i = 0; i <= 20; i++) {
      fixes.push([0, i * 1000, 0, 0, 1000, 0, 0]);
      // Comes in from 1000 m to the north at 100 m/s and goes on.
      fixes.push([
        1,
        i * 1000 + (i % 2) * 500,
        ((1000 - i * 100 - (i % 2) * 50) / 110_574.276) * 1,
        0,
        1000,
        20,
        0,
      ]);
    }
    fixes.sort((a, b) => a[1] - b[1]);
    const [one] = sweep(fixes, [
      { horizontalM: 250, verticalM: 100, mergeGapMs: 0, longestGapMs: 20_000, isWatched: everybody },
    ]).encounters;
    const within = (radiusM: number): number =>
      fixes.filter((fix) => Math.abs(1000 - fix[1] / 10) <= radiusM + 1e-6).length;
    expect(one!.fixes).toEqual({ least: within(226.6), nominal: within(250), most: within(273.4) });
    expect(one!.closest.atMs).toBeCloseTo(10_000, 2);
    expect(one!.closest.at.latDeg).toBeCloseTo(0, 9);
    expect(one!.closest.horizontalM.nominal).toBeLessThan(1e-3);
  });

  it('does not join a fix that only a jump could reach, and joins the ones after it', () => {
    const fixes: Fix[] = [];
    for (let i = 0; i <= 10; i++) {
      fixes.push([0, i * 1000, i === 5 ? 51 : 50, 8, 1000, 0, 0], [1, i * 1000, 50.001, 8, 1000, 0, 0]);
    }
    const result = sweep(fixes, [
      { horizontalM: 500, verticalM: 100, mergeGapMs: 5000, longestGapMs: 20_000, isWatched: everybody },
    ]);
    expect(result.encounters.map((one) => one.possible)).toEqual([[0, 4000, 6000, 10_000]]);
    expect(result.tally.jumps).toBe(2);
  });

  it('leaves out late, unusable and doubled fixes and says so', () => {
    const watches = [
      { horizontalM: 500, verticalM: 100, mergeGapMs: 0, longestGapMs: 20_000, isWatched: everybody },
    ];
    const fixes: Fix[] = [
      [0, 1000, 1, 1, 0, 5, 5],
      [0, 1000, 1, 1, 0, 2, 5],
      [0, 900, 1, 1, 0, 5, 5],
      [0, 2000, NaN, 1, 0, 5, 5],
      [0, 2000, 91, 1, 0, 5, 5],
      [0, 2000, 1, 1, 0, NaN, 5],
      [0, Infinity, 1, 1, 0, 5, 5],
    ];
    expect(sweep(fixes, watches)).toEqual({
      encounters: [],
      tally: { fixes: 7, late: 1, unusable: 4, duplicate: 1, jumps: 0 },
    });
  });

  it('forgets aircraft that fell silent', () => {
    const random = makeRandom(3);
    const pairs = new PairSweep({
      watches: [
        { horizontalM: 500, verticalM: 100, mergeGapMs: 0, longestGapMs: 5000, isWatched: everybody },
      ],
      breakMarks: 0,
      ...policy,
    });
    let most = 0;
    for (let i = 0; i < 12_000; i++) {
      // Every aircraft is heard for 100 s and never again.
      pairs.push(
        Math.floor(i / 1000) * 10 + (i % 10),
        i * 100,
        50 + random() / 100,
        8 + random() / 100,
        0,
        5,
        5,
      );
      most = Math.max(most, pairs.activeCount);
    }
    expect(most).toBeLessThanOrEqual(40);
    pairs.end();
  });
});
