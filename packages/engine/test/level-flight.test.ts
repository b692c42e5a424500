import { describe, expect, test } from 'vitest';
import type { SeparationFinding } from '../src/detect/index.ts';
import { METRES_PER_FOOT } from '../src/geo/index.ts';
import type { HeightLimit } from '../src/geo/index.ts';
import {
  check,
  everyone,
  fly,
  makeAgreement,
  makeAircraft,
  makeArea,
  noEntry,
  place,
  ruleBase,
  square,
} from './synthetic-sky.ts';

/**
 * Aircraft fly levels, and limits are levels. In metres neither is a round number, and heights are kept in single
 * precision: over Switzerland 45 of 266 pairs of airliners exactly 1,000 ft apart were told apart from the others by
 * rounding alone.
 */
const levelsFt = Array.from({ length: 60 }, (_, index) => 1000 * (index + 1));

function heightOf(heightM: number): HeightLimit {
  return { kind: 'height', heightM, datum: 'FL' };
}

function flightLevel(feet: number): HeightLimit {
  return heightOf(feet * METRES_PER_FOOT);
}

function flyLevel(feet: number) {
  return fly(place(0.25, 0.1), 90, 100, 100, 10, feet * METRES_PER_FOOT);
}

function nominalMs(agreement: ReturnType<typeof makeAgreement>, feet: number): number {
  const { findings } = check(agreement, { aircraft: makeAircraft('100001'), fixes: flyLevel(feet) });
  return findings.reduce((sum, finding) => sum + ('inside' in finding ? finding.inside.nominal : 0), 0);
}

describe.each([
  ['ceiling', { ceiling: flightLevel }],
  ['floor', { floor: flightLevel }],
] as const)('level flight on the %s of an area', (_, limit) => {
  test('is inside at every level', () => {
    const outside = levelsFt.filter((feet) => {
      const volume = Object.fromEntries(Object.entries(limit).map(([side, at]) => [side, at(feet)]));
      const agreement = makeAgreement([makeArea('area', { outline: square, ...volume })], [noEntry('area')]);
      return nominalMs(agreement, feet) !== 100_000;
    });
    expect(outside).toEqual([]);
  });
});

test('level flight on the floor or the ceiling of an altitude band keeps the band at every level', () => {
  const found = levelsFt.filter((feet) => {
    const rule = {
      ...ruleBase,
      id: 'band',
      kind: 'altitude-band' as const,
      areas: ['area'],
      applies: everyone,
    };
    const areas = [makeArea('area', { outline: square })];
    const below = { ...rule, floor: flightLevel(feet - 1000), ceiling: flightLevel(feet) };
    const above = { ...rule, floor: flightLevel(feet), ceiling: flightLevel(feet + 1000) };
    return (
      nominalMs(makeAgreement(areas, [below]), feet) + nominalMs(makeAgreement(areas, [above]), feet) > 0
    );
  });
  expect(found).toEqual([]);
});

test.each([
  ['climbed', (s: number) => 500 + 5 * s],
  ['descended', (s: number) => 2500 - 5 * s],
] as const)('a band whose limits are met exactly at fixes is %s through', (how, heightM) => {
  const rule = {
    ...ruleBase,
    id: 'band',
    kind: 'altitude-band' as const,
    areas: ['area'],
    applies: everyone,
  };
  const limits = { floor: heightOf(1000), ceiling: heightOf(2000) };
  const fixes = fly(place(0.25, 0.1), 90, 50, 400).map((fix) => ({ ...fix, pressureM: heightM(fix.s) }));
  const { findings } = check(
    makeAgreement([makeArea('area', { outline: square })], [{ ...rule, ...limits }]),
    { aircraft: makeAircraft('100001'), fixes },
  );
  const passes = findings.flatMap((finding) => ('passes' in finding ? finding.passes : []));
  expect(passes.map(({ entry, exit }) => [entry.how, exit.how])).toEqual([
    ['first-observed', how],
    [how, 'last-observed'],
  ]);
  expect(passes.map(({ inside }) => inside.nominal)).toEqual([100_000, 100_000]);
});

test('two aircraft exactly 1,000 ft apart touch a vertical distance of 1,000 ft at every level', () => {
  const rule = {
    ...ruleBase,
    id: 'distance',
    kind: 'separation' as const,
    between: ['*', '*'] as [string, string],
    horizontal: { agreed: true as const, lengthM: 5556 },
    vertical: { agreed: true as const, lengthM: 1000 * METRES_PER_FOOT },
    durationMs: 0,
    measureWithinM: 5556,
  };
  const missed = levelsFt.filter((feet) => {
    const { findings } = check(
      makeAgreement([], [rule]),
      { aircraft: makeAircraft('100001'), fixes: flyLevel(feet) },
      { aircraft: makeAircraft('200001'), fixes: flyLevel(feet + 1000) },
    );
    return (findings[0] as SeparationFinding | undefined)?.duration.nominal !== 100_000;
  });
  expect(missed).toEqual([]);
});
