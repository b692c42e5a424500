import { countingUnits } from '../agreement/index.ts';
import type { Agreement, CountingUnit, SeparationRule } from '../agreement/index.ts';
import type { AreaFinding, AttributionGrade, Finding } from '../detect/index.ts';
import { METRES_PER_FOOT, METRES_PER_NAUTICAL_MILE, MILLISECONDS_PER_MINUTE } from '../geo/index.ts';
import type { Count } from './check-result.ts';
import { countingWindows } from './counting-windows.ts';
import type { CountedWindow } from './counting-windows.ts';
import type { FlightGroups } from './flight-groups.ts';

/**
 * Every agreed unit for every rule, area, party and window, side by side. A finding belongs to the window in which
 * its entry lies; minutes are cut at the window's edges. Excused findings do not count. `least` counts what is
 * confirmed, `most` what is possible as well.
 */
export function countFindings(
  agreement: Agreement,
  findings: readonly Finding[],
  flights: FlightGroups,
  observed: { readonly fromMs: number; readonly untilMs: number },
): Count[] {
  const counted = findings.filter((finding) => finding.status !== 'excused');
  return seriesOf(agreement, counted).flatMap((series) =>
    countingWindows(agreement.counting.window, observed, series.findings).flatMap((window) =>
      agreement.counting.units
        .filter((unit) => series.units.includes(unit))
        .map((unit) => countSeries(agreement, series, window, unit, flights)),
    ),
  );
}

/** Findings that are counted together. */
interface Series {
  readonly rule: string;
  readonly area?: string;
  readonly party?: string;
  readonly between?: readonly [string, string];
  readonly grades: readonly AttributionGrade[];
  /** Units that mean something for the rule. */
  readonly units: readonly CountingUnit[];
  readonly findings: readonly Finding[];
}

/** A party's number mixes grades A and B only; what rests on less is counted apart (domain.md section 5). */
const gradeGroups: readonly (readonly AttributionGrade[])[] = [['A', 'B'], ['C'], ['D'], ['U']];

/** One series for each rule, area and party that may appear, whether or not it has findings: a nil is a result. */
function seriesOf(agreement: Agreement, findings: readonly Finding[]): Series[] {
  const series: Series[] = [];
  for (const rule of agreement.rules) {
    const ofRule = findings.filter((finding) => finding.rule === rule.id);
    if (rule.kind === 'separation') {
      series.push(...seriesOfSeparation(rule, ofRule));
      continue;
    }
    const areas = 'areas' in rule ? rule.areas : [undefined];
    for (const area of areas) {
      const ofArea = ofRule.filter(
        (finding) => area === undefined || ('area' in finding && finding.area.id === area),
      );
      const bound = rule.applies.parties.length > 0 ? rule.applies.parties : partiesOf(ofArea);
      for (const party of bound) {
        const ofParty = ofArea.filter(({ aircraft }) => aircraft.party === party);
        for (const grades of groupsToShow(party, ofParty)) {
          series.push({
            rule: rule.id,
            ...(area !== undefined && { area }),
            ...(party !== undefined && { party }),
            grades,
            units: rule.kind === 'identification' ? silenceUnits : countingUnits,
            findings: ofParty.filter(({ aircraft }) => grades.includes(aircraft.grade)),
          });
        }
      }
    }
  }
  return series;
}

/** A silence is nobody's entry. */
const silenceUnits: readonly CountingUnit[] = ['airframe', 'episode', 'minutes'];
/** An approach has two aircraft and belongs to neither. */
const approachUnits: readonly CountingUnit[] = ['episode', 'minutes'];

/** Approaches between two parties, by the weaker of the two attributions. A rule without numbers counts nothing. */
function seriesOfSeparation(rule: SeparationRule, findings: readonly Finding[]): Series[] {
  if (!rule.horizontal.agreed || !rule.vertical.agreed) return [];
  const weakest = ({ aircraft, ...rest }: Finding): AttributionGrade =>
    'other' in rest && rest.other.grade > aircraft.grade ? rest.other.grade : aircraft.grade;
  return gradeGroups
    .map((grades): Series => {
      const ofGrades = findings.filter((finding) => grades.includes(weakest(finding)));
      return { rule: rule.id, between: rule.between, grades, units: approachUnits, findings: ofGrades };
    })
    .filter((series, index) => index === 0 || series.findings.length > 0);
}

