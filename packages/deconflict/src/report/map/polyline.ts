import type { Box, PicturePoint } from './projection.ts';

/**
 * Douglas and Peucker's thinning: keeps both ends and every point that lies further than `tolerance` from the
 * chord that would replace it. Without recursion, so that a long track cannot exhaust the stack.
 */
export function simplifyLine(points: readonly PicturePoint[], tolerance: number): PicturePoint[] {
  if (points.length <= 2) return [...points];
  const keep = new Uint8Array(points.length);
  keep[0] = 1;
  keep[points.length - 1] = 1;
  const open: [number, number][] = [[0, points.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const [first, last] = span;
    const furthest = furthestFromChord(points, first, last);
    if (furthest.distance <= tolerance) continue;
    keep[furthest.index] = 1;
    open.push([first, furthest.index], [furthest.index, last]);
  }
  return points.filter((_, index) => keep[index] === 1);
}

/** Clips a ring to a box, side by side (Sutherland and Hodgman 1974). Edges along the box may appear: fill only. */
export function clipRing(ring: readonly PicturePoint[], box: Box): PicturePoint[] {
  let points: readonly PicturePoint[] = ring;
  for (const side of sidesOf(box)) {
    const clipped: PicturePoint[] = [];
    points.forEach((point, index) => {
      const previous = points[(index + points.length - 1) % points.length]!;
      const inside = side.depth(point) >= 0;
      if (inside !== side.depth(previous) >= 0) clipped.push(crossing(previous, point, side));
      if (inside) clipped.push(point);
    });
    points = clipped;
    if (points.length === 0) break;
  }
  return [...points];
}

/** The parts of a line that come near a box: legs with both ends beyond one side are left out, nothing is cut. */
export function partsNearBox(line: readonly PicturePoint[], box: Box): PicturePoint[][] {
  const parts: PicturePoint[][] = [];
  let part: PicturePoint[] = [];
  for (let index = 1; index < line.length; index++) {
    const from = line[index - 1]!;
    const to = line[index]!;
    if (isBeyond(from, to, box)) {
      if (part.length > 0) parts.push(part);
      part = [];
    } else {
      if (part.length === 0) part.push(from);
      part.push(to);
    }
  }
  if (part.length > 0) parts.push(part);
  return parts;
}

/** Whether both points lie beyond the same side of the box, so that the leg between them cannot touch it. */
function isBeyond(one: PicturePoint, two: PicturePoint, box: Box): boolean {
  return (
    (one[0] < box.minX && two[0] < box.minX) ||
    (one[0] > box.maxX && two[0] > box.maxX) ||
    (one[1] < box.minY && two[1] < box.minY) ||
    (one[1] > box.maxY && two[1] > box.maxY)
  );
}

interface Side {
  /** Distance inside the side; negative outside. */
  readonly depth: (point: PicturePoint) => number;
}

function sidesOf(box: Box): readonly Side[] {
  return [
    { depth: (point) => point[0] - box.minX },
    { depth: (point) => box.maxX - point[0] },
    { depth: (point) => point[1] - box.minY },
    { depth: (point) => box.maxY - point[1] },
  ];
}

function crossing(from: PicturePoint, to: PicturePoint, side: Side): PicturePoint {
  const before = side.depth(from);
  const share = before / (before - side.depth(to));
  return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
}

function furthestFromChord(
  points: readonly PicturePoint[],
  first: number,
  last: number,
): { readonly index: number; readonly distance: number } {
  const from = points[first]!;
  const to = points[last]!;
  let index = first;
  let distance = -1;
  for (let candidate = first + 1; candidate < last; candidate++) {
    const away = distanceToSegment(points[candidate]!, from, to);
    if (away > distance) {
      distance = away;
      index = candidate;
    }
  }
  return { index, distance };
}

function distanceToSegment(point: PicturePoint, from: PicturePoint, to: PicturePoint): number {
  const alongX = to[0] - from[0];
  const alongY = to[1] - from[1];
  const squared = alongX * alongX + alongY * alongY;
  const product = (point[0] - from[0]) * alongX + (point[1] - from[1]) * alongY;
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, product / squared));
  const offX = point[0] - from[0] - share * alongX;
  const offY = point[1] - from[1] - share * alongY;
  return Math.sqrt(offX * offX + offY * offY);
}
