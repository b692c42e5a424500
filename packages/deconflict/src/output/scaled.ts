import type { Spread } from '@deconflict/engine/detect';
import type { LatLon } from '@deconflict/engine/geo';

/**
 * Numbers as the published JSON carries them: integers in a unit that the key names, so that every language reads
 * the same value. Rounded to the nearest, halves up.
 */

/** Degrees to 1e-7 degree (about 1 cm). */
export function placeE7({ latDeg, lonDeg }: LatLon): { lat_e7: number; lon_e7: number } {
  return { lat_e7: toInteger(latDeg * 1e7), lon_e7: toInteger(lonDeg * 1e7) };
}

/** Metres to centimetres. */
export function centimetres(lengthM: number): number {
  return toInteger(lengthM * 100);
}

/** A spread of metres in centimetres. */
export function spreadCm({ least, nominal, most }: Spread): { least: number; nominal: number; most: number } {
  return { least: centimetres(least), nominal: centimetres(nominal), most: centimetres(most) };
}

/** A spread of milliseconds. */
export function spreadMs({ least, nominal, most }: Spread): { least: number; nominal: number; most: number } {
  return { least: toInteger(least), nominal: toInteger(nominal), most: toInteger(most) };
}

/** The nearest integer, never minus zero. */
export function toInteger(value: number): number {
  return Math.round(value) + 0;
}

/** `2023-08-02T03:04:05.678Z`. */
export function instant(timeMs: number): string {
  return new Date(toInteger(timeMs)).toISOString();
}