/** The parties that occur, in alphabetical order, unattributed aircraft last; at least "anybody". */
function partiesOf(findings: readonly Finding[]): (string | undefined)[] {
  const named = [...new Set(findings.map(({ aircraft }) => aircraft.party))];
  if (named.length === 0) return [undefined];
  return named.sort((a, b) => ((a ?? '\uFFFF') < (b ?? '\uFFFF') ? -1 : 1));
}

/** A party's A and B are shown even if they are none; the rest only where there is something. */
function groupsToShow(
  party: string | undefined,
  findings: readonly Finding[],
): (readonly AttributionGrade[])[] {
  return gradeGroups.filter(
    (grades) =>
      findings.some(({ aircraft }) => grades.includes(aircraft.grade)) ||
      (findings.length === 0 && grades.includes(party === undefined ? 'U' : 'A')) ||
      (party !== undefined && grades.includes('A')),
  );
}

function countSeries(
  agreement: Agreement,
  series: Series,
  window: CountedWindow,
  unit: CountingUnit,
  flights: FlightGroups,
): Count {
  const within = series.findings.filter(({ fromMs }) => window.fromMs <= fromMs && fromMs <= window.untilMs);
  const confirmed = within.filter(({ certainty }) => certainty === 'confirmed');
  const { least, most } = countUnit(agreement, series, within, confirmed, window, unit, flights);
  return {
    rule: series.rule,
    ...(series.area !== undefined && { area: series.area }),
    ...(series.party !== undefined && { party: series.party }),
    ...(series.between !== undefined && { between: series.between }),
    grades: series.grades,
    unit,
    window: { fromMs: window.fromMs, untilMs: window.untilMs },
    least,
    most,
    explanation: explain(agreement, series, unit, least, most, within.length, confirmed.length),
  };
}

function countUnit(
  agreement: Agreement,
  series: Series,
  within: readonly Finding[],
  confirmed: readonly Finding[],
  window: CountedWindow,
  unit: CountingUnit,
  flights: FlightGroups,
): { least: number; most: number } {
  switch (unit) {
    case 'airframe-entry':
      return { least: confirmed.length, most: within.length };
    case 'flight-entry':
      return flights.range(within);
    case 'airframe':
      return { least: distinctAircraft(confirmed), most: distinctAircraft(within) };
    case 'episode': {
      if (series.between !== undefined) return { least: confirmed.length, most: within.length };
      const gapMs = agreement.counting.reentryGapMs;
      return mergedStays(within, gapMs);
    }
    case 'minutes': {
      const overlapping = series.findings.filter(
        ({ fromMs, untilMs }) => untilMs >= window.fromMs && fromMs <= window.untilMs,
      );
      return minutesInside(overlapping, window);
    }
  }
}

function distinctAircraft(findings: readonly Finding[]): number {
  return new Set(findings.map(({ aircraft }) => aircraft.key)).size;
}

/**
 * Times with at least one aircraft inside, merged below the gap: the fewest and the most, whichever of the possible
 * stays were real. A possible stay may bridge two confirmed ones, or be a time of its own.
 */
function mergedStays(findings: readonly Finding[], gapMs: number): { least: number; most: number } {
  const stays = [...findings].sort((a, b) => a.fromMs - b.fromMs || a.untilMs - b.untilMs);
  const confirmed = stays.filter(({ certainty }) => certainty === 'confirmed');
  const clusters = mergeStays(confirmed, gapMs);
  const least = mergeStays(stays, gapMs).filter(({ hasConfirmed }) => hasConfirmed).length;
  // The most possible stays that are apart from every confirmed one and from each other, taken by their ends.
  let most = clusters.length;
  let takenUntilMs = -Infinity;
  for (const stay of [...stays].sort((a, b) => a.untilMs - b.untilMs)) {
    const isApart = clusters.every(
      ({ fromMs, untilMs }) => stay.fromMs - untilMs > gapMs || fromMs - stay.untilMs > gapMs,
    );
    if (stay.certainty === 'confirmed' || !isApart || stay.fromMs - takenUntilMs <= gapMs) continue;
    most += 1;
    takenUntilMs = stay.untilMs;
  }
  return { least, most };
}

