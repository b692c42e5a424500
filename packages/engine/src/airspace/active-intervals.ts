import {
  intersectIntervals,
  intervalsOf,
  MILLISECONDS_PER_DAY,
  MILLISECONDS_PER_MINUTE,
  nightIntervals,
  NO_INTERVALS,
  subtractIntervals,
  unionIntervals,
} from '../geo/index.ts';
import type { Intervals } from '../geo/index.ts';
import type { Schedule, TimeWindow, WeeklySchedule } from './schedule.ts';

/** When a schedule holds within a window, in milliseconds: closed intervals. */
export interface ActiveTimes {
  /** Certainly active. */
  readonly active: Intervals;
  /** Nobody can tell: the schedule, or the part of it that decides, cannot be read. Shares only ends with `active`. */
  readonly undecided: Intervals;
}

/**
 * When a schedule is active within `fromMs` ... `untilMs`, closed; never, where the window is empty. Windows that touch become one. What
 * cannot be read is undecided, and so is an entry that contradicts itself (a window that ends before it starts,
 * a day that is none): never "not active". `all-of` and `any-of` follow Kleene: an inactive part settles the first,
 * an active part the second. Days and nights without end cannot be counted: they are undecided in an infinite window.
 */
export function activeIntervals(schedule: Schedule, fromMs: number, untilMs: number): ActiveTimes {
  if (!(fromMs <= untilMs)) return { active: NO_INTERVALS, undecided: NO_INTERVALS };
  const period: TimeWindow = { fromMs, untilMs };
  const { certain, possible } = holdingTimes(schedule, period);
  return { active: certain, undecided: subtractIntervals(possible, certain) };
}

/** The times at which a schedule certainly holds, within those at which it possibly holds. */
interface HoldingTimes {
  readonly certain: Intervals;
  readonly possible: Intervals;
}

function holdingTimes(schedule: Schedule, period: TimeWindow): HoldingTimes {
  const { fromMs, untilMs } = period;
  const always: Intervals = [fromMs, untilMs];
  const endless = untilMs - fromMs === Infinity;
  switch (schedule.kind) {
    case 'always':
      return decided(always);
    case 'windows':
      return uniteAll(schedule.windows.map((window) => timesOfWindow(window, always)));
    case 'weekly':
      if (endless) break;
      return uniteAll(
        schedule.entries.map((entry) => timesOfEntry(entry, schedule.utcOffsetMinutes, period)),
      );
    case 'night':
      if (endless) break;
      return decided(nightIntervals(schedule.at, schedule.definition, fromMs, untilMs));
    case 'all-of':
      return schedule.parts.map((part) => holdingTimes(part, period)).reduce(intersectTimes, decided(always));
    case 'any-of':
      return uniteAll(schedule.parts.map((part) => holdingTimes(part, period)));
    case 'unreadable':
      break;
  }
  return undecidable(always);
}

function timesOfWindow({ fromMs, untilMs }: TimeWindow, always: Intervals): HoldingTimes {
  if (!(fromMs <= untilMs)) return undecidable(always);
  return decided(intersectIntervals([fromMs, untilMs], always));
}

/**
 * One line of a weekly schedule. Days are counted in local time, which is UTC plus the offset; an entry that runs
 * past midnight belongs to the day on which it starts, so the day before the window counts too.
 */
function timesOfEntry(
  { days, fromMinute, untilMinute }: WeeklySchedule['entries'][number],
  utcOffsetMinutes: number,
  { fromMs, untilMs }: TimeWindow,
): HoldingTimes {
  const always: Intervals = [fromMs, untilMs];
  const minutes = [fromMinute, untilMinute];
  const readable =
    days.every((day) => ISO_DAYS.has(day)) &&
    minutes.every((minute) => minute >= 0 && minute <= MINUTES_PER_DAY) &&
    Number.isFinite(utcOffsetMinutes);
  if (!readable) return undecidable(always);
  const offsetMs = utcOffsetMinutes * MILLISECONDS_PER_MINUTE;
  const lengthMinutes =
    untilMinute > fromMinute ? untilMinute - fromMinute : untilMinute - fromMinute + MINUTES_PER_DAY;
  const times: number[] = [];
  const firstDay = Math.floor((fromMs + offsetMs) / MILLISECONDS_PER_DAY) - 2;
  const lastDay = Math.floor((untilMs + offsetMs) / MILLISECONDS_PER_DAY);
  for (let day = firstDay; day <= lastDay; day += 1) {
    if (!days.includes(isoDayOf(day))) continue;
    const startMs = day * MILLISECONDS_PER_DAY - offsetMs + fromMinute * MILLISECONDS_PER_MINUTE;
    times.push(startMs, startMs + lengthMinutes * MILLISECONDS_PER_MINUTE);
  }
  return decided(intersectIntervals(intervalsOf(times), always));
}

const MINUTES_PER_DAY = 1440;
const ISO_DAYS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7]);

/** 1 = Monday ... 7 = Sunday, of a day counted from 1 January 1970, which was a Thursday. */
function isoDayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function decided(times: Intervals): HoldingTimes {
  return { certain: times, possible: times };
}

function undecidable(always: Intervals): HoldingTimes {
  return { certain: NO_INTERVALS, possible: always };
}

function uniteAll(parts: readonly HoldingTimes[]): HoldingTimes {
  return parts.reduce(
    (a, b) => ({
      certain: unionIntervals(a.certain, b.certain),
      possible: unionIntervals(a.possible, b.possible),
    }),
    decided(NO_INTERVALS),
  );
}

function intersectTimes(a: HoldingTimes, b: HoldingTimes): HoldingTimes {
  return {
    certain: intersectIntervals(a.certain, b.certain),
    possible: intersectIntervals(a.possible, b.possible),
  };
}
