import type { PicturePoint } from './projection.ts';

/**
 * Path data of an open line, in whole units of the picture and relative steps: `M120 44l12-3 8 9`. Points that
 * fall on the one before are left out; a line of a single place becomes a dot.
 */
export function linePath(points: readonly PicturePoint[]): string {
  const first = points[0];
  if (first === undefined) return '';
  let [x, y] = [Math.round(first[0]), Math.round(first[1])];
  let steps = '';
  for (const point of points) {
    const nextX = Math.round(point[0]);
    const nextY = Math.round(point[1]);
    if (nextX === x && nextY === y) continue;
    steps += (steps === '' ? '' : separator(nextX - x)) + numberPair(nextX - x, nextY - y);
    x = nextX;
    y = nextY;
  }
  return `M${numberPair(Math.round(first[0]), Math.round(first[1]))}${steps === '' ? 'h.1' : `l${steps}`}`;
}

/** Path data of a closed ring; nothing for fewer than three different points. */
export function ringPath(points: readonly PicturePoint[]): string {
  const rounded = new Set(points.map((point) => `${Math.round(point[0])} ${Math.round(point[1])}`));
  return rounded.size < 3 ? '' : `${linePath(points)}z`;
}

/** Dots: zero-length lines whose caps are drawn by the stroke, so that they keep their size at every zoom. */
export function dotsPath(points: readonly PicturePoint[]): string {
  return points.map((point) => linePath([point])).join('');
}

function numberPair(x: number, y: number): string {
  return `${x}${separator(y)}${y}`;
}

/** A minus sign separates by itself. */
function separator(next: number): string {
  return next < 0 ? '' : ' ';
}
