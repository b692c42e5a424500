import type { Schedule } from '@deconflict/engine/airspace';
import { describe, expect, test } from 'vitest';
import { scheduleText } from './area-text.ts';

const DAY_MS = 86_400_000;

function windows(count: number): Schedule {
  return {
    kind: 'windows',
    windows: Array.from({ length: count }, (_, day) => ({
      fromMs: day * DAY_MS,
      untilMs: (day + 0.5) * DAY_MS,
    })),
  };
}

describe('when an area is active', () => {
  test('shows the hours of a week, not only that there are some', () => {
    const entries = [{ days: [1, 2, 3, 4, 5], fromMinute: 480, untilMinute: 960 }];
    expect(scheduleText({ kind: 'weekly', utcOffsetMinutes: 180, entries })).toBe(
      'Mon-Fri 08:00-16:00 UTC+03:00',
    );
  });

  test('quotes what no machine can read', () => {
    expect(scheduleText({ kind: 'unreadable', text: 'HX' })).toBe('"HX" (not understood)');
  });

  test('lists three windows and counts four', () => {
    expect(scheduleText(windows(3))).toBe(
      '1970-01-01 00:00 to 1970-01-01 12:00 UTC; 1970-01-02 00:00 to 1970-01-02 12:00 UTC; 1970-01-03 00:00 to 1970-01-03 12:00 UTC',
    );
    expect(scheduleText(windows(4))).toBe('in 4 windows, the first 1970-01-01 00:00 to 1970-01-01 12:00 UTC');
  });
});
