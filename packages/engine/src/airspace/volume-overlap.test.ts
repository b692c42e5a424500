import { describe, expect, it } from 'vitest';
import type { HeightContext, Outline } from '../geo/index.ts';
import type { Volume } from './area.ts';
import type { Schedule, TimeWindow } from './schedule.ts';
import type { OverlapOptions, VolumeOverlap } from './volume-overlap.ts';
import { horizontalGap, prepareVolume, volumeConflicts, volumeOverlap } from './volume-overlap.ts';

const ignorance: HeightContext = {
  qnhHpa: { from: 950, to: 1050 },
  undulationM: { from: -107, to: 86 },
  terrainM: { from: -430, to: 8849 },
};
const noon = Date.UTC(2026, 2, 1, 12);
const HOUR_MS = 3_600_000;
const options: OverlapOptions = {
  period: { fromMs: noon - 24 * HOUR_MS, untilMs: noon + 24 * HOUR_MS },
  context: ignorance,
};

function circle(latDeg: number, radiusM: number): Outline {
  return { kind: 'circle', centre: { latDeg, lonDeg: 8 }, radiusM };
}

function window(fromHour: number, untilHour: number): TimeWindow {
  return { fromMs: noon + fromHour * HOUR_MS, untilMs: noon + untilHour * HOUR_MS };
}

function volume(change: Partial<Volume> = {}): Volume {
  return {
    outline: circle(47, 1000),
    floor: { kind: 'height', heightM: 500, datum: 'AMSL' },
    ceiling: { kind: 'height', heightM: 900, datum: 'AMSL' },
    schedule: { kind: 'windows', windows: [window(0, 1)] },
    ...change,
  };
}

/** Asked both ways round; the answer has to be the same. */
function compare(a: Volume, b: Volume, changed: Partial<OverlapOptions> = {}): VolumeOverlap {
  const all = { ...options, ...changed };
  const there = volumeOverlap(prepareVolume(a), prepareVolume(b), all);
  expect(volumeOverlap(prepareVolume(b), prepareVolume(a), all)).toEqual(there);
  return there;
}

