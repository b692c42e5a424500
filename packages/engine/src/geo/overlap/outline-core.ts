import { outlineContains } from '../outline-distance.ts';
import type { PreparedOutline } from '../outline-preparation.ts';
import type { LatLon } from '../position.ts';
import { setLatLonOfSurfacePoint } from '../surface.ts';
import type { Boundary } from './border-pieces.ts';
import { buildBoundary, chainOfLine, followsOn } from './border-pieces.ts';

/**
 * An outline as a core widened by a distance: a circle is a point widened by its radius, a corridor with round ends a
 * line widened by half its width, all others are regions not widened at all. The distance between two outlines is the
 * distance between their cores less both widths, without any approximation.
 */
export type OutlineCore = PointCore | BorderCore;

export interface PointCore {
  readonly kind: 'point';
  readonly widthM: number;
  readonly place: LatLon;
  /** x, y, z of the place. */
  readonly centre: Float64Array;
}

export interface BorderCore {
  readonly kind: 'line' | 'region';
  readonly widthM: number;
  /** The line, or the boundary of the region. */
  readonly border: Boundary;
  /** One place of every chain of the border. */
  readonly chainStarts: readonly LatLon[];
  readonly outline: PreparedOutline;
}

/** The core of an outline; undefined where it has no place at all. Made once for each outline. */
export function coreOf(prepared: PreparedOutline): OutlineCore | undefined {
  if (!known.has(prepared)) known.set(prepared, makeCore(prepared));
  return known.get(prepared);
}

/** Whether a core is a region that holds a place. */
export function isRegionWith(core: OutlineCore, place: LatLon): boolean {
  return core.kind === 'region' && outlineContains(core.outline, place);
}

/** An order of outlines that no caller chooses, so that swapping them changes nothing. */
export function compareCores(a: OutlineCore, b: OutlineCore): number {
  const p = a.kind === 'point' ? a.centre : a.border.nodes;
  const q = b.kind === 'point' ? b.centre : b.border.nodes;
  const order = a.widthM - b.widthM || p.length - q.length;
  if (order !== 0) return order;
  for (let i = 0; i < p.length; i += 1) if (p[i] !== q[i]) return p[i]! - q[i]!;
  return 0;
}

/** Latitude and longitude of a surface point. */
export function placeOf(places: Float64Array, at: number): LatLon {
  setLatLonOfSurfacePoint(places[at]!, places[at + 1]!, places[at + 2]!, spot, 0);
  return { latDeg: spot[0]!, lonDeg: spot[1]! };
}

const known = new WeakMap<PreparedOutline, OutlineCore | undefined>();

function makeCore(prepared: PreparedOutline): OutlineCore | undefined {
  const { outline } = prepared;
  if (outline.kind === 'corridor' && outline.caps === 'round') {
    // The line alone: the shape of a corridor takes long to make.
    const widthM = outline.halfWidthM > 0 && outline.halfWidthM < Infinity ? outline.halfWidthM : 0;
    return borderCore('line', widthM, buildBoundary(chainOfLine(outline.line)), prepared);
  }
  const { shape } = prepared;
  if (shape.kind !== 'circle') return borderCore('region', 0, shape.boundary, prepared);
  const { latDeg, lonDeg, radiusM, centre } = shape;
  if (Number.isNaN(latDeg) || Number.isNaN(lonDeg)) return undefined;
  return { kind: 'point', widthM: radiusM, place: { latDeg, lonDeg }, centre };
}

function borderCore(
  kind: BorderCore['kind'],
  widthM: number,
  border: Boundary,
  outline: PreparedOutline,
): BorderCore | undefined {
  if (border.pieceCount === 0) return undefined;
  return { kind, widthM, border, chainStarts: startsOf(border), outline };
}

function startsOf(border: Boundary): LatLon[] {
  const starts: LatLon[] = [];
  for (let piece = 0; piece < border.pieceCount; piece += 1) {
    if (!followsOn(border, piece)) starts.push(placeOf(border.nodes, 3 * border.pieceNode[piece]!));
  }
  return starts;
}

const spot = new Float64Array(2);
