import type { Boundary } from '../boundary/boundary.ts';
import { lineOfLink } from '../boundary/boundary.ts';
import { curveOfLink } from '../boundary/piece-distance.ts';
import { setPositionOnLine } from '../geodesic-line.ts';
import { SMALLEST_CURVATURE_RADIUS_M } from '../wgs84.ts';

export type { Boundary } from '../boundary/boundary.ts';
export { buildBoundary } from '../boundary/boundary.ts';
export { chainOfLine } from '../boundary/chain.ts';
export { distanceToBoundary, nearest } from '../boundary/boundary-search.ts';
export { contact, distanceToPiece, PARAMETER } from '../boundary/piece-distance.ts';
export { FAN_OUT } from '../boundary/spheres.ts';

/** All that this folder knows about the pieces of a boundary, beside the distance to them. */

/** Whether a piece is part of a geodesic. */
export function isGeodesic(border: Boundary, piece: number): boolean {
  return curveOfLink(border, border.pieceLink[piece]!) === undefined;
}

/** The prepared geodesic of a piece that is one. */
export function lineOfPiece(border: Boundary, piece: number): Float64Array {
  return lineOfLink(border, border.pieceLink[piece]!);
}

/** Whether a piece joins the end of the piece before it. */
export function followsOn(border: Boundary, piece: number): boolean {
  return piece > 0 && border.pieceNode[piece] === border.pieceNode[piece - 1]! + 1;
}

/** Writes x, y, z of the place at a parameter of a piece to `out[at..at+2]`. */
export function setPlaceOnPiece(
  border: Boundary,
  piece: number,
  parameter: number,
  out: Float64Array,
  at: number,
): void {
  const curve = curveOfLink(border, border.pieceLink[piece]!);
  if (curve !== undefined) {
    curve.setPlace(parameter, out, at);
    return;
  }
  setPositionOnLine(lineOfPiece(border, piece), 0, parameter, position, 0);
  out[at] = position[0]!;
  out[at + 1] = position[1]!;
  out[at + 2] = position[2]!;
}

/** How far the part of a piece between two parameters may stray from its chord, at the most. */
export function bulgeBetween(border: Boundary, piece: number, from: number, until: number): number {
  const curve = curveOfLink(border, border.pieceLink[piece]!);
  const length = curve === undefined ? until - from : curve.lengthBetween(from, until);
  const bend = curve?.bendPerM ?? 0;
  const ofSurface = 1 / SMALLEST_CURVATURE_RADIUS_M;
  const curvature = Math.sqrt(bend * bend + ofSurface * ofSurface);
  return Math.min(length / 2, (curvature * length * length) / 8);
}

/** Into how many parts a piece is cut so that the geodesics between their ends stray no farther than a tolerance. */
export function partsWithin(border: Boundary, piece: number, toleranceM: number): number {
  const curve = curveOfLink(border, border.pieceLink[piece]!);
  if (curve === undefined) return 1;
  const length = curve.lengthBetween(border.pieceFrom[piece]!, border.pieceUntil[piece]!);
  return Math.min(1000, Math.max(1, Math.ceil(length * Math.sqrt(curve.bendPerM / (8 * toleranceM)))));
}

const position = new Float64Array(6);
