import { describeRule } from '@deconflict/engine/agreement';
import type { Agreement, Measurability, Rule } from '@deconflict/engine/agreement';

/** Areas beyond this many are counted, not named. */
const MOST_AREAS_NAMED = 4;

/** What a rule demands, of whom and with which exceptions: the sentence of every other output, with long lists of areas cut short. */
export function ruleSentence(agreement: Agreement, rule: Rule): string {
  if (!('areas' in rule) || rule.areas.length <= MOST_AREAS_NAMED) return describeRule(rule, agreement);
  const named = rule.areas.slice(0, MOST_AREAS_NAMED - 1);
  const more = `${rule.areas.length - named.length} more areas`;
  return describeRule({ ...rule, areas: [...named, more] }, agreement);
}

/** From what a rule can be measured (domain: rule types). */
export const measurabilityText: Readonly<Record<Measurability, string>> = {
  A: 'cooperative tracks',
  R: 'radar or joint logs',
  L: 'the ledger',
  T: 'attestation only',
};

/** The rule with this id, where the agreement still has it. */
export function findRule(agreement: Agreement, id: string): Rule | undefined {
  return agreement.rules.find((rule) => rule.id === id);
}
