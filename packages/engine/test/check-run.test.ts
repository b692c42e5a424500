import { describe, expect, test } from 'vitest';
import type { Count } from '../src/account/index.ts';
import type { AreaFinding, AttributionGrade, Finding } from '../src/detect/index.ts';
import { inverse } from '../src/geo/index.ts';
import { FixFlag } from '../src/tracks/index.ts';
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
  startMs,
} from './synthetic-sky.ts';
import type { SkyFix } from './synthetic-sky.ts';

const one = makeAircraft('100001');
const metresPerDegree = inverse(place(0.25, 0), place(0.25, 1)).distanceM;
const simple = makeAgreement([makeArea('square', { outline: square })], [noEntry('square')]);

function only(findings: readonly Finding[]): AreaFinding {
  expect(findings).toHaveLength(1);
  return findings[0] as AreaFinding;
}

function secondsOf(timeMs: number | undefined): number {
  return (timeMs! - startMs) / 1000;
}

/** Unit and least number of what is counted for aircraft of one grade. */
function byGrade(counts: readonly Count[], grade: AttributionGrade): [string, number][] {
  return counts.filter(({ grades }) => grades.includes(grade)).map(({ unit, least }) => [unit, least]);
}

/** Eastwards along a quarter of a degree north, from a quarter of a degree west, at 250 m/s. */
const eastward = fly(place(0.25, -0.25), 90, 250, 400);

describe('an aircraft that flies through an area', () => {
  const finding = only(check(simple, { aircraft: one, fixes: eastward }).findings);

  test('enters and leaves at solved instants between fixes', () => {
    const [pass] = finding.passes;
    expect(secondsOf(pass!.entry.atMs)).toBeCloseTo((0.25 * metresPerDegree) / 250, 1);
    expect(secondsOf(pass!.exit.atMs)).toBeCloseTo((0.75 * metresPerDegree) / 250, 1);
    expect([pass!.entry.how, pass!.exit.how]).toEqual(['crossed', 'crossed']);
  });

  test('has an interval for each instant that the error radius makes', () => {
    const { entry } = finding.passes[0]!;
    expect((entry.atMs! - entry.earliestMs!) / 1000).toBeCloseTo(30 / 250, 2);
    expect((entry.latestMs! - entry.atMs!) / 1000).toBeCloseTo(30 / 250, 2);
  });

  test('is confirmed, with the reason', () => {
    expect(finding.certainty).toBe('confirmed');
    expect(finding.reasons[0]).toMatch(/whole error region was inside for 22\d\.\d s, over 22 fixes/);
  });

  test('is deepest half a degree of latitude from both edges', () => {
    expect(finding.depthM.nominal).toBeCloseTo(inverse(place(0, 0.25), place(0.25, 0.25)).distanceM, -2);
  });
});

test('a passage between two fixes, neither of them inside, is found', () => {
  const corner = makeArea('corner', {
    outline: { kind: 'circle', centre: place(0.25, 0), radiusM: 500 },
  });
  const agreement = makeAgreement([corner], [noEntry('corner')]);
  const fixes = fly(place(0.25, -0.25), 90, 250, 400, 20).map((fix) => ({ ...fix, s: fix.s + 0.3 }));
  const finding = only(check(agreement, { aircraft: one, fixes }).findings);
  expect(finding.fixesInside).toBe(0);
  expect(finding.inside.nominal / 1000).toBeCloseTo(4, 1);
  expect(finding.certainty).toBe('possible');
});

test('an aircraft that stays outside but within its error radius is possible, never confirmed', () => {
  const fixes = fly(place(0.25, -20 / metresPerDegree), 0, 100, 60);
  const finding = only(check(simple, { aircraft: one, fixes }).findings);
  expect(finding).toMatchObject({ certainty: 'possible' });
  expect(finding.passes[0]!.entry.atMs).toBeUndefined();
  expect(finding.depthM.nominal).toBeCloseTo(-20, 0);
  expect(finding.reasons[0]).toMatch(/stays 20 m outside; the error radius there is 30 m/);
});

test('an aircraft beyond its error radius is not found: the nil is counted, and the area was not observed', () => {
  const fixes = fly(place(0.25, -40 / metresPerDegree), 0, 100, 60);
  const { findings, counts, coverage } = check(simple, { aircraft: one, fixes });
  expect(findings).toEqual([]);
  expect(counts.map(({ least, most }) => [least, most])).toEqual(counts.map(() => [0, 0]));
  expect(coverage[0]!.slotsObserved).toBe(0);
});

