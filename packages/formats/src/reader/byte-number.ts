import { readAscii } from './byte-text.ts';

/**
 * The decimal number in `bytes` from `start` up to `end`, to the last bit what `Number(text)` gives, or NaN where
 * the text is empty, has blanks inside or is not plain decimal ("0x10", "Infinity").
 *
 * Up to 15 digits and 22 places are exact in two correctly rounded steps (Clinger, "How to read floating point
 * numbers accurately", 1990, the fast path); everything else is left to the engine.
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  const first = bytes[at];
  const negative = first === minus;
  if (negative || first === plus) at++;
  let mantissa = 0;
  let digits = 0;
  let places = 0;
  let seenPoint = false;
  for (; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= zero && byte <= nine) {
      mantissa = mantissa * 10 + (byte - zero);
      digits++;
      if (seenPoint) places++;
    } else if (byte === point && !seenPoint) {
      seenPoint = true;
    } else {
      return parseUnusual(bytes, start, end);
    }
  }
  if (digits === 0) return Number.NaN;
  if (digits > 15 || places > 22) return parseUnusual(bytes, start, end);
  const magnitude = places === 0 ? mantissa : mantissa / (powersOfTen[places] ?? Number.NaN);
  return negative ? -magnitude : magnitude;
}

/** {@link parseNumber} of a text, with or without blanks around it. */
export function parseDecimal(text: string): number {
  if (text.length > longestNumber) return Number.NaN;
  const trimmed = text.trim();
  return plainDecimal.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/** The value of the decimal digits from `start` up to `end`, or -1 where anything else stands there. At most 15. */
export function parseDigits(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) return -1;
    value = value * 10 + (byte - zero);
  }
  return end > start ? value : -1;
}

const minus = 0x2d;
const plus = 0x2b;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;

/** 10 to the power of 0 to 22: the powers of ten that a float64 holds exactly. */
const powersOfTen = Array.from({ length: 23 }, (_, power) => Number(`1e${power}`));

/** No float64 takes more; a longer text is an attack on the pattern below, whose effort grows with the square. */
const longestNumber = 400;

const plainDecimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

function parseUnusual(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > longestNumber) return Number.NaN;
  const text = readAscii(bytes, start, end);
  return plainDecimal.test(text) ? Number(text) : Number.NaN;
}
