/**
 * How one aircraft moves relative to another in a flat east/north/up frame: own minus other, at time zero and
 * per second. Both move uniformly. DAIDALUS writes the same state as `s` and `v`.
 */
export interface RelativeMotion {
  readonly eastM: number;
  readonly northM: number;
  readonly upM: number;
  readonly eastMps: number;
  readonly northMps: number;
  readonly upMps: number;
}

/** A position and velocity in a flat east/north/up frame. */
export type PlanarState = RelativeMotion;

/** A closed stretch of time in seconds from the reference instant; may reach to either infinity. */
export interface TimeSpan {
  readonly fromS: number;
  readonly untilS: number;
}

/** All of time. */
export const ALWAYS: TimeSpan = { fromS: -Infinity, untilS: Infinity };

/** Own minus other. */
export function subtractStates(own: PlanarState, other: PlanarState): RelativeMotion {
  return {
    eastM: own.eastM - other.eastM,
    northM: own.northM - other.northM,
    upM: own.upM - other.upM,
    eastMps: own.eastMps - other.eastMps,
    northMps: own.northMps - other.northMps,
    upMps: own.upMps - other.upMps,
  };
}

/** What two closed spans have in common; touching ends make a span of length zero. */
export function intersectSpans(
  first: TimeSpan | undefined,
  second: TimeSpan | undefined,
): TimeSpan | undefined {
  if (first === undefined || second === undefined) return undefined;
  const fromS = Math.max(first.fromS, second.fromS);
  const untilS = Math.min(first.untilS, second.untilS);
  return fromS <= untilS ? { fromS, untilS } : undefined;
}

/** Horizontal distance after `timeS` seconds, metres. */
export function horizontalDistance(motion: RelativeMotion, timeS: number): number {
  const east = motion.eastM + timeS * motion.eastMps;
  const north = motion.northM + timeS * motion.northMps;
  return Math.sqrt(east * east + north * north);
}

/** Difference of the heights after `timeS` seconds, metres, without sign. */
export function verticalDistance(motion: RelativeMotion, timeS: number): number {
  return Math.abs(motion.upM + timeS * motion.upMps);
}

/**
 * When the horizontal distance is at most `radiusM` (closed). Solved as
 * v.v t^2 + 2 s.v t + s.s - D^2 <= 0 with the discriminant in its well-conditioned form
 * D^2 v.v - (s x v)^2, so that grazing passes lose no digits. Without relative velocity the answer is always or
 * never; a negative radius holds nothing.
 */
export function findDiscSpan(motion: RelativeMotion, radiusM: number): TimeSpan | undefined {
  const { eastM, northM, eastMps, northMps } = motion;
  if (radiusM < 0) return undefined;
  if (radiusM === Infinity) return ALWAYS;
  const speedSquared = eastMps * eastMps + northMps * northMps;
  const distance = Math.sqrt(eastM * eastM + northM * northM);
  if (speedSquared === 0) return distance <= radiusM ? ALWAYS : undefined;
  const cross = eastM * northMps - northM * eastMps;
  const discriminant = radiusM * radiusM * speedSquared - cross * cross;
  if (discriminant < 0) return undefined;
  const dot = eastM * eastMps + northM * northMps;
  const root = Math.sqrt(discriminant);
  const constant = (distance - radiusM) * (distance + radiusM);
  return orderRoots(speedSquared, dot, constant, root);
}

/** When the heights differ by at most `heightM` (closed). Equal vertical speeds are their own case: always or never. */
export function findBandSpan(motion: RelativeMotion, heightM: number): TimeSpan | undefined {
  const { upM, upMps } = motion;
  if (heightM < 0) return undefined;
  if (heightM === Infinity) return ALWAYS;
  if (upMps === 0) return Math.abs(upM) <= heightM ? ALWAYS : undefined;
  const one = (-heightM - upM) / upMps;
  const two = (heightM - upM) / upMps;
  return { fromS: Math.min(one, two), untilS: Math.max(one, two) };
}

/** The two roots of a t^2 + 2 b t + c, where `root` is the square root of b^2 - a c; no digits cancel. */
function orderRoots(a: number, b: number, c: number, root: number): TimeSpan {
  if (b === 0) return { fromS: -root / a, untilS: root / a };
  const far = b > 0 ? -(b + root) : root - b;
  // Where the path only touches the circle, rounding may turn the two around.
  return { fromS: Math.min(far / a, c / far), untilS: Math.max(far / a, c / far) };
}
