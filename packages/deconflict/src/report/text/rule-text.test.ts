import type { Rule, RuleBase } from '@deconflict/engine/agreement';
import { expect, test } from 'vitest';
import { syntheticAgreement } from '../../../test/synthetic-agreement.ts';
import { ruleScope, ruleSentence } from './rule-text.ts';

const agreement = syntheticAgreement();
const base: Omit<RuleBase, 'id'> = {
  measurable: ['A'],
  applies: { parties: [], classes: ['rotary'] },
  except: [],
  longestGapMs: 60_000,
  confirm: { fixes: 3, durationMs: 10_000 },
};
const band = { floor: { kind: 'surface' }, ceiling: { kind: 'unlimited' } } as const;

test.each<[Rule, string]>([
  [
    { ...base, id: 'a', kind: 'no-entry', areas: ['tanf-55'] },
    'No entry into Al-Tanf 55 km (unilateral area).',
  ],
  [
    {
      ...base,
      ...band,
      id: 'b',
      kind: 'buffer',
      line: [],
      side: 'left',
      distances: [{ class: 'fixed-wing', distance: { agreed: true, lengthM: 40_000 } }],
      otherwise: { agreed: false },
    },
    'Keep away from the agreed line, on its left side: fixed-wing 40 km, all others a distance that is not agreed, from GND to UNL.',
  ],
  [
    {
      ...base,
      ...band,
      id: 'c',
      kind: 'standoff',
      centre: { latDeg: 33.5, lonDeg: 38.5 },
      radius: { agreed: true, lengthM: 1852 },
    },
    'Keep 1 NM from 33°30.0′ N 038°30.0′ E, from GND to UNL.',
  ],
  [
    {
      ...base,
      id: 'd',
      kind: 'separation',
      between: ['coalition', '*'],
      horizontal: { agreed: true, lengthM: 5556 },
      vertical: { agreed: true, lengthM: 304.8 },
      durationMs: 0,
      measureWithinM: 0,
    },
    'Between US-led coalition and any aircraft, never both closer than 3 NM horizontally and 1,000 ft vertically.',
  ],
  [
    {
      ...base,
      id: 'e',
      kind: 'separation',
      between: ['coalition', 'coalition'],
      horizontal: { agreed: false },
      vertical: { agreed: false },
      durationMs: 0,
      measureWithinM: 9260,
    },
    'Between aircraft of US-led coalition, a minimum distance that is not agreed: approaches within 5 NM are measured and never become findings.',
  ],
  [
    { ...base, ...band, id: 'f', kind: 'altitude-band', areas: ['rukban', 'unknown'] },
    'Within Rukban camp (special caution area), unknown, stay from GND to UNL.',
  ],
  [
    { ...base, id: 'g', kind: 'identification', areas: ['tanf-55'], longestSilenceMs: 300_000 },
    'Within Al-Tanf 55 km (unilateral area), no silence longer than 5 min.',
  ],
])('a rule reads as a sentence: %o', (rule, sentence) => {
  expect(ruleSentence(agreement, rule).replaceAll('\u00A0', ' ')).toBe(sentence);
});

test('the scope names whom a rule binds and what excuses', () => {
  const rule: Rule = { ...base, id: 'a', kind: 'no-entry', areas: [] };
  expect(ruleScope(agreement, rule)).toBe('Applies to every aircraft, class rotary.');
  expect(
    ruleScope(agreement, { ...rule, applies: { parties: ['coalition'], classes: [] }, except: ['medevac'] }),
  ).toBe('Applies to US-led coalition. Exceptions agreed: medevac.');
});