describe('an aircraft that falls silent inside', () => {
  const before = eastward.filter(({ s }) => s <= 200);

  test('has no exit, only a last observation', () => {
    const { exit } = only(check(simple, { aircraft: one, fixes: before }).findings).passes[0]!;
    expect(exit.how).toBe('last-observed');
    expect(exit.latestMs).toBeUndefined();
    expect(secondsOf(exit.atMs)).toBe(200);
  });

  test('and is heard again inside, has entered once, and the time between is not counted', () => {
    const after = eastward.filter(({ s }) => s >= 300).map((fix) => ({ ...fix, at: place(0.25, 0.4) }));
    const finding = only(check(simple, { aircraft: one, fixes: [...before, ...after] }).findings);
    expect(finding.passes).toHaveLength(2);
    expect(finding.gaps.map(({ fromMs, untilMs }) => [secondsOf(fromMs), secondsOf(untilMs)])).toEqual([
      [200, 300],
    ]);
    expect(finding.inside.nominal / 1000).toBeLessThan(200);
  });
});

test('a leg longer than the gap rule is not interpolated', () => {
  const fixes = [eastward[0]!, eastward.at(-1)!];
  expect(check(simple, { aircraft: one, fixes }).findings).toEqual([]);
});

test('a lone fix inside is possible: one fix confirms nothing', () => {
  const finding = only(
    check(simple, { aircraft: one, fixes: [{ s: 0, at: place(0.25, 0.25), pressureM: 1000 }] }).findings,
  );
  expect(finding).toMatchObject({ certainty: 'possible', fixesInside: 1 });
});

test('error radii that nobody agreed on never confirm', () => {
  const agreement = { ...simple, quality: { ...simple.quality, assumedHorizontalM: {} } };
  const finding = only(check(agreement, { aircraft: one, fixes: eastward }).findings);
  expect(finding).toMatchObject({ certainty: 'possible', quality: 'assumed' });
});

test('two volumes of one area that touch are one stay', () => {
  const west = { ...square, vertices: [place(0, 0), place(0, 0.25), place(0.5, 0.25), place(0.5, 0)] };
  const east = { ...square, vertices: [place(0, 0.25), place(0, 0.5), place(0.5, 0.5), place(0.5, 0.25)] };
  const agreement = makeAgreement(
    [makeArea('both', { outline: west }, { outline: east })],
    [noEntry('both')],
  );
  const finding = only(check(agreement, { aircraft: one, fixes: eastward }).findings);
  expect(finding.passes).toHaveLength(1);
  expect(finding.inside.nominal / 1000).toBeCloseTo((0.5 * metresPerDegree) / 250, 1);
});

describe('an area with a height band', () => {
  const band = makeArea('band', {
    outline: square,
    floor: { kind: 'height', heightM: 3048, datum: 'FL' },
    ceiling: { kind: 'unlimited' },
  });
  const agreement = makeAgreement([band], [noEntry('band')]);

  test('is entered by climbing into it', () => {
    const fixes = fly(place(0.25, 0.1), 90, 100, 200).map((fix) => ({ ...fix, pressureM: 2548 + fix.s * 5 }));
    const { entry } = only(check(agreement, { aircraft: one, fixes }).findings).passes[0]!;
    expect([entry.how, secondsOf(entry.atMs)]).toEqual(['climbed', expect.closeTo(100, 3)]);
    expect((entry.latestMs! - entry.earliestMs!) / 1000).toBeCloseTo(4, 3);
  });

  test('is undecided for an aircraft that reports no height', () => {
    const fixes: SkyFix[] = eastward.map(({ s, at }) => ({ s, at }));
    expect(only(check(agreement, { aircraft: one, fixes }).findings)).toMatchObject({
      certainty: 'possible',
    });
  });
});

test('an area that becomes active around an aircraft is entered then', () => {
  const timed = makeArea('timed', {
    outline: square,
    schedule: { kind: 'windows', windows: [{ fromMs: startMs + 200_000, untilMs: startMs + 250_000 }] },
  });
  const { entry, exit } = only(
    check(makeAgreement([timed], [noEntry('timed')]), { aircraft: one, fixes: eastward }).findings,
  ).passes[0]!;
  expect([entry.how, secondsOf(entry.atMs), exit.how, secondsOf(exit.atMs)]).toEqual([
    'activated',
    200,
    'deactivated',
    250,
  ]);
});

describe('coming back', () => {
  const out = { s: 0, at: place(0.25, -0.01) };
  const inside = { s: 0, at: place(0.25, 0.01) };
  const weave = (...visits: readonly number[]): SkyFix[] =>
    visits.flatMap((s) =>
      [out, inside, inside, out].map((fix, index) => ({ ...fix, s: s + index * 20, pressureM: 1000 })),
    );

  test('within the re-entry gap is the same entry', () => {
    expect(only(check(simple, { aircraft: one, fixes: weave(0, 120, 600) }).findings).passes).toHaveLength(3);
  });

  test('after the re-entry gap is another entry', () => {
    const { findings, counts } = check(simple, { aircraft: one, fixes: weave(0, 900) });
    expect(findings).toHaveLength(2);
    expect(byGrade(counts, 'C')).toMatchObject([
      ['airframe-entry', 2],
      ['flight-entry', 2],
      ['airframe', 1],
      ['episode', 2],
      ['minutes', expect.any(Number)],
    ]);
  });
});

