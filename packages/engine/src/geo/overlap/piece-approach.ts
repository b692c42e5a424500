import { setPositionOnLine } from '../geodesic-line.ts';
import type { Boundary } from './border-pieces.ts';
import {
  bulgeBetween,
  contact,
  distanceToPiece,
  isGeodesic,
  lineOfPiece,
  PARAMETER,
  setPlaceOnPiece,
} from './border-pieces.ts';
import type { ClosestApproach } from './closest-approach.ts';
import { leastGeodesic, slackOfLeast } from './geodesic-bound.ts';
import { segmentDistance } from './segment-distance.ts';

/**
 * Where two pieces come nearest. `mayCross` is false where they are known to lie apart.
 *
 * Two geodesics that do not cross are nearest at an end of one of them, because on a surface that is curved like the
 * Earth their distance is a concave function along either: the ends and a test for a crossing decide exactly. Pieces
 * that are no geodesics are halved until their chords stand for them.
 */
export function approachPieces(
  p: Boundary,
  pPiece: number,
  q: Boundary,
  qPiece: number,
  mayCross: boolean,
  closest: ClosestApproach,
): void {
  for (const end of [0, 3]) {
    offerPlace(p.nodes, 3 * p.pieceNode[pPiece]! + end, q, qPiece, closest, false);
    offerPlace(q.nodes, 3 * q.pieceNode[qPiece]! + end, p, pPiece, closest, true);
  }
  if (closest.isClose) return;
  if (!isGeodesic(p, pPiece) || !isGeodesic(q, qPiece)) approachCurves(p, pPiece, q, qPiece, closest);
  else if (mayCross) meetGeodesics(p, pPiece, q, qPiece, closest);
}

/** Offers a place and the nearest place of a piece; `isSecond` where the place lies on the second side. */
function offerPlace(
  places: Float64Array,
  at: number,
  border: Boundary,
  piece: number,
  closest: ClosestApproach,
  isSecond: boolean,
): void {
  const distance = distanceToPiece(border, piece, places[at]!, places[at + 1]!, places[at + 2]!);
  if (!(distance < closest.distanceM)) return;
  setPlaceOnPiece(border, piece, contact[PARAMETER]!, foot, 0);
  if (isSecond) closest.takeKnown(distance, foot, 0, places, at);
  else closest.takeKnown(distance, places, at, foot, 0);
}

/** A crossing: the ends of each lie on different sides of the other. Ends in contact have been dealt with. */
function meetGeodesics(
  p: Boundary,
  pPiece: number,
  q: Boundary,
  qPiece: number,
  closest: ClosestApproach,
): void {
  const i = 3 * p.pieceNode[pPiece]!;
  const k = 3 * q.pieceNode[qPiece]!;
  let start = offsetFromGeodesic(q, qPiece, p.nodes, i);
  let end = offsetFromGeodesic(q, qPiece, p.nodes, i + 3);
  if (start < 0 === end < 0) return;
  if (offsetFromGeodesic(p, pPiece, q.nodes, k) < 0 === offsetFromGeodesic(p, pPiece, q.nodes, k + 3) < 0)
    return;
  let from = p.pieceFrom[pPiece]!;
  let until = p.pieceUntil[pPiece]!;
  // Offsets are all but linear along a piece: a few steps of the false position are plenty.
  for (let round = 0; round < 60; round += 1) {
    const share = round % 4 === 3 ? 0.5 : start / (start - end);
    const middle = from + (until - from) * share;
    setPlaceOnPiece(p, pPiece, middle, foot, 0);
    const offset = offsetFromGeodesic(q, qPiece, foot, 0);
    if (Math.abs(offset) < 1e-6) break;
    if (offset < 0 === start < 0) {
      from = middle;
      start = offset;
    } else {
      until = middle;
      end = offset;
    }
  }
  closest.takeKnown(0, foot, 0, foot, 0);
}

