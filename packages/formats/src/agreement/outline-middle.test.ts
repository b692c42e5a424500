import { expect, test } from 'vitest';
import { middleOf } from './outline-middle.ts';

test('the middle of a circle is its centre', () => {
  const centre = { latDeg: 33.5, lonDeg: 38.5 };
  expect(middleOf({ kind: 'circle', centre, radiusM: 55_000 })).toBe(centre);
});

test('the middle of other outlines is the middle of the box around their points', () => {
  const line = [
    { latDeg: 30, lonDeg: 10 },
    { latDeg: 32, lonDeg: 16 },
    { latDeg: 31, lonDeg: 12 },
  ];
  const middle = { latDeg: 31, lonDeg: 13 };
  expect(middleOf({ kind: 'polygon', edge: 'geodesic', vertices: line })).toEqual(middle);
  expect(middleOf({ kind: 'corridor', line, halfWidthM: 1, caps: 'round' })).toEqual(middle);
  const elements = line.map((at) => ({ kind: 'vertex', at }) as const);
  expect(middleOf({ kind: 'arcs', edge: 'geodesic', elements })).toEqual(middle);
});

test('a box across the antimeridian has its middle there and not on the other side of the Earth', () => {
  const vertices = [
    { latDeg: 50, lonDeg: 179 },
    { latDeg: 50, lonDeg: -177 },
    { latDeg: 52, lonDeg: -179 },
  ];
  expect(middleOf({ kind: 'polygon', edge: 'geodesic', vertices })).toEqual({ latDeg: 51, lonDeg: -179 });
});
