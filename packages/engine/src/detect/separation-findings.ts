import type { Agreement, SeparationRule } from '../agreement/index.ts';
import { errorBases, fixSources } from '../tracks/index.ts';
import type { ErrorBasis } from '../tracks/index.ts';
import { appliedExceptions } from './exceptions.ts';
import type { FindingAircraft, Measurement, SeparationFinding } from './finding.ts';
import { fixWords } from './fix-words.ts';
import { PairMark } from './pair-mark.ts';
import type { Encounter } from './separation/index.ts';

/** An encounter below both agreed distances, as a finding. `first` has the smaller key. */
export function makeSeparationFinding(
  agreement: Agreement,
  rule: SeparationRule,
  first: FindingAircraft,
  second: FindingAircraft,
  encounter: Encounter,
): SeparationFinding {
  const marks = encounter.firstMarks | encounter.secondMarks;
  const quality = weakestBasis(marks);
  const span = encounter.nominal.length > 0 ? encounter.nominal : encounter.possible;
  const fromMs = span[0]!;
  const untilMs = span.at(-1)!;
  const reasons = explain(agreement, rule, encounter, quality);
  const excusing = appliedExceptions(agreement, rule, [first, second], {
    fromMs,
    untilMs,
    distress: (marks & PairMark.distress) !== 0,
  });
  return {
    id: `${rule.id}/${first.key}/${second.key}/${new Date(fromMs).toISOString()}`,
    kind: 'separation',
    rule: rule.id,
    agreementVersion: agreement.version,
    certainty: isConfirmed(agreement, rule, encounter, quality) ? 'confirmed' : 'possible',
    status: excusing.length > 0 ? 'excused' : 'candidate',
    exceptions: excusing.map(({ id }) => id),
    aircraft: first,
    other: second,
    fromMs,
    untilMs,
    sources: fixSources.filter((_, index) => (marks & (1 << index)) !== 0),
    quality,
    reasons,
    duration: encounter.duration,
    nominalMs: encounter.nominal,
    possibleMs: encounter.possible,
    certainMs: encounter.certain,
    closest: encounter.closest,
  };
}

/** The closest approach of an encounter that makes no finding. */
export function measureSeparation(
  rule: SeparationRule,
  first: FindingAircraft,
  second: FindingAircraft,
  { closest }: Encounter,
): Measurement {
  return {
    rule: rule.id,
    aircraft: first,
    other: second,
    atMs: closest.atMs,
    at: closest.at,
    horizontalM: closest.horizontalM,
    ...(closest.verticalM && { verticalM: closest.verticalM }),
  };
}

function isConfirmed(
  agreement: Agreement,
  rule: SeparationRule,
  encounter: Encounter,
  quality: ErrorBasis,
): boolean {
  return (
    quality !== 'assumed' &&
    agreement.quality.verticalAgreed &&
    encounter.certain.length > 0 &&
    encounter.fixes.least >= rule.confirm.fixes &&
    encounter.duration.least >= Math.max(rule.durationMs, rule.confirm.durationMs)
  );
}

function explain(
  agreement: Agreement,
  rule: SeparationRule,
  encounter: Encounter,
  quality: ErrorBasis,
): string[] {
  const { closest, duration, fixes } = encounter;
  const reasons = [
    `Closest ${Math.round(closest.horizontalM.nominal)} m apart (${Math.round(closest.horizontalM.least)} to ${Math.round(closest.horizontalM.most)} m, given the error radii).`,
  ];
  if (closest.verticalM === undefined) reasons.push('Their heights cannot be compared.');
  if (isConfirmed(agreement, rule, encounter, quality)) {
    reasons.push(
      `Below both distances with every error granted for ${(duration.least / 1000).toFixed(1)} s, over ${fixWords(fixes.least)}.`,
    );
    return reasons;
  }
  if (quality === 'assumed') {
    reasons.push(
      'The error of positions is assumed by this program; neither a source nor the agreement states it.',
    );
  } else if (!agreement.quality.verticalAgreed) {
    reasons.push(
      'The error of heights is assumed by this program; neither a source nor the agreement states it.',
    );
  }
  if (quality === 'assumed' || !agreement.quality.verticalAgreed) return reasons;
  if (encounter.certain.length === 0) {
    reasons.push('With the errors granted, the two may never have been below both distances at once.');
  } else {
    reasons.push(
      `Below both distances with every error granted for ${(duration.least / 1000).toFixed(1)} s, over ${fixWords(fixes.least)}; ` +
        `the agreement asks for ${Math.max(rule.durationMs, rule.confirm.durationMs) / 1000} s and ${rule.confirm.fixes}.`,
    );
  }
  return reasons;
}

function weakestBasis(marks: number): ErrorBasis {
  for (let basis = errorBases.length - 1; basis > 0; basis -= 1) {
    if ((marks & (PairMark.firstBasis << basis)) !== 0) return errorBases[basis]!;
  }
  return errorBases[0];
}
