import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceM } from '../geodesic.ts';
import { setSurfacePoint } from '../surface.ts';
import { leastGeodesic, slackOfLeast } from './geodesic-bound.ts';

const latDeg = fc.integer({ min: -90_000_000, max: 90_000_000 }).map((micro) => micro / 1e6);
const lonDeg = fc.integer({ min: -180_000_000, max: 180_000_000 }).map((micro) => micro / 1e6);

function chordM(lat1: number, lon1: number, lat2: number, lon2: number): number {
  const ends = new Float64Array(6);
  setSurfacePoint(lat1, lon1, ends, 0);
  setSurfacePoint(lat2, lon2, ends, 3);
  const [dx, dy, dz] = [ends[0]! - ends[3]!, ends[1]! - ends[4]!, ends[2]! - ends[5]!];
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

describe('the least geodesic over a chord', () => {
  it('is never longer than the geodesic, anywhere on Earth and at the antipodes', () => {
    fc.assert(
      fc.property(latDeg, lonDeg, latDeg, lonDeg, fc.boolean(), (lat1, lon1, lat, lon, opposite) => {
        const [lat2, lon2] = opposite ? [-lat1 + lat / 100, lon1 + 180 + lon / 100] : [lat, lon];
        fc.pre(Math.abs(lat2) <= 90);
        const bound = leastGeodesic(chordM(lat1, lon1, lat2, lon2));
        expect(bound).toBeLessThanOrEqual(distanceM(lat1, lon1, lat2, lon2) + 1e-6);
      }),
      { numRuns: 3000, seed: 20260728, endOnFailure: true },
    );
  });

  it('falls short by no more than its slack up to a thousand kilometres', () => {
    fc.assert(
      fc.property(latDeg, lonDeg, latDeg, lonDeg, (lat1, lon1, lat, lon) => {
        const [lat2, lon2] = [lat1 * 0.95 + lat * 0.05, lon1 + lon / 60];
        const geodesic = distanceM(lat1, lon1, lat2, lon2);
        fc.pre(geodesic < 1_000_000);
        const bound = leastGeodesic(chordM(lat1, lon1, lat2, lon2));
        expect(geodesic - bound).toBeLessThanOrEqual(slackOfLeast(geodesic) + 1e-6);
      }),
      { numRuns: 3000, seed: 20260728, endOnFailure: true },
    );
  });
});
