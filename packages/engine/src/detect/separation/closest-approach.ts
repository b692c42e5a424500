import { horizontalDistance, verticalDistance } from './relative-motion.ts';
import type { RelativeMotion, TimeSpan } from './relative-motion.ts';

/**
 * When the horizontal distance is or was smallest over all of time, seconds; negative: it was in the past.
 * Undefined without relative horizontal velocity: every instant ties.
 */
export function findClosestInstant(motion: RelativeMotion): number | undefined {
  const speedSquared = motion.eastMps * motion.eastMps + motion.northMps * motion.northMps;
  if (speedSquared === 0) return undefined;
  return -(motion.eastM * motion.eastMps + motion.northM * motion.northMps) / speedSquared;
}

/**
 * When the aircraft are at the same height, seconds; negative: in the past. Zero where they are so now,
 * undefined where they never are.
 */
export function findCoAltitudeInstant(motion: RelativeMotion): number | undefined {
  if (motion.upM === 0) return 0;
  return motion.upMps === 0 ? undefined : -motion.upM / motion.upMps;
}

/** Smallest horizontal distance within a closed span, metres (HMD in DAIDALUS, which limits it to the look-ahead). */
export function leastHorizontalDistance(motion: RelativeMotion, span: TimeSpan): number {
  return horizontalDistance(motion, clampInstant(findClosestInstant(motion), span));
}

/** Smallest difference of heights within a closed span, metres (VMD in DAIDALUS). */
export function leastVerticalDistance(motion: RelativeMotion, span: TimeSpan): number {
  const instant = motion.upMps === 0 ? undefined : -motion.upM / motion.upMps;
  if (instant !== undefined && instant >= span.fromS && instant <= span.untilS) return 0;
  return verticalDistance(motion, clampInstant(instant, span));
}

function clampInstant(instant: number | undefined, span: TimeSpan): number {
  return instant === undefined ? span.fromS : Math.min(Math.max(instant, span.fromS), span.untilS);
}
