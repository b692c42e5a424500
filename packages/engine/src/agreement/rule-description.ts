import { formatHeightLimit } from '../geo/index.ts';
import type { HeightLimit, LatLon } from '../geo/index.ts';
import type { AgreedLength, Agreement, BufferRule, Rule, SeparationRule } from './agreement.ts';
import { formatDuration, formatLength } from './length-format.ts';

/** What a rule asks, in one plain sentence with units, for reports. It names parties and areas as the agreement does. */
export function describeRule(rule: Rule, agreement: Agreement): string {
  const sentence = `${subjectOf(rule, agreement)} ${dutyOf(rule, agreement)}`;
  return `${sentence}${exceptionsOf(rule, agreement)}.`;
}

function subjectOf(rule: Rule, agreement: Agreement): string {
  if (rule.kind === 'separation') return pairOf(rule, agreement);
  const { parties, classes } = rule.applies;
  const aircraft = classes.length > 0 ? `Aircraft of class ${joinWords(classes)}` : 'Aircraft';
  if (parties.length === 0) return classes.length > 0 ? aircraft : 'All aircraft';
  return `${aircraft} of ${joinWords(parties.map((id) => partyName(id, agreement)))}`;
}

function dutyOf(rule: Rule, agreement: Agreement): string {
  switch (rule.kind) {
    case 'no-entry':
      return `do not enter ${areaNames(rule.areas, agreement)}`;
    case 'buffer':
      return bufferDuty(rule);
    case 'standoff': {
      const place = `${formatPlace(rule.centre)}${bandOf(rule.floor, rule.ceiling)}`;
      return rule.radius.agreed
        ? `stay ${formatLength(rule.radius.lengthM)} or more away from ${place}`
        : `stay away from ${place}; how far is not agreed`;
    }
    case 'separation':
      return separationDuty(rule);
    case 'altitude-band':
      return `stay between ${formatHeightLimit(rule.floor)} and ${formatHeightLimit(rule.ceiling)} within ${areaNames(rule.areas, agreement)}`;
    case 'identification':
      break;
  }
  return `keep transmitting within ${areaNames(rule.areas, agreement)}, never silent for more than ${formatDuration(rule.longestSilenceMs)}`;
}

function bufferDuty({ line, side, distances, otherwise, floor, ceiling }: BufferRule): string {
  const sides = { both: 'on both sides', left: 'on its left', right: 'on its right' };
  const by = distances.map((each) => `${each.class} ${formatAgreed(each.distance)}`);
  if (otherwise) by.push(`${distances.length > 0 ? 'others ' : ''}${formatAgreed(otherwise)}`);
  const course = `the line from ${formatPlace(line[0]!)} to ${formatPlace(line.at(-1)!)}`;
  return `keep a distance from ${course}, ${sides[side]}${bandOf(floor, ceiling)}: ${by.join(', ')}`;
}

function pairOf({ between: [one, other], applies }: SeparationRule, agreement: Agreement): string {
  const classes = applies.classes.length > 0 ? ` (one of them of class ${joinWords(applies.classes)})` : '';
  if (one === other) {
    return one === '*'
      ? `Any two aircraft${classes}`
      : `Two aircraft of ${partyName(one, agreement)}${classes}`;
  }
  const [first, second] = [one, other].map((id) => (id === '*' ? 'any aircraft' : partyName(id, agreement)));
  return `Aircraft of ${one === '*' ? second : first} and ${one === '*' || other === '*' ? 'any other aircraft' : `of ${second}`}${classes}`;
}

/** Both distances must be undercut for a finding: keeping one of them is enough. */
function separationDuty({ horizontal, vertical, durationMs, measureWithinM }: SeparationRule): string {
  const lasting = durationMs > 0 ? `, approaches shorter than ${formatDuration(durationMs)} aside` : '';
  if (horizontal.agreed && vertical.agreed) {
    return `keep ${formatLength(horizontal.lengthM)} apart horizontally or ${formatLength(vertical.lengthM)} vertically${lasting}`;
  }
  const distances = `horizontally ${formatAgreed(horizontal)}, vertically ${formatAgreed(vertical)}`;
  const within = formatLength(horizontal.agreed ? horizontal.lengthM : measureWithinM);
  return `keep apart, ${distances}: approaches within ${within} are measured and make no finding`;
}

function exceptionsOf({ except }: Rule, agreement: Agreement): string {
  const grounds = except.map((id) => {
    const ground = agreement.exceptions.find((exception) => exception.id === id)?.ground;
    if (ground === 'distress') return 'in distress';
    return ground === 'declared' ? 'declared and acknowledged' : `excepted as ${id}`;
  });
  return grounds.length > 0 ? `, unless ${joinWords(grounds)}` : '';
}

function bandOf(floor: HeightLimit, ceiling: HeightLimit): string {
  if (floor.kind === 'surface' && ceiling.kind === 'unlimited') return '';
  return ` from ${formatHeightLimit(floor)} to ${formatHeightLimit(ceiling)}`;
}

function areaNames(ids: readonly string[], agreement: Agreement): string {
  const names = ids.map((id) => {
    const area = agreement.areas.find((candidate) => candidate.id === id);
    if (area === undefined) return id;
    return area.legalType === 'unspecified' ? area.name : `${area.name} (${area.legalType})`;
  });
  return joinWords(names);
}

function partyName(id: string, agreement: Agreement): string {
  return agreement.parties.find((party) => party.id === id)?.name ?? id;
}

function formatAgreed(length: AgreedLength): string {
  return length.agreed ? formatLength(length.lengthM) : 'not agreed';
}

/** To four decimals of a degree, some ten metres. */
function formatPlace({ latDeg, lonDeg }: LatLon): string {
  const latitude = `${Math.abs(latDeg).toFixed(4)} ${latDeg < 0 ? 'S' : 'N'}`;
  return `${latitude} ${Math.abs(lonDeg).toFixed(4).padStart(8, '0')} ${lonDeg < 0 ? 'W' : 'E'}`;
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