/** Signed distance, nearly, to the geodesic of a piece thought to run on beyond its ends; positive to the left. */
function offsetFromGeodesic(border: Boundary, piece: number, places: Float64Array, at: number): number {
  const line = lineOfPiece(border, piece);
  const x = places[at]!;
  const y = places[at + 1]!;
  const z = places[at + 2]!;
  const { nodes } = border;
  const a = 3 * border.pieceNode[piece]!;
  const cx = nodes[a + 3]! - nodes[a]!;
  const cy = nodes[a + 4]! - nodes[a + 1]!;
  const cz = nodes[a + 5]! - nodes[a + 2]!;
  const square = cx * cx + cy * cy + cz * cz;
  const from = border.pieceFrom[piece]!;
  const along = (x - nodes[a]!) * cx + (y - nodes[a + 1]!) * cy + (z - nodes[a + 2]!) * cz;
  let u = from + (square === 0 ? 0 : along / square) * (border.pieceUntil[piece]! - from);
  for (let round = 0; round < 12; round += 1) {
    setPositionOnLine(line, 0, u, position, 0);
    const step =
      (x - position[0]!) * position[3]! +
      (y - position[1]!) * position[4]! +
      (z - position[2]!) * position[5]!;
    if (step < 1e-4 && step > -1e-4) break;
    u += step;
  }
  const upX = position[0]! * UP;
  const upY = position[1]! * UP;
  const upZ = position[2]! * UP * SHAPE;
  return (
    (x - position[0]!) * (upY * position[5]! - upZ * position[4]!) +
    (y - position[1]!) * (upZ * position[3]! - upX * position[5]!) +
    (z - position[2]!) * (upX * position[4]! - upY * position[3]!)
  );
}

/** One over the radius of the Earth, and (a / b)^2: together they turn a place into the normal of the surface. */
const UP = 1 / 6_371_000;
const SHAPE = 1.0067394967422765;

/** Chords stand for parts that stray from them by no more. */
const FINE_M = 2e-5;
/** No pair of pieces is cut oftener. */
const MOST_CUTS = 40_000;

/** Parts of a piece: parameters of the ends and their places. */
interface Part {
  readonly from: number;
  readonly until: number;
  readonly places: Float64Array;
  readonly bulgeM: number;
}

function approachCurves(
  p: Boundary,
  pPiece: number,
  q: Boundary,
  qPiece: number,
  closest: ClosestApproach,
): void {
  const work: { first: Part; second: Part }[] = [
    { first: wholePart(p, pPiece), second: wholePart(q, qPiece) },
  ];
  for (let cuts = 0; cuts < MOST_CUTS && !closest.isClose; cuts += 1) {
    const pair = work.pop();
    if (pair === undefined) return;
    const { first, second } = pair;
    const near = segmentDistance(first.places, 0, 3, second.places, 0, 3);
    const bound = leastGeodesic(near.distanceM - first.bulgeM - second.bulgeM);
    if (bound >= closest.distanceM - doubtAllowed(closest.distanceM)) continue;
    if (first.bulgeM <= FINE_M && second.bulgeM <= FINE_M) {
      setPlaceOnPiece(p, pPiece, first.from + near.onFirst * (first.until - first.from), middle, 0);
      setPlaceOnPiece(q, qPiece, second.from + near.onSecond * (second.until - second.from), middle, 3);
      closest.offer(middle, 0, middle, 3);
      continue;
    }
    if (first.bulgeM >= second.bulgeM) {
      const [a, b] = halves(p, pPiece, first);
      offerPlace(a.places, 3, q, qPiece, closest, false);
      work.push({ first: a, second }, { first: b, second });
    } else {
      const [a, b] = halves(q, qPiece, second);
      offerPlace(a.places, 3, p, pPiece, closest, true);
      work.push({ first, second: a }, { first, second: b });
    }
  }
}

/** A fiftieth of the gap, 0.1 mm at the least and 2 mm at the most, and what chords tell less well over long distances. */
function doubtAllowed(distanceM: number): number {
  return Math.min(2e-3, Math.max(1e-4, distanceM / 50)) + slackOfLeast(distanceM);
}

function wholePart(border: Boundary, piece: number): Part {
  const from = border.pieceFrom[piece]!;
  const until = border.pieceUntil[piece]!;
  const at = 3 * border.pieceNode[piece]!;
  return {
    from,
    until,
    places: border.nodes.slice(at, at + 6),
    bulgeM: bulgeBetween(border, piece, from, until),
  };
}

function halves(border: Boundary, piece: number, part: Part): [Part, Part] {
  const { from, until } = part;
  const half = (from + until) / 2;
  const first = new Float64Array(6);
  const second = new Float64Array(6);
  first.set(part.places.subarray(0, 3), 0);
  setPlaceOnPiece(border, piece, half, first, 3);
  second.set(first.subarray(3), 0);
  second.set(part.places.subarray(3), 3);
  return [
    { from, until: half, places: first, bulgeM: bulgeBetween(border, piece, from, half) },
    { from: half, until, places: second, bulgeM: bulgeBetween(border, piece, half, until) },
  ];
}

const foot = new Float64Array(3);
const middle = new Float64Array(6);
const position = new Float64Array(6);