describe('two volumes', () => {
  it('that share a place, a height and a time are in conflict, and the answer says where, which heights and when', () => {
    const other = volume({
      outline: circle(47.01, 700),
      floor: { kind: 'height', heightM: 800, datum: 'AMSL' },
      ceiling: { kind: 'height', heightM: 1200, datum: 'AMSL' },
      schedule: { kind: 'windows', windows: [window(-3, -2), window(0.5, 4)] },
    });
    const overlap = compare(volume(), other);
    expect(overlap).toMatchObject({
      verdict: 'conflict',
      axes: { time: 'yes', height: 'yes', outline: 'yes' },
      when: [noon + 0.5 * HOUR_MS, noon + HOUR_MS],
      whenUndecided: [],
      band: { datum: 'AMSL', floorM: { from: 800, to: 800 }, ceilingM: { from: 900, to: 900 } },
    });
    // 1111.75 m between the centres: (1000 + 700 - 1111.75) / 2.
    expect(overlap.where!.depthM).toBeCloseTo(294.12, 0);
    expect(overlap.where!.at.latDeg).toBeGreaterThan(47);
    expect(overlap.where!.at.latDeg).toBeLessThan(47.01);
  });

  it('are clear by the first axis that parts them, and no other is looked at', () => {
    expect(compare(volume(), volume({ schedule: { kind: 'windows', windows: [window(2, 3)] } }))).toEqual({
      verdict: 'clear',
      axes: { time: 'no' },
      when: [],
      whenUndecided: [],
    });
    const above = volume({
      floor: { kind: 'height', heightM: 901, datum: 'AMSL' },
      ceiling: { kind: 'unlimited' },
    });
    expect(compare(volume(), above).axes).toEqual({ time: 'yes', height: 'no' });
    const apart = volume({ outline: circle(47.5, 1000) });
    expect(compare(volume(), apart)).toMatchObject({ verdict: 'clear', axes: { outline: 'no' } });
    expect(compare(volume(), apart).where).toBeUndefined();
    expect(horizontalGap(prepareVolume(volume()), prepareVolume(apart)).gapM).toBeGreaterThan(53_000);
  });

  it('back to back are in conflict as closed sets, and free where the parties agreed on that', () => {
    const next = volume({ schedule: { kind: 'windows', windows: [window(1, 2)] } });
    const closed = compare(volume(), next);
    expect(closed.verdict).toBe('conflict');
    expect(closed.when).toEqual([noon + HOUR_MS, noon + HOUR_MS]);
    expect(compare(volume(), next, { touchingIsFree: { time: true } }).verdict).toBe('clear');
    expect(compare(volume(), next, { touchingIsFree: { height: true } }).verdict).toBe('conflict');
    const layer = volume({
      floor: { kind: 'height', heightM: 900, datum: 'AMSL' },
      ceiling: { kind: 'unlimited' },
    });
    expect(compare(volume(), layer).verdict).toBe('conflict');
    expect(compare(volume(), layer, { touchingIsFree: { height: true } }).verdict).toBe('clear');
    expect(compare(volume(), layer, { touchingIsFree: { time: true } }).verdict).toBe('conflict');
  });

  it('that overlap for a moment stay in conflict where only touching is free', () => {
    const overlapping = volume({ schedule: { kind: 'windows', windows: [window(0.9, 2)] } });
    expect(compare(volume(), overlapping, { touchingIsFree: { time: true } }).verdict).toBe('conflict');
  });

  it('whose datums cannot be compared are undecided, never clear', () => {
    const flightLevels = volume({
      floor: { kind: 'height', heightM: 900, datum: 'FL' },
      ceiling: { kind: 'height', heightM: 1500, datum: 'FL' },
    });
    const overlap = compare(volume(), flightLevels);
    expect(overlap.verdict).toBe('undecided');
    expect(overlap.axes).toEqual({ time: 'yes', height: 'unknown', outline: 'yes' });
    expect(overlap.where).toBeDefined();
    const apart = { ...flightLevels, outline: circle(48, 100) };
    expect(compare(volume(), apart).verdict).toBe('clear');
  });

  it('with hours that nobody can read are undecided, and say when', () => {
    const words: Schedule = { kind: 'unreadable', text: 'by NOTAM' };
    const overlap = compare(volume(), volume({ schedule: words }));
    expect(overlap.verdict).toBe('undecided');
    expect(overlap.when).toEqual([]);
    expect(overlap.whenUndecided).toEqual([noon, noon + HOUR_MS]);
    const both: Schedule = {
      kind: 'any-of',
      parts: [words, { kind: 'windows', windows: [window(0.25, 0.5)] }],
    };
    const partly = compare(volume(), volume({ schedule: both }));
    expect(partly.verdict).toBe('conflict');
    expect(partly.when).toEqual([noon + 0.25 * HOUR_MS, noon + 0.5 * HOUR_MS]);
    expect(partly.whenUndecided).toEqual([noon, noon + 0.25 * HOUR_MS, noon + 0.5 * HOUR_MS, noon + HOUR_MS]);
  });

  it('are compared within the period only', () => {
    const period = { fromMs: noon - HOUR_MS, untilMs: noon - 1 };
    expect(compare(volume(), volume(), { period }).verdict).toBe('clear');
    expect(compare(volume(), volume(), { period: { fromMs: -Infinity, untilMs: Infinity } }).verdict).toBe(
      'conflict',
    );
  });
});

describe('two lists of volumes', () => {
  it('conflict where any pair does, each volume with its own heights and hours', () => {
    const prepare = (changes: readonly Partial<Volume>[]) =>
      changes.map((change) => prepareVolume(volume(change)));
    const later = { schedule: { kind: 'windows', windows: [window(2, 3)] } } as const;
    // The outline of one volume and the hours of another make no conflict.
    const as = prepare([{}, { outline: circle(48, 500), ...later }]);
    const bs = prepare([{ outline: circle(48, 500) }, later, { outline: circle(48.005, 500), ...later }, {}]);
    const conflicts = volumeConflicts(as, bs, options);
    expect(conflicts.map(({ first, second }) => [first, second])).toEqual([
      [0, 3],
      [1, 2],
    ]);
    expect(volumeConflicts(bs, as, options).map(({ first, second }) => [second, first])).toEqual([
      [1, 2],
      [0, 3],
    ]);
    expect(volumeConflicts(as, [], options)).toEqual([]);
  });
});
