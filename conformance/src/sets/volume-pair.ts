import type { OverlapOptions } from '@deconflict/engine/airspace';
import { horizontalGap, prepareVolume, volumeConflicts, volumeOverlap } from '@deconflict/engine/airspace';
import type { F3548Volume } from '../f3548-volume.ts';
import { volumeOf } from '../f3548-volume.ts';
import type { TruthRecord } from '../truth-set.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

interface PairCase {
  readonly a: readonly F3548Volume[];
  readonly b: readonly F3548Volume[];
  readonly expected: {
    readonly conflict: boolean;
    readonly conflict_if_touching_is_free: boolean;
    readonly horizontal: boolean;
    readonly vertical: boolean;
    readonly temporal: boolean;
    readonly horizontal_gap_m: number | null;
  };
}

interface IntentCase {
  readonly a: readonly F3548Volume[];
  readonly b: readonly F3548Volume[];
  readonly expected: {
    readonly conflict: boolean;
    readonly conflicting_pairs: readonly (readonly [number, number])[];
  };
}

const GAP_TOLERANCE_M = 0.01;

const closed: OverlapOptions = {
  period: { fromMs: -Infinity, untilMs: Infinity },
  context: {
    qnhHpa: { from: 950, to: 1050 },
    undulationM: { from: -107, to: 86 },
    terrainM: { from: -430, to: 8849 },
  },
};
const touchingIsFree: OverlapOptions = { ...closed, touchingIsFree: { time: true, height: true } };

/** Pairs of 4D volumes: the verdict as closed sets and with touching free, every axis, and the gap on the ground. */
export const volumePairs = recordSet<PairCase>({
  name: 'volume_pair',
  unit: 'm',
  matches: (record) => ofKind('volume_pair')(record) && !outlinesOnlyTouch(record),
  judge(truth) {
    const comparison = new Comparison();
    const { expected } = truth;
    const { a, b } = compareAxes(comparison, truth);
    const gap = horizontalGap(a, b);
    comparison.same('outlines overlap', gap.overlaps, expected.horizontal);
    comparison.same('conflict', volumeOverlap(a, b, closed).verdict, verdictOf(expected.conflict));
    comparison.same(
      'conflict if touching is free',
      volumeOverlap(a, b, touchingIsFree).verdict,
      verdictOf(expected.conflict_if_touching_is_free),
    );
    if (expected.horizontal_gap_m !== null) {
      comparison.measure('gap', gap.gapM, expected.horizontal_gap_m, GAP_TOLERANCE_M);
    }
    return comparison.result();
  },
});

/** Pairs whose outlines do no more than touch: the horizontal verdict is either, the other axes are not. */
export const touchingVolumePairs = recordSet<PairCase>({
  name: 'volume_pair touching',
  unit: 'm',
  matches: (record) => ofKind('volume_pair')(record) && outlinesOnlyTouch(record),
  judge(truth) {
    const comparison = new Comparison();
    const { a, b } = compareAxes(comparison, truth);
    comparison.measure('gap', horizontalGap(a, b).gapM, 0, GAP_TOLERANCE_M);
    return comparison.result();
  },
});

/** Operational intents of several volumes each: which pairs conflict. */
export const intentPairs = recordSet<IntentCase>({
  name: 'intent_pair',
  unit: '',
  matches: ofKind('intent_pair'),
  judge({ a, b, expected }) {
    const comparison = new Comparison();
    const conflicts = volumeConflicts(prepareAll(a), prepareAll(b), closed);
    const pairs = conflicts.map(({ first, second }) => `${first}-${second}`);
    comparison.same(
      'conflicting pairs',
      pairs.toSorted().join(' '),
      expected.conflicting_pairs
        .map(([first, second]) => `${first}-${second}`)
        .toSorted()
        .join(' '),
    );
    comparison.same('conflict', pairs.length > 0, expected.conflict);
    comparison.same(
      'undecided pairs',
      conflicts.filter(({ overlap }) => overlap.verdict === 'undecided').length,
      0,
    );
    return { ...comparison.result(), difference: NaN };
  },
});

function outlinesOnlyTouch(record: TruthRecord): boolean {
  const { expected } = record as { expected?: { degenerate?: readonly unknown[] } };
  return expected?.degenerate?.includes('horizontal') ?? false;
}

function compareAxes(comparison: Comparison, { a, b, expected }: PairCase) {
  const [first, second] = [...prepareAll(a), ...prepareAll(b)];
  if (first === undefined || second === undefined)
    throw new Error('expected a volume on each side, got none');
  // One axis at a time, so that none hides another: with the outline of the first and all hours or all heights.
  const sameSpace = { ...second, outline: first.outline, volume: { ...second.volume } };
  const inTime = volumeOverlap(
    { ...first, volume: { ...first.volume, ...allHeights } },
    { ...sameSpace, volume: { ...sameSpace.volume, ...allHeights } },
    closed,
  );
  comparison.same('temporal', inTime.verdict, verdictOf(expected.temporal));
  const inHeight = volumeOverlap(
    { ...first, volume: { ...first.volume, ...allTimes } },
    { ...sameSpace, volume: { ...sameSpace.volume, ...allTimes } },
    closed,
  );
  comparison.same('vertical', inHeight.verdict, verdictOf(expected.vertical));
  return { a: first, b: second };
}

const allHeights = { floor: { kind: 'surface' }, ceiling: { kind: 'unlimited' } } as const;
const allTimes = { schedule: { kind: 'always' } } as const;

function prepareAll(volumes: readonly F3548Volume[]) {
  return volumes.map((volume) => prepareVolume(volumeOf(volume)));
}

function verdictOf(conflict: boolean): 'conflict' | 'clear' {
  return conflict ? 'conflict' : 'clear';
}
