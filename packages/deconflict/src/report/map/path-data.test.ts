import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dotsPath, linePath, ringPath } from './path-data.ts';
import type { PicturePoint } from './projection.ts';

test('a line is written in whole units and relative steps', () => {
  expect(
    linePath([
      [10.2, 20.4],
      [13, 15],
      [13.2, 15.1],
      [9, 15],
    ]),
  ).toBe('M10 20l3-5-4 0');
});

test('a line that stays in one place is a dot, no line is nothing', () => {
  expect(
    linePath([
      [1, 2],
      [1.2, 2.1],
    ]),
  ).toBe('M1 2h.1');
  expect(linePath([])).toBe('');
  expect(
    dotsPath([
      [1, 2],
      [3, 4],
    ]),
  ).toBe('M1 2h.1M3 4h.1');
});

test('a ring closes, and one without an inside is nothing', () => {
  expect(
    ringPath([
      [0, 0],
      [5, 0],
      [5, 5],
    ]),
  ).toBe('M0 0l5 0 0 5z');
  expect(
    ringPath([
      [0, 0],
      [0.2, 0],
      [5, 5],
    ]),
  ).toBe('');
});

test('following the steps gives the rounded points back, whatever the signs', () => {
  const unit = fc.double({ min: -30_000, max: 30_000, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, unit), { minLength: 1, maxLength: 30 }), (points) => {
      const rounded = points.map(([x, y]): PicturePoint => [Math.round(x) + 0, Math.round(y) + 0]);
      const changed = rounded.filter((at, index) => index === 0 || String(at) !== String(rounded[index - 1]));
      expect(follow(linePath(points))).toEqual(changed);
    }),
    { seed: 21, numRuns: 300 },
  );
});

/** Reads path data by the grammar of SVG 1.1 section 8.3.9, as far as a line needs it. */
function follow(path: string): readonly PicturePoint[] {
  const numbers = (path.match(/-?\d+/g) ?? []).map(Number);
  if (path.endsWith('h.1')) numbers.pop();
  const points: PicturePoint[] = [];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    const [x, y] = points.at(-1) ?? [0, 0];
    points.push([x + (numbers[index] ?? 0), y + (numbers[index + 1] ?? 0)]);
  }
  return points;
}
