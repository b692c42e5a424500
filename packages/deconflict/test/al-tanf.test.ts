import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaFinding, Finding } from '@deconflict/engine/detect';
import { beforeAll, describe, expect, test } from 'vitest';
import { checkFiles } from '../src/check/check-files.ts';
import type { ReportModel } from '../src/report/report-model.ts';
import { root } from './command.ts';
import { silent } from './silent-progress.ts';

/**
 * The bundled example against what its generator worked out by itself: GeographicLib, sampled twice a second and
 * bisected, without a line of the engine.
 */
const example = join(root, 'examples/al-tanf');
const expected = JSON.parse(readFileSync(join(example, 'expected.json'), 'utf8')) as Expected;

interface Expected {
  readonly counts: Readonly<Record<string, { readonly least: number; readonly most: number }>>;
  readonly entries: readonly {
    readonly aircraft: string;
    readonly certainty: string;
    readonly passes: readonly { readonly entry: ExpectedEvent; readonly exit: ExpectedEvent }[];
    readonly possiblyInside: readonly { readonly from: string; readonly until: string }[];
    readonly minutes: { readonly least: number; readonly nominal: number; readonly most: number };
  }[];
  readonly otherRules: {
    readonly identification: {
      readonly findings: readonly {
        readonly aircraft: string;
        readonly from: string;
        readonly until: string;
      }[];
    };
    readonly distance: {
      readonly aircraft: string;
      readonly other: string;
      readonly from: string;
      readonly until: string;
      readonly closest: { readonly at: string; readonly horizontalM: number; readonly verticalM: number };
    };
    readonly garrison: { readonly aircraft: string; readonly from: string; readonly until: string };
  };
}

interface ExpectedEvent {
  readonly at: string;
  readonly how: string;
}

/** Instants worked out by two programs agree to this. */
const TOLERANCE_MS = 200;

let model: ReportModel;
beforeAll(async () => {
  model = await checkFiles(join(example, 'agreement.yaml'), [join(example, 'tracks')], {
    progress: silent,
    skipDamaged: false,
  });
});

function findingsOf(rule: string): Finding[] {
  return model.result.findings.filter((finding) => finding.rule === rule);
}

function expectInstant(actualMs: number | undefined, text: string): void {
  expect(
    Math.abs(actualMs! - Date.parse(text)),
    `${new Date(actualMs!).toISOString()} for ${text}`,
  ).toBeLessThan(TOLERANCE_MS);
}

test('says on every output that it is synthetic', () => {
  expect(model.synthetic).toBe(true);
});

describe('the counts', () => {
  test.each(Object.entries(expected.counts))('in the unit %s', (unit, { least, most }) => {
    const counts = model.result.counts.filter((count) => count.rule === 'entry' && count.unit === unit);
    expect(counts).toHaveLength(1);
    expect([counts[0]!.least, counts[0]!.most]).toEqual([
      unit === 'minutes' ? expect.closeTo(least, 0) : least,
      unit === 'minutes' ? expect.closeTo(most, 0) : most,
    ]);
  });

  test('come out as 14 airframe-entries and 8 flight-entries', () => {
    const least = (unit: string): number | undefined =>
      model.result.counts.find((count) => count.rule === 'entry' && count.unit === unit)?.least;
    expect([least('airframe-entry'), least('flight-entry'), least('airframe')]).toEqual([14, 8, 12]);
  });
});

describe('the entries', () => {
  test('are those of the generator, no more and no fewer', () => {
    const actual = findingsOf('entry').map(({ aircraft, certainty }) => `${aircraft.key} ${certainty}`);
    expect(actual.sort()).toEqual(
      expected.entries.map(({ aircraft, certainty }) => `${aircraft} ${certainty}`).sort(),
    );
  });

  test.each(expected.entries.map((entry, index) => [`${entry.aircraft} (${index})`, entry] as const))(
    'of %s have its instants',
    (_, entry) => {
      const finding = findingsOf('entry').find(
        ({ aircraft, fromMs, untilMs }) =>
          aircraft.key === entry.aircraft &&
          fromMs - 1000 <= Date.parse(entry.possiblyInside.at(-1)!.until) &&
          Date.parse(entry.possiblyInside[0]!.from) <= untilMs + 1000,
      ) as AreaFinding;
      const nominal = finding.passes.filter((pass) => pass.entry.atMs !== undefined);
      expect(nominal).toHaveLength(entry.passes.length);
      entry.passes.forEach((pass, index) => {
        expectInstant(nominal[index]!.entry.atMs, pass.entry.at);
        expectInstant(nominal[index]!.exit.atMs, pass.exit.at);
        expect([nominal[index]!.entry.how, nominal[index]!.exit.how]).toEqual([
          pass.entry.how,
          pass.exit.how,
        ]);
      });
      expectInstant(finding.passes[0]!.possibleMs[0], entry.possiblyInside[0]!.from);
      expectInstant(finding.passes.at(-1)!.possibleMs[1], entry.possiblyInside.at(-1)!.until);
      expect(finding.inside.nominal / 60_000).toBeCloseTo(entry.minutes.nominal, 1);
      expect(finding.inside.least / 60_000).toBeCloseTo(entry.minutes.least, 1);
    },
  );
});

test('silence inside is found where it was longer than agreed', () => {
  const { findings } = expected.otherRules.identification;
  const actual = findingsOf('identification');
  expect(actual.map(({ aircraft }) => aircraft.key)).toEqual(findings.map(({ aircraft }) => aircraft));
  findings.forEach(({ from, until }, index) => {
    expectInstant(actual[index]!.fromMs, from);
    expectInstant(actual[index]!.untilMs, until);
  });
});

test('the one approach below the agreed separation is found, and the rule without a number only measures', () => {
  const { distance } = expected.otherRules;
  const [finding, ...others] = findingsOf('distance');
  expect(others).toEqual([]);
  expect(finding).toMatchObject({ kind: 'separation', certainty: 'confirmed' });
  if (finding?.kind !== 'separation') return;
  expect(new Set([finding.aircraft.key, finding.other.key])).toEqual(
    new Set([distance.aircraft, distance.other]),
  );
  expectInstant(finding.fromMs, distance.from);
  expectInstant(finding.untilMs, distance.until);
  expectInstant(finding.closest.atMs, distance.closest.at);
  expect(finding.closest.horizontalM.nominal).toBeCloseTo(distance.closest.horizontalM, 0);
  expect(finding.closest.verticalM?.nominal).toBeCloseTo(distance.closest.verticalM, 0);
  expect(findingsOf('approach')).toEqual([]);
  expect(model.result.measurements.some(({ rule }) => rule === 'approach')).toBe(true);
});

test('the garrison was passed over once', () => {
  const { garrison } = expected.otherRules;
  const findings = findingsOf('garrison');
  expect(findings.map(({ aircraft }) => aircraft.key)).toEqual([garrison.aircraft]);
  expectInstant(findings[0]!.fromMs, garrison.from);
  expectInstant(findings[0]!.untilMs, garrison.until);
});

test('nobody entered the exercise area or came near the line', () => {
  expect([...findingsOf('exercise-area'), ...findingsOf('line-buffer')]).toEqual([]);
});

test('the drop aircraft was below its band once', () => {
  expect(findingsOf('drop-heights')).toHaveLength(1);
});
