import type { LatLon } from '@deconflict/engine/geo';
import { faultIn, notUnderstood, understood } from './quantity.ts';
import type { Quantity, QuantityFault } from './quantity.ts';
import { TextCursor } from './text-cursor.ts';

/**
 * A place on WGS84, however an aviation person writes it:
 *
 * - `33 30 N 038 40 E`, `33 30 00.5 N 038 40 00 E`, `33:30:00N 038:40:00E`, `33°30'00"N 038°40'00"E`
 * - `333000N 0384000E`, `3330N03840E`, `N333000 E0384000`, `N33 30 E038 40`
 * - `33.5N 38.667E`
 * - `33.5, 38.667`: latitude first, decimal degrees, south and west negative; the comma is needed
 *
 * With hemispheres either may come first. Minutes and seconds stay below 60, only the last part has a fraction.
 */
export function parseCoordinate(text: string): Quantity<LatLon> {
  const cursor = new TextCursor(text);
  const signed = cursor.take(/([+-]?\d+(?:\.\d+)?)\s*°?\s*,\s*(?=[+-]?\d)(?![^NSEWnsew]*[NSEWnsew])/y);
  if (signed !== undefined) return signedPair(cursor, signed);
  const first = takeAngle(cursor);
  if ('fault' in first) return { ok: false, fault: first.fault };
  cursor.take(/[,/;]/y);
  const secondAt = cursor.at;
  const second = takeAngle(cursor);
  if ('fault' in second) return { ok: false, fault: second.fault };
  if (first.axis === second.axis) {
    return notUnderstood(text, secondAt, first.axis === 'lat' ? 'a longitude, E or W' : 'a latitude, N or S');
  }
  if (!cursor.ended) return notUnderstood(text, cursor.at, 'nothing behind the coordinate');
  return first.axis === 'lat'
    ? understood({ latDeg: first.deg, lonDeg: second.deg })
    : understood({ latDeg: second.deg, lonDeg: first.deg });
}

function signedPair(cursor: TextCursor, signed: RegExpExecArray): Quantity<LatLon> {
  const lonAt = cursor.at;
  const lon = cursor.take(/[+-]?\d+(?:\.\d+)?\s*°?/y);
  const latDeg = Number(signed[1]);
  const lonDeg = Number(lon?.[0].replace('°', ''));
  if (lon === undefined) return notUnderstood(cursor.text, lonAt, 'a longitude in degrees');
  if (!cursor.ended) return notUnderstood(cursor.text, cursor.at, 'nothing behind latitude and longitude');
  if (Math.abs(latDeg) > 90) return notUnderstood(cursor.text, 0, 'a latitude from -90 to 90, first');
  if (Math.abs(lonDeg) > 180) return notUnderstood(cursor.text, lonAt, 'a longitude from -180 to 180');
  return understood({ latDeg, lonDeg });
}

type Angle = { readonly axis: 'lat' | 'lon'; readonly deg: number } | { readonly fault: QuantityFault };

function takeAngle(cursor: TextCursor): Angle {
  const start = cursor.at;
  const before = cursor.take(/[NSEWnsew](?=\s*\d)/y)?.[0];
  const parts: { readonly text: string; readonly at: number }[] = [];
  while (parts.length < 3) {
    const at = cursor.at;
    const part = cursor.take(/\d+(?:\.\d+)?(?![\d.])\s*(?:[°º:'"′″’”]+|-(?=\d))?/y);
    if (part === undefined) break;
    parts.push({ text: /^[\d.]+/.exec(part[0])?.[0] ?? '', at });
  }
  if (parts.length === 0)
    return faultAt(cursor, cursor.at, 'a coordinate such as 33 30 N 038 40 E or 33.5, 38.667');
  const hemisphere =
    before ?? cursor.take(/[NSEWnsew](?![A-Za-z])/y)?.[0] ?? cursor.take(/[NSns](?=[EWew])/y)?.[0];
  if (hemisphere === undefined) {
    return faultAt(
      cursor,
      cursor.at,
      'N, S, E or W (or latitude, longitude in decimal degrees with a comma)',
    );
  }
  const axis = /[NSns]/.test(hemisphere) ? 'lat' : 'lon';
  const magnitude = parts.length === 1 ? splitCompact(parts[0], axis) : parts;
  if (magnitude === undefined) {
    return faultAt(
      cursor,
      start,
      axis === 'lat' ? 'DDMM or DDMMSS before N or S' : 'DDDMM or DDDMMSS before E or W',
    );
  }
  return combine(cursor, magnitude, axis, /[SWsw]/.test(hemisphere));
}

interface Part {
  readonly text: string;
  readonly at: number;
}

/** `333000` for a latitude is 33, 30, 00; up to two (longitude three) digits before the point are degrees alone. */
function splitCompact(part: Part | undefined, axis: 'lat' | 'lon'): readonly Part[] | undefined {
  if (part === undefined) return undefined;
  const degreeDigits = axis === 'lat' ? 2 : 3;
  const [whole = ''] = part.text.split('.');
  if (whole.length <= degreeDigits) return [part];
  const cuts =
    whole.length === degreeDigits + 2
      ? [0, degreeDigits]
      : whole.length === degreeDigits + 4
        ? [0, degreeDigits, degreeDigits + 2]
        : undefined;
  return cuts?.map((cut, index) => ({
    text: part.text.slice(cut, cuts[index + 1] ?? part.text.length),
    at: part.at + cut,
  }));
}

function combine(cursor: TextCursor, parts: readonly Part[], axis: 'lat' | 'lon', negative: boolean): Angle {
  let whole = 0;
  for (const [index, part] of parts.entries()) {
    const value = Number(part.text);
    if (index > 0 && value >= 60) {
      return faultAt(cursor, part.at, `${index === 1 ? 'minutes' : 'seconds'} below 60`);
    }
    if (index < parts.length - 1 && part.text.includes('.')) {
      return faultAt(cursor, part.at, 'a fraction in the last part only');
    }
    whole = whole * (index === 0 ? 1 : 60) + value;
  }
  // One division at the end: 33 30 00 is the double nearest to 33.5, not a sum of three roundings.
  const deg = whole / (unitsPerDegree[parts.length - 1] ?? 1);
  const most = axis === 'lat' ? 90 : 180;
  if (deg > most)
    return faultAt(
      cursor,
      parts[0]?.at ?? 0,
      `at most ${most} degrees of ${axis === 'lat' ? 'latitude' : 'longitude'}`,
    );
  return { axis, deg: negative && deg !== 0 ? -deg : deg };
}

function faultAt(cursor: TextCursor, offset: number, expected: string): { readonly fault: QuantityFault } {
  return { fault: faultIn(cursor.text, offset, expected) };
}

const unitsPerDegree: readonly number[] = [1, 60, 3600];
