import * as fc from 'fast-check';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { areaUnderGeodesic, EARTH_AREA_M2, ringAreaM2 } from './geodesic-area.ts';
import { distanceM } from './geodesic.ts';
import type { LatLon } from './position.ts';

interface Oracle {
  Polygon(polyline: boolean): {
    AddPoint(lat: number, lon: number): void;
    Compute(reverse: boolean, sign: boolean): { area: number; perimeter: number };
  };
}

const { Geodesic } = createRequire(import.meta.url)('geographiclib-geodesic') as {
  Geodesic: { WGS84: Oracle };
};

const ring = (...pairs: [number, number][]): LatLon[] =>
  pairs.map(([latDeg, lonDeg]) => ({ latDeg, lonDeg }));

describe('areas on the ellipsoid', () => {
  it('agree with the reference port for rings anywhere', () => {
    const place = fc.tuple(
      fc.double({ min: -89, max: 89, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 6 }), (pairs) => {
        // Between opposite places the side hangs on the last digit, and the area with it.
        fc.pre(pairs.every(([lat, lon], i) => distanceM(lat, lon, ...pairs[(i + 1) % pairs.length]!) < 19e6));
        const theirs = Geodesic.WGS84.Polygon(false);
        for (const [lat, lon] of pairs) theirs.AddPoint(lat, lon);
        const { area, perimeter } = theirs.Compute(false, true);
        const ours = ringAreaM2(ring(...pairs));
        // Half the Earth more or less is the same ring seen from its other side.
        const difference = Math.abs(ours.areaM2 - area);
        expect(Math.min(difference, Math.abs(difference - EARTH_AREA_M2))).toBeLessThan(2);
        expect(ours.perimeterM).toBeCloseTo(perimeter, 6);
      }),
      { seed: 3, numRuns: 1500 },
    );
  });

  it('give an octant an eighth of the Earth', () => {
    expect(ringAreaM2(ring([0, 0], [0, 90], [90, 0])).areaM2).toBeCloseTo(EARTH_AREA_M2 / 8, -1);
    expect(ringAreaM2(ring([0, 0], [90, 0], [0, 90])).areaM2).toBeCloseTo(-EARTH_AREA_M2 / 8, -1);
  });

  it('take a ring around a pole for the cap', () => {
    expect(ringAreaM2(ring([89, 0], [89, 90], [89, 180], [89, 270])).areaM2).toBeCloseTo(24952305678, -1);
    expect(ringAreaM2(ring([-89, 0], [-89, 90], [-89, 180], [-89, 270])).areaM2).toBeCloseTo(
      -24952305678,
      -1,
    );
  });

  it('turn their sign with the direction of the path', () => {
    expect(areaUnderGeodesic(10, 20, 30, 60)).toBeCloseTo(-areaUnderGeodesic(30, 60, 10, 20), 0);
    expect(areaUnderGeodesic(10, 20, 30, 60)).toBeCloseTo(-areaUnderGeodesic(-10, 20, -30, 60), 0);
  });

  it('are nothing for fewer than three places', () => {
    expect(Math.abs(ringAreaM2([]).areaM2)).toBe(0);
    expect(ringAreaM2(ring([1, 2])).perimeterM).toBe(0);
    expect(Math.abs(ringAreaM2(ring([1, 2], [3, 4])).areaM2)).toBeLessThan(1);
  });
});
