import type { SeparationRule } from '@deconflict/engine/agreement';
import type { SeparationFinding, Spread } from '@deconflict/engine/detect';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foundingReportModel } from '../../../test/synthetic-report-model.ts';
import { approachFigure } from './approach-figure.ts';

const model = foundingReportModel();
const finding = model.result.findings.find(
  (candidate): candidate is SeparationFinding => candidate.kind === 'separation',
)!;
const rule = model.agreement.rules.find(
  (candidate): candidate is SeparationRule => candidate.id === 'distance',
)!;

test('the figure says in words what it draws', () => {
  expect(approachFigure(finding, rule).text.replaceAll('\u00A0', ' ')).toContain(
    'aria-label="Closest approach of DUKE21 and DUKE31: 4.60 km (3.90 km to 6.10 km) horizontally, 290 m (240 m to 340 m) vertically; agreed are 3 NM and 1,000 ft."',
  );
});

test('where heights cannot be compared the spread takes the whole height and says so', () => {
  const { verticalM: _, ...closest } = finding.closest;
  const { text } = approachFigure({ ...finding, closest }, rule);
  expect(text).toContain('spread unknown-height');
  expect(text).toContain('heights cannot be compared');
  expect(text).not.toContain('class="closest"');
});

test('without agreed distances nothing is tinted', () => {
  expect(approachFigure(finding, undefined).text).not.toContain('band-certain');
});

test('numbers stay finite and lengths positive for any spread', () => {
  const spread = fc
    .tuple(fc.nat(40_000), fc.nat(5000), fc.nat(5000))
    .map(([nominal, below, above]): Spread => ({
      least: Math.max(0, nominal - below),
      nominal,
      most: nominal + above,
    }));
  fc.assert(
    fc.property(spread, spread, (horizontalM, verticalM) => {
      const { text } = approachFigure(
        { ...finding, closest: { ...finding.closest, horizontalM, verticalM } },
        rule,
      );
      expect(text).not.toMatch(/NaN|Infinity|undefined|(?:width|height)="-/);
    }),
    { seed: 42, numRuns: 200 },
  );
});
