import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalsContain, MILLISECONDS_PER_DAY, sunAltitudeDeg } from '../geo/index.ts';
import { activeIntervals } from './active-intervals.ts';
import type { Schedule, WeeklySchedule } from './schedule.ts';

const HOUR = 3_600_000;
const MONDAY = Date.UTC(2024, 0, 1);
const WEEK = 7 * MILLISECONDS_PER_DAY;
const baghdad = { latDeg: 33.3, lonDeg: 44.4 };

const weekly = (
  days: number[],
  fromMinute: number,
  untilMinute: number,
  utcOffsetMinutes = 0,
): WeeklySchedule => ({ kind: 'weekly', utcOffsetMinutes, entries: [{ days, fromMinute, untilMinute }] });
const unreadable: Schedule = { kind: 'unreadable', text: 'by NOTAM' };
const never: Schedule = { kind: 'windows', windows: [] };
const always: Schedule = { kind: 'always' };
const window = (fromMs: number, untilMs: number): Schedule => ({
  kind: 'windows',
  windows: [{ fromMs, untilMs }],
});

const activeWithin = (schedule: Schedule, fromMs: number, untilMs: number): number[] => {
  const { active, undecided } = activeIntervals(schedule, fromMs, untilMs);
  expect(undecided).toEqual([]);
  return [...active];
};

