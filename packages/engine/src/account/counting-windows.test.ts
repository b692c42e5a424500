import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingWindows } from './counting-windows.ts';

const HOUR_MS = 3_600_000;
const day = Date.UTC(2023, 7, 2);
const at = (timeMs: number) => ({ fromMs: timeMs, untilMs: timeMs });

describe('a rolling window', () => {
  test('ends with the data', () => {
    const windows = countingWindows(
      { kind: 'rolling', lengthMs: 24 * HOUR_MS },
      { fromMs: day, untilMs: day + HOUR_MS },
      [at(day)],
    );
    expect(windows).toEqual([{ fromMs: day - 23 * HOUR_MS, untilMs: day + HOUR_MS }]);
  });

  test('that holds more entries elsewhere is shown too', () => {
    const entries = [day, day + HOUR_MS, day + 40 * HOUR_MS];
    const windows = countingWindows(
      { kind: 'rolling', lengthMs: 24 * HOUR_MS },
      { fromMs: day, untilMs: day + 48 * HOUR_MS },
      entries.map(at),
    );
    expect(windows).toEqual([
      { fromMs: day, untilMs: day + 24 * HOUR_MS },
      { fromMs: day + 24 * HOUR_MS, untilMs: day + 48 * HOUR_MS },
    ]);
  });
});

test('a fixed window is cut at the agreed time of day in the agreed zone', () => {
  // 06:00 at UTC+8, as the Taiwanese ministry counts.
  const windows = countingWindows(
    { kind: 'fixed', lengthMs: 24 * HOUR_MS, cutMinute: 360, utcOffsetMinutes: 480 },
    { fromMs: day, untilMs: day + HOUR_MS },
    [],
  );
  expect(windows).toEqual([{ fromMs: day - 2 * HOUR_MS, untilMs: day + 22 * HOUR_MS - 1 }]);
});

test('of many windows only those are given that something was found in, and the last', () => {
  const windows = countingWindows(
    { kind: 'fixed', lengthMs: 1000, cutMinute: 0, utcOffsetMinutes: 0 },
    { fromMs: Date.UTC(1990, 0, 1), untilMs: day },
    [at(day - 5000)],
  );
  expect(windows.map(({ fromMs }) => fromMs - day)).toEqual([-5000, 0]);
});

test('every entry lies in exactly one fixed window', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 * HOUR_MS }),
      fc.integer({ min: 0, max: 4000 * HOUR_MS }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: -720, max: 840 }),
      (startMs, spanMs, cutMinute, utcOffsetMinutes) => {
        const observed = { fromMs: day + startMs, untilMs: day + startMs + spanMs };
        const entries = [observed.fromMs, observed.untilMs, observed.fromMs + Math.floor(spanMs / 3)];
        const windows = countingWindows(
          { kind: 'fixed', lengthMs: 24 * HOUR_MS, cutMinute, utcOffsetMinutes },
          observed,
          entries.map(at),
        );
        for (const entryMs of entries) {
          const holding = windows.filter(({ fromMs, untilMs }) => fromMs <= entryMs && entryMs <= untilMs);
          expect(holding).toHaveLength(1);
        }
      },
    ),
    { seed: 20231114 },
  );
});
