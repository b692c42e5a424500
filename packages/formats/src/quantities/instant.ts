import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '@deconflict/engine/geo';
import { notUnderstood, understood } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { TextCursor } from './text-cursor.ts';

/**
 * An instant in milliseconds since 1970-01-01T00:00:00Z, without leap seconds, from RFC 3339 section 5.6:
 * `2023-08-01T00:00:00Z`, `2023-08-01T03:00:00+03:00`, with a space in place of the T, with a fraction, with or
 * without seconds. A time without zone is a fault: nobody can tell which instant it was.
 *
 * A leap second `23:59:60` is the second after, as POSIX has it.
 */
export function parseInstant(text: string): Quantity<number> {
  const cursor = new TextCursor(text);
  const start = cursor.at;
  const date = cursor.take(/(\d{4})-(\d{2})-(\d{2})/y);
  if (date === undefined) return notUnderstood(text, cursor.at, 'a date such as 2023-08-01');
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3])];
  if (month < 1 || month > 12) return notUnderstood(text, start + 5, 'a month from 01 to 12');
  if (day < 1 || day > daysInMonth(year, month)) {
    return notUnderstood(text, start + 8, `a day from 01 to ${daysInMonth(year, month)}`);
  }
  const timeAt = cursor.at;
  const spaced = timeAt > start + date[0].length;
  const time = cursor.take(spaced ? timeOfDay : timeBehindT);
  if (time === undefined) return notUnderstood(text, cursor.at, 'a time such as T14:00:00Z behind the date');
  const [hour, minute, second] = [Number(time[1]), Number(time[2]), Number(time[3] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || (second === 60 && minute !== 59)) {
    return notUnderstood(text, timeAt, 'a time of day from 00:00:00 to 23:59:59');
  }
  const zone = cursor.take(/[zZ]|([+-])(\d{2}):(\d{2})/y);
  if (zone === undefined)
    return notUnderstood(text, cursor.at, 'a zone: Z for UTC, or an offset such as +03:00');
  const [offsetHours, offsetMinutes] = [Number(zone[2] ?? 0), Number(zone[3] ?? 0)];
  if (offsetHours > 23 || offsetMinutes > 59) {
    return notUnderstood(text, cursor.at - zone[0].length, 'an offset from -23:59 to +23:59');
  }
  if (!cursor.ended) return notUnderstood(text, cursor.at, 'nothing behind the zone');
  const offsetSign = zone[1] === '-' ? -1 : 1;
  const minutes = hour * 60 + minute - offsetSign * (offsetHours * 60 + offsetMinutes);
  const fraction = time[4] === undefined ? 0 : Number(`0${time[4]}`);
  return understood(
    daysSince1970(year, month, day) * MILLISECONDS_PER_DAY +
      minutes * MILLISECONDS_PER_MINUTE +
      second * 1000 +
      fraction * 1000,
  );
}

const timeOfDay = /(\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?/y;
const timeBehindT = /[tT](\d{2}):(\d{2})(?::(\d{2})(\.\d+)?)?/y;

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar. Date.UTC takes years below 100 for 19xx, so not that. */
function daysSince1970(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  let days = year * 365 + leapDays + day;
  for (let earlier = 1; earlier < month; earlier += 1) days += daysInMonth(year, earlier);
  return days - daysBefore1970;
}

/** What the sum above gives for 1970-01-01: 1970 * 365 + 477 leap days + 1. */
const daysBefore1970 = 719_528;
