import { describeRule } from '@deconflict/engine/agreement';
import type { Rule } from '@deconflict/engine/agreement';
import { expect, test } from 'vitest';
import { syntheticAgreement } from '../../../test/synthetic-agreement.ts';
import { findRule, ruleSentence } from './rule-text.ts';

const agreement = syntheticAgreement();

test('a rule reads as it does in the other outputs', () => {
  for (const rule of agreement.rules)
    expect(ruleSentence(agreement, rule)).toBe(describeRule(rule, agreement));
  expect(agreement.rules.length).toBeGreaterThan(3);
});

test.each([
  [4, 'one, two, three or four'],
  [5, 'one, two, three or 2 more areas'],
  [300, 'one, two, three or 297 more areas'],
])('of %d areas a sentence names a few', (count, names) => {
  const first = ['one', 'two', 'three', 'four'];
  const areas = Array.from({ length: count }, (_, index) => first[index] ?? `area-${index}`);
  const rule = findRule(agreement, 'entry') as Extract<Rule, { kind: 'no-entry' }>;
  const sentence = ruleSentence(agreement, { ...rule, areas });
  expect(sentence).toContain(`do not enter ${names}`);
  expect(sentence.length).toBeLessThan(200);
});

test('a rule that the agreement no longer has is not found', () => {
  expect(findRule(agreement, 'entry')?.kind).toBe('no-entry');
  expect(findRule(agreement, 'gone')).toBeUndefined();
});
