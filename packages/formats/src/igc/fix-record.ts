import { parseDigits } from '../reader/index.ts';
import type { ExtensionField } from './fix-extensions.ts';

/**
 * The fields of a B record (appendix A 4.1), which lies in `bytes` from `start` up to `end`:
 * `BHHMMSSDDMMmmmNDDDMMmmmEVPPPPPGGGGG`, 35 bytes, then the extensions that the I record lists.
 */
export const fixForm = 'BHHMMSSDDMMmmmNDDDMMmmmEVPPPPPGGGGG';

/** Milliseconds since midnight UTC with the decimals of TDS, or -1 where the record is too short or no time. */
export function readTimeOfDay(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimals: ExtensionField,
): number {
  if (end < start + lengthToValidity) return -1;
  const hour = parseDigits(bytes, start + 1, start + 3);
  const minute = parseDigits(bytes, start + 3, start + 5);
  const second = parseDigits(bytes, start + 5, start + 7);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
  const fraction = Math.max(readExtension(bytes, start, end, decimals), 0);
  return (hour * 3600 + minute * 60 + second) * 1000 + (fraction * 1000) / powerOfTen(lengthOf(decimals));
}

/** Degrees north, or NaN. */
export function readLatitude(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimals: ExtensionField,
): number {
  const hemisphere = bytes[start + 14];
  if (hemisphere !== letterN && hemisphere !== letterS) return Number.NaN;
  const magnitude = readAngle(
    bytes,
    start + 7,
    start + 9,
    readExtension(bytes, start, end, decimals),
    decimals,
  );
  return hemisphere === letterS ? -magnitude : magnitude;
}

/** Degrees east, or NaN. */
export function readLongitude(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimals: ExtensionField,
): number {
  const hemisphere = bytes[start + 23];
  if (hemisphere !== letterE && hemisphere !== letterW) return Number.NaN;
  const magnitude = readAngle(
    bytes,
    start + 15,
    start + 18,
    readExtension(bytes, start, end, decimals),
    decimals,
  );
  return hemisphere === letterW ? -magnitude : magnitude;
}

/** Whether the minutes of either coordinate are exactly 60. */
export function hasSixtyMinutes(bytes: Uint8Array, start: number): boolean {
  return (
    (bytes[start + 9] === digit6 && parseDigits(bytes, start + 9, start + 14) === minutesOfDegree) ||
    (bytes[start + 18] === digit6 && parseDigits(bytes, start + 18, start + 23) === minutesOfDegree)
  );
}

/** A for a fix with height, V for one without, or for none; 'none' where neither stands there. */
export function readValidity(bytes: Uint8Array, start: number): 'A' | 'V' | 'none' {
  const validity = bytes[start + 24];
  return validity === letterA ? 'A' : validity === letterV ? 'V' : 'none';
}

/** PPPPP, metres, NaN where it is missing or no number. */
export function readPressureAltitude(bytes: Uint8Array, start: number, end: number): number {
  return readAltitude(bytes, start + 25, end);
}

/** GGGGG, metres, NaN where it is missing or no number. */
export function readGeometricAltitude(bytes: Uint8Array, start: number, end: number): number {
  return readAltitude(bytes, start + 30, end);
}

/** The digits of an extension, or -1 where it is not in the record or no number. */
export function readExtension(bytes: Uint8Array, start: number, end: number, field: ExtensionField): number {
  if (field.end === 0 || start + field.end > end) return -1;
  return parseDigits(bytes, start + field.start, start + field.end);
}

/** How many digits an extension has. */
export function lengthOf(field: ExtensionField): number {
  return field.end - field.start;
}

export function powerOfTen(digits: number): number {
  let power = 1;
  for (let count = 0; count < digits; count++) power *= 10;
  return power;
}

/**
 * Degrees and thousandths of minutes with further decimals, in one rounding. Recorders that round 59.9996 minutes
 * write 60.000; that is a whole degree.
 */
function readAngle(
  bytes: Uint8Array,
  degreesStart: number,
  minutesStart: number,
  further: number,
  decimals: ExtensionField,
): number {
  const degrees = parseDigits(bytes, degreesStart, minutesStart);
  const thousandths = parseDigits(bytes, minutesStart, minutesStart + 5);
  if (degrees < 0 || thousandths < 0 || thousandths > minutesOfDegree) return Number.NaN;
  const whole = degrees * minutesOfDegree + thousandths;
  if (further < 0) return whole / minutesOfDegree;
  const scale = powerOfTen(lengthOf(decimals));
  return (whole * scale + further) / (minutesOfDegree * scale);
}

/** Five characters, digits or a minus and digits. */
function readAltitude(bytes: Uint8Array, at: number, end: number): number {
  if (at + 5 > end) return Number.NaN;
  const isNegative = bytes[at] === minus;
  const metres = parseDigits(bytes, isNegative ? at + 1 : at, at + 5);
  return metres < 0 ? Number.NaN : isNegative ? 0 - metres : metres;
}

/** Thousandths of a minute in a degree. */
const minutesOfDegree = 60_000;

/** A position can be read from this many bytes; a record cut behind them has lost its altitudes only. */
const lengthToValidity = 25;

const minus = 0x2d;
const digit6 = 0x36;
const letterA = 0x41;
const letterE = 0x45;
const letterN = 0x4e;
const letterS = 0x53;
const letterV = 0x56;
const letterW = 0x57;
