import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClosestInstant, findCoAltitudeInstant } from './closest-approach.ts';
import { findModifiedTau } from './modified-tau.ts';
import { findTrackApproach, findTrackConflicts } from './planar-tracks.ts';
import type { PlanarTrack } from './planar-tracks.ts';
import { findConflictSpan, wellClearVolumes } from './protection-volume.ts';
import type { ProtectionVolume } from './protection-volume.ts';
import { horizontalDistance, verticalDistance } from './relative-motion.ts';
import type { RelativeMotion } from './relative-motion.ts';

const fixedSeed = { seed: 365, numRuns: 400 };
const lookAhead = { fromS: 0, untilS: 180 };

const volumes: readonly ProtectionVolume[] = [
  { kind: 'cylinder', horizontalM: 5556, verticalM: 304.8 },
  { kind: 'cylinder', horizontalM: 152.4, verticalM: Infinity },
  { kind: 'cylinder', horizontalM: Infinity, verticalM: 76.2 },
  ...Object.values(wellClearVolumes),
];

const axis = (most: number): fc.Arbitrary<number> =>
  fc.oneof(fc.constant(0), fc.double({ min: -most, max: most, noNaN: true }));

const motions: fc.Arbitrary<RelativeMotion> = fc.record({
  eastM: axis(12_000),
  northM: axis(12_000),
  upM: axis(600),
  eastMps: axis(300),
  northMps: axis(300),
  upMps: axis(15),
});

/** The definitions word by word, at one instant. */
function isViolated(motion: RelativeMotion, volume: ProtectionVolume, second: number): boolean {
  const distance = horizontalDistance(motion, second);
  const height = verticalDistance(motion, second);
  if (volume.kind === 'cylinder') return distance <= volume.horizontalM && height <= volume.verticalM;
  const east = motion.eastM + second * motion.eastMps;
  const north = motion.northM + second * motion.northMps;
  const up = motion.upM + second * motion.upMps;
  const dot = east * motion.eastMps + north * motion.northMps;
  const speed = Math.hypot(motion.eastMps, motion.northMps);
  const miss = Math.abs(east * motion.northMps - north * motion.eastMps) / speed;
  const tau = (volume.distanceM ** 2 - distance ** 2) / dot;
  const horizontal =
    distance <= volume.distanceM || (dot < 0 && miss <= volume.distanceM && tau >= 0 && tau <= volume.tauS);
  const coAltitude = -up / motion.upMps;
  const vertical =
    height <= volume.heightM ||
    (up * motion.upMps < 0 && coAltitude >= 0 && coAltitude <= volume.coAltitudeS);
  return horizontal && vertical;
}

describe('the span of a conflict under uniform motion', () => {
  it('is what testing the definition at many instants shows', () => {
    fc.assert(
      fc.property(motions, fc.constantFrom(...volumes), (motion, volume) => {
        const span = findConflictSpan(motion, volume, lookAhead);
        for (let i = 0; i <= 90; i++) {
          const second = 2 * i;
          const margin = 1e-7;
          const inside = span !== undefined && second > span.fromS + margin && second < span.untilS - margin;
          const outside = span === undefined || second < span.fromS - margin || second > span.untilS + margin;
          if (inside) expect(isViolated(motion, volume, second), `${second}`).toBe(true);
          if (outside) expect(isNearlyViolated(motion, volume, second), `${second}`).toBe(false);
        }
      }),
      fixedSeed,
    );
  });

  it('stays when own and other are swapped, and moves with the clock', () => {
    fc.assert(
      fc.property(motions, fc.constantFrom(...volumes), axis(60), (motion, volume, shift) => {
        const always = { fromS: -1e6, untilS: 1e6 };
        const span = findConflictSpan(motion, volume, always);
        const swapped: RelativeMotion = {
          eastM: -motion.eastM,
          northM: -motion.northM,
          upM: -motion.upM,
          eastMps: -motion.eastMps,
          northMps: -motion.northMps,
          upMps: -motion.upMps,
        };
        expect(findConflictSpan(swapped, volume, always)).toEqual(span);
        if (span === undefined || span.untilS - span.fromS < 1e-3) return;
        const later = findConflictSpan(
          {
            ...motion,
            eastM: motion.eastM + shift * motion.eastMps,
            northM: motion.northM + shift * motion.northMps,
            upM: motion.upM + shift * motion.upMps,
          },
          volume,
          { fromS: always.fromS - shift, untilS: always.untilS - shift },
        )!;
        expect(Math.abs(later.fromS + shift - span.fromS)).toBeLessThan(
          1e-6 * Math.max(1, Math.abs(span.fromS)),
        );
        expect(Math.abs(later.untilS + shift - span.untilS)).toBeLessThan(
          1e-6 * Math.max(1, Math.abs(span.untilS)),
        );
      }),
      fixedSeed,
    );
  });
});