test('distress excuses a finding: it is shown and not counted', () => {
  const agreement = makeAgreement(simple.areas, [noEntry('square', { except: ['distress'] })]);
  const fixes = eastward.map((fix) => ({ ...fix, flags: fix.s === 200 ? FixFlag.distress : 0 }));
  const { findings, counts } = check(agreement, { aircraft: one, fixes });
  expect(findings[0]).toMatchObject({ status: 'excused', exceptions: ['distress'] });
  expect(counts.every(({ most }) => most === 0)).toBe(true);
});

test('a rule for one party leaves the other alone', () => {
  const agreement = makeAgreement(simple.areas, [
    noEntry('square', { applies: { parties: ['two'], classes: [] } }),
  ]);
  const { findings } = check(
    agreement,
    { aircraft: one, fixes: eastward },
    { aircraft: makeAircraft('200001'), fixes: eastward },
  );
  expect(findings.map(({ aircraft }) => aircraft.key)).toEqual(['icao:200001']);
});

test('an aircraft that a ground station relays under an address of its own counts once', () => {
  const echo = makeAircraft('2b0001', { key: 'non-icao:2b0001', addressKind: 'non-icao' });
  const shifted = eastward.map((fix) => ({ ...fix, s: fix.s + 3, source: 'tisb' as const }));
  const { findings, twins, aircraftSeen } = check(
    simple,
    { aircraft: one, fixes: eastward },
    { aircraft: echo, fixes: shifted },
  );
  expect(only(findings).aircraft.key).toBe('icao:100001');
  expect(twins).toEqual([{ aircraft: 'non-icao:2b0001', of: 'icao:100001' }]);
  expect(aircraftSeen).toBe(1);
});

test('two aircraft that identify themselves stay two, however close', () => {
  const { findings, counts } = check(
    simple,
    { aircraft: one, fixes: eastward },
    { aircraft: makeAircraft('100002'), fixes: eastward },
  );
  expect(findings).toHaveLength(2);
  expect(findings.map((finding) => (finding as AreaFinding).formation)).toEqual([
    ['icao:100002'],
    ['icao:100001'],
  ]);
  expect(byGrade(counts, 'C')).toContainEqual(['flight-entry', 1]);
});

describe('a buffer from a line', () => {
  const buffer = (side: 'both' | 'left' | 'right') =>
    makeAgreement(
      [],
      [
        {
          ...ruleBase,
          id: 'buffer',
          kind: 'buffer',
          line: [place(0, 0), place(0.5, 0)],
          side,
          distances: [{ class: 'rotary', distance: { agreed: true, lengthM: 5000 } }],
          otherwise: { agreed: true, lengthM: 10_000 },
          floor: { kind: 'surface' },
          ceiling: { kind: 'unlimited' },
        },
      ],
    );

  test('depends on the class of the aircraft', () => {
    const rotary = makeAircraft('100003', { emitterCategory: 'A7' });
    const { findings } = check(
      buffer('both'),
      { aircraft: one, fixes: eastward },
      { aircraft: rotary, fixes: eastward },
    );
    const seconds = (findings as AreaFinding[]).map(({ inside }) => inside.nominal / 1000);
    expect(seconds).toEqual([expect.closeTo(80, 0), expect.closeTo(40, 0)]);
  });

  test.each([
    ['left', -10_000, 0],
    ['right', 0, 10_000],
  ] as const)('on its %s holds that side only, the line included', (side, fromM, untilM) => {
    const [pass] = only(check(buffer(side), { aircraft: one, fixes: eastward }).findings).passes;
    const lineMs = (0.25 * metresPerDegree) / 250;
    expect(secondsOf(pass!.entry.atMs)).toBeCloseTo(lineMs + fromM / 250, 0);
    expect(secondsOf(pass!.exit.atMs)).toBeCloseTo(lineMs + untilM / 250, 0);
  });
});

