import { direct, inverse } from '../geodesic.ts';
import type { LatLon } from '../position.ts';

/** The place `lengthM` metres from one place on the way to another; the first where both are the same. */
export function placeTowards(from: LatLon, to: LatLon, lengthM: number): LatLon {
  if (lengthM === 0) return from;
  const way = inverse(from, to);
  return way.distanceM === 0 ? from : direct(from, way.azimuthDeg, lengthM).at;
}