/** As the definition, but only well inside it, so that rounding at an edge decides nothing. */
function isNearlyViolated(motion: RelativeMotion, volume: ProtectionVolume, second: number): boolean {
  const shrink = 1 - 1e-9;
  const smaller: ProtectionVolume =
    volume.kind === 'cylinder'
      ? { ...volume, horizontalM: volume.horizontalM * shrink, verticalM: volume.verticalM * shrink }
      : { ...volume, distanceM: volume.distanceM * shrink, heightM: volume.heightM * shrink };
  return isViolated(motion, smaller, second);
}

const still: RelativeMotion = { eastM: 100, northM: 0, upM: 0, eastMps: 0, northMps: 0, upMps: 0 };

describe('traps of uniform motion', () => {
  const cylinder = { kind: 'cylinder', horizontalM: 1000, verticalM: 300 } as const;

  it('answers always or never for relative velocity exactly zero', () => {
    expect(findConflictSpan(still, cylinder, lookAhead)).toEqual(lookAhead);
    expect(findConflictSpan({ ...still, eastM: 1000.001 }, cylinder, lookAhead)).toBeUndefined();
    expect(findConflictSpan(still, wellClearVolumes.enRoute, lookAhead)).toEqual(lookAhead);
    expect(findClosestInstant(still)).toBeUndefined();
    expect(findModifiedTau({ ...still, eastM: 5000 }, 1000)).toBeUndefined();
  });

  it('takes both distances themselves as inside', () => {
    expect(findConflictSpan({ ...still, eastM: 1000, upM: 300 }, cylinder, lookAhead)).toEqual(lookAhead);
  });

  it('answers always or never for equal vertical speed', () => {
    const level = { ...still, eastM: -2000, eastMps: 100, upM: 300 };
    expect(findConflictSpan(level, cylinder, lookAhead)).toEqual({ fromS: 10, untilS: 30 });
    expect(findConflictSpan({ ...level, upM: 300.001 }, cylinder, lookAhead)).toBeUndefined();
    expect(findCoAltitudeInstant(level)).toBeUndefined();
    expect(findCoAltitudeInstant(still)).toBe(0);
  });

  it('leaves out what converges only beyond the look-ahead', () => {
    const slow = { ...still, eastM: -20_000, eastMps: 100 };
    expect(findConflictSpan(slow, cylinder, lookAhead)).toBeUndefined();
    expect(findConflictSpan(slow, cylinder, { fromS: 0, untilS: 200 })).toEqual({ fromS: 190, untilS: 200 });
  });

  it('finds one instant where the paths only touch the cylinder', () => {
    const touching = { ...still, eastM: -2000, northM: 1000, eastMps: 100 };
    const span = findConflictSpan(touching, cylinder, lookAhead)!;
    expect(span.fromS).toBeCloseTo(20, 9);
    expect(span.untilS).toBeCloseTo(20, 9);
  });
});

describe('tracks in a flat frame', () => {
  const track = (rows: readonly (readonly [number, number])[]): PlanarTrack => ({
    timeS: Float64Array.from(rows, (row) => row[0]),
    eastM: Float64Array.from(rows, (row) => row[1]),
    northM: new Float64Array(rows.length),
    upM: new Float64Array(rows.length),
  });
  const cylinder = { kind: 'cylinder', horizontalM: 1000, verticalM: 300 } as const;

  it('join spans that meet at a fix and skip a leg without duration', () => {
    const own = track([
      [0, 0],
      [10, 500],
      [10, 700],
      [20, 5700],
    ]);
    const other = track([
      [0, 0],
      [20, 0],
    ]);
    const [span, ...more] = findTrackConflicts(own, other, cylinder);
    expect(more).toEqual([]);
    expect(span!.fromS).toBe(0);
    expect(span!.untilS).toBeCloseTo(10.6, 9);
  });

  it('give the interval of the closest approach where several instants tie', () => {
    const own = track([
      [0, 0],
      [10, 1000],
      [20, 2000],
    ]);
    const other = track([
      [5, 600],
      [15, 1600],
      [25, 3600],
    ]);
    expect(findTrackApproach(own, other)).toEqual({ fromS: 5, untilS: 15, horizontalM: 100, verticalM: 0 });
  });
});
