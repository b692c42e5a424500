import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutline, fourFractions, legNear, oneFraction } from '../../test/geo/random-outlines.ts';
import type { LatLon } from './index.ts';
import {
  deepestOnLeg,
  distanceM,
  makeLeg,
  pointOnLeg,
  prepareOutline,
  signedBoundaryDistanceM,
} from './index.ts';

const at = (latDeg: number, lonDeg: number): LatLon => ({ latDeg, lonDeg });

describe('the deepest place of a leg', () => {
  it('is as deep as the deepest of many samples, and no deeper than it says', () => {
    fc.assert(
      fc.property(anyOutline, fourFractions, oneFraction, oneFraction, (shape, corners, a, b) => {
        const prepared = prepareOutline(shape.outline);
        const leg = makeLeg(...legNear(shape, corners));
        const [from, until] = a < b ? [a, b] : [b, a];
        const { fraction, depthM } = deepestOnLeg(prepared, leg, from, until);
        expect(fraction).toBeGreaterThanOrEqual(from);
        expect(fraction).toBeLessThanOrEqual(until);
        const there = signedBoundaryDistanceM(prepared, pointOnLeg(leg, fraction));
        // Where the leg only touches, the sign may be either.
        expect(Math.abs(Math.abs(there) - Math.abs(depthM))).toBeLessThan(1e-3);
        for (let k = 0; k <= 50; k += 1) {
          const sample = signedBoundaryDistanceM(prepared, pointOnLeg(leg, from + ((until - from) * k) / 50));
          expect(depthM).toBeGreaterThanOrEqual(sample - 0.02 - 1e-7 * shape.sizeM);
        }
      }),
      { seed: 41, numRuns: 150 },
    );
  });

  it('of a leg that stays outside is its closest approach', () => {
    const prepared = prepareOutline({
      kind: 'polygon',
      edge: 'geodesic',
      vertices: [at(0, 0), at(0, 1), at(1, 1), at(1, 0)],
    });
    const { depthM, fraction } = deepestOnLeg(prepared, makeLeg(at(-1, 2), at(2, 2)), 0, 1);
    expect(depthM).toBeCloseTo(-distanceM(1, 2, 1, 1), -2);
    // Meridians draw together towards the pole, so it is at the northern corner.
    expect(fraction).toBeCloseTo(0.667, 2);
  });

  it('of one instant is the depth then', () => {
    const prepared = prepareOutline({ kind: 'circle', centre: at(10, 10), radiusM: 5000 });
    const leg = makeLeg(at(10, 10), at(10, 11));
    expect(deepestOnLeg(prepared, leg, 0, 0)).toEqual({ fraction: 0, depthM: 5000 });
    expect(deepestOnLeg(prepared, makeLeg(at(10, 10), at(10, 10)), 0, 1).depthM).toBe(5000);
  });

  it('trap: along a leg that runs level with an edge hundreds of kilometres away the search still ends', () => {
    const ring = [-58, -77].flatMap((lat, side) =>
      Array.from({ length: 17 }, (_, i) => at(lat, (side === 0 ? i : 16 - i) * 18 - 144)),
    );
    const prepared = prepareOutline({ kind: 'polygon', edge: 'geodesic', vertices: ring });
    const { depthM } = deepestOnLeg(prepared, makeLeg(at(-67, -120), at(-67, -60)), 0, 1);
    let best = 0;
    const leg = makeLeg(at(-67, -120), at(-67, -60));
    const steps = 4000;
    for (let k = 0; k <= steps; k += 1) {
      best = Math.max(best, signedBoundaryDistanceM(prepared, pointOnLeg(leg, k / steps)));
    }
    expect(depthM).toBeGreaterThan(best - 0.01);
    expect(depthM).toBeLessThan(best + leg.lengthM / steps);
  });
});
