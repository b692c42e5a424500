import type { HeightContext, Intervals, LatLon, OutlineGap, PreparedOutline } from '../geo/index.ts';
import {
  intersectIntervals,
  outlineGap,
  outlinesOverlap,
  overlapDepth,
  prepareOutline,
  subtractIntervals,
  unionIntervals,
} from '../geo/index.ts';
import { activeIntervals } from './active-intervals.ts';
import type { Volume } from './area.ts';
import type { Decision } from './decision.ts';
import { allOf } from './decision.ts';
import type { SharedBand } from './height-bands.ts';
import { bandsMeet, sharedBand } from './height-bands.ts';
import type { TimeWindow } from './schedule.ts';

/** A volume made ready to be compared with many others. */
export interface PreparedVolume {
  readonly volume: Volume;
  readonly outline: PreparedOutline;
}

/** What two volumes are compared under. */
export interface OverlapOptions {
  /** Only what happens within it counts. Closed; infinite ends are allowed, but leave weekly hours and nights undecided. */
  readonly period: TimeWindow;
  readonly context: HeightContext;
  /**
   * Axes on which touching is no conflict: slots back to back (`time`), layers one on the other (`height`). None by
   * default: sets are closed, as the InterUSS reference of ASTM F3548 reads them. Outlines are always closed.
   */
  readonly touchingIsFree?: { readonly time?: boolean; readonly height?: boolean };
}

/** How two volumes lie to each other in space and time. */
export interface VolumeOverlap {
  /** `undecided`: heights that cannot be compared, or a schedule that cannot be read, would decide. */
  readonly verdict: 'conflict' | 'clear' | 'undecided';
  /** Each axis by itself. An axis not looked at because another one had ruled the conflict out is missing. */
  readonly axes: { readonly time: Decision; readonly height?: Decision; readonly outline?: Decision };
  /** When both are active: certainly, and possibly beyond that. Milliseconds since 1970, closed. */
  readonly when: Intervals;
  readonly whenUndecided: Intervals;
  /** The heights they share; absent where they are clear. */
  readonly band?: SharedBand;
  /** Where; absent where they are clear. */
  readonly where?: OverlapPlace;
}

/** Where two outlines overlap. */
export interface OverlapPlace {
  /** The place farthest inside both. */
  readonly at: LatLon;
  /** Its distance from the nearer border: the radius of the largest disc in both, 0 where they touch. */
  readonly depthM: number;
}

/** Two volumes of two lists that are not clear of each other. */
export interface VolumeConflict {
  /** Index in the first list. */
  readonly first: number;
  /** Index in the second list. */
  readonly second: number;
  readonly overlap: VolumeOverlap;
}

export function prepareVolume(volume: Volume): PreparedVolume {
  return { volume, outline: prepareOutline(volume.outline) };
}

/**
 * Compares two volumes as closed sets of place, height and time (ASTM F3548-21: a conflict is an intersection; GEN0500:
 * 1 cm). The cheap axes come first, and what one of them rules out is looked at no further. Swapping the volumes
 * changes nothing.
 */
export function volumeOverlap(a: PreparedVolume, b: PreparedVolume, options: OverlapOptions): VolumeOverlap {
  const { context, touchingIsFree = {} } = options;
  const times = sharedTimes(a.volume, b.volume, options);
  const time: Decision = times.when.length > 0 ? 'yes' : times.whenUndecided.length > 0 ? 'unknown' : 'no';
  if (time === 'no') return { verdict: 'clear', axes: { time }, ...times };
  const height = bandsMeet(a.volume, b.volume, context, touchingIsFree.height ?? false);
  if (height === 'no') return { verdict: 'clear', axes: { time, height }, ...times };
  const depth = outlinesOverlap(a.outline, b.outline) ? overlapDepth(a.outline, b.outline) : undefined;
  const outline = depth === undefined ? 'no' : 'yes';
  const axes = { time, height, outline } as const;
  if (depth === undefined) return { verdict: 'clear', axes, ...times };
  return {
    verdict: allOf([time, height]) === 'yes' ? 'conflict' : 'undecided',
    axes,
    ...times,
    band: sharedBand(a.volume, b.volume, context),
    where: depth,
  };
}

/** How far two volumes lie apart on the ground, whatever their heights and times. */
export function horizontalGap(a: PreparedVolume, b: PreparedVolume): OutlineGap {
  return outlineGap(a.outline, b.outline);
}

/** Every pair of two lists of volumes (operational intents of several volumes) that is not clear, in the order of the lists. */
export function volumeConflicts(
  as: readonly PreparedVolume[],
  bs: readonly PreparedVolume[],
  options: OverlapOptions,
): VolumeConflict[] {
  const conflicts: VolumeConflict[] = [];
  for (const [first, a] of as.entries()) {
    for (const [second, b] of bs.entries()) {
      const overlap = volumeOverlap(a, b, options);
      if (overlap.verdict !== 'clear') conflicts.push({ first, second, overlap });
    }
  }
  return conflicts;
}

function sharedTimes(
  a: Volume,
  b: Volume,
  { period, touchingIsFree }: OverlapOptions,
): Pick<VolumeOverlap, 'when' | 'whenUndecided'> {
  const ofA = activeIntervals(a.schedule, period.fromMs, period.untilMs);
  const ofB = activeIntervals(b.schedule, period.fromMs, period.untilMs);
  const certain = intersectIntervals(ofA.active, ofB.active);
  const possible = intersectIntervals(
    unionIntervals(ofA.active, ofA.undecided),
    unionIntervals(ofB.active, ofB.undecided),
  );
  const undecided = subtractIntervals(possible, certain);
  if (touchingIsFree?.time !== true) return { when: certain, whenUndecided: undecided };
  return { when: withoutInstants(certain), whenUndecided: withoutInstants(undecided) };
}

function withoutInstants(times: Intervals): Intervals {
  const lasting: number[] = [];
  for (let i = 0; i < times.length; i += 2) {
    if (times[i]! < times[i + 1]!) lasting.push(times[i]!, times[i + 1]!);
  }
  return lasting;
}
