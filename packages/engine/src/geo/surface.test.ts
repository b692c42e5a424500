import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directInto, distanceM } from './geodesic.ts';
import { distanceBetween, geodesicOfChord, setLatLonOfSurfacePoint, setSurfacePoint } from './surface.ts';

const anywhere = fc.tuple(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.double({ min: 0, max: 360, noNaN: true }),
);

describe('surface points', () => {
  // The twin is the exact inverse problem.
  it.each([
    [1, 5e-9],
    [1000, 5e-9],
    [20_000, 5e-9],
    [50_000, 2e-8],
    [100_000, 1e-6],
  ])('%i m apart are as far apart as the series says, to %f m', (metres, tolerance) => {
    const end = new Float64Array(3);
    const points = new Float64Array(6);
    fc.assert(
      fc.property(anywhere, ([lat, lon, azimuth]) => {
        directInto(lat, lon, azimuth, metres, end);
        setSurfacePoint(lat, lon, points, 0);
        setSurfacePoint(end[0]!, end[1]!, points, 3);
        const [x1, y1, z1, x2, y2, z2] = points as unknown as [
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const series = geodesicOfChord(
          x2 - x1,
          y2 - y1,
          z2 - z1,
          (x1 + x2) / 2,
          (y1 + y2) / 2,
          (z1 + z2) / 2,
        );
        expect(Math.abs(series - distanceM(lat, lon, end[0]!, end[1]!))).toBeLessThan(tolerance);
        expect(distanceBetween(x1, y1, z1, x2, y2, z2)).toBe(series);
      }),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('farther apart are solved exactly', () => {
    const points = new Float64Array(6);
    setSurfacePoint(10, 20, points, 0);
    setSurfacePoint(-30, 100, points, 3);
    const [x1, y1, z1, x2, y2, z2] = points as unknown as [number, number, number, number, number, number];
    expect(distanceBetween(x1, y1, z1, x2, y2, z2)).toBeCloseTo(distanceM(10, 20, -30, 100), 6);
  });

  it('keep their latitude and longitude to 5 nm', () => {
    const point = new Float64Array(3);
    const back = new Float64Array(2);
    fc.assert(
      fc.property(anywhere, ([lat, lon]) => {
        setSurfacePoint(lat, lon, point, 0);
        setLatLonOfSurfacePoint(point[0]!, point[1]!, point[2]!, back, 0);
        expect(distanceM(lat, lon, back[0]!, back[1]!)).toBeLessThan(5e-9);
      }),
      { seed: 2, numRuns: 2000 },
    );
  });

  it('trap: chords so short that their square underflows still have a length', () => {
    expect(geodesicOfChord(1e-170, 0, 0, 6378137, 0, 0)).toBe(0);
    expect(geodesicOfChord(1e-21, 0, 0, 0, 6378137, 0)).toBe(1e-21);
  });
});
