import {
  findBandSpan,
  findDiscSpan,
  horizontalDistance,
  intersectSpans,
  verticalDistance,
} from './relative-motion.ts';
import type { RelativeMotion, TimeSpan } from './relative-motion.ts';

/**
 * A protection volume around an aircraft: closer than both distances at once. Either may be Infinity, which
 * means that this axis does not matter.
 */
export interface Cylinder {
  readonly kind: 'cylinder';
  readonly horizontalM: number;
  readonly verticalM: number;
}

/**
 * When the other aircraft is inside the cylinder (CD3D in DAIDALUS), within `span`. Closed: at exactly both
 * distances the aircraft are in conflict. DAIDALUS takes the open cylinder; the two differ only where the paths touch it.
 */
export function findCylinderSpan(
  motion: RelativeMotion,
  cylinder: Cylinder,
  span: TimeSpan,
): TimeSpan | undefined {
  const horizontal = findDiscSpan(motion, cylinder.horizontalM);
  const vertical = findBandSpan(motion, cylinder.verticalM);
  return intersectSpans(intersectSpans(horizontal, vertical), span);
}

/**
 * The first instant within `span` with the smallest max(horizontal / D, vertical / H), seconds: when the
 * aircraft are deepest in each other's cylinder. The expression is convex in time, so its least value lies at
 * an end, at the least of either axis or where both are equal. Where one axis stays constant and decides, many
 * instants tie: then the start, or else the least of the other axis, as in DAIDALUS. Needs finite distances above zero.
 */
export function findCriticalInstant(motion: RelativeMotion, cylinder: Cylinder, span: TimeSpan): number {
  const { eastM, northM, upM, eastMps, northMps, upMps } = motion;
  const across = 1 / (cylinder.horizontalM * cylinder.horizontalM);
  const along = 1 / (cylinder.verticalM * cylinder.verticalM);
  const speedSquared = eastMps * eastMps + northMps * northMps;
  const dot = eastM * eastMps + northM * northMps;
  const clamp = (instant: number): number => Math.min(Math.max(instant, span.fromS), span.untilS);
  const candidates = [span.fromS];
  if (speedSquared > 0) candidates.push(clamp(-dot / speedSquared));
  if (upMps !== 0) candidates.push(clamp(-upM / upMps));
  const a = speedSquared * across - upMps * upMps * along;
  const b = dot * across - upM * upMps * along;
  const c = (eastM * eastM + northM * northM) * across - upM * upM * along;
  candidates.push(...solveQuadratic(a, b, c));
  let best = span.fromS;
  let least = Infinity;
  for (const instant of candidates) {
    if (!(instant >= span.fromS && instant <= span.untilS)) continue;
    const depth = Math.max(
      horizontalDistance(motion, instant) / cylinder.horizontalM,
      verticalDistance(motion, instant) / cylinder.verticalM,
    );
    if (depth >= least) continue;
    least = depth;
    best = instant;
  }
  return best;
}

/** The real roots of a t^2 + 2 b t + c; none where every t or no t solves it. */
function solveQuadratic(a: number, b: number, c: number): number[] {
  if (a === 0) return b === 0 ? [] : [-c / (2 * b)];
  const discriminant = b * b - a * c;
  if (discriminant < 0) return [];
  const q = b >= 0 ? -(b + Math.sqrt(discriminant)) : Math.sqrt(discriminant) - b;
  return q === 0 ? [0] : [q / a, c / q];
}
