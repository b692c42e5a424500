import type { Count } from '@deconflict/engine/account';
import type {
  Agreement,
  CountingRule,
  CountingUnit,
  FormationRule,
  Rule,
} from '@deconflict/engine/agreement';
import { offsetText } from './area-text.ts';
import { dateText, durationText, periodText, timeOfDayText } from './instant-text.ts';
import { partyName } from './party-text.ts';
import { agreedLengthText, groupedText } from './quantity-text.ts';

/** What a rule counts: its minutes are of different things. */
export type CountedKind = Rule['kind'];

/** The name of a unit for one and for many; without a kind, as in a table of several, minutes are of nothing named. */
export function unitNames(
  unit: CountingUnit,
  kind: CountedKind | undefined,
): { readonly one: string; readonly many: string } {
  if (unit !== 'minutes') return countedNames[unit];
  if (kind === 'separation')
    return { one: 'minute below both distances', many: 'minutes below both distances' };
  if (kind === 'identification') return { one: 'minute of silence', many: 'minutes of silence' };
  if (kind === 'altitude-band')
    return { one: 'minute outside the heights', many: 'minutes outside the heights' };
  if (kind === undefined) return { one: 'minute', many: 'minutes' };
  return { one: 'minute inside', many: 'minutes inside' };
}

/** `formation rule 2 NM / 1,000 ft / 2 min`. */
export function formationText(formation: FormationRule): string {
  return `formation rule ${agreedLengthText(formation.horizontalM)} / ${agreedLengthText(formation.verticalM)} / ${durationText(formation.overlapMs)}`;
}

/** The number alone, as an interval where it is one: `14`, `8 to 9`. Least is rounded down, most up. */
export function countNumber(count: Pick<Count, 'least' | 'most'>): string {
  const least = boundText(count.least, Math.floor);
  const most = boundText(count.most, Math.ceil);
  return least === most ? least : `${least} to ${most}`;
}

/** The number with its unit: `8 to 9 flight-entries`, `1 airframe-entry`. */
export function countText(count: CountNumber, kind: CountedKind | undefined): string {
  return `${countNumber(count)} ${unitName(count, kind)}`;
}

/** The name of the unit as it stands after this number. */
export function unitName(count: CountNumber, kind: CountedKind | undefined): string {
  return unitNames(count.unit, kind)[count.least === 1 && count.most === 1 ? 'one' : 'many'];
}

/** Whose counts these are: a party, both sides of an approach, or nobody known. */
export function countedParties(agreement: Agreement, count: CountedSides): string {
  if (!count.between) return partyName(agreement, count.party);
  const [one, two] = count.between.map((id) => (id === '*' ? 'any aircraft' : partyName(agreement, id)));
  return one === two ? `aircraft of ${one}` : `${one} and ${two}`;
}

/** How the parties cut time for counting. */
export function windowRuleText(rule: CountingRule): string {
  const { window } = rule;
  switch (window.kind) {
    case 'rolling':
      return `rolling ${durationText(window.lengthMs)}`;
    case 'fixed':
      return `fixed ${durationText(window.lengthMs)}, cut at ${timeOfDay(window.cutMinute)} ${offsetText(window.utcOffsetMinutes)}`;
    case 'calendar-day':
      break;
  }
  return `calendar day in ${offsetText(window.utcOffsetMinutes)}`;
}

/** `24 h, 2023-08-01 21:00 to 2023-08-02 21:00 UTC`. */
export function windowText(window: Count['window']): string {
  return `${durationText(window.untilMs - window.fromMs)}, ${windowPeriodText(window)}`;
}

/** `2023-08-02 18:00 to 24:00 UTC`: a window that ends with a day ends at 24:00 of it. */
export function windowPeriodText({ fromMs, untilMs }: Count['window']): string {
  // A fixed window ends a millisecond before the next begins; what was agreed is the cut.
  const endMs = Number.isInteger((untilMs + 1) / 1000) ? untilMs + 1 : untilMs;
  const text = periodText(fromMs, endMs);
  const endsDay = endMs > fromMs && timeOfDayText(endMs) === '00:00:00' && Number.isInteger(endMs / 1000);
  if (!endsDay || dateText(fromMs) !== dateText(endMs - 1)) return text;
  return text.replace(/ to .* 00:00/, ' to 24:00');
}

/** How the number comes about. Under a rule on heights an aircraft is counted while it is outside them. */
export function explanationText(
  count: CountNumber & Pick<Count, 'explanation'>,
  kind: CountedKind | undefined,
): string {
  if (kind !== 'altitude-band') return count.explanation;
  if (count.unit === 'minutes')
    return `${countNumber(count)}: minutes outside the agreed heights, summed over aircraft; from certainly outside them in confirmed findings to possibly outside them in all.`;
  return count.explanation
    .replace('each time it enters', 'each time it leaves the agreed heights')
    .replace('coming back within', 'leaving them again within')
    .replace('however often it enters', 'however often it leaves the agreed heights')
    .replace('at least one aircraft inside', 'at least one aircraft outside the agreed heights')
    .replace(' min inside counted', ' min outside them counted');
}

interface CountedSides {
  readonly party?: string | undefined;
  readonly between?: readonly [string, string] | undefined;
}

type CountNumber = Pick<Count, 'least' | 'most' | 'unit'>;

const countedNames = {
  'airframe-entry': { one: 'airframe-entry', many: 'airframe-entries' },
  'flight-entry': { one: 'flight-entry', many: 'flight-entries' },
  airframe: { one: 'airframe', many: 'airframes' },
  episode: { one: 'episode', many: 'episodes' },
} as const;

function boundText(value: number, round: (value: number) => number): string {
  if (Number.isInteger(value)) return groupedText(value);
  if (Math.abs(value) >= 100) return groupedText(round(value));
  return (round(value * 10) / 10).toFixed(1);
}

function timeOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
