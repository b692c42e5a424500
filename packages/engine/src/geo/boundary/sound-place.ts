import { normaliseLonDeg } from '../geodesic-line.ts';
import type { LatLon } from '../position.ts';

/** A place as it can be used, or undefined. */
export function soundPlace(place: LatLon): LatLon | undefined {
  if (!Number.isFinite(place.latDeg) || !Number.isFinite(place.lonDeg)) return undefined;
  return { latDeg: Math.min(90, Math.max(-90, place.latDeg)), lonDeg: place.lonDeg };
}

/** Those places of a list that can be used. */
export function soundPlaces(places: readonly LatLon[]): readonly LatLon[] {
  if (places.every(isSound)) return places;
  return places.flatMap((place) => soundPlace(place) ?? []);
}

function isSound({ latDeg, lonDeg }: LatLon): boolean {
  return latDeg >= -90 && latDeg <= 90 && lonDeg - lonDeg === 0;
}

/** One place may be written with several longitudes. */
export function isSamePlace(a: LatLon, b: LatLon): boolean {
  if (a.latDeg !== b.latDeg) return false;
  return Math.abs(a.latDeg) === 90 || normaliseLonDeg(a.lonDeg) === normaliseLonDeg(b.lonDeg);
}
