import type { LatLon } from '@deconflict/engine/geo';
import { parseCoordinate } from '../quantities/index.ts';

/** A coordinate and what follows it. */
export interface ReadCoordinate {
  readonly place: LatLon;
  /** Minutes or seconds were 60 or more and went into the next unit. */
  readonly carried: boolean;
  /** Index of the first character behind the coordinate. */
  readonly end: number;
}

/**
 * Reads the coordinate that starts at `start`, undefined where none does.
 *
 * `DD:MM:SS` or `DD:MM.mmm` and a hemisphere, latitude first (Naviter, "Geographic position"). Also as found: one
 * to three digits of degrees, a fraction of seconds, blanks or none before the hemisphere, small letters, a comma
 * between the two, 60 and more minutes or seconds; and every other style that `parseCoordinate` knows.
 */
export function readCoordinate(text: string, start: number): ReadCoordinate | undefined {
  colonPair.lastIndex = start;
  const match = colonPair.exec(text);
  if (match === null) return readOtherStyle(text, start);
  const [, latDegrees, latMinutes, latSeconds, north, lonDegrees, lonMinutes, lonSeconds, east] = match;
  // A fraction of minutes and seconds behind it: nobody can tell which of them is meant.
  if ((latMinutes?.includes('.') && latSeconds) || (lonMinutes?.includes('.') && lonSeconds))
    return undefined;
  const latDeg = degreesOf(latDegrees, latMinutes, latSeconds, north);
  const lonDeg = degreesOf(lonDegrees, lonMinutes, lonSeconds, east);
  if (Math.abs(latDeg) > 90 || Math.abs(lonDeg) > 180) return undefined;
  const carried = [latMinutes, latSeconds, lonMinutes, lonSeconds].some((part) => Number(part ?? 0) >= 60);
  return { place: { latDeg, lonDeg }, carried, end: match.index + match[0].length };
}

function readOtherStyle(text: string, start: number): ReadCoordinate | undefined {
  otherPair.lastIndex = start;
  const match = otherPair.exec(text);
  if (match === null) return undefined;
  const coordinate = parseCoordinate(match[0]);
  if (!coordinate.ok) return undefined;
  return { place: coordinate.value, carried: false, end: match.index + match[0].length };
}

function degreesOf(degrees = '0', minutes = '0', seconds = '0', hemisphere = ''): number {
  const magnitude = (Number(degrees) * 3600 + Number(minutes) * 60 + Number(seconds)) / 3600;
  return /[sw]/i.test(hemisphere) && magnitude !== 0 ? -magnitude : magnitude;
}

const colonAngle = String.raw`(\d{1,3}) ?: ?(\d{1,2}(?:\.\d{1,20})?)(?: ?: ?(\d{1,2}(?:\.\d{1,20})?))?`;
const colonPair = new RegExp(
  String.raw`\s*${colonAngle}\s{0,9}([NS])[\s,]{0,9}${colonAngle}\s{0,9}([EW])(?![A-Z])`,
  'iy',
);
/** Whatever ends at an E or W, or else the whole: `265644.00N 0500434.00E`, `N47 30 E008 20`. */
const otherPair = /[^EW,;]{4,40},?[^EW,;]{0,40}[EW](?![A-Z\d])|[^;]{6,60}$/iy;
