import geodesic from 'geographiclib-geodesic';
import { expect, test } from 'vitest';
import { boxAround, createStereographic } from './projection.ts';

test('distances and directions about the centre are those of the Earth, to the thickness of a line', () => {
  const centre = { latDeg: 33.5, lonDeg: 38.6667 };
  const project = createStereographic(centre);
  for (const azimuthDeg of [0, 40, 90, 200, 315]) {
    for (const distanceM of [1000, 55_000, 300_000]) {
      const there = geodesic.Geodesic.WGS84.Direct(centre.latDeg, centre.lonDeg, azimuthDeg, distanceM);
      const [x, y] = project(there.lat2 ?? Number.NaN, there.lon2 ?? Number.NaN);
      expect(Math.abs(Math.hypot(x, y) / distanceM - 1)).toBeLessThan(0.004);
      expect(Math.cos(Math.atan2(x, -y) - (azimuthDeg * Math.PI) / 180)).toBeGreaterThan(0.99999);
    }
  }
});

test('a view across 180 degrees hangs together', () => {
  const project = createStereographic({ latDeg: 65, lonDeg: 179.9 });
  const [west] = project(65, 179.8);
  const [east] = project(65, -179.8);
  expect(west).toBeLessThan(0);
  expect(east).toBeGreaterThan(0);
  expect(east - west).toBeLessThan(20_000);
});

test('the antipode is far away and finite', () => {
  const [x, y] = createStereographic({ latDeg: 10, lonDeg: 20 })(-10, -160);
  expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
});

test('a box leaves out what is not a number, and is nothing without points', () => {
  expect(
    boxAround([
      [1, 5],
      [Number.NaN, 3],
      [-2, 7],
    ]),
  ).toEqual({ minX: -2, minY: 5, maxX: 1, maxY: 7 });
  expect(boxAround([])).toBeUndefined();
});
