import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BallGrid } from './ball-grid.ts';

const coordinate = fc.double({ min: -6.4e6, max: 6.4e6, noNaN: true });
const nearby = fc.double({ min: -5000, max: 5000, noNaN: true });
const reach = fc.constantFrom(0, 10, 63, 500, 4000, 90_000, 2e6);
const ball = fc.oneof(
  fc.tuple(coordinate, coordinate, coordinate, reach),
  fc.tuple(nearby, nearby, nearby, reach),
);

describe('the grid of balls', () => {
  it('finds exactly the balls that looking at all of them finds, also after some were removed', () => {
    fc.assert(
      fc.property(
        fc.array(ball, { minLength: 1, maxLength: 300 }),
        fc.array(fc.tuple(ball, fc.constantFrom(0, 100, 9260, Infinity)), { minLength: 1, maxLength: 10 }),
        (balls, queries) => {
          const grid = new BallGrid();
          const numbers = balls.map(([x, y, z, r]) => grid.insert(x, y, z, r));
          const kept = new Map<number, (typeof balls)[number]>();
          for (const [index, number] of numbers.entries()) {
            if (index % 3 === 0) grid.remove(number);
            else kept.set(number, balls[index]!);
          }
          for (const [[x, y, z, r], distanceM] of queries) {
            const found: number[] = [];
            grid.forEachNear(x, y, z, r, distanceM, (number) => found.push(number));
            const expected = [...kept].filter(([, [bx, by, bz, br]]) => {
              const limit = r + br + distanceM;
              return (bx - x) ** 2 + (by - y) ** 2 + (bz - z) ** 2 <= limit * limit;
            });
            expect(found.sort((a, b) => a - b)).toEqual(
              expected.map(([number]) => number).sort((a, b) => a - b),
            );
          }
        },
      ),
      { seed: 13, numRuns: 200 },
    );
  });
});
