import { atan2 } from '../elementary/arctangent.ts';
import { sincos } from '../elementary/sine-cosine.ts';
import {
  arc,
  COS_AZIMUTH_1,
  COS_AZIMUTH_2,
  DISTANCE,
  SIN_AZIMUTH_1,
  SIN_AZIMUTH_2,
} from '../geodesic-arc.ts';
import { solveInverse } from '../geodesic-inverse.ts';
import { setCourseOnLine, setLatLonOnLine, setPositionOnLine } from '../geodesic-line.ts';
import { geodesicOfChord, NEAR_CHORD_M, setDirection, setLatLonOfSurfacePoint } from '../surface.ts';
import type { Boundary } from './boundary.ts';
import { lineOfLink } from './boundary.ts';
import type { Curve } from './curve.ts';
import { FOOT, GRADIENT, located } from './curve.ts';

/**
 * What {@link distanceToPiece} found beside the distance: the unit vector at the point along which the distance
 * grows (zero on the boundary itself), then the parameter of the nearest place of the piece.
 */
export const contact = new Float64Array(4);
export const AWAY = 0;
export const PARAMETER = 3;

/** The curve of a link, undefined for a geodesic. */
export function curveOfLink(boundary: Boundary, link: number): Curve | undefined {
  return boundary.curves.size === 0 ? undefined : boundary.curves.get(link);
}

/** Geodesic distance from a surface point to a piece; more about the nearest place in {@link contact}. */
export function distanceToPiece(boundary: Boundary, piece: number, x: number, y: number, z: number): number {
  const curve = curveOfLink(boundary, boundary.pieceLink[piece]!);
  const from = boundary.pieceFrom[piece]!;
  const until = boundary.pieceUntil[piece]!;
  if (curve === undefined) return distanceToGeodesic(boundary, piece, from, until, x, y, z);
  return distanceToCurve(boundary, piece, curve, from, until, x, y, z);
}

/** The same to the whole link that a piece belongs to, the piece being near the nearest place. */
export function distanceToLinkOf(boundary: Boundary, piece: number, x: number, y: number, z: number): number {
  const link = boundary.pieceLink[piece]!;
  if (curveOfLink(boundary, link) !== undefined) return distanceToPiece(boundary, piece, x, y, z);
  return distanceToGeodesic(boundary, piece, 0, boundary.linkLengthM[link]!, x, y, z);
}

/** To the part `from` to `until` of a geodesic; the search starts in the piece. */
function distanceToGeodesic(
  boundary: Boundary,
  piece: number,
  from: number,
  until: number,
  x: number,
  y: number,
  z: number,
): number {
  const nodes = boundary.nodes;
  const a = 3 * boundary.pieceNode[piece]!;
  const cx = nodes[a + 3]! - nodes[a]!;
  const cy = nodes[a + 4]! - nodes[a + 1]!;
  const cz = nodes[a + 5]! - nodes[a + 2]!;
  const square = cx * cx + cy * cy + cz * cz;
  const along = (x - nodes[a]!) * cx + (y - nodes[a + 1]!) * cy + (z - nodes[a + 2]!) * cz;
  const t = along <= 0 || square === 0 ? 0 : along >= square ? 1 : along / square;
  const line = lineOfLink(boundary, boundary.pieceLink[piece]!);
  const start = boundary.pieceFrom[piece]!;
  let u = start + t * (boundary.pieceUntil[piece]! - start);
  let dx = 0;
  let dy = 0;
  let dz = 0;
  let rest = 0;
  // Newton's method on the foot: the step is the part of the chord along the course.
  for (let round = 0; round < 12; round += 1) {
    setPositionOnLine(line, 0, u, position, 0);
    dx = x - position[0]!;
    dy = y - position[1]!;
    dz = z - position[2]!;
    const slope = 1 - (dx * dx + dy * dy + dz * dz) / (2 * MEAN_RADIUS_M * MEAN_RADIUS_M);
    rest = (dx * position[3]! + dy * position[4]! + dz * position[5]!) / (slope > 0.2 ? slope : 0.2);
    if (rest < 0.1 && rest > -0.1) break;
    const next = u + rest < from ? from : u + rest > until ? until : u + rest;
    if (next === u) {
      rest = 0;
      break;
    }
    u = next;
  }
  if (dx * dx + dy * dy + dz * dz > NEAR_CHORD_M * NEAR_CHORD_M)
    return distanceFromAfar(line, from, until, u, x, y, z);
  if (u + rest < from) rest = from - u;
  else if (u + rest > until) rest = until - u;
  dx -= rest * position[3]!;
  dy -= rest * position[4]!;
  dz -= rest * position[5]!;
  contact[PARAMETER] = u + rest;
  return setAwayAlong(dx, dy, dz, x, y, z);
}

