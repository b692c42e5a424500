import * as fc from 'fast-check';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { CURVE_SIZE, drawLeg, restrictCurve } from './leg-curve.ts';
import { surfaceDistance } from './surface-distance.ts';
import { findPosition, placeOnSurface } from './surface-point.ts';

const wgs84 = geographiclib.Geodesic.WGS84;
const fixedSeed = { seed: 84, numRuns: 400 };

const latitude = fc.oneof(
  fc.double({ min: -90, max: 90, noNaN: true }),
  fc.constantFrom(0, 90, -90, 89.9999),
);
const longitude = fc.oneof(
  fc.double({ min: -180, max: 180, noNaN: true }),
  fc.constantFrom(0, 180, -180, 90),
);
const azimuth = fc.oneof(fc.double({ min: 0, max: 360, noNaN: true }), fc.constantFrom(0, 90, 180, 45));

/** Longest length in metres and the error that is promised there. */
const promised = [
  [1000, 1e-8],
  [50_000, 1e-8],
  [100_000, 3e-7],
  [200_000, 1e-5],
] as const;

function evaluate(curve: Float64Array, u: number): [number, number, number] {
  const part = new Float64Array(CURVE_SIZE);
  restrictCurve(curve, 0, u, 1, part);
  return [part[0]!, part[1]!, part[2]!];
}

describe('a leg drawn as a curve', () => {
  it.each(promised)('of up to %d m lies on the geodesic within %d m', (longestM, errorM) => {
    fc.assert(
      fc.property(
        latitude,
        longitude,
        azimuth,
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (lat, lon, az, part) => {
          const lengthM = part * longestM;
          const line = wgs84.DirectLine(lat, lon, az, lengthM);
          const end = line.Position(lengthM);
          const points = new Float64Array(6);
          placeOnSurface(lat, lon, points, 0);
          placeOnSurface(end.lat2!, end.lon2!, points, 3);
          const curve = new Float64Array(CURVE_SIZE);
          expect(Math.abs(drawLeg(points, 0, points, 3, curve, 0) - lengthM)).toBeLessThan(errorM);
          const at = new Float64Array(3);
          for (const u of [0.1, 0.25, 0.5, 0.8]) {
            const there = line.Position(u * lengthM);
            placeOnSurface(there.lat2!, there.lon2!, at, 0);
            const [x, y, z] = evaluate(curve, u);
            expect(Math.hypot(x - at[0]!, y - at[1]!, z - at[2]!)).toBeLessThan(errorM);
          }
        },
      ),
      fixedSeed,
    );
  });

  it('cut to a part is the same curve', () => {
    const points = new Float64Array(6);
    placeOnSurface(60, 20, points, 0);
    placeOnSurface(60.5, 22, points, 3);
    const whole = new Float64Array(CURVE_SIZE);
    drawLeg(points, 0, points, 3, whole, 0);
    const part = new Float64Array(CURVE_SIZE);
    restrictCurve(whole, 0, 0.3, 0.7, part);
    for (const u of [0, 0.25, 0.5, 0.9]) {
      const one = evaluate(part, u);
      const two = evaluate(whole, 0.3 + u * 0.4);
      for (const axis of [0, 1, 2]) expect(Math.abs(one[axis]! - two[axis]!)).toBeLessThan(1e-8);
    }
  });

  it('of no length stays at its point', () => {
    const points = new Float64Array(6);
    placeOnSurface(10, 20, points, 0);
    placeOnSurface(10, 20, points, 3);
    const curve = new Float64Array(CURVE_SIZE);
    expect(drawLeg(points, 0, points, 3, curve, 0)).toBe(0);
    for (let i = 0; i < CURVE_SIZE; i++) expect(curve[i]).toBe(points[i % 3]);
  });
});

describe('the distance on the surface', () => {
  it('agrees with GeographicLib for points however far apart', () => {
    const points = new Float64Array(6);
    fc.assert(
      fc.property(latitude, longitude, latitude, longitude, (lat1, lon1, lat2, lon2) => {
        placeOnSurface(lat1, lon1, points, 0);
        placeOnSurface(lat2, lon2, points, 3);
        const [ax, ay, az, bx, by, bz] = points as unknown as [
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const expected = wgs84.Inverse(lat1, lon1, lat2, lon2).s12!;
        expect(Math.abs(surfaceDistance(ax, ay, az, bx, by, bz) - expected)).toBeLessThan(1e-5);
      }),
      fixedSeed,
    );
  });
});

describe('a position found from earth-centred coordinates', () => {
  it('is the one on the surface, also from 100 m below it', () => {
    const point = new Float64Array(3);
    fc.assert(
      fc.property(latitude, longitude, fc.constantFrom(0, 100), (lat, lon, depthM) => {
        placeOnSurface(lat, lon, point, 0);
        const radians = Math.PI / 180;
        const [up, across] = [Math.sin(lat * radians), Math.cos(lat * radians)];
        const found = findPosition(
          point[0]! - depthM * across * Math.cos(lon * radians),
          point[1]! - depthM * across * Math.sin(lon * radians),
          point[2]! - depthM * up,
        );
        const off = wgs84.Inverse(lat, lon, found.latDeg, found.lonDeg).s12!;
        expect(off).toBeLessThan(depthM === 0 ? 1e-8 : 1e-5);
      }),
      fixedSeed,
    );
  });
});
