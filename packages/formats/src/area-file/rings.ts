import type { LatLon } from '@deconflict/engine/geo';

/** A ring as outlines want it, and how many points went. */
export interface TidyRing {
  /** Not closed, no point twice in a row. */
  readonly vertices: readonly LatLon[];
  /** Points left off that repeated the point before; the closing point is no repetition. */
  readonly repeated: number;
}

/**
 * Leaves off the closing point and points that repeat the one before, digit by digit: -180 and 180 are one meridian
 * but not one place where edges are straight in longitude and latitude, or a map of the world would be nothing.
 */
export function tidyRing(points: readonly LatLon[]): TidyRing {
  const vertices: LatLon[] = [];
  let repeated = 0;
  for (const point of points) {
    const last = vertices.at(-1);
    if (last !== undefined && isSamePosition(last, point)) repeated += 1;
    else vertices.push(point);
  }
  for (
    let closing = true;
    vertices.length > 1 && isSamePlace(vertices[0], vertices.at(-1));
    closing = false
  ) {
    vertices.pop();
    if (!closing) repeated += 1;
  }
  return { vertices, repeated };
}

function isSamePosition(a: LatLon | undefined, b: LatLon | undefined): boolean {
  return a?.latDeg === b?.latDeg && a?.lonDeg === b?.lonDeg;
}

/** The same place to the last bit, the antimeridian and the poles from either side included. */
export function isSamePlace(a: LatLon | undefined, b: LatLon | undefined): boolean {
  if (a === undefined || b === undefined || a.latDeg !== b.latDeg) return false;
  const sameMeridian = a.lonDeg === b.lonDeg || Math.abs(a.lonDeg - b.lonDeg) === 360;
  return sameMeridian || Math.abs(a.latDeg) === 90;
}

/**
 * Whether two edges of a ring that are not neighbours cross, seen as straight lines in longitude and latitude. Good
 * enough for a warning: edges that only touch, and crossings that exist on the ellipsoid alone, go unseen; a ring made
 * to keep the comparison busy counts as not crossing.
 */
export function crossesItself(vertices: readonly LatLon[]): boolean {
  let comparisons = 0;
  const edges = edgesOf(vertices).sort((a, b) => a.lowest - b.lowest);
  for (const [index, edge] of edges.entries()) {
    for (let other = index + 1; other < edges.length; other += 1) {
      const candidate = edges[other];
      if (candidate === undefined || candidate.lowest > edge.highest) break;
      comparisons += 1;
      if (comparisons > mostComparisons) return false;
      if (doCross(edge, candidate)) return true;
    }
  }
  return false;
}

/** Every pair of 3000 edges; real rings of 50,000 points stay far below it. */
const mostComparisons = 5_000_000;

interface Edge {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly lowest: number;
  readonly highest: number;
}

/** The edges with longitudes that run on across the antimeridian. */
function edgesOf(vertices: readonly LatLon[]): Edge[] {
  const unwrapped: { x: number; y: number }[] = [];
  for (const { latDeg, lonDeg } of vertices) {
    const before = unwrapped.at(-1)?.x ?? lonDeg;
    unwrapped.push({ x: lonDeg - 360 * Math.round((lonDeg - before) / 360), y: latDeg });
  }
  return unwrapped.flatMap((to, index) => {
    const from = unwrapped.at(index - 1);
    if (from === undefined) return [];
    const [lowest, highest] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
    return [{ x1: from.x, y1: from.y, x2: to.x, y2: to.y, lowest, highest }];
  });
}

/** Neighbours share an end, which gives a side of exactly zero: they never count as crossing. */
function doCross(a: Edge, b: Edge): boolean {
  const b1 = sideOf(a, b.x1, b.y1);
  const b2 = sideOf(a, b.x2, b.y2);
  if (!((b1 < 0 && b2 > 0) || (b1 > 0 && b2 < 0))) return false;
  const a1 = sideOf(b, a.x1, a.y1);
  const a2 = sideOf(b, a.x2, a.y2);
  return (a1 < 0 && a2 > 0) || (a1 > 0 && a2 < 0);
}

function sideOf(edge: Edge, x: number, y: number): number {
  return (edge.x2 - edge.x1) * (y - edge.y1) - (edge.y2 - edge.y1) * (x - edge.x1);
}