describe('active intervals', () => {
  it('of "always" are the whole window', () => {
    expect(activeWithin(always, 5, 9)).toEqual([5, 9]);
    expect(activeWithin(always, -Infinity, Infinity)).toEqual([-Infinity, Infinity]);
  });

  it('of windows are cut at both ends, closed', () => {
    const schedule: Schedule = {
      kind: 'windows',
      windows: [
        { fromMs: 50, untilMs: 60 },
        { fromMs: 0, untilMs: 10 },
        { fromMs: 20, untilMs: 30 },
      ],
    };
    expect(activeWithin(schedule, 5, 25)).toEqual([5, 10, 20, 25]);
    expect(activeWithin(schedule, 10, 20)).toEqual([10, 10, 20, 20]);
    expect(activeWithin(schedule, 11, 19)).toEqual([]);
  });

  it('trap: windows whose end is the start of the next become one', () => {
    const schedule: Schedule = {
      kind: 'windows',
      windows: [
        { fromMs: 10, untilMs: 20 },
        { fromMs: 0, untilMs: 10 },
      ],
    };
    expect(activeWithin(schedule, -5, 50)).toEqual([0, 20]);
  });

  it('trap: an instant is a window too', () => {
    expect(activeWithin(window(7, 7), 0, 9)).toEqual([7, 7]);
  });

  it('trap: a weekly entry across midnight is active in the small hours of the next day', () => {
    const nightShift = weekly([7], 22 * 60, 6 * 60);
    expect(activeWithin(nightShift, MONDAY, MONDAY + WEEK)).toEqual([
      MONDAY,
      MONDAY + 6 * HOUR,
      MONDAY + 6 * MILLISECONDS_PER_DAY + 22 * HOUR,
      MONDAY + WEEK,
    ]);
    expect(activeWithin(nightShift, MONDAY + 3 * HOUR, MONDAY + 3 * HOUR)).toEqual([
      MONDAY + 3 * HOUR,
      MONDAY + 3 * HOUR,
    ]);
  });

  it('trap: a weekly entry whose end is its start lasts a day', () => {
    expect(activeWithin(weekly([1], 480, 480), MONDAY, MONDAY + WEEK)).toEqual([
      MONDAY + 8 * HOUR,
      MONDAY + 32 * HOUR,
    ]);
    expect(activeWithin(weekly([1, 2, 3, 4, 5, 6, 7], 0, 1440), MONDAY, MONDAY + WEEK)).toEqual([
      MONDAY,
      MONDAY + WEEK,
    ]);
  });

  it('of weekly hours count in local time', () => {
    // 01:00 to 05:00 on Monday at UTC+3 begins on Sunday in UTC.
    const schedule = weekly([1], 60, 300, 180);
    expect(activeWithin(schedule, MONDAY - MILLISECONDS_PER_DAY, MONDAY + MILLISECONDS_PER_DAY)).toEqual([
      MONDAY - 2 * HOUR,
      MONDAY + 2 * HOUR,
    ]);
  });

  it('of weekly hours on all weekdays of 1969 to 2100 follow the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1969, 0, 1), max: Date.UTC(2100, 0, 1) }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7]),
        fc.integer({ min: 0, max: 1440 }),
        fc.integer({ min: 0, max: 1440 }),
        fc.integer({ min: -12 * 60, max: 14 * 60 }),
        (timeMs, days, fromMinute, untilMinute, offset) => {
          const { active } = activeIntervals(weekly(days, fromMinute, untilMinute, offset), timeMs, timeMs);
          expect(active.length === 2).toBe(holdsAt(timeMs, days, fromMinute, untilMinute, offset));
        },
      ),
      { seed: 20_260_301, numRuns: 5000 },
    );
  });

  it('of nights are dark throughout and across midnight', () => {
    const schedule: Schedule = { kind: 'night', definition: 'civil', at: baghdad };
    const active = activeWithin(schedule, MONDAY + 9 * HOUR, MONDAY + 57 * HOUR);
    expect(active).toHaveLength(4);
    // Midnight in Baghdad, 21:00 UTC, and midnight UTC lie in one night.
    for (const hour of [21, 24, 45]) expect(intervalsContain(active, MONDAY + hour * HOUR)).toBe(true);
    expect(sunAltitudeDeg(baghdad, (active[0] ?? NaN) + 1000)).toBeLessThan(-6);
  });

  it('of two parts that both must hold are where both do, even at a single instant', () => {
    const both: Schedule = { kind: 'all-of', parts: [window(0, 10), window(10, 20)] };
    expect(activeWithin(both, 0, 100)).toEqual([10, 10]);
    expect(activeWithin({ kind: 'all-of', parts: [] }, 0, 100)).toEqual([0, 100]);
    expect(activeWithin({ kind: 'any-of', parts: [] }, 0, 100)).toEqual([]);
  });

  it('are undecided where the schedule cannot be read, and only where that matters', () => {
    expect(activeIntervals(unreadable, 0, 100)).toEqual({ active: [], undecided: [0, 100] });
    const either: Schedule = { kind: 'any-of', parts: [window(20, 30), unreadable] };
    expect(activeIntervals(either, 0, 100)).toEqual({ active: [20, 30], undecided: [0, 20, 30, 100] });
    const both: Schedule = { kind: 'all-of', parts: [window(20, 30), unreadable] };
    expect(activeIntervals(both, 0, 100)).toEqual({ active: [], undecided: [20, 30] });
    expect(activeIntervals({ kind: 'all-of', parts: [never, unreadable] }, 0, 100)).toEqual({
      active: [],
      undecided: [],
    });
    expect(activeIntervals({ kind: 'any-of', parts: [always, unreadable] }, 0, 100)).toEqual({
      active: [0, 100],
      undecided: [],
    });
  });

  it('are undecided, not absent, where an entry contradicts itself', () => {
    for (const schedule of [
      window(30, 20),
      window(NaN, 20),
      weekly([0], 0, 60),
      weekly([8], 0, 60),
      weekly([1], -1, 60),
      weekly([1], 0, 1441),
      weekly([1], 0, 60, NaN),
    ]) {
      expect(activeIntervals(schedule, 0, 100)).toEqual({ active: [], undecided: [0, 100] });
    }
  });

  it('are undecided for days and nights in a window without end', () => {
    const night: Schedule = { kind: 'night', definition: 'civil', at: baghdad };
    for (const schedule of [night, weekly([1], 0, 60)]) {
      expect(activeIntervals(schedule, 0, Infinity)).toEqual({ active: [], undecided: [0, Infinity] });
    }
  });

  it('of an empty window are none', () => {
    for (const [fromMs, untilMs] of [
      [1, 0],
      [NaN, 0],
      [0, NaN],
    ] as const) {
      expect(activeIntervals(always, fromMs, untilMs)).toEqual({ active: [], undecided: [] });
    }
  });
});

/** The twin for weekly entries: ask the calendar about the local minute, today's entry and yesterday's. */
function holdsAt(
  timeMs: number,
  days: readonly number[],
  fromMinute: number,
  untilMinute: number,
  utcOffsetMinutes: number,
): boolean {
  const local = new Date(timeMs + utcOffsetMinutes * 60_000);
  const minutes = local.getUTCHours() * 60 + local.getUTCMinutes() + local.getUTCSeconds() / 60;
  const exact = minutes + local.getUTCMilliseconds() / 60_000;
  const length = untilMinute > fromMinute ? untilMinute - fromMinute : untilMinute - fromMinute + 1440;
  return [0, 1, 2].some((daysAgo) => {
    const day = ((local.getUTCDay() + 6 - daysAgo + 7) % 7) + 1;
    const since = exact + daysAgo * 1440 - fromMinute;
    return days.includes(day) && since >= -1e-9 && since <= length + 1e-9;
  });
}

