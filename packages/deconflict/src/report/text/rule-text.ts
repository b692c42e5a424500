import type { AgreedLength, Agreement, Measurability, Rule } from '@deconflict/engine/agreement';
import { formatHeightLimit } from '@deconflict/engine/geo';
import { areaName, legalTypeText } from './area-text.ts';
import { durationText } from './instant-text.ts';
import { partyName } from './party-text.ts';
import { agreedLengthText, placeText } from './quantity-text.ts';

/** What a rule demands, as one sentence without its scope. */
export function ruleSentence(agreement: Agreement, rule: Rule): string {
  switch (rule.kind) {
    case 'no-entry':
      return `No entry into ${areaList(agreement, rule.areas)}.`;
    case 'buffer':
      return `Keep away from the agreed line${sideText[rule.side]}: ${bufferDistances(rule)}, from ${bandText(rule)}.`;
    case 'standoff':
      return `Keep ${distanceText(rule.radius)} from ${placeText(rule.centre)}, from ${bandText(rule)}.`;
    case 'separation':
      return separationSentence(agreement, rule);
    case 'altitude-band':
      return `Within ${areaList(agreement, rule.areas)}, stay from ${bandText(rule)}.`;
    case 'identification':
      break;
  }
  return `Within ${areaList(agreement, rule.areas)}, no silence longer than ${durationText(rule.longestSilenceMs)}.`;
}

/** Whom a rule binds and what excuses. */
export function ruleScope(agreement: Agreement, rule: Rule): string {
  const { parties, classes } = rule.applies;
  const unlimited = parties.length + classes.length + rule.except.length === 0;
  // A separation rule names its parties in the sentence itself.
  if (rule.kind === 'separation' && unlimited) return '';
  const whom =
    parties.length > 0 ? parties.map((id) => partyName(agreement, id)).join(', ') : 'every aircraft';
  const which = classes.length > 0 ? `, class ${classes.join(', ')}` : '';
  const except = rule.except.length > 0 ? ` Exceptions agreed: ${rule.except.join(', ')}.` : '';
  return `Applies to ${whom}${which}.${except}`;
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

const sideText = {
  both: ', on both sides',
  left: ', on its left side',
  right: ', on its right side',
} as const;

function areaList(agreement: Agreement, ids: readonly string[]): string {
  const names = ids.map((id) => {
    const area = agreement.areas.find((candidate) => candidate.id === id);
    return area ? `${areaName(agreement, id)} (${legalTypeText[area.legalType]})` : id;
  });
  if (names.length <= 4) return names.join(', ');
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more areas`;
}

function bufferDistances(rule: Extract<Rule, { kind: 'buffer' }>): string {
  const parts = rule.distances.map((entry) => `${entry.class} ${distanceText(entry.distance)}`);
  if (rule.otherwise)
    parts.push(
      parts.length > 0 ? `all others ${distanceText(rule.otherwise)}` : distanceText(rule.otherwise),
    );
  return parts.join(', ');
}

function separationSentence(agreement: Agreement, rule: Extract<Rule, { kind: 'separation' }>): string {
  const [one, two] = rule.between.map((id) => (id === '*' ? 'any aircraft' : partyName(agreement, id)));
  const between = one === two ? `aircraft of ${one}` : `${one} and ${two}`;
  if (!rule.horizontal.agreed) {
    return `Between ${between}, a minimum distance that is not agreed: approaches within ${agreedLengthText(rule.measureWithinM)} are measured and never become findings.`;
  }
  const lasting = rule.durationMs > 0 ? ` for ${durationText(rule.durationMs)} or longer` : '';
  return `Between ${between}, never both closer than ${distanceText(rule.horizontal)} horizontally and ${distanceText(rule.vertical)} vertically${lasting}.`;
}

function distanceText(length: AgreedLength): string {
  return length.agreed ? agreedLengthText(length.lengthM) : 'a distance that is not agreed';
}

function bandText(rule: Extract<Rule, { floor: unknown }>): string {
  return `${formatHeightLimit(rule.floor)} to ${formatHeightLimit(rule.ceiling)}`;
}
