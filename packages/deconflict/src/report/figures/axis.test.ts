import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linearScale, roundTicks, timeTicks } from './axis.ts';

test('ticks are few, inside the range, evenly spaced and round', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -500, max: 20_000, noNaN: true }),
      fc.double({ min: 1, max: 20_000, noNaN: true }),
      (from, span) => {
        const ticks = roundTicks(from, from + span, 6);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(6);
        for (const tick of ticks) expect(tick >= from - 1e-6 && tick <= from + span + 1e-6).toBe(true);
        const steps = ticks.slice(1).map((tick, index) => (tick - (ticks[index] ?? 0)).toPrecision(6));
        expect(new Set(steps).size).toBeLessThanOrEqual(1);
      },
    ),
    { seed: 31, numRuns: 300 },
  );
});

test('ticks of time fall on the clock', () => {
  const fromMs = Date.UTC(2023, 7, 2, 18, 3, 12);
  expect(timeTicks(fromMs, fromMs + 20 * 60_000, 5)).toEqual({
    stepMs: 300_000,
    ticks: [5, 10, 15, 20].map((minute) => Date.UTC(2023, 7, 2, 18, minute)),
  });
});

test('an empty or endless range has no ticks and takes no time', () => {
  expect(roundTicks(5, 5, 6)).toEqual([]);
  expect(roundTicks(Number.NaN, 5, 6)).toEqual([]);
  expect(timeTicks(0, 1e13, 5).ticks.length).toBeLessThanOrEqual(5);
});

test('a scale over nothing stays finite', () => {
  expect(linearScale(5, 5, 0, 100)(5)).toBe(0);
  expect(linearScale(0, 10, 100, 0)(5)).toBe(50);
});
