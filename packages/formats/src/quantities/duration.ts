import {
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  MILLISECONDS_PER_SECOND,
} from '@deconflict/engine/geo';
import { notUnderstood, understood } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { TextCursor } from './text-cursor.ts';

/**
 * A duration in milliseconds, rounded to whole ones: ISO 8601-1:2019 section 5.5.2 (`PT24H`, `PT10M`, `P1D`, `P2W`,
 * `PT1H30M`, `PT0.5S`), or one number and one unit as people say it (`10 min`, `24 h`, `90 s`, `2 days`).
 *
 * A day is 24 hours. Years and months are refused: they have no fixed length. `10 m` is refused: it may be metres.
 */
export function parseDuration(text: string): Quantity<number> {
  const cursor = new TextCursor(text);
  const durationMs = /^[pP]/.test(text.trimStart()) ? takeIsoDuration(cursor) : takeSpokenDuration(cursor);
  if (durationMs === undefined)
    return notUnderstood(text, cursor.at, 'a duration such as PT10M, P1D or 10 min');
  if (!cursor.ended) return notUnderstood(text, cursor.at, 'nothing behind the duration');
  if (!Number.isFinite(durationMs)) return notUnderstood(text, 0, 'a duration of human measure');
  return understood(Math.round(durationMs));
}

function takeIsoDuration(cursor: TextCursor): number | undefined {
  const start = cursor.at;
  const weeks = cursor.take(/[pP](\d+(?:[.,]\d+)?)[wW](?![^\s])/y);
  if (weeks !== undefined) return decimal(weeks[1]) * 7 * MILLISECONDS_PER_DAY;
  const match = cursor.take(isoDuration);
  if (match === undefined) return undefined;
  const parts = match.slice(1);
  const given = parts.filter((part) => part !== undefined);
  // Only the smallest part given may have a fraction (ISO 8601-1 section 5.5.2.3), and `P` or `PT` alone is nothing.
  const fractionEarly = given.slice(0, -1).some((part) => /[.,]/.test(part));
  if (given.length === 0 || fractionEarly || /[tT]$/.test(match[0].trimEnd())) {
    cursor.at = start;
    return undefined;
  }
  return isoUnitsMs.reduce((sum, unitMs, index) => sum + decimal(parts[index]) * unitMs, 0);
}

function takeSpokenDuration(cursor: TextCursor): number | undefined {
  const number = cursor.take(/\d+(?:\.\d+)?(?![\d,.])/y)?.[0];
  if (number === undefined) return undefined;
  const unit = cursor.take(/(?:(s|sec|seconds?)|(min|minutes?)|(h|hours?)|(d|days?))\b/iy);
  if (unit === undefined) return undefined;
  const index = unit.slice(1).findIndex((part) => part !== undefined);
  return Number(number) * (spokenUnitsMs[index] ?? 0);
}

function decimal(text: string | undefined): number {
  return text === undefined ? 0 : Number(text.replace(',', '.'));
}

const isoDuration =
  /[pP](?:(\d+(?:[.,]\d+)?)[dD])?(?:[tT](?:(\d+(?:[.,]\d+)?)[hH])?(?:(\d+(?:[.,]\d+)?)[mM])?(?:(\d+(?:[.,]\d+)?)[sS])?)?(?!\S)/y;
/** Days, hours, minutes, seconds, as the groups of the pattern. */
const isoUnitsMs: readonly number[] = [
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  MILLISECONDS_PER_SECOND,
];
const spokenUnitsMs = isoUnitsMs.toReversed();
