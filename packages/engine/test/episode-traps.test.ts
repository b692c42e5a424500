import { expect, test } from 'vitest';
import type { AreaFinding, Finding } from '../src/detect/index.ts';
import { inverse } from '../src/geo/index.ts';
import { FixFlag } from '../src/tracks/index.ts';
import {
  check,
  fly,
  makeAgreement,
  makeAircraft,
  makeArea,
  noEntry,
  place,
  ruleBase,
  square,
  startMs,
} from './synthetic-sky.ts';
import type { SkyFix } from './synthetic-sky.ts';

/** Traps of episodes, windows and evidence that a review fell into. */
const one = makeAircraft('100001');
const metresPerDegree = inverse(place(0.25, 0), place(0.25, 1)).distanceM;
const simple = makeAgreement([makeArea('square', { outline: square })], [noEntry('square')]);
const eastward = fly(place(0.25, -0.25), 90, 250, 400);

function only(findings: readonly Finding[]): AreaFinding {
  expect(findings).toHaveLength(1);
  return findings[0] as AreaFinding;
}

const hover = (lonDeg: number, fromS: number, untilS: number): SkyFix[] =>
  Array.from({ length: (untilS - fromS) / 10 + 1 }, (_, index) => ({
    s: fromS + index * 10,
    at: place(0.25, lonDeg),
    pressureM: 1000,
  }));

test('an aircraft heard outside between two silences has entered twice', () => {
  const fixes = [...hover(0.25, 0, 300), ...hover(-1, 3600, 7200), ...hover(0.25, 10_800, 11_100)];
  expect(check(simple, { aircraft: one, fixes }).findings).toHaveLength(2);
});

test('minutes are cut at the edge of a window where they were spent, not by proportion', () => {
  const agreement = {
    ...simple,
    counting: {
      ...simple.counting,
      window: { kind: 'fixed' as const, lengthMs: 12 * 3_600_000, cutMinute: 0, utcOffsetMinutes: 0 },
    },
  };
  // Nineteen minutes before noon, a silence of five hours inside, one minute after it.
  const fixes = [...hover(0.25, -1200, -60), ...hover(0.25, 18_000, 18_060)];
  const minutes = check(agreement, { aircraft: one, fixes }).counts.filter(
    ({ unit, grades }) => unit === 'minutes' && grades.includes('C'),
  );
  expect(minutes.map(({ most }) => most)).toEqual([19, 1]);
});

test('the depth of a stay is that in the volume it lies in', () => {
  const low = {
    outline: { kind: 'circle' as const, centre: place(0.25, 0), radiusM: 5000 },
    ceiling: { kind: 'height' as const, heightM: 3048, datum: 'FL' as const },
  };
  const high = {
    outline: { kind: 'circle' as const, centre: place(0.25, 0), radiusM: 50_000 },
    floor: { kind: 'height' as const, heightM: 7468, datum: 'FL' as const },
  };
  const agreement = makeAgreement([makeArea('stack', low, high)], [noEntry('stack')]);
  const fixes = fly(place(0.25 - 0.2, 4900 / metresPerDegree), 0, 100, 450, 10, 1000);
  const finding = only(check(agreement, { aircraft: one, fixes }).findings);
  expect(finding.depthM.nominal).toBeLessThan(150);
});

test('deepest point and heights of a stay that is nominal are those of its nominal part', () => {
  const capped = makeArea('capped', {
    outline: square,
    ceiling: { kind: 'height', heightM: 2000, datum: 'FL' },
  });
  const fixes = fly(place(0.25, 0.05), 90, 100, 400).map((fix) => ({
    ...fix,
    pressureM: 1900 + fix.s / 2,
  }));
  const finding = only(
    check(makeAgreement([capped], [noEntry('capped')]), { aircraft: one, fixes }).findings,
  );
  expect(finding.height!.highestM).toBeCloseTo(2000, 1);
  expect(finding.deepest.atMs).toBeLessThanOrEqual(finding.untilMs);
  expect(finding.deepest.atMs).toBeGreaterThanOrEqual(finding.fromMs);
});

test('distress is not lost when another receiver reports the same positions without it', () => {
  const agreement = makeAgreement(simple.areas, [noEntry('square', { except: ['distress'] })]);
  const alarmed = eastward.map((fix) => ({ ...fix, flags: FixFlag.distress }));
  for (const tracks of [
    [alarmed, eastward],
    [eastward, alarmed],
  ]) {
    const { findings } = check(agreement, ...tracks.map((fixes) => ({ aircraft: one, fixes })));
    expect(findings[0]).toMatchObject({ status: 'excused' });
  }
});

test('silence after the agreement has ended is nobody\u2019s fault', () => {
  const agreement = {
    ...makeAgreement(simple.areas, [
      {
        ...ruleBase,
        id: 'silent',
        kind: 'identification' as const,
        areas: ['square'],
        longestSilenceMs: 120_000,
      },
    ]),
    effective: { fromMs: 0, untilMs: startMs + 360_000 },
  };
  const fixes = [...hover(0.25, 0, 300), ...hover(0.25, 9000, 9060)];
  expect(check(agreement, { aircraft: one, fixes }).findings).toEqual([]);
});

test('the coverage of a buffer is that of all its distances', () => {
  const agreement = makeAgreement(
    [],
    [
      {
        ...ruleBase,
        id: 'buffer',
        kind: 'buffer',
        line: [place(0, 0), place(0.5, 0)],
        side: 'both',
        distances: [{ class: 'rotary', distance: { agreed: true, lengthM: 500 } }],
        otherwise: { agreed: true, lengthM: 40_000 },
        floor: { kind: 'surface' },
        ceiling: { kind: 'unlimited' },
      },
    ],
  );
  const { findings, coverage } = check(agreement, { aircraft: one, fixes: hover(0.1, 0, 600) });
  expect(findings).toHaveLength(1);
  expect(coverage).toHaveLength(1);
  expect(coverage[0]!.slotsObserved).toBe(coverage[0]!.slots);
});

test('a confirmed finding never rests on an assumed error', () => {
  const mixed = eastward.map((fix) => ({
    ...fix,
    source: fix.s === 200 ? ('mlat' as const) : ('adsb' as const),
  }));
  const finding = only(check(simple, { aircraft: one, fixes: mixed }).findings);
  expect(finding).toMatchObject({ certainty: 'confirmed', quality: 'agreed' });
});
