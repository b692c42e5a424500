import type { ErrorCode } from '@deconflict/engine/errors';
import type { Outline } from '@deconflict/engine/geo';
import type { ReadOutlines } from './outline-reader.ts';

/** Why a block cannot become an area, undefined where it can. */
export function unusableOutline(
  read: ReadOutlines,
): { readonly code: ErrorCode; readonly expected: string } | undefined {
  if (!read.any) return { code: 'area-outline-missing', expected: 'DP, DA, DB or DC lines' };
  if (read.incomplete)
    return { code: 'area-outline-incomplete', expected: 'an outline with all its lines readable' };
  if (read.outlines.length === 0 || read.outlines.some(isTooSmall)) {
    return { code: 'area-outline-too-small', expected: 'three different points, an arc or a circle' };
  }
  return undefined;
}

function isTooSmall(outline: Outline): boolean {
  if (outline.kind === 'corridor') return outline.line.length < 2;
  if (outline.kind !== 'polygon') return false;
  return new Set(outline.vertices.map(({ latDeg, lonDeg }) => `${latDeg} ${lonDeg}`)).size < 3;
}
