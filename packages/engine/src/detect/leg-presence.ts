import { heightContextAt, intersectIntervals, legSets, unionIntervals } from '../geo/index.ts';
import type { Geoid, HeightContext, Intervals, PreparedOutline } from '../geo/index.ts';
import type { WatchedVolume } from './area-watch.ts';
import { alwaysHolds, intersectLevels, neverHolds, unionLevels } from './level-sets.ts';
import type { LevelSets } from './level-sets.ts';
import { whenOnSide } from './line-side.ts';
import type { TrackLeg } from './track-leg.ts';
import { whenInBand, whenOutOfBand } from './vertical-sets.ts';

/** When a leg lies in a watched volume, and by what: the parts tell a crossing from a climb or an activation. */
export interface LegPresence {
  readonly inside: LevelSets;
  readonly across: LevelSets;
  readonly height: LevelSets;
  readonly active: LevelSets;
  /** The volumes of the area that the leg possibly lies in, each with its own times. */
  readonly parts: readonly PartPresence[];
}

/** When a leg lies in one volume. */
export interface PartPresence {
  readonly outline: PreparedOutline;
  readonly inside: LevelSets;
}

/** Where a leg lies in one volume, or undefined where it possibly never does: the common case, decided first. */
export function presenceInVolume(
  leg: TrackLeg,
  volume: WatchedVolume,
  context: HeightContext,
  geoid: Geoid | undefined,
): LegPresence | undefined {
  const { fromMs, untilMs } = leg;
  const active = activityWithin(volume, fromMs, untilMs);
  if (active.possible.length === 0) return undefined;
  const across = crossingSets(leg, volume);
  if (across === undefined) return undefined;
  const here = geoid === undefined ? context : heightContextAt(context, leg.path.from, geoid);
  const heights = { fromMs, untilMs, start: leg.start, end: leg.end, context: here };
  let height = whenInBand(heights, volume.floor, volume.ceiling);
  if (volume.band !== undefined) {
    height = intersectLevels(height, whenOutOfBand(heights, volume.band.floor, volume.band.ceiling));
  }
  const inside = intersectLevels(intersectLevels(across, height), active);
  if (inside.possible.length === 0) return undefined;
  return { inside, across, height, active, parts: [{ outline: volume.outline, inside }] };
}

/** When the leg lies over the outline, whatever its height. */
function crossingSets(leg: TrackLeg, { outline, side }: WatchedVolume): LevelSets | undefined {
  const { inside, certain, possible } = legSets(outline, leg.path, leg.radius);
  if (possible.length === 0) return undefined;
  let fractions: LevelSets = { certain, nominal: inside, possible };
  if (side !== undefined) fractions = intersectLevels(fractions, whenOnSide(leg, side));
  return {
    certain: fractionsToTimes(fractions.certain, leg.fromMs, leg.untilMs),
    nominal: fractionsToTimes(fractions.nominal, leg.fromMs, leg.untilMs),
    possible: fractionsToTimes(fractions.possible, leg.fromMs, leg.untilMs),
  };
}

/** The union over the volumes of one area. */
export function unitePresence(
  a: LegPresence | undefined,
  b: LegPresence | undefined,
): LegPresence | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return {
    inside: unionLevels(a.inside, b.inside),
    across: unionLevels(a.across, b.across),
    height: unionLevels(a.height, b.height),
    active: unionLevels(a.active, b.active),
    parts: [...a.parts, ...b.parts],
  };
}

function activityWithin(volume: WatchedVolume, fromMs: number, untilMs: number): LevelSets {
  const { active, undecided } = volume;
  if (undecided.length === 0 && active.length === 2 && active[0]! <= fromMs && active[1]! >= untilMs) {
    return alwaysHolds(fromMs, untilMs);
  }
  const leg = [fromMs, untilMs];
  const decided = intersectIntervals(active, leg);
  if (undecided.length === 0) {
    return decided.length === 0 ? neverHolds : { certain: decided, nominal: decided, possible: decided };
  }
  const possible = unionIntervals(decided, intersectIntervals(undecided, leg));
  return { certain: decided, nominal: possible, possible };
}

/** Fraction 0 and 1 become the very times of the fixes, so that the sets of neighbouring legs touch. */
function fractionsToTimes(fractions: Intervals, fromMs: number, untilMs: number): Intervals {
  return fractions.map((fraction) => {
    if (fraction <= 0) return fromMs;
    if (fraction >= 1) return untilMs;
    return fromMs + fraction * (untilMs - fromMs);
  });
}
