/**
 * Where along a leg a distance stays within a limit: the fractions f with D(f) <= limit(f), for a distance D that is
 * nearly convex. The leg is halved until, on each part, bounds on D and its slope show that all of it is in, or
 * none, or that the border is crossed once; that crossing is then closed in on.
 */

/** A distance along a leg. `slope` holds dD/df after each call of `at`. */
export interface DistanceAlong {
  at(fraction: number): number;
  readonly slope: number;
  /** No faster than this does the distance change: the length of the leg in metres. */
  readonly lengthM: number;
  /** Parts shorter than this with both ends on one side of the limit are taken to lie there; 0.01 mm unless told. */
  readonly finestM?: number;
  /** D'' >= -concavityWithin(low, high) per fraction squared while D lies between; Infinity where nothing is known. */
  concavityWithin(lowestM: number, highestM: number): number;
}

/** limit(f) = constant + linear f + square f^2, metres. */
export interface Limit {
  readonly constant: number;
  readonly linear: number;
  readonly square: number;
}

/** Appends the parts of [from, until] with D <= limit to `out` as pairs in order; neighbours may touch. */
export function findWithin(
  distance: DistanceAlong,
  limit: Limit,
  from: number,
  until: number,
  out: number[],
): void {
  const fromGap = distance.at(from) - limitAt(limit, from);
  const fromSlope = distance.slope - limitSlope(limit, from);
  const untilGap = distance.at(until) - limitAt(limit, until);
  const untilSlope = distance.slope - limitSlope(limit, until);
  if (!(fromGap === fromGap && untilGap === untilGap)) return;
  divide(distance, limit, from, fromGap, fromSlope, until, untilGap, untilSlope, out, 0);
}

export function limitAt(limit: Limit, f: number): number {
  return limit.constant + f * (limit.linear + f * limit.square);
}

function limitSlope(limit: Limit, f: number): number {
  return limit.linear + 2 * f * limit.square;
}

/** Parts shorter than this many metres of change are decided by their middle. */
const FINEST_M = 1e-5;
const CLOSE_M = 1e-4;
const DEEPEST = 60;

function divide(
  distance: DistanceAlong,
  limit: Limit,
  a: number,
  gapA: number,
  slopeA: number,
  b: number,
  gapB: number,
  slopeB: number,
  out: number[],
  depth: number,
): void {
  const width = b - a;
  const steepest =
    distance.lengthM + Math.max(Math.abs(limitSlope(limit, a)), Math.abs(limitSlope(limit, b)));
  const travel = steepest * width;
  if (Math.min(gapA, gapB) > travel || gapA + gapB > travel) return;
  if (gapA + gapB <= -travel) {
    out.push(a, b);
    return;
  }
  const isSplit = gapA <= 0 !== gapB <= 0;
  if (travel < (isSplit ? FINEST_M : (distance.finestM ?? FINEST_M)) || depth > DEEPEST) {
    if (gapA <= 0 || gapB <= 0) out.push(gapA <= 0 ? a : b, gapB <= 0 ? b : a);
    return;
  }
  const distanceA = gapA + limitAt(limit, a);
  const distanceB = gapB + limitAt(limit, b);
  const halfWay = (distance.lengthM * width) / 2;
  const concavity =
    distance.concavityWithin(
      Math.min(distanceA, distanceB) - halfWay,
      Math.max(distanceA, distanceB) + halfWay,
    ) + Math.max(0, 2 * limit.square);
  const sag = (concavity * width * width) / 8;
  const higher = Math.max(gapA, gapB);
  // A leg that runs along the limit itself would be halved without end: to a tenth of a millimetre it is within.
  if (higher + sag <= 0 || (higher <= CLOSE_M && sag <= CLOSE_M && !isSplit)) {
    out.push(a, b);
    return;
  }
  if (isSplit) {
    const isOneCrossing =
      sag < FINEST_M || (gapA <= 0 ? slopeA > concavity * width : slopeB < -concavity * width);
    if (isOneCrossing) {
      const border = closeIn(distance, limit, a, gapA, slopeA, b, gapB, slopeB, FINEST_M / steepest);
      if (gapA <= 0) out.push(a, border);
      else out.push(border, b);
      return;
    }
  }
  let middle = (a + b) / 2;
  if (gapA > 0 && gapB > 0 && concavity < Infinity) {
    // Convex but for the sag, so both tangents bound it from below.
    const correction = (concavity * width * width) / 2;
    if (slopeA >= 0) {
      if (gapA > correction) return;
    } else if (slopeB <= 0) {
      if (gapB > correction) return;
    } else {
      const meeting = a + (gapB - slopeB * width - gapA) / (slopeA - slopeB);
      if (gapA + slopeA * (meeting - a) > correction) return;
      middle = Math.min(b - width / 16, Math.max(a + width / 16, meeting));
    }
  }
  const gapM = distance.at(middle) - limitAt(limit, middle);
  const slopeM = distance.slope - limitSlope(limit, middle);
  divide(distance, limit, a, gapA, slopeA, middle, gapM, slopeM, out, depth + 1);
  divide(distance, limit, middle, gapM, slopeM, b, gapB, slopeB, out, depth + 1);
}

/** The border between an end within and an end beyond: Newton's method from the better end, kept in the bracket. */
function closeIn(
  distance: DistanceAlong,
  limit: Limit,
  a: number,
  gapA: number,
  slopeA: number,
  b: number,
  gapB: number,
  slopeB: number,
  finest: number,
): number {
  let within = gapA <= 0 ? a : b;
  let beyond = gapA <= 0 ? b : a;
  let gapWithin = gapA <= 0 ? gapA : gapB;
  let gapBeyond = gapA <= 0 ? gapB : gapA;
  let f = Math.abs(gapA) < Math.abs(gapB) ? a : b;
  let gap = f === a ? gapA : gapB;
  let slope = f === a ? slopeA : slopeB;
  for (let round = 0; round < 80; round += 1) {
    if (gap === 0) return f;
    const low = within < beyond ? within : beyond;
    const high = within < beyond ? beyond : within;
    if (high - low <= finest) break;
    let next = slope === 0 ? NaN : f - gap / slope;
    if (!(next > low && next < high)) {
      // The secant, or the middle where the secant stalls at one end.
      next =
        round % 3 === 2
          ? (low + high) / 2
          : within - (gapWithin * (beyond - within)) / (gapBeyond - gapWithin);
      if (!(next > low && next < high)) next = (low + high) / 2;
    }
    const step = Math.abs(next - f);
    f = next;
    gap = distance.at(f) - limitAt(limit, f);
    slope = distance.slope - limitSlope(limit, f);
    if (gap <= 0) {
      within = f;
      gapWithin = gap;
    } else {
      beyond = f;
      gapBeyond = gap;
    }
    if (step <= finest && Math.abs(gap) < FINEST_M / 10) return f;
  }
  return within;
}
