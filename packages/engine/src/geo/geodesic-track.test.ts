import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { direct, distanceM } from './geodesic.ts';
import { crossLegs, crossTrack } from './geodesic-track.ts';
import { makeLeg, pointOnLeg } from './leg.ts';
import type { LatLon } from './position.ts';

const at = (latDeg: number, lonDeg: number): LatLon => ({ latDeg, lonDeg });
const place = fc.record({
  latDeg: fc.double({ min: -89, max: 89, noNaN: true }),
  lonDeg: fc.double({ min: -180, max: 180, noNaN: true }),
});
const azimuth = fc.double({ min: 0, max: 360, noNaN: true });
const distance = fc.double({ min: 10, max: 2e6, noNaN: true });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('cross-track distance', () => {
  it('is what a step square to the leg makes it', () => {
    fc.assert(
      fc.property(
        place,
        azimuth,
        distance,
        share,
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        (from, course, length, along, aside) => {
          const leg = makeLeg(from, direct(from, course, length).at);
          const foot = direct(from, leg.azimuthDeg, along * leg.lengthM);
          const point = direct(foot.at, foot.finalAzimuthDeg + 90, aside).at;
          const answer = crossTrack(leg, point);
          expect(answer.crossTrackM).toBeCloseTo(aside, 4);
          expect(answer.alongTrackM).toBeCloseTo(along * leg.lengthM, 3);
          expect(answer.distanceToLegM).toBeCloseTo(Math.abs(aside), 4);
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });

  it('counts behind the start and beyond the end', () => {
    const leg = makeLeg(at(0, 0), at(0, 1));
    const behind = crossTrack(leg, at(0.5, -1));
    expect(behind.alongTrackM).toBeLessThan(-111_000);
    expect(behind.crossTrackM).toBeLessThan(0);
    expect(behind.distanceToLegM).toBeCloseTo(distanceM(0, 0, 0.5, -1), 6);
    expect(crossTrack(leg, at(-0.5, 2)).distanceToLegM).toBeCloseTo(distanceM(0, 1, -0.5, 2), 6);
  });
});

describe('crossing legs', () => {
  it('meet where they were made to', () => {
    fc.assert(
      fc.property(
        place,
        azimuth,
        fc.double({ min: 3, max: 177, noNaN: true }),
        fc.tuple(distance, distance, distance, distance),
        (meeting, course, angle, [a, b, c, d]) => {
          const first = makeLeg(direct(meeting, course + 180, a).at, direct(meeting, course, b).at);
          const second = makeLeg(
            direct(meeting, course + angle + 180, c).at,
            direct(meeting, course + angle, d).at,
          );
          const crossing = crossLegs(first, second);
          expect(crossing).toBeDefined();
          expect(crossing!.alongFirstM).toBeCloseTo(a, 4);
          expect(crossing!.alongSecondM).toBeCloseTo(c, 4);
          expect(crossing!.angleDeg).toBeCloseTo(angle, 5);
          expect(
            distanceM(crossing!.at.latDeg, crossing!.at.lonDeg, meeting.latDeg, meeting.lonDeg),
          ).toBeLessThan(1e-5);
        },
      ),
      { seed: 5, numRuns: 300 },
    );
  });

  it('that do not reach each other do not meet', () => {
    expect(crossLegs(makeLeg(at(0, 0), at(0, 1)), makeLeg(at(1, 0.5), at(0.1, 0.5)))).toBeUndefined();
    expect(crossLegs(makeLeg(at(0, 0), at(0, 1)), makeLeg(at(1, 0), at(1, 1)))).toBeUndefined();
  });

  it('that touch at an end meet there', () => {
    const crossing = crossLegs(makeLeg(at(0, 0), at(0, 1)), makeLeg(at(1, 1), at(0, 1)));
    expect(crossing?.alongSecondM).toBeCloseTo(distanceM(1, 1, 0, 1), 5);
  });

  it('trap: one leg upon the other has no crossing to tell', () => {
    expect(crossLegs(makeLeg(at(0, 0), at(0, 1)), makeLeg(at(0, 0), at(0, 1)))).toBeUndefined();
    expect(crossLegs(makeLeg(at(0, 0), at(0, 0)), makeLeg(at(0, 0), at(0, 1)))).toBeUndefined();
  });
});

describe('a leg', () => {
  it('gives its ends back as they came', () => {
    const from = at(10.123456789, -180);
    const to = at(10.5, 179.7);
    const leg = makeLeg(from, to);
    expect(pointOnLeg(leg, 0)).toBe(from);
    expect(pointOnLeg(leg, 1)).toBe(to);
    expect(pointOnLeg(leg, -1)).toBe(from);
  });

  it('runs at constant speed over the antimeridian and the pole', () => {
    for (const [from, to] of [
      [at(10, 179), at(12, -178)],
      [at(80, 10), at(80, -170)],
    ] as const) {
      const leg = makeLeg(from, to);
      for (const fraction of [0.1, 0.5, 0.9]) {
        const point = pointOnLeg(leg, fraction);
        expect(distanceM(from.latDeg, from.lonDeg, point.latDeg, point.lonDeg)).toBeCloseTo(
          fraction * leg.lengthM,
          6,
        );
      }
    }
  });

  it('is never longer than it says before it is solved', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const leg = makeLeg(from, to);
        const bound = leg.longestM;
        expect(bound).toBeGreaterThanOrEqual(leg.lengthM);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it('without a place has no length', () => {
    expect(makeLeg(at(NaN, 0), at(0, 0)).lengthM).toBeNaN();
    expect(makeLeg(at(5, 5), at(5, 5)).lengthM).toBe(0);
    expect(makeLeg(at(5, 5), at(5, 5)).azimuthDeg).toBe(0);
  });
});
