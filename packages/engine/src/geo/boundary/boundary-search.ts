import type { Boundary } from './boundary.ts';
import { distanceToPiece } from './piece-distance.ts';
import { FAN_OUT } from './spheres.ts';

/** The piece that {@link distanceToBoundary} found nearest. */
export const nearest = new Int32Array(1);

/** Geodesic distance from a surface point to the nearest point of the boundary; Infinity where there is none. */
export function distanceToBoundary(boundary: Boundary, x: number, y: number, z: number): number {
  let best = Infinity;
  nearest[0] = -1;
  if (boundary.pieceCount === 0) return best;
  const levels = boundary.levelStart.length - 1;
  let depth = 0;
  stackLevel[0] = levels - 1;
  stackGroup[0] = 0;
  stackBound[0] = 0;
  while (depth >= 0) {
    const level = stackLevel[depth]!;
    const group = stackGroup[depth]!;
    const bound = stackBound[depth]!;
    depth -= 1;
    if (bound >= best) continue;
    const first = group * FAN_OUT;
    if (level === 0) {
      const end = first + FAN_OUT < boundary.pieceCount ? first + FAN_OUT : boundary.pieceCount;
      for (let k = first; k < end; k += 1) {
        if (leastGeodesic(chordToPiece(boundary, k, x, y, z) - boundary.pieceBulgeM[k]!) >= best) continue;
        const distance = distanceToPiece(boundary, k, x, y, z);
        if (distance < best) {
          best = distance;
          nearest[0] = k;
        }
      }
      continue;
    }
    const below = boundary.levelStart[level - 1]!;
    const count = boundary.levelStart[level]! - below;
    const end = first + FAN_OUT < count ? first + FAN_OUT : count;
    const base = depth;
    for (let child = first; child < end; child += 1) {
      const at = 4 * (below + child);
      const dx = boundary.spheres[at]! - x;
      const dy = boundary.spheres[at + 1]! - y;
      const dz = boundary.spheres[at + 2]! - z;
      const reach = leastGeodesic(Math.sqrt(dx * dx + dy * dy + dz * dz) - boundary.spheres[at + 3]!);
      if (reach >= best) continue;
      // Insertion keeps the nearest child on top.
      let slot = depth + 1;
      while (slot > base + 1 && stackBound[slot - 1]! < reach) {
        stackLevel[slot] = stackLevel[slot - 1]!;
        stackGroup[slot] = stackGroup[slot - 1]!;
        stackBound[slot] = stackBound[slot - 1]!;
        slot -= 1;
      }
      stackLevel[slot] = level - 1;
      stackGroup[slot] = child;
      stackBound[slot] = reach;
      depth += 1;
    }
  }
  return best;
}

/** The pieces found by {@link findPiecesNear}. */
export let found: Int32Array = new Int32Array(64);

/** Whether any piece may come within `reachM` (straight line) of a place. */
export function hasPieceNear(boundary: Boundary, x: number, y: number, z: number, reachM: number): boolean {
  return searchNear(boundary, x, y, z, reachM, 1) > 0;
}

/** Lists in {@link found} every piece that may come within `reachM` (straight line) of a place; returns how many. */
export function findPiecesNear(boundary: Boundary, x: number, y: number, z: number, reachM: number): number {
  return searchNear(boundary, x, y, z, reachM, Infinity);
}

/** The search may stop when `enough` pieces are found. */
function searchNear(
  boundary: Boundary,
  x: number,
  y: number,
  z: number,
  reachM: number,
  enough: number,
): number {
  let count = 0;
  if (boundary.pieceCount === 0) return 0;
  let depth = 0;
  stackLevel[0] = boundary.levelStart.length - 2;
  stackGroup[0] = 0;
  while (depth >= 0) {
    const level = stackLevel[depth]!;
    const group = stackGroup[depth]!;
    depth -= 1;
    const at = 4 * (boundary.levelStart[level]! + group);
    const dx = boundary.spheres[at]! - x;
    const dy = boundary.spheres[at + 1]! - y;
    const dz = boundary.spheres[at + 2]! - z;
    const reach = boundary.spheres[at + 3]! + reachM;
    if (dx * dx + dy * dy + dz * dz > reach * reach) continue;
    const first = group * FAN_OUT;
    if (level === 0) {
      const end = first + FAN_OUT < boundary.pieceCount ? first + FAN_OUT : boundary.pieceCount;
      for (let k = first; k < end; k += 1) {
        if (chordToPiece(boundary, k, x, y, z) - boundary.pieceBulgeM[k]! > reachM) continue;
        if (count === found.length) {
          const larger = new Int32Array(2 * count);
          larger.set(found);
          found = larger;
        }
        found[count] = k;
        count += 1;
        if (count === enough) return count;
      }
      continue;
    }
    const below = boundary.levelStart[level]! - boundary.levelStart[level - 1]!;
    const end = first + FAN_OUT < below ? first + FAN_OUT : below;
    // Backwards, so that pieces come in their own order.
    for (let child = end - 1; child >= first; child -= 1) {
      depth += 1;
      stackLevel[depth] = level - 1;
      stackGroup[depth] = child;
    }
  }
  return count;
}

/** Straight-line distance from a place to the chord of a piece. */
function chordToPiece(boundary: Boundary, piece: number, x: number, y: number, z: number): number {
  const nodes = boundary.nodes;
  const a = 3 * boundary.pieceNode[piece]!;
  const cx = nodes[a + 3]! - nodes[a]!;
  const cy = nodes[a + 4]! - nodes[a + 1]!;
  const cz = nodes[a + 5]! - nodes[a + 2]!;
  const px = x - nodes[a]!;
  const py = y - nodes[a + 1]!;
  const pz = z - nodes[a + 2]!;
  const square = cx * cx + cy * cy + cz * cz;
  const along = px * cx + py * cy + pz * cz;
  const t = along <= 0 ? 0 : along >= square ? 1 : along / square;
  const dx = px - t * cx;
  const dy = py - t * cy;
  const dz = pz - t * cz;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

const GENEROUS_RADIUS_M = 6_450_000;
const PER_TWENTY_FOUR_SQUARES = 1 / (24 * GENEROUS_RADIUS_M * GENEROUS_RADIUS_M);

/** A geodesic is longer than its chord at least as much as on a sphere larger than any radius of curvature. */
function leastGeodesic(chord: number): number {
  return chord <= 0 ? 0 : chord * (1 + chord * chord * PER_TWENTY_FOUR_SQUARES);
}

const stackLevel = new Int32Array(128);
const stackGroup = new Int32Array(128);
const stackBound = new Float64Array(128);
