import { expect, test } from 'vitest';
import { ThinnedLine } from './thinned-line.ts';

function draw(most: number, points: readonly (readonly [number, number, boolean?])[]) {
  const line = new ThinnedLine<number>(most);
  points.forEach(([x, y, kept = false], index) => line.add({ x, y, kept, data: index }));
  return line.end();
}

test('a short line stays as it is', () => {
  expect(
    draw(5, [
      [0, 0],
      [1, 1],
      [2, 0],
    ]),
  ).toEqual([0, 1, 2]);
});

test('points on a straight stretch go first, the corner stays', () => {
  const straight = Array.from({ length: 50 }, (_, x) => [x, 0] as const);
  const turned = Array.from({ length: 50 }, (_, y) => [49, y + 1] as const);
  const drawn = draw(3, [...straight, ...turned]);
  expect(drawn).toEqual([0, 49, 99]);
});

test('a line never holds more than twice its limit, and keeps what must stay', () => {
  const drawn = draw(
    20,
    Array.from({ length: 5000 }, (_, x) => [x, (x * 7919) % 101, x === 2500] as const),
  );
  expect(drawn.length).toBeLessThanOrEqual(20);
  expect(drawn).toContain(2500);
});

test('more points that must stay than the limit allows all stay', () => {
  expect(
    draw(
      2,
      Array.from({ length: 9 }, (_, x) => [x, 0, true] as const),
    ),
  ).toHaveLength(9);
});
