import type { LatLon, Outline } from '@deconflict/engine/geo';

/**
 * A place in the middle of an outline, for looking at the sun: the centre of a circle, else the middle of the box
 * around the points in latitude and longitude. The box is taken across the antimeridian where it is narrower so.
 */
export function middleOf(outline: Outline): LatLon {
  if (outline.kind === 'circle') return outline.centre;
  const points = pointsOf(outline);
  const firstLonDeg = points[0]?.lonDeg ?? 0;
  const lats = points.map(({ latDeg }) => latDeg);
  const lons = points.map(({ lonDeg }) => firstLonDeg + wrapDeg(lonDeg - firstLonDeg));
  return { latDeg: middle(lats), lonDeg: wrapDeg(middle(lons)) };
}

function pointsOf(outline: Exclude<Outline, { kind: 'circle' }>): readonly LatLon[] {
  if (outline.kind === 'polygon') return outline.vertices;
  if (outline.kind === 'corridor') return outline.line;
  return outline.elements.map((element) => (element.kind === 'vertex' ? element.at : element.centre));
}

function middle(values: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return (least + most) / 2;
}

/** To -180 (included) to 180 (excluded). */
function wrapDeg(lonDeg: number): number {
  return lonDeg - 360 * Math.floor((lonDeg + 180) / 360);
}
