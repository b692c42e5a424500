import type { Boundary } from './border-pieces.ts';
import { bulgeBetween, FAN_OUT } from './border-pieces.ts';
import type { ClosestApproach } from './closest-approach.ts';
import { approachPieces } from './piece-approach.ts';
import { leastGeodesic } from './geodesic-bound.ts';
import { segmentDistance } from './segment-distance.ts';

/**
 * Finds where two boundaries come nearest, by descending both trees of spheres at once: pairs of groups that cannot
 * beat what was found are left out, and what is nearer is looked at first. Stops at the first contact.
 */
export function approachBorders(p: Boundary, q: Boundary, closest: ClosestApproach): void {
  if (p.pieceCount === 0 || q.pieceCount === 0) return;
  descend(p, p.levelStart.length - 2, 0, q, q.levelStart.length - 2, 0, closest);
}

/** Level -1 are the pieces themselves. */
const PIECES = -1;

function descend(
  p: Boundary,
  pLevel: number,
  pGroup: number,
  q: Boundary,
  qLevel: number,
  qGroup: number,
  closest: ClosestApproach,
): void {
  if (pLevel === PIECES && qLevel === PIECES) {
    const bound = boundOfPieces(p, pGroup, q, qGroup);
    if (bound < closest.distanceM) approachPieces(p, pGroup, q, qGroup, bound === 0, closest);
    return;
  }
  const splitsFirst =
    qLevel === PIECES || (pLevel !== PIECES && radiusOf(p, pLevel, pGroup) >= radiusOf(q, qLevel, qGroup));
  const split = splitsFirst ? p : q;
  const level = splitsFirst ? pLevel : qLevel;
  const first = (splitsFirst ? pGroup : qGroup) * FAN_OUT;
  const end = Math.min(first + FAN_OUT, countOf(split, level - 1));
  const children: { group: number; bound: number }[] = [];
  for (let group = first; group < end; group += 1) {
    const bound = splitsFirst
      ? boundOfGroups(p, level - 1, group, q, qLevel, qGroup)
      : boundOfGroups(p, pLevel, pGroup, q, level - 1, group);
    if (bound < closest.distanceM) children.push({ group, bound });
  }
  children.sort((a, b) => a.bound - b.bound);
  for (const { group, bound } of children) {
    if (closest.isClose || bound >= closest.distanceM) return;
    if (splitsFirst) descend(p, level - 1, group, q, qLevel, qGroup, closest);
    else descend(p, pLevel, pGroup, q, level - 1, group, closest);
  }
}

function countOf(border: Boundary, level: number): number {
  return level === PIECES ? border.pieceCount : border.levelStart[level + 1]! - border.levelStart[level]!;
}

function radiusOf(border: Boundary, level: number, group: number): number {
  return border.spheres[4 * (border.levelStart[level]! + group) + 3]!;
}

function boundOfGroups(
  p: Boundary,
  pLevel: number,
  pGroup: number,
  q: Boundary,
  qLevel: number,
  qGroup: number,
): number {
  setSphere(p, pLevel, pGroup, 0);
  setSphere(q, qLevel, qGroup, 4);
  const dx = balls[0]! - balls[4]!;
  const dy = balls[1]! - balls[5]!;
  const dz = balls[2]! - balls[6]!;
  return leastGeodesic(Math.sqrt(dx * dx + dy * dy + dz * dz) - balls[3]! - balls[7]!);
}

/** Centre and radius of a sphere around a group, or around one piece. */
function setSphere(border: Boundary, level: number, group: number, at: number): void {
  if (level !== PIECES) {
    const from = 4 * (border.levelStart[level]! + group);
    for (let i = 0; i < 4; i += 1) balls[at + i] = border.spheres[from + i]!;
    return;
  }
  const { nodes } = border;
  const a = 3 * border.pieceNode[group]!;
  let square = 0;
  for (let i = 0; i < 3; i += 1) {
    const half = (nodes[a + 3 + i]! - nodes[a + i]!) / 2;
    balls[at + i] = nodes[a + i]! + half;
    square += half * half;
  }
  balls[at + 3] = Math.sqrt(square) + border.pieceBulgeM[group]!;
}

function boundOfPieces(p: Boundary, pPiece: number, q: Boundary, qPiece: number): number {
  const i = 3 * p.pieceNode[pPiece]!;
  const k = 3 * q.pieceNode[qPiece]!;
  const { distanceM } = segmentDistance(p.nodes, i, i + 3, q.nodes, k, k + 3);
  const bulges =
    bulgeBetween(p, pPiece, p.pieceFrom[pPiece]!, p.pieceUntil[pPiece]!) +
    bulgeBetween(q, qPiece, q.pieceFrom[qPiece]!, q.pieceUntil[qPiece]!);
  return leastGeodesic(distanceM - bulges);
}

const balls = new Float64Array(8);
