import type { Boundary } from './boundary.ts';
import { lineOfLink } from './boundary.ts';
import { distanceToBoundary, distanceToPiece, findPiecesNear, found } from './boundary-distance.ts';
import { distanceM } from './geodesic.ts';
import { setPositionOnLine, normaliseLonDeg } from './geodesic-line.ts';
import type { CorridorShape, PreparedOutline, RingShape } from './outline-preparation.ts';
import type { LatLon } from './position.ts';
import { ringHolds } from './ring.ts';
import { geodesicOfChord, NEAR_CHORD_M, setSurfacePoint } from './surface.ts';

/** A point no farther than this from the boundary is on it, and so inside: sets are closed. */
export const CONTACT_M = 0.001;

/** Whether a point lies in the outline, boundary included. */
export function outlineContains(prepared: PreparedOutline, point: LatLon): boolean {
  return holdsPoint(prepared, point.latDeg, point.lonDeg);
}

/** Geodesic distance to the nearest point of the boundary in metres, inside as outside. */
export function boundaryDistanceM(prepared: PreparedOutline, point: LatLon): number {
  return Math.abs(signedBoundaryDistanceM(prepared, point));
}

/** The same, positive inside, negative outside. NaN for a point that is no place. */
export function signedBoundaryDistanceM(prepared: PreparedOutline, point: LatLon): number {
  const { latDeg, lonDeg } = point;
  const { shape } = prepared;
  setSurfacePoint(latDeg, lonDeg, spot, 0);
  const x = spot[0]!;
  const y = spot[1]!;
  const z = spot[2]!;
  if (!(x === x)) return NaN;
  switch (shape.kind) {
    case 'circle':
      return shape.radiusM - distanceToCentre(prepared, latDeg, lonDeg, x, y, z);
    case 'corridor':
      return depthInCorridor(shape, x, y, z);
    case 'ring': {
      const distance = distanceToBoundary(shape.boundary, x, y, z);
      return ringShapeHolds(shape, latDeg, lonDeg, x, y, z) ? distance : -distance;
    }
  }
}

/** {@link outlineContains} for bare numbers. */
export function holdsPoint(prepared: PreparedOutline, latDeg: number, lonDeg: number): boolean {
  const { shape } = prepared;
  setSurfacePoint(latDeg, lonDeg, spot, 0);
  const x = spot[0]!;
  const y = spot[1]!;
  const z = spot[2]!;
  if (!(x === x)) return false;
  switch (shape.kind) {
    case 'circle':
      return distanceToCentre(prepared, latDeg, lonDeg, x, y, z) <= shape.radiusM + CONTACT_M;
    case 'corridor':
      return depthInCorridor(shape, x, y, z) >= -CONTACT_M;
    case 'ring':
      return (
        ringShapeHolds(shape, latDeg, lonDeg, x, y, z) || isOnBoundary(shape.boundary, x, y, z, CONTACT_M)
      );
  }
}

/** Whether the boundary comes within `reachM` of a place. */
export function isOnBoundary(boundary: Boundary, x: number, y: number, z: number, reachM: number): boolean {
  const count = findPiecesNear(boundary, x, y, z, reachM);
  for (let i = 0; i < count; i += 1) {
    if (distanceToPiece(boundary, found[i]!, x, y, z) <= reachM) return true;
  }
  return false;
}

/** Even-odd in the outer ring and in no hole; what lies exactly on an edge falls to either side. */
export function ringShapeHolds(
  shape: RingShape,
  latDeg: number,
  lonDeg: number,
  x: number,
  y: number,
  z: number,
): boolean {
  const lon = normaliseLonDeg(lonDeg);
  if (shape.outer === undefined || !ringHolds(shape.outer, latDeg, lon, x, y, z)) return false;
  for (const hole of shape.holes) if (ringHolds(hole, latDeg, lon, x, y, z)) return false;
  return true;
}

/** Distance from the centre of a circle. */
export function distanceToCentre(
  prepared: PreparedOutline,
  latDeg: number,
  lonDeg: number,
  x: number,
  y: number,
  z: number,
): number {
  const { shape } = prepared;
  if (shape.kind !== 'circle') return NaN;
  const dx = x - shape.centre[0]!;
  const dy = y - shape.centre[1]!;
  const dz = z - shape.centre[2]!;
  if (dx * dx + dy * dy + dz * dz <= NEAR_CHORD_M * NEAR_CHORD_M) {
    return geodesicOfChord(dx, dy, dz, x - dx / 2, y - dy / 2, z - dz / 2);
  }
  return distanceM(shape.latDeg, shape.lonDeg, latDeg, lonDeg);
}

/**
 * Signed distance to the border of a corridor. Outside it is exact; inside it is the distance to the nearest
 * border of the leg of the line that holds the point deepest, which falls short of the true depth only where legs
 * overlap, on the inner side of a bend.
 */
export function depthInCorridor(shape: CorridorShape, x: number, y: number, z: number): number {
  if (!shape.hasFlatCaps) return shape.halfWidthM - distanceToBoundary(shape.line, x, y, z);
  const { line, caps } = shape;
  const lastLink = line.links.length - 1;
  const toStart = distanceToPieces(caps, 0, x, y, z);
  const toEnd = distanceToPieces(caps, 1, x, y, z);
  let depth = -Infinity;
  for (let piece = 0; piece < line.pieceCount; piece += 1) {
    const link = line.pieceLink[piece]!;
    let own = shape.halfWidthM - distanceToPiece(line, piece, x, y, z);
    if (link === 0) own = cutByCap(own, toStart, aheadOf(line, 0, 0, 1, x, y, z));
    if (link === lastLink) {
      own = cutByCap(own, toEnd, aheadOf(line, lastLink, line.linkLengthM[lastLink]!, -1, x, y, z));
    }
    if (own > depth) depth = own;
  }
  return depth;
}

/** What a flat end leaves of a depth: beyond it only the distance to the end counts. */
function cutByCap(depth: number, toCap: number, ahead: number): number {
  if (ahead < 0) return -toCap;
  return depth < toCap ? depth : depth >= 0 ? toCap : depth;
}

/** How far a place lies on the inner side of the end at `along` of a link, along its course. */
export function aheadOf(
  line: Boundary,
  link: number,
  along: number,
  sign: number,
  x: number,
  y: number,
  z: number,
): number {
  setPositionOnLine(lineOfLink(line, link), 0, along, position, 0);
  return (
    sign *
    ((x - position[0]!) * position[3]! +
      (y - position[1]!) * position[4]! +
      (z - position[2]!) * position[5]!)
  );
}

function distanceToPieces(boundary: Boundary, link: number, x: number, y: number, z: number): number {
  let least = Infinity;
  for (let piece = 0; piece < boundary.pieceCount; piece += 1) {
    if (boundary.pieceLink[piece] !== link) continue;
    const distance = distanceToPiece(boundary, piece, x, y, z);
    if (distance < least) least = distance;
  }
  return least;
}

const spot = new Float64Array(3);
const position = new Float64Array(6);