/** Stays in order of their beginning, joined where less than the gap lies between. */
function mergeStays(
  stays: readonly Finding[],
  gapMs: number,
): { fromMs: number; untilMs: number; hasConfirmed: boolean }[] {
  const merged: { fromMs: number; untilMs: number; hasConfirmed: boolean }[] = [];
  for (const { fromMs, untilMs, certainty } of stays) {
    const last = merged.at(-1);
    if (last === undefined || fromMs - last.untilMs > gapMs) {
      merged.push({ fromMs, untilMs, hasConfirmed: certainty === 'confirmed' });
      continue;
    }
    last.untilMs = Math.max(last.untilMs, untilMs);
    last.hasConfirmed ||= certainty === 'confirmed';
  }
  return merged;
}

/** Time inside within the window: certainly inside in confirmed findings, possibly inside in all. */
function minutesInside(findings: readonly Finding[], window: CountedWindow): { least: number; most: number } {
  let leastMs = 0;
  let mostMs = 0;
  for (const finding of findings) {
    const { certainMs, possibleMs } = timesOf(finding);
    if (finding.certainty === 'confirmed') leastMs += lengthWithin(certainMs, window);
    mostMs += lengthWithin(possibleMs, window);
  }
  return { least: toMinutes(leastMs), most: toMinutes(mostMs) };
}

/** When a finding certainly and possibly held: flat closed intervals, milliseconds. */
function timesOf(finding: Finding): { certainMs: readonly number[]; possibleMs: readonly number[] } {
  switch (finding.kind) {
    case 'separation':
      return finding;
    case 'identification': {
      const silence = [finding.fromMs, finding.untilMs];
      return { certainMs: silence, possibleMs: silence };
    }
    default: {
      const { passes } = finding satisfies AreaFinding;
      return {
        certainMs: passes.flatMap(({ certainMs }) => certainMs),
        possibleMs: passes.flatMap(({ possibleMs }) => possibleMs),
      };
    }
  }
}

function lengthWithin(intervals: readonly number[], window: CountedWindow): number {
  let lengthMs = 0;
  for (let at = 0; at < intervals.length; at += 2) {
    lengthMs += Math.max(
      0,
      Math.min(intervals[at + 1]!, window.untilMs) - Math.max(intervals[at]!, window.fromMs),
    );
  }
  return lengthMs;
}

/** Minutes to a tenth, rounded half up. */
function toMinutes(durationMs: number): number {
  return Math.floor(durationMs / 6000 + 0.5) / 10;
}

function explain(
  agreement: Agreement,
  series: Series,
  unit: CountingUnit,
  least: number,
  most: number,
  entries: number,
  confirmedEntries: number,
): string {
  const { reentryGapMs, formation } = agreement.counting;
  const gap = `${reentryGapMs / MILLISECONDS_PER_MINUTE} min`;
  const open = entries - confirmedEntries;
  const basis = `${confirmedEntries} confirmed${open > 0 ? ` and ${open} possible` : ''}`;
  const number = least === most ? `${least}` : `${least} to ${most}`;
  switch (unit) {
    case 'airframe-entry':
      return `${number}: every aircraft counts each time it enters, coming back within ${gap} is not a new entry (${basis}).`;
    case 'flight-entry':
      return (
        `${number}: the same ${basis} entries, with aircraft that are within ${formation.horizontalM / METRES_PER_NAUTICAL_MILE} NM and ` +
        `${Math.round(formation.verticalM / METRES_PER_FOOT)} ft of each other for ${formation.overlapMs / MILLISECONDS_PER_MINUTE} min inside counted as one flight.`
      );
    case 'airframe':
      return `${number}: each aircraft counts once, however often it enters.`;
    case 'episode':
      if (series.between !== undefined) {
        return `${number}: approaches of two aircraft, merged when less than ${gap} apart (${basis}).`;
      }
      if (series.units === silenceUnits) return `${number}: silences, merged when less than ${gap} apart.`;
      return `${number}: times with at least one aircraft inside, merged when less than ${gap} apart.`;
    case 'minutes':
      if (series.between !== undefined)
        return `${number}: minutes below both distances, summed over approaches.`;
      if (series.units === silenceUnits) return `${number}: minutes of silence, summed over aircraft.`;
      return `${number}: minutes inside, summed over aircraft; from certainly inside in confirmed entries to possibly inside in all.`;
  }
}
