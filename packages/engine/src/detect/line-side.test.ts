import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { direct, inverse, makeLeg, pointOnLeg } from '../geo/index.ts';
import type { LatLon } from '../geo/index.ts';
import { prepareLineSide, sideOfLine, whenOnSide } from './line-side.ts';
import type { TrackLeg } from './track-leg.ts';

const at = (latDeg: number, lonDeg: number): LatLon => ({ latDeg, lonDeg });

/** A number as files write it: nine decimals. */
function within(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 1e9) / 1e9);
}

describe('the side of a line', () => {
  const north = [at(0, 0), at(1, 0)];
  const bent = [at(0, 0), at(1, 0), at(1, 1)];

  test.each([
    ['west of a line to the north', north, at(0.5, -0.1), 'left'],
    ['east of it', north, at(0.5, 0.1), 'right'],
    ['beyond its end', north, at(1.5, -0.1), 'left'],
    ['before its start', north, at(-0.5, 0.1), 'right'],
    ['outside a bend to the right', bent, at(1.1, -0.1), 'left'],
    ['inside it', bent, at(0.9, 0.1), 'right'],
  ] as const)('%s', (_, line, place, side) => {
    expect(sideOfLine(line, place)).toBe(side);
  });
});

function legBetween(from: LatLon, to: LatLon, radiusM: number): TrackLeg {
  const height = {
    pressureAltitudeM: 0,
    pressureErrorM: 0,
    geometricHeightM: NaN,
    geometricErrorM: 0,
    geometricDatum: 'HAE' as const,
    onGround: false,
  };
  return {
    fromMs: 0,
    untilMs: 1000,
    path: makeLeg(from, to),
    radius: { startM: radiusM, endM: radiusM, bulgeM: 0 },
    start: height,
    end: height,
    evidence: { sourceBits: 1, errorBasis: 0, distress: false },
  };
}

function holds(intervals: readonly number[], value: number): boolean {
  return intervals.some(
    (start, index) => index % 2 === 0 && start <= value && value <= intervals[index + 1]!,
  );
}

test('legs lie on a side just where their points do, with the line and its error band on both', () => {
  const line = [at(0, 0), at(0.5, 0.1), at(1, -0.1)];
  const side = prepareLineSide(line, 'left');
  const azimuth = within(0, 360);
  fc.assert(
    fc.property(
      within(-0.2, 1.2),
      within(-0.3, 0.3),
      azimuth,
      within(100, 40_000),
      within(0, 1),
      (latDeg, lonDeg, azimuthDeg, lengthM, share) => {
        const leg = legBetween(at(latDeg, lonDeg), direct(at(latDeg, lonDeg), azimuthDeg, lengthM).at, 500);
        const sets = whenOnSide(leg, side);
        const place = pointOnLeg(leg.path, share);
        const awayM = distanceToLine(line, place);
        fc.pre(Math.abs(awayM - 500) > 1 && awayM > 1);
        const isLeft = sideOfLine(line, place) === 'left';
        expect(holds(sets.nominal, share)).toBe(isLeft);
        expect(holds(sets.certain, share)).toBe(isLeft && awayM > 500);
        expect(holds(sets.possible, share)).toBe(isLeft || awayM < 500);
      },
    ),
    { seed: 20231114, numRuns: 400 },
  );
});

/** By brute force: the nearest of many points of the line. */
function distanceToLine(line: readonly LatLon[], place: LatLon): number {
  let least = Infinity;
  for (let index = 0; index + 1 < line.length; index += 1) {
    const leg = makeLeg(line[index]!, line[index + 1]!);
    let low = 0;
    let high = 1;
    for (let round = 0; round < 60; round += 1) {
      const third = (high - low) / 3;
      const a = inverse(pointOnLeg(leg, low + third), place).distanceM;
      const b = inverse(pointOnLeg(leg, high - third), place).distanceM;
      if (a < b) high -= third;
      else low += third;
    }
    least = Math.min(least, inverse(pointOnLeg(leg, low), place).distanceM);
  }
  return least;
}
