import { direct, inverse } from '../../geo/index.ts';
import type { LatLon } from '../../geo/index.ts';

/** Geodesic distance in metres between two positions however far apart. */
export function farDistance(from: LatLon, to: LatLon): number {
  return inverse(from, to).distanceM;
}

/** Positions at equal distances along a geodesic, the ends included, no two farther apart than `longestM`. */
export function cutGeodesic(from: LatLon, to: LatLon, longestM: number): LatLon[] {
  const { distanceM, azimuthDeg } = inverse(from, to);
  const parts = Math.ceil(distanceM / longestM);
  const positions: LatLon[] = [from];
  for (let i = 1; i < parts; i++) positions.push(direct(from, azimuthDeg, (i / parts) * distanceM).at);
  positions.push(to);
  return positions;
}
