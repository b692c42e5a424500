import type { Boundary } from './boundary/boundary.ts';
import { distanceToBoundary, findPiecesNear, found, nearest } from './boundary/boundary-search.ts';
import { curveOfLink } from './boundary/piece-distance.ts';
import { setPositionOnLine } from './geodesic-line.ts';
import { intersectIntervals } from './intervals.ts';
import type { Leg } from './leg.ts';
import { pointOnLeg } from './leg.ts';
import { partsOfLeg } from './leg-crossings.ts';
import { CentreAlong, PieceAlong } from './leg-distance.ts';
import { legInside } from './leg-sets.ts';
import { signedBoundaryDistanceM } from './outline-distance.ts';
import type { PreparedOutline } from './outline-preparation.ts';
import type { DistanceAlong } from './sublevel.ts';

/** The deepest place of a leg in an outline. */
export interface DeepestOnLeg {
  readonly fraction: number;
  /** Signed distance to the boundary: negative where the leg stays outside, then it is the closest approach. */
  readonly depthM: number;
}

/** The depth is found to this. Where the leg runs along the boundary the fraction is one of many. */
const DEPTH_TOLERANCE_M = 0.002;
const MOST_STEPS = 400;

/** The greatest signed distance to the boundary between two fractions of a leg. */
export function deepestOnLeg(
  prepared: PreparedOutline,
  leg: Leg,
  fromFraction: number,
  untilFraction: number,
): DeepestOnLeg {
  const from = fromFraction < untilFraction ? fromFraction : untilFraction;
  const until = fromFraction < untilFraction ? untilFraction : fromFraction;
  const { shape } = prepared;
  if (!(leg.lengthM > 0) || from === until) return depthAt(prepared, leg, from);
  if (shape.kind === 'circle') {
    const nearestPlace = leastAlong(new CentreAlong(leg, shape), from, until, 0, Infinity);
    return { fraction: nearestPlace.fraction, depthM: shape.radiusM - nearestPlace.distanceM };
  }
  const inside = intersectIntervals(legInside(prepared, leg), [from, until]);
  let best: DeepestOnLeg | undefined;
  for (let i = 0; i < inside.length; i += 2) {
    const candidate = deepestInRing(shape.boundary, leg, inside[i]!, inside[i + 1]!);
    if (best === undefined || candidate.depthM > best.depthM) best = candidate;
  }
  if (best !== undefined) return best;
  const closest = closestApproach(shape.boundary, leg, from, until);
  return { fraction: closest.fraction, depthM: -closest.distanceM };
}

function depthAt(prepared: PreparedOutline, leg: Leg, fraction: number): DeepestOnLeg {
  return { fraction, depthM: signedBoundaryDistanceM(prepared, pointOnLeg(leg, fraction)) };
}

interface Part {
  readonly from: number;
  readonly until: number;
  readonly depthFrom: number;
  readonly depthUntil: number;
  readonly pieceFrom: number;
  readonly pieceUntil: number;
  /** Nothing in the part is deeper. */
  readonly bound: number;
  /** Where to look next. */
  readonly next: number;
}

/**
 * Branch and bound: the depth is the least distance to any piece, and along a geodesic the distance to one piece
 * lies below the chord between its values at both ends. The pieces nearest to the two ends give two chords; where
 * they cross is the bound and the next place to look.
 */
function deepestInRing(boundary: Boundary, leg: Leg, from: number, until: number): DeepestOnLeg {
  const start = depthInside(boundary, leg, from);
  const end = depthInside(boundary, leg, until);
  let best: DeepestOnLeg =
    start.depth >= end.depth
      ? { fraction: from, depthM: start.depth }
      : { fraction: until, depthM: end.depth };
  const parts = [boundPart(boundary, leg, from, start, until, end)];
  for (let step = 0; step < MOST_STEPS && parts.length > 0; step += 1) {
    let top = 0;
    for (let i = 1; i < parts.length; i += 1) if (parts[i]!.bound > parts[top]!.bound) top = i;
    const part = parts[top]!;
    parts[top] = parts.at(-1)!;
    parts.pop();
    if (part.bound <= best.depthM + DEPTH_TOLERANCE_M) break;
    const here = depthInside(boundary, leg, part.next);
    if (here.depth > best.depthM) best = { fraction: part.next, depthM: here.depth };
    const left = { depth: part.depthFrom, piece: part.pieceFrom };
    const right = { depth: part.depthUntil, piece: part.pieceUntil };
    parts.push(
      boundPart(boundary, leg, part.from, left, part.next, here),
      boundPart(boundary, leg, part.next, here, part.until, right),
    );
  }
  return best;
}

function depthInside(boundary: Boundary, leg: Leg, fraction: number): { depth: number; piece: number } {
  setPositionOnLine(leg.line, 0, fraction * leg.lengthM, position, 0);
  const depth = distanceToBoundary(boundary, position[0]!, position[1]!, position[2]!);
  return { depth, piece: nearest[0]! };
}