test('a standoff without an agreed distance measures and finds nothing', () => {
  const agreement = makeAgreement(
    [],
    [
      {
        ...ruleBase,
        id: 'standoff',
        kind: 'standoff',
        centre: place(0.3, 0.25),
        radius: { agreed: false },
        floor: { kind: 'surface' },
        ceiling: { kind: 'unlimited' },
      },
    ],
  );
  const { findings, measurements } = check(agreement, { aircraft: one, fixes: eastward });
  expect(findings).toEqual([]);
  expect(measurements[0]!.horizontalM.nominal).toBeCloseTo(
    inverse(place(0.25, 0.25), place(0.3, 0.25)).distanceM,
    -1,
  );
});

describe('silence inside an identification area', () => {
  const agreement = makeAgreement(simple.areas, [
    { ...ruleBase, id: 'silent', kind: 'identification', areas: ['square'], longestSilenceMs: 120_000 },
  ]);
  const hover = (from: number, until: number): SkyFix[] =>
    Array.from({ length: (until - from) / 10 + 1 }, (_, index) => ({
      s: from + index * 10,
      at: place(0.25, 0.25),
      pressureM: 500,
    }));

  test('is found where it was longer than agreed, and confirmed where others were heard', () => {
    const other = { aircraft: makeAircraft('200001'), fixes: hover(0, 1200) };
    const { findings } = check(
      agreement,
      { aircraft: one, fixes: [...hover(0, 300), ...hover(900, 1200)] },
      other,
    );
    expect(findings).toMatchObject([{ kind: 'identification', certainty: 'confirmed', silenceMs: 600_000 }]);
  });

  test('may be that of the receivers where nobody else was heard', () => {
    const { findings } = check(agreement, { aircraft: one, fixes: [...hover(0, 300), ...hover(900, 1200)] });
    expect(findings).toMatchObject([{ certainty: 'possible' }]);
  });

  test('is none where the aircraft landed', () => {
    const landed = hover(0, 300).map((fix) => ({ ...fix, flags: fix.s === 300 ? FixFlag.onGround : 0 }));
    expect(check(agreement, { aircraft: one, fixes: [...landed, ...hover(900, 1200)] }).findings).toEqual([]);
  });
});

describe('separation', () => {
  const agreement = makeAgreement(
    [],
    [
      {
        ...ruleBase,
        id: 'apart',
        kind: 'separation',
        between: ['one', 'two'],
        horizontal: { agreed: true, lengthM: 5000 },
        vertical: { agreed: true, lengthM: 300 },
        durationMs: 0,
        measureWithinM: 9260,
      },
    ],
  );
  const westward = fly(place(0.25, 0.65), 270, 250, 400, 7);

  test('is undercut where two aircraft meet', () => {
    const { findings } = check(
      agreement,
      { aircraft: one, fixes: eastward },
      { aircraft: makeAircraft('200001'), fixes: westward },
    );
    expect(findings).toMatchObject([{ kind: 'separation', certainty: 'confirmed' }]);
    const meetS = (0.9 * metresPerDegree) / 500;
    expect(secondsOf(findings[0]!.fromMs)).toBeCloseTo(meetS - 10, 0);
    expect(secondsOf(findings[0]!.untilMs)).toBeCloseTo(meetS + 10, 0);
  });

  test('within one party is not meant', () => {
    const { findings } = check(
      agreement,
      { aircraft: one, fixes: eastward },
      { aircraft: makeAircraft('100002'), fixes: westward },
    );
    expect(findings).toEqual([]);
  });

  test('on the ground is not meant', () => {
    const taxiing = westward.map((fix) => ({ ...fix, flags: FixFlag.onGround }));
    const { findings } = check(
      agreement,
      { aircraft: one, fixes: eastward },
      { aircraft: makeAircraft('200001'), fixes: taxiing },
    );
    expect(findings).toEqual([]);
  });
});

test('an altitude band is left below and above, and its limits are allowed', () => {
  const rule = {
    ...ruleBase,
    id: 'band',
    kind: 'altitude-band' as const,
    areas: ['square'],
    floor: { kind: 'height' as const, heightM: 1000, datum: 'FL' as const },
    ceiling: { kind: 'height' as const, heightM: 2000, datum: 'FL' as const },
  };
  const agreement = makeAgreement(simple.areas, [{ ...rule, applies: everyone }]);
  const fixes = fly(place(0.25, 0.1), 90, 50, 600).map((fix) => ({ ...fix, pressureM: 500 + fix.s * 3 }));
  const finding = only(check(agreement, { aircraft: one, fixes }).findings);
  const nominal = finding.passes.map(({ entry, exit }) => [entry.how, exit.how]);
  expect(nominal).toEqual([
    ['first-observed', 'climbed'],
    ['climbed', 'last-observed'],
  ]);
  expect(secondsOf(finding.passes[0]!.exit.atMs)).toBeCloseTo(500 / 3, 2);
  expect(secondsOf(finding.passes[1]!.entry.atMs)).toBeCloseTo(1500 / 3, 2);
});