const instants = fc.integer({ min: MONDAY, max: MONDAY + 4 * MILLISECONDS_PER_DAY });
const leaves: fc.Arbitrary<Schedule> = fc.oneof(
  fc.constant(always),
  fc.constant(never),
  fc.constant(unreadable),
  fc.tuple(instants, instants).map(([a, b]) => window(Math.min(a, b), Math.max(a, b))),
  fc
    .tuple(
      fc.subarray([1, 2, 3, 4, 5, 6, 7]),
      fc.nat(1440),
      fc.nat(1440),
      fc.integer({ min: -720, max: 840 }),
    )
    .map(([days, from, until, offset]) => weekly(days, from, until, offset)),
  fc
    .constantFrom('sunset' as const, 'astronomical' as const)
    .map((definition): Schedule => ({ kind: 'night', definition, at: baghdad })),
);
const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  leaves,
  fc
    .tuple(fc.constantFrom('all-of' as const, 'any-of' as const), fc.array(leaves, { maxLength: 4 }))
    .map(([kind, parts]): Schedule => ({ kind, parts })),
);

/** The twin for compounds: Kleene's logic at one instant; undefined where undecided. */
function stateAt(schedule: Schedule, timeMs: number): boolean | undefined {
  if (schedule.kind === 'all-of' || schedule.kind === 'any-of') {
    const settles = schedule.kind === 'any-of';
    const states = new Set(schedule.parts.map((part) => stateAt(part, timeMs)));
    if (states.has(settles)) return settles;
    return states.has(undefined) ? undefined : !settles;
  }
  if (schedule.kind === 'unreadable') return undefined;
  return activeIntervals(schedule, timeMs, timeMs).active.length > 0;
}

describe('active intervals of any schedule', () => {
  it('say at every instant what the logic of three values says', () => {
    fc.assert(
      fc.property(schedules, fc.array(instants, { minLength: 5, maxLength: 5 }), (schedule, times) => {
        const whole = activeIntervals(schedule, MONDAY, MONDAY + 4 * MILLISECONDS_PER_DAY);
        for (const timeMs of times) {
          const state = intervalsContain(whole.active, timeMs)
            ? true
            : intervalsContain(whole.undecided, timeMs)
              ? undefined
              : false;
          expect(state).toBe(stateAt(schedule, timeMs));
        }
      }),
      { seed: 20_260_302, numRuns: 400 },
    );
  });

  it('do not depend on how the window is cut', () => {
    fc.assert(
      fc.property(schedules, instants, instants, (schedule, cutMs, timeMs) => {
        const [startMs, endMs] = [MONDAY, MONDAY + 4 * MILLISECONDS_PER_DAY];
        const whole = activeIntervals(schedule, startMs, endMs);
        const pieces = [activeIntervals(schedule, startMs, cutMs), activeIntervals(schedule, cutMs, endMs)];
        expect(pieces.some(({ active }) => intervalsContain(active, timeMs))).toBe(
          intervalsContain(whole.active, timeMs),
        );
      }),
      { seed: 20_260_303, numRuns: 200 },
    );
  });

  it('move with the schedule when all times are shifted by weeks', () => {
    fc.assert(
      fc.property(
        fc.tuple(instants, instants),
        fc.subarray([1, 2, 3, 4, 5, 6, 7]),
        fc.nat(1440),
        fc.nat(1440),
        fc.integer({ min: -500, max: 500 }),
        ([a, b], days, from, until, weeks) => {
          const shiftMs = weeks * WEEK;
          const at = (movedMs: number): Schedule => ({
            kind: 'all-of',
            parts: [
              window(Math.min(a, b) + movedMs, Math.max(a, b) + movedMs),
              weekly(days, from, until, 60),
            ],
          });
          const here = activeIntervals(at(0), MONDAY, MONDAY + WEEK);
          const there = activeIntervals(at(shiftMs), MONDAY + shiftMs, MONDAY + WEEK + shiftMs);
          expect(there.active).toEqual(here.active.map((timeMs) => timeMs + shiftMs));
        },
      ),
      { seed: 20_260_304, numRuns: 500 },
    );
  });
});