function boundPart(
  boundary: Boundary,
  leg: Leg,
  from: number,
  start: { depth: number; piece: number },
  until: number,
  end: { depth: number; piece: number },
): Part {
  const width = until - from;
  const travel = leg.lengthM * width;
  let bound = (start.depth + end.depth + travel) / 2;
  let next = from + (width * (bound - start.depth)) / (travel === 0 ? 1 : travel);
  const ofStart = new PieceAlong(leg, boundary, start.piece, true);
  const ofEnd = new PieceAlong(leg, boundary, end.piece, true);
  const highest = Math.max(start.depth, end.depth) + travel;
  const isStraight =
    curveOfLink(boundary, boundary.pieceLink[start.piece]!) === undefined &&
    curveOfLink(boundary, boundary.pieceLink[end.piece]!) === undefined;
  const sag = (ofStart.concavityWithin(0, highest) * width * width) / 8;
  if (isStraight && sag < Infinity) {
    const isOneLink = boundary.pieceLink[start.piece] === boundary.pieceLink[end.piece];
    const startAtEnd = isOneLink ? end.depth : ofStart.at(until);
    const endAtStart = isOneLink ? start.depth : ofEnd.at(from);
    // Chords from (start, startAtEnd) and (endAtStart, end).
    const gapFrom = endAtStart - start.depth;
    const gapUntil = startAtEnd - end.depth;
    const total = gapFrom + gapUntil;
    const share = total > 0 ? Math.min(1, Math.max(0, gapFrom / total)) : 0.5;
    const meeting = start.depth + (startAtEnd - start.depth) * share;
    const chords = Math.max(start.depth, end.depth, meeting);
    if (chords + sag < bound) {
      bound = chords + sag;
      next = from + (chords === meeting ? share : 0.5) * width;
    }
  }
  const margin = width / 16;
  return {
    from,
    until,
    depthFrom: start.depth,
    depthUntil: end.depth,
    pieceFrom: start.piece,
    pieceUntil: end.piece,
    bound,
    next: Math.min(until - margin, Math.max(from + margin, next)),
  };
}

/** Nearest approach of part of a leg to a chain of pieces. */
function closestApproach(
  boundary: Boundary,
  leg: Leg,
  from: number,
  until: number,
): { fraction: number; distanceM: number } {
  const parts = partsOfLeg(leg);
  let best = { fraction: from, distanceM: depthInside(boundary, leg, from).depth };
  const atEnd = depthInside(boundary, leg, until).depth;
  if (atEnd < best.distanceM) best = { fraction: until, distanceM: atEnd };
  for (let part = 0; part < parts; part += 1) {
    const a = Math.max(from, part / parts);
    const b = Math.min(until, (part + 1) / parts);
    if (a >= b) continue;
    setPositionOnLine(leg.line, 0, ((a + b) / 2) * leg.lengthM, position, 0);
    const half = (leg.lengthM * (b - a)) / 2;
    const count = findPiecesNear(boundary, position[0]!, position[1]!, position[2]!, best.distanceM + half);
    const pieces = found.slice(0, count);
    for (const piece of pieces) {
      const along = new PieceAlong(leg, boundary, piece);
      const candidate = leastAlong(along, a, b, 0, best.distanceM);
      if (candidate.distanceM < best.distanceM) best = candidate;
    }
  }
  return best;
}

/** The least of a distance that is nearly convex, by halving on the sign of the slope; parts that cannot win are left out. */
function leastAlong(
  distance: DistanceAlong,
  from: number,
  until: number,
  depth: number,
  toBeat: number,
): { fraction: number; distanceM: number } {
  let a = from;
  let b = until;
  const atFrom = distance.at(a);
  const slopeFrom = distance.slope;
  const atUntil = distance.at(b);
  const slopeUntil = distance.slope;
  let best = atFrom <= atUntil ? { fraction: a, distanceM: atFrom } : { fraction: b, distanceM: atUntil };
  const travel = distance.lengthM * (b - a);
  if ((atFrom + atUntil - travel) / 2 >= toBeat) return best;
  const sag = (distance.concavityWithin(0, Math.max(atFrom, atUntil) + travel / 2) * (b - a) * (b - a)) / 8;
  if (sag > DEPTH_TOLERANCE_M && depth < 12) {
    const middle = (a + b) / 2;
    const left = leastAlong(distance, a, middle, depth + 1, Math.min(toBeat, best.distanceM));
    if (left.distanceM < best.distanceM) best = left;
    const right = leastAlong(distance, middle, b, depth + 1, Math.min(toBeat, best.distanceM));
    return right.distanceM < best.distanceM ? right : best;
  }
  if (slopeFrom >= 0 || slopeUntil <= 0) return best;
  let heightA = atFrom;
  let slopeA = slopeFrom;
  let heightB = atUntil;
  let slopeB = slopeUntil;
  for (let round = 0; round < 60; round += 1) {
    // The tangents meet below the least value: when that is no better than what is known, it is found.
    let middle = a + (heightB - slopeB * (b - a) - heightA) / (slopeA - slopeB);
    const floor = heightA + slopeA * (middle - a);
    if (floor >= Math.min(best.distanceM, toBeat) - 1e-5) break;
    if (!(middle > a && middle < b) || round % 3 === 2) middle = (a + b) / 2;
    const height = distance.at(middle);
    const { slope } = distance;
    if (height < best.distanceM) best = { fraction: middle, distanceM: height };
    if (slope < 0) {
      a = middle;
      heightA = height;
      slopeA = slope;
    } else {
      b = middle;
      heightB = height;
      slopeB = slope;
    }
    if ((b - a) * distance.lengthM < 1e-4) break;
  }
  return best;
}

const position = new Float64Array(6);