/** The same over long distances: foot by the azimuth (Baselga and Martinez-Llario 2018), distance by Karney. */
function distanceFromAfar(
  line: Float64Array,
  from: number,
  until: number,
  start: number,
  x: number,
  y: number,
  z: number,
): number {
  setLatLonOfSurfacePoint(x, y, z, place, 0);
  let u = start;
  let best = Infinity;
  for (let round = 0; round < 20; round += 1) {
    setLatLonOnLine(line, 0, u, place, 2);
    solveInverse(place[2]!, place[3]!, place[0]!, place[1]!);
    best = arc[DISTANCE]!;
    setCourseOnLine(line, 0, u, pair, 0);
    const norm = Math.sqrt(pair[0]! * pair[0]! + pair[1]! * pair[1]!);
    const cosine = (arc[SIN_AZIMUTH_1]! * pair[0]! + arc[COS_AZIMUTH_1]! * pair[1]!) / norm;
    sincos(best / MEAN_RADIUS_M, pair);
    const step = MEAN_RADIUS_M * atan2(cosine * pair[0]!, pair[1]!);
    const next = u + step < from ? from : u + step > until ? until : u + step;
    if (next - u < 0.01 && next - u > -0.01) break;
    u = next;
  }
  contact[PARAMETER] = u;
  setDirection(place[0]!, place[1]!, arc[SIN_AZIMUTH_2]!, arc[COS_AZIMUTH_2]!, contact, AWAY);
  return best;
}

/** To the part `from` to `until` of a curve: beside it the offset counts, beyond it the nearer end. */
function distanceToCurve(
  boundary: Boundary,
  piece: number,
  curve: Curve,
  from: number,
  until: number,
  x: number,
  y: number,
  z: number,
): number {
  const offset = curve.offset(x, y, z, (from + until) / 2);
  const foot = located[FOOT]!;
  if (foot >= from && foot <= until) {
    const sign = offset < 0 ? -1 : 1;
    contact[AWAY] = sign * located[GRADIENT]!;
    contact[AWAY + 1] = sign * located[GRADIENT + 1]!;
    contact[AWAY + 2] = sign * located[GRADIENT + 2]!;
    contact[PARAMETER] = foot;
    return sign * offset;
  }
  const node = 3 * (boundary.pieceNode[piece]! + (foot < from ? 0 : 1));
  contact[PARAMETER] = foot < from ? from : until;
  return distanceToPlace(boundary.nodes, node, x, y, z);
}

/** Distance to a surface point given by its coordinates. */
function distanceToPlace(points: Float64Array, at: number, x: number, y: number, z: number): number {
  const dx = x - points[at]!;
  const dy = y - points[at + 1]!;
  const dz = z - points[at + 2]!;
  if (dx * dx + dy * dy + dz * dz <= NEAR_CHORD_M * NEAR_CHORD_M) return setAwayAlong(dx, dy, dz, x, y, z);
  setLatLonOfSurfacePoint(x, y, z, place, 0);
  setLatLonOfSurfacePoint(points[at]!, points[at + 1]!, points[at + 2]!, place, 2);
  solveInverse(place[2]!, place[3]!, place[0]!, place[1]!);
  setDirection(place[0]!, place[1]!, arc[SIN_AZIMUTH_2]!, arc[COS_AZIMUTH_2]!, contact, AWAY);
  return arc[DISTANCE]!;
}

/** Distance and direction from the chord (dx, dy, dz) that ends at (x, y, z). */
function setAwayAlong(dx: number, dy: number, dz: number, x: number, y: number, z: number): number {
  const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const per = chord === 0 ? 0 : 1 / chord;
  contact[AWAY] = dx * per;
  contact[AWAY + 1] = dy * per;
  contact[AWAY + 2] = dz * per;
  return geodesicOfChord(dx, dy, dz, x - dx / 2, y - dy / 2, z - dz / 2);
}

const MEAN_RADIUS_M = 6_371_000;
const position = new Float64Array(6);
const place = new Float64Array(4);
const pair = new Float64Array(2);
