import type { Count } from '@deconflict/engine/account';
import type { CountingRule, CountingUnit, FormationRule } from '@deconflict/engine/agreement';
import { offsetText } from './area-text.ts';
import { durationText, periodText } from './instant-text.ts';
import { agreedLengthText, groupedText } from './quantity-text.ts';

/** The name of a unit for one and for many. */
export const unitNames: Readonly<Record<CountingUnit, { readonly one: string; readonly many: string }>> = {
  'airframe-entry': { one: 'airframe-entry', many: 'airframe-entries' },
  'flight-entry': { one: 'flight-entry', many: 'flight-entries' },
  airframe: { one: 'airframe', many: 'airframes' },
  episode: { one: 'episode', many: 'episodes' },
  minutes: { one: 'minute inside', many: 'minutes inside' },
};

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
export function countText(count: Pick<Count, 'least' | 'most' | 'unit'>): string {
  return `${countNumber(count)} ${unitName(count)}`;
}

/** The name of the unit as it stands after this number. */
export function unitName(count: Pick<Count, 'least' | 'most' | 'unit'>): string {
  return unitNames[count.unit][count.least === 1 && count.most === 1 ? 'one' : 'many'];
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

/** `24 h, 2023-08-01 21:00:00 to 2023-08-02 21:00:00 UTC`. */
export function windowText(window: Count['window']): string {
  return `${durationText(window.untilMs - window.fromMs)}, ${periodText(window.fromMs, window.untilMs)}`;
}

function boundText(value: number, round: (value: number) => number): string {
  if (Number.isInteger(value)) return groupedText(value);
  if (Math.abs(value) >= 100) return groupedText(round(value));
  return (round(value * 10) / 10).toFixed(1);
}

function timeOfDay(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
