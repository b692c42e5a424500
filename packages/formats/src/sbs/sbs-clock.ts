import { clockTimeMs, epochMs, fractionMs, utcDayMs } from '../reader/index.ts';

/**
 * The clock of an SBS log. The messages carry dates and times of their own; loggers that leave those empty write a
 * line `START,Wed Sep 2 04:23:37 +0000 UTC 2015` and put a count of nanoseconds since then before every message.
 */
export class SbsClock {
  #startMs = Number.NaN;
  #latestMs = Number.NEGATIVE_INFINITY;

  /** Whether a new start lies before a time that was given already: then one of the two clocks was wrong. */
  restart(text: string): 'ok' | 'unreadable' | 'overlaps' {
    this.#startMs = parseStart(text);
    if (Number.isNaN(this.#startMs)) return 'unreadable';
    return this.#startMs < this.#latestMs ? 'overlaps' : 'ok';
  }

  /** The time of a message from what stands before it: nanoseconds since the start, or a time since 1970. */
  readPrefix(text: string): number {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    const timeMs = Number.isNaN(this.#startMs)
      ? epochMs(value >= earliestEpochS ? value : Number.NaN)
      : this.#startMs + value / 1e6;
    if (timeMs > this.#latestMs) this.#latestMs = timeMs;
    return timeMs;
  }
}

/** `2011/03/06` and `00:19:28.801`, dashes for slashes, decimals or none. NaN where either is empty or unreadable. */
export function parseMessageTime(date: string, time: string): number {
  const day = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*$/.exec(date);
  const clock = /^\s*(\d{1,2}):(\d{2}):(\d{2})(?:\.(\d+))?\s*$/.exec(time);
  if (!day || !clock) return Number.NaN;
  return (
    utcDayMs(Number(day[1]), Number(day[2]), Number(day[3])) +
    clockTimeMs(Number(clock[1]), Number(clock[2]), Number(clock[3])) +
    fractionMs(clock[4] ?? '')
  );
}

/** Seconds since 1970 in the year 1990: smaller counts are no times. */
const earliestEpochS = 631_152_000;

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Go's `Mon Jan 2 15:04:05 -0700 MST 2006`. */
function parseStart(text: string): number {
  const match =
    /^\w{3} (\w{3}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2})(?:\.\d+)? ([+-])(\d{2})(\d{2}) \S+ (\d{4})/.exec(
      text.trim(),
    );
  if (!match) return Number.NaN;
  const [, month = '', day, hour, minute, second, sign, zoneHours, zoneMinutes, year] = match;
  const offsetMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return (
    utcDayMs(Number(year), months.indexOf(month) + 1, Number(day)) +
    clockTimeMs(Number(hour), Number(minute), Number(second)) -
    (sign === '-' ? -offsetMs : offsetMs)
  );
}
