import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { direct, makeLeg, pointOnLeg } from '../geo/index.ts';
import type { LatLonBox } from '../geo/index.ts';
import { legBox } from './leg-box.ts';

function holds({ southDeg, westDeg, northDeg, eastDeg }: LatLonBox, latDeg: number, lonDeg: number): boolean {
  if (latDeg < southDeg - 1e-9 || latDeg > northDeg + 1e-9) return false;
  // Any way of writing the longitude counts, as it does for the index.
  const spanDeg = (eastDeg - westDeg + 360) % 360 || (eastDeg > westDeg ? 360 : 0);
  const alongDeg = (lonDeg - westDeg + 720 + 1e-9) % 360;
  return spanDeg === 360 || alongDeg <= spanDeg + 2e-9;
}

/** Points all along the leg and all around them at the margin. */
function expectHeld(fromLat: number, fromLon: number, toLat: number, toLon: number, marginM: number): void {
  const box = legBox(fromLat, fromLon, toLat, toLon, marginM);
  const leg = makeLeg({ latDeg: fromLat, lonDeg: fromLon }, { latDeg: toLat, lonDeg: toLon });
  for (let step = 0; step <= 20; step += 1) {
    const at = pointOnLeg(leg, step / 20);
    for (let azimuthDeg = 0; azimuthDeg < 360; azimuthDeg += 30) {
      const near = direct(at, azimuthDeg, marginM).at;
      expect(holds(box, near.latDeg, near.lonDeg), JSON.stringify({ box, near, step })).toBe(true);
    }
  }
}

/** A number as files write it: nine decimals. */
function within(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 1e9) / 1e9);
}

test('holds every point within the margin of a leg of any length, anywhere', () => {
  const latitude = within(-89.9, 89.9);
  const longitude = within(-180, 180);
  fc.assert(fc.property(latitude, longitude, latitude, longitude, within(0, 50_000), expectHeld), {
    seed: 20231114,
    numRuns: 400,
  });
});

test('holds every point within the margin of a short leg, anywhere', () => {
  fc.assert(
    fc.property(
      within(-89.9, 89.9),
      within(-180, 180),
      within(0, 360),
      within(0, 200_000),
      within(0, 5000),
      (latDeg, lonDeg, azimuthDeg, lengthM, marginM) => {
        const { at } = direct({ latDeg, lonDeg }, azimuthDeg, lengthM);
        expectHeld(latDeg, lonDeg, at.latDeg, at.lonDeg, marginM);
      },
    ),
    { seed: 20231114, numRuns: 600 },
  );
});

describe('traps', () => {
  test('a leg across the antimeridian', () => expectHeld(10, 179.9, 12, -179.8, 2000));
  test('a leg along the antimeridian written both ways', () => expectHeld(10, 180, 12, -180, 2000));
  test('a leg over the pole', () => expectHeld(89, 20, 89, -160, 2000));
  test('a leg that ends at the pole', () => expectHeld(88, 20, 90, 0, 2000));
  test('a long leg at high latitude bulges towards the pole', () => expectHeld(60, 0, 60, 80, 1000));
  test('a leg without length', () => expectHeld(45, 45, 45, 45, 1000));
});
