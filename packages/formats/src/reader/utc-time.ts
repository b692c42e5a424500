/** A time as it was written: milliseconds since 1970, and whether a zone was given. */
export interface WrittenTime {
  readonly timeMs: number;
  readonly zoned: boolean;
}

/**
 * Reads ISO 8601 in the shapes that programs write: `2018-08-01T05:00:00Z`, `2018-08-01 05:00:00.123+00:00`,
 * `2018-08-01T05:00:00` (no zone: taken as UTC, `zoned` false). Undefined for anything else, impossible dates included.
 */
export function parseIsoTime(text: string): WrittenTime | undefined {
  // The pattern takes the square of the length where blanks go on and on.
  const match = text.length <= longestTime ? isoTime.exec(text) : null;
  if (!match) return undefined;
  const dayMs = utcDayMs(Number(match[1]), Number(match[2]), Number(match[3]));
  const clockMs = clockTimeMs(Number(match[4]), Number(match[5]), Number(match[6] ?? 0));
  if (Number.isNaN(dayMs) || Number.isNaN(clockMs)) return undefined;
  const offsetMs = parseOffsetMs(match[8]);
  if (Number.isNaN(offsetMs)) return undefined;
  return {
    timeMs: dayMs + clockMs + fractionMs(match[7] ?? '') - offsetMs,
    zoned: match[8] !== undefined,
  };
}

/** Midnight UTC of a Gregorian date, or NaN where there is no such day. */
export function utcDayMs(year: number, month: number, day: number): number {
  const timeMs = Date.UTC(year, month - 1, day);
  const date = new Date(timeMs);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1000;
  return exists ? timeMs : Number.NaN;
}

/** Milliseconds since midnight, or NaN. Second 60 is a leap second and reads as the first second of the next minute. */
export function clockTimeMs(hour: number, minute: number, second: number): number {
  const exists = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second < 61;
  return exists ? (hour * 3600 + minute * 60 + second) * 1000 : Number.NaN;
}

/** Milliseconds of the digits behind a decimal point of seconds: "5" is 500, "801" is 801, "8015" is 801.5. */
export function fractionMs(digits: string): number {
  if (digits === '') return 0;
  const kept = digits.slice(0, 9);
  return kept.length <= 3 ? Number(kept.padEnd(3, '0')) : Number(`${kept.slice(0, 3)}.${kept.slice(3)}`);
}

/**
 * A number that stands for a time: seconds, milliseconds, microseconds or nanoseconds since 1970, told apart by
 * size. The ranges from 1990 to 2100 do not overlap.
 */
export function epochMs(value: number): number {
  const magnitude = Math.abs(value);
  // Whole microseconds: a float64 of seconds since 1970 holds no more, and times 1000 alone leaves crumbs.
  if (magnitude < 1e11) return Math.round(value * 1e6) / 1e3;
  if (magnitude < 1e14) return value;
  return magnitude < 1e17 ? value / 1e3 : value / 1e6;
}

const longestTime = 64;

const isoTime =
  /^\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)\s*(Z|z|UTC|[+-]\d{2}(?::?\d{2})?)?\s*$/;

function parseOffsetMs(zone: string | undefined): number {
  if (zone === undefined || /^(?:z|utc)$/i.test(zone)) return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(3).replace(':', '') || 0);
  if (hours > 14 || minutes > 59) return Number.NaN;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
