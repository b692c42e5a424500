import { cosDeg, sinDeg } from '@deconflict/engine/geo';
import type { LatLon } from '@deconflict/engine/geo';

/** Mean radius of the Earth, metres (IUGG R1). Good enough for a picture; findings never come from here. */
const EARTH_RADIUS_M = 6_371_008.8;

/** East and south of the centre, in the units of the picture. */
export type PicturePoint = readonly [x: number, y: number];

/** From latitude and longitude to the plane. */
export type Projection = (latDeg: number, lonDeg: number) => PicturePoint;

/**
 * Stereographic projection about a point, metres, y pointing south as in SVG: circles on the ground stay
 * circles, angles stay true (Snyder, USGS 1395, chapter 21, sphere). Scale grows to 1.0015 at 500 km.
 */
export function createStereographic(centre: LatLon): Projection {
  const sinCentre = sinDeg(centre.latDeg);
  const cosCentre = cosDeg(centre.latDeg);
  return (latDeg, lonDeg) => {
    const sinLat = sinDeg(latDeg);
    const cosLat = cosDeg(latDeg);
    const sinLon = sinDeg(lonDeg - centre.lonDeg);
    const cosLon = cosDeg(lonDeg - centre.lonDeg);
    const cosDistance = sinCentre * sinLat + cosCentre * cosLat * cosLon;
    // The antipode lies at infinity: held at the far rim, outside every view.
    const scale = (2 * EARTH_RADIUS_M) / Math.max(0.02, 1 + cosDistance);
    return [scale * cosLat * sinLon, -scale * (cosCentre * sinLat - sinCentre * cosLat * cosLon)];
  };
}

/** A rectangle, both corners included. */
export interface Box {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** The smallest box around points; undefined for none. Points that are not numbers are left out. */
export function boxAround(points: Iterable<PicturePoint>): Box | undefined {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (const [x, y] of points) {
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    minX = Math.min(minX, x);
    minY = Math.min(minY, y);
    maxX = Math.max(maxX, x);
    maxY = Math.max(maxY, y);
  }
  return minX <= maxX ? { minX, minY, maxX, maxY } : undefined;
}
