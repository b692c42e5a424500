import type { BoundaryEvent, EventInstant, Finding, Spread } from '@deconflict/engine/detect';
import type { FixSource } from '@deconflict/engine/tracks';
import { legalTypeText } from './area-text.ts';
import { dateText, durationText, instantText, intervalText, timeOfDayText } from './instant-text.ts';
import { aircraftName } from './party-text.ts';
import { lengthText, spreadText } from './quantity-text.ts';

/** What happened, as a clause after the name of the aircraft. Possible findings never use the indicative. */
export function findingClause(finding: Finding): string {
  const possible = finding.certainty === 'possible';
  if (finding.kind === 'separation') {
    return `${possible ? 'may have come' : 'came'} within ${closestText(finding)} of ${aircraftName(finding.other)}`;
  }
  const area = `${finding.area.name} (${legalTypeText[finding.area.legalType]})`;
  if (finding.kind === 'identification') {
    return `was not heard for ${durationText(finding.silenceMs)} within ${area}`;
  }
  const where = {
    'no-entry': `inside ${area}`,
    buffer: `closer than agreed to the line of rule ${finding.rule}`,
    standoff: `closer than agreed to the point of rule ${finding.rule}`,
    'altitude-band': `outside the agreed heights within ${area}`,
  };
  return `${possible ? 'may have been' : 'was'} ${where[finding.kind]} for ${durationSpreadText(finding.inside)}`;
}

/** A spread of milliseconds. */
export function durationSpreadText(spread: Spread): string {
  if (spread.nominal === 0 && spread.most > 0) return `at most ${durationText(spread.most)}`;
  return spreadText(spread, durationText);
}

/** How a pass began or ended, in words. A finding on heights begins where the agreed heights are left. */
export function eventWords(how: BoundaryEvent, end: 'entry' | 'exit', kind: Finding['kind']): string {
  if (how !== 'climbed' && how !== 'descended') return boundaryWords[how];
  const leaves = kind === 'altitude-band' ? end === 'entry' : end === 'exit';
  return `${how} ${leaves ? 'out of' : 'into'} ${kind === 'altitude-band' ? 'the agreed heights' : 'the band'}`;
}

/** The instant and its interval; where the nominal path does not cross, only what is possible. */
export function eventInstantText(event: EventInstant): string {
  const { atMs, earliestMs, latestMs } = event;
  if (atMs === undefined) return `not established; possibly ${possibleText(event)}`;
  if (earliestMs !== undefined && latestMs !== undefined) {
    const [earliest, latest] = outwards(earliestMs, latestMs);
    const sameDay = dateText(earliest) === dateText(atMs) && dateText(latest) === dateText(atMs);
    if (sameDay) return `${instantText(atMs)} (${timeOfDayText(earliest)} to ${timeOfDayText(latest)})`;
  }
  const bounds = boundsText(event);
  return bounds === '' ? instantText(atMs) : `${instantText(atMs)} (${bounds})`;
}

const boundaryWords = {
  crossed: 'crossed the boundary',
  activated: 'the area became active around it',
  deactivated: 'the area ceased to be active',
  'first-observed': 'already inside when first observed',
  'last-observed': 'still inside when last observed',
} as const;

/** How a source is called. */
export const sourceNames: Readonly<Record<FixSource, string>> = {
  logger: 'flight recorder',
  adsb: 'ADS-B',
  adsr: 'ADS-R',
  radar: 'radar',
  mlat: 'multilateration',
  tisb: 'TIS-B',
  gnss: 'GNSS logger',
  unknown: 'source not stated',
};

/** What the word for the quality of the evidence means. */
export const qualityText: Readonly<Record<Finding['quality'], string>> = {
  stated: 'stated by the source with each position',
  agreed: 'agreed by the parties for sources that state none',
  assumed: 'assumed by this program, agreed by nobody: it can never confirm',
};

function closestText(finding: Extract<Finding, { kind: 'separation' }>): string {
  const horizontal = `${spreadText(finding.closest.horizontalM, lengthText)} horizontally`;
  const vertical = finding.closest.verticalM;
  return vertical ? `${horizontal} and ${spreadText(vertical, lengthText)} vertically` : horizontal;
}

/** A bound that is absent is not always one that was not observed: it is also absent where nothing was certainly inside. */
function boundsText({ earliestMs, latestMs }: EventInstant): string {
  const [earliest, latest] = outwards(earliestMs ?? -Infinity, latestMs ?? Infinity);
  if (earliestMs !== undefined && latestMs !== undefined) return intervalText(earliest, latest);
  if (latestMs !== undefined) return `not after ${instantText(latest)}`;
  return earliestMs === undefined ? '' : `not before ${instantText(earliest)}`;
}

function possibleText({ how, earliestMs, latestMs }: EventInstant): string {
  const [earliest, latest] = outwards(earliestMs ?? -Infinity, latestMs ?? Infinity);
  if (earliestMs !== undefined && latestMs !== undefined) return intervalText(earliest, latest);
  if (earliestMs !== undefined) return `from ${instantText(earliest)}`;
  if (latestMs !== undefined) return `until ${instantText(latest)}`;
  return how === 'last-observed' ? 'after the last observation' : 'before the first observation';
}

/** Whole seconds, rounded outwards: to the nearest second the bounds could exclude the event itself. */
function outwards(earliestMs: number, latestMs: number): readonly [number, number] {
  return [Math.floor(earliestMs / 1000) * 1000, Math.ceil(latestMs / 1000) * 1000];
}
