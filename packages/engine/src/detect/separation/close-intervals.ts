import type { Intervals } from '../../geo/index.ts';
import { TIE_M } from './curve-pair.ts';
import { addInterval } from './encounter.ts';
import { CERTAIN, LegPair, NOMINAL, POSSIBLE } from './leg-pair.ts';
import { LEG_UNTIL, LegRing } from './leg-ring.ts';
import type { LegPolicy, SeparationFix } from './leg-ring.ts';

/** A track in columns, in order of time. The second height is optional; NaN is unknown. */
export interface TrackColumns {
  readonly count: number;
  readonly timeMs: ArrayLike<number>;
  readonly latDeg: ArrayLike<number>;
  readonly lonDeg: ArrayLike<number>;
  readonly heightM: ArrayLike<number>;
  readonly horizontalErrorM: ArrayLike<number>;
  readonly verticalErrorM: ArrayLike<number>;
  readonly secondHeightM?: ArrayLike<number>;
  readonly secondVerticalErrorM?: ArrayLike<number>;
}

/** Both distances must be undercut at once. Infinity: this axis does not matter. Closed: at exactly both counts. */
export interface SeparationThresholds {
  readonly horizontalM: number;
  readonly verticalM: number;
}

/** How fixes are joined to legs. */
export interface JoinPolicy extends LegPolicy {
  /** Fixes farther apart in time are not joined: what lies between was not observed. */
  readonly longestGapMs: number;
}

export const EXACT_JOIN: JoinPolicy = { longestGapMs: Infinity, latencyMs: 0, accelerationMps2: 0 };

/** When two aircraft were within both distances, milliseconds; each set lies within the next. */
export interface CloseIntervals {
  readonly certain: Intervals;
  readonly nominal: Intervals;
  readonly possible: Intervals;
}

/** The smallest horizontal distance of two tracks over their common time. */
export interface TrackApproach {
  readonly fromMs: number;
  /** The last of several instants that tie within a micrometre. */
  readonly untilMs: number;
  readonly horizontalM: number;
  /** Difference of the heights at the first instant; NaN where they cannot be compared. */
  readonly verticalM: number;
}

/**
 * When two aircraft were within both distances, from two asynchronous tracks: cut at every fix of either, each piece
 * solved on WGS84 with both aircraft on geodesics at constant ground speed, heights linear in time.
 *
 * Horizontal distance d is the geodesic distance on the ellipsoid; r is the sum of the error radii, H' of the
 * height errors. Certain: d + r <= D and |dh| + H' <= H; nominal: d <= D and |dh| <= H; possible: d - r <= D and
 * |dh| - H' <= H. Heights that cannot be compared leave only the possible set, unless H is infinite. Instants are good to
 * 1e-6 s where the aircraft close at 1 m/s or more.
 */
export function closeIntervals(
  own: TrackColumns,
  other: TrackColumns,
  thresholds: SeparationThresholds,
  policy: JoinPolicy = EXACT_JOIN,
): CloseIntervals {
  const sets: [number[], number[], number[]] = [[], [], []];
  walkPieces(own, other, policy, (pair) => {
    if (!pair.mayBeWithin(thresholds.horizontalM, thresholds.verticalM)) return;
    pair.findSets(thresholds.horizontalM, thresholds.verticalM);
    for (const level of [CERTAIN, NOMINAL, POSSIBLE] as const) {
      const { values, count } = pair.sets[level];
      for (let i = 0; i < count; i += 2) addInterval(sets[level], values[i]!, values[i + 1]!);
    }
  });
  return { certain: sets[CERTAIN], nominal: sets[NOMINAL], possible: sets[POSSIBLE] };
}

/** The closest approach of two tracks; undefined where they have no stretch of time in common. */
export function findClosestApproach(
  own: TrackColumns,
  other: TrackColumns,
  policy: JoinPolicy = EXACT_JOIN,
): TrackApproach | undefined {
  let found: TrackApproach | undefined;
  walkPieces(own, other, policy, (pair) => {
    const least = found?.horizontalM ?? Infinity;
    if (pair.leastM > least + TIE_M) return;
    const instant = pair.findClosest(pair.fromMs, pair.untilMs);
    const horizontalM = pair.measureAt(instant);
    if (horizontalM > least + TIE_M) return;
    const tied = pair.isTied(pair.fromMs, pair.untilMs, horizontalM);
    const untilMs = tied ? pair.untilMs : instant;
    if (found !== undefined && horizontalM >= least - TIE_M) {
      found = { ...found, untilMs };
      return;
    }
    const fromMs = tied ? pair.fromMs : instant;
    found = { fromMs, untilMs, horizontalM, verticalM: Math.abs(pair.riseAt(fromMs)) };
  });
  return found;
}

function walkPieces(
  own: TrackColumns,
  other: TrackColumns,
  policy: JoinPolicy,
  visit: (pair: LegPair) => void,
): void {
  const first = joinFixes(own, policy);
  const second = joinFixes(other, policy);
  const pair = new LegPair();
  let i = 0;
  let j = 0;
  while (i < first.count && j < second.count) {
    const firstAt = first.offsetAt(i);
    const secondAt = second.offsetAt(j);
    if (pair.relate(first.data, firstAt, second.data, secondAt)) visit(pair);
    const firstUntil = first.data[firstAt + LEG_UNTIL]!;
    const secondUntil = second.data[secondAt + LEG_UNTIL]!;
    if (firstUntil <= secondUntil) i++;
    if (secondUntil <= firstUntil) j++;
  }
}

/** All legs of a track. Fixes that share an instant make no leg: the first of them ends one, the last begins one. */
function joinFixes(track: TrackColumns, policy: JoinPolicy): LegRing {
  const legs = new LegRing();
  for (let i = 1; i < track.count; i++) {
    const spanMs = track.timeMs[i]! - track.timeMs[i - 1]!;
    if (!(spanMs > 0 && spanMs <= policy.longestGapMs)) continue;
    legs.append(readFix(track, i - 1), readFix(track, i), policy);
  }
  return legs;
}

function readFix(track: TrackColumns, row: number): SeparationFix {
  return {
    timeMs: track.timeMs[row]!,
    latDeg: track.latDeg[row]!,
    lonDeg: track.lonDeg[row]!,
    horizontalErrorM: track.horizontalErrorM[row]!,
    heightM: track.heightM[row]!,
    verticalErrorM: track.verticalErrorM[row]!,
    secondHeightM: track.secondHeightM?.[row] ?? NaN,
    secondVerticalErrorM: track.secondVerticalErrorM?.[row] ?? NaN,
    marks: 0,
  };
}
