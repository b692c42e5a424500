import type { Boundary } from './boundary/boundary.ts';
import { distanceToBoundary, findPiecesNear, found } from './boundary/boundary-search.ts';
import { aheadOfEnd } from './boundary/corridor-border.ts';
import { distanceToPiece } from './boundary/piece-distance.ts';
import { ringHolds } from './boundary/ring-side.ts';
import { distanceM } from './geodesic.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import type { CorridorShape, PreparedOutline, RingShape } from './outline-preparation.ts';
import type { LatLon } from './position.ts';
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
    case 'ring': {
      const distance = distanceToBoundary(shape.boundary, x, y, z);
      return shapeHoldsPlace(shape, latDeg, lonDeg, x, y, z) ? distance : -distance;
    }
  }
}

/** {@link outlineContains} for bare numbers. */
function holdsPoint(prepared: PreparedOutline, latDeg: number, lonDeg: number): boolean {
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
    case 'ring':
      return (
        shapeHoldsPlace(shape, latDeg, lonDeg, x, y, z) || isOnBoundary(shape.boundary, x, y, z, CONTACT_M)
      );
  }
}

/** Whether the boundary comes within `reachM` of a place. */
function isOnBoundary(boundary: Boundary, x: number, y: number, z: number, reachM: number): boolean {
  const count = findPiecesNear(boundary, x, y, z, reachM);
  for (let i = 0; i < count; i += 1) {
    if (distanceToPiece(boundary, found[i]!, x, y, z) <= reachM) return true;
  }
  return false;
}

/** Inside or not, without regard to the boundary: what lies exactly on it falls to either side. */
export function shapeHoldsPlace(
  shape: RingShape | CorridorShape,
  latDeg: number,
  lonDeg: number,
  x: number,
  y: number,
  z: number,
): boolean {
  if (shape.kind === 'corridor') return shape.halfWidthM > 0 && corridorHolds(shape, x, y, z);
  const lon = normaliseLonDeg(lonDeg);
  if (shape.outer === undefined || !ringHolds(shape.outer, latDeg, lon, x, y, z)) return false;
  for (const hole of shape.holes) if (ringHolds(hole, latDeg, lon, x, y, z)) return false;
  return true;
}

/** Distance from the centre of a circle. */
function distanceToCentre(
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
 * Whether a corridor holds a place: within half its width of a leg. A flat end cuts its own leg off square; other legs
 * reach beyond it.
 */
function corridorHolds(shape: CorridorShape, x: number, y: number, z: number): boolean {
  const { line, halfWidthM } = shape;
  const count = findPiecesNear(line, x, y, z, halfWidthM);
  const last = line.linkCount - 1;
  for (let i = 0; i < count; i += 1) {
    const piece = found[i]!;
    if (distanceToPiece(line, piece, x, y, z) > halfWidthM) continue;
    if (!shape.hasFlatCaps) return true;
    const link = line.pieceLink[piece]!;
    if (link === 0 && aheadOfEnd(line, 0, 0, 1, x, y, z) < 0) continue;
    if (link === last && aheadOfEnd(line, last, line.linkLengthM[last]!, -1, x, y, z) < 0) continue;
    return true;
  }
  return false;
}

const spot = new Float64Array(3);
