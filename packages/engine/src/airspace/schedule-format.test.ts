import { describe, expect, it } from 'vitest';
import { formatSchedule } from './schedule-format.ts';
import type { Schedule, WeeklySchedule } from './schedule.ts';

const window = (from: string, until: string): Schedule => ({
  kind: 'windows',
  windows: [{ fromMs: Date.parse(from), untilMs: Date.parse(until) }],
});
const weekly = (entries: WeeklySchedule['entries'], utcOffsetMinutes = 0): Schedule => ({
  kind: 'weekly',
  utcOffsetMinutes,
  entries,
});
const night: Schedule = { kind: 'night', definition: 'civil', at: { latDeg: 33.5, lonDeg: 38.667 } };

describe('schedules for people', () => {
  it.each([
    [{ kind: 'always' }, 'at all times'],
    [window('2024-03-01T06:00:00Z', '2024-03-02T18:30:00Z'), '2024-03-01 06:00 to 2024-03-02 18:30 UTC'],
    [
      window('2024-03-01T06:00:05Z', '2024-03-01T06:00:05.250Z'),
      '2024-03-01 06:00:05 to 2024-03-01 06:00:05.250 UTC',
    ],
    [{ kind: 'windows', windows: [{ fromMs: 0, untilMs: Infinity }] }, 'from 1970-01-01 00:00 UTC'],
    [{ kind: 'windows', windows: [{ fromMs: -Infinity, untilMs: 0 }] }, 'until 1970-01-01 00:00 UTC'],
    [{ kind: 'windows', windows: [] }, 'never'],
    [
      weekly([{ days: [1, 2, 3, 4, 5], fromMinute: 480, untilMinute: 960 }], 120),
      'Mon-Fri 08:00-16:00 UTC+02:00',
    ],
    [
      weekly([{ days: [7, 6, 2], fromMinute: 0, untilMinute: 1440 }], -210),
      'Tue Sat Sun 00:00-24:00 UTC-03:30',
    ],
    [
      weekly([
        { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 1320, untilMinute: 360 },
        { days: [6], fromMinute: 720, untilMinute: 0 },
      ]),
      'daily 22:00-06:00 the next day, Sat 12:00-24:00 UTC',
    ],
    [weekly([]), 'never'],
    [night, 'from civil dusk to civil dawn at 33.50 N 38.67 E'],
    [
      { kind: 'night', definition: 'sunset', at: { latDeg: -33.5, lonDeg: -70 } },
      'from sunset to sunrise at 33.50 S 70.00 W',
    ],
    [{ kind: 'unreadable', text: 'HX' }, '"HX" (not understood)'],
    [{ kind: 'all-of', parts: [] }, 'at all times'],
    [{ kind: 'any-of', parts: [] }, 'never'],
    [{ kind: 'any-of', parts: [night] }, 'from civil dusk to civil dawn at 33.50 N 38.67 E'],
    [
      {
        kind: 'all-of',
        parts: [
          window('2024-03-01T00:00Z', '2024-04-01T00:00Z'),
          { kind: 'any-of', parts: [night, { kind: 'unreadable', text: 'HX' }] },
        ],
      },
      '(2024-03-01 00:00 to 2024-04-01 00:00 UTC) and (from civil dusk to civil dawn at 33.50 N 38.67 E or "HX" (not understood))',
    ],
  ] satisfies [Schedule, string][])('writes %j as %s', (schedule, expected) => {
    expect(formatSchedule(schedule)).toBe(expected);
  });
});
