import { HECTOPASCALS_PER_INCH_OF_MERCURY, METRES_PER_NAUTICAL_MILE } from '@deconflict/engine/geo';
import { parseLength } from '../quantities/index.ts';
import type { Quantity } from '../quantities/index.ts';

/*
 * Quantities that only an agreement needs. Like the shared parsers they give the value or a fault with its place.
 */

/** A pressure in hPa: `1013 hPa`, `29.92 inHg` (33.86389 hPa, BIPM, to the digits in use). */
export function parsePressure(text: string): Quantity<number> {
  return parseInUnits(text, pressureUnits, 'a pressure such as 1013 hPa or 29.92 inHg');
}

/** A speed in m/s: `1000 m/s`, `600 kt`, `900 km/h`. */
export function parseSpeed(text: string): Quantity<number> {
  return parseInUnits(text, speedUnits, 'a speed such as 1000 m/s, 600 kt or 900 km/h');
}

/** An acceleration in m/s2: `10 m/s2`, `3 g` (9.80665 m/s2, CGPM 1901). */
export function parseAcceleration(text: string): Quantity<number> {
  return parseInUnits(text, accelerationUnits, 'an acceleration such as 10 m/s2 or 3 g');
}

/** A true azimuth in degrees, 0 to 360: `90 deg`. */
export function parseAngle(text: string): Quantity<number> {
  const angle = parseInUnits(text, angleUnits, 'an angle such as 90 deg');
  if (!angle.ok || angle.value <= 360) return angle;
  return { ok: false, fault: { offset: 0, got: text, expected: 'an angle from 0 to 360 deg' } };
}

/** A length that may lie below zero, in metres: `-30 m`. */
export function parseSignedLength(text: string): Quantity<number> {
  const sign = /^\s*-/.exec(text)?.[0] ?? '';
  const length = parseLength(text.slice(sign.length));
  if (sign === '') return length;
  if (length.ok) return length.value === 0 ? length : { ok: true, value: -length.value };
  return { ok: false, fault: { ...length.fault, offset: length.fault.offset + sign.length } };
}

/** Beginning and end within days, minutes since midnight. */
export interface DayHours {
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** `08:00-16:30`; the end may be `24:00`. */
export function parseHours(text: string): Quantity<DayHours> {
  const [from = '', until = '', ...more] = text.split('-');
  const fromMinute = minuteOfDay(from);
  const untilMinute = until === '24:00' ? 24 * 60 : minuteOfDay(until);
  if (fromMinute === undefined || untilMinute === undefined || more.length > 0) {
    return { ok: false, fault: { offset: 0, got: text, expected: 'hours of the day such as 08:00-16:30' } };
  }
  return { ok: true, value: { fromMinute, untilMinute } };
}

/** Minutes since midnight of `06:00`. */
export function parseTimeOfDay(text: string): Quantity<number> {
  const minute = minuteOfDay(text);
  if (minute !== undefined) return { ok: true, value: minute };
  return { ok: false, fault: { offset: 0, got: text, expected: 'a time of day such as 06:00' } };
}

/** Minutes that a zone is ahead of UTC: `Z`, `+03:00`, `-09:30`. */
export function parseZone(text: string): Quantity<number> {
  if (text === 'Z') return { ok: true, value: 0 };
  const match = /^([+-])([01]\d):([0-5]\d)$/.exec(text);
  if (match) {
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return { ok: true, value: match[1] === '-' && minutes > 0 ? -minutes : minutes };
  }
  const expected = 'Z for UTC, or an offset from it such as +03:00';
  return { ok: false, fault: { offset: 0, got: text, expected } };
}

function minuteOfDay(clock: string): number | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return match === null ? undefined : Number(match[1]) * 60 + Number(match[2]);
}

type Units = ReadonlyMap<string, (number: number) => number>;

function parseInUnits(text: string, units: Units, expected: string): Quantity<number> {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(.*?)\s*$/s.exec(text);
  const convert = units.get(match?.[2]?.toLowerCase() ?? '');
  const value = convert?.(Number(match![1]));
  if (value !== undefined && Number.isFinite(value)) return { ok: true, value };
  const offset = match ? text.length - text.trimStart().length + match[1]!.length : 0;
  return { ok: false, fault: { offset, got: text, expected } };
}

const asIs = (number: number): number => number;
const knots = (number: number): number => (number * METRES_PER_NAUTICAL_MILE) / 3600;
const degrees = asIs;
const metresPerSecondSquared = asIs;
const pressureUnits: Units = new Map([
  ['hpa', asIs],
  ['mbar', asIs],
  ['mb', asIs],
  ['inhg', (number) => number * HECTOPASCALS_PER_INCH_OF_MERCURY],
]);
const speedUnits: Units = new Map([
  ['m/s', asIs],
  ['km/h', (number) => number / 3.6],
  ['kt', knots],
  ['kts', knots],
  ['kn', knots],
  ['knots', knots],
]);
const accelerationUnits: Units = new Map([
  ['m/s2', metresPerSecondSquared],
  ['m/s²', metresPerSecondSquared],
  ['m/s^2', metresPerSecondSquared],
  ['g', (number) => number * 9.80665],
]);
const angleUnits: Units = new Map([
  ['deg', degrees],
  ['degrees', degrees],
  ['°', degrees],
]);
