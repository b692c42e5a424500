import type { Agreement } from '../agreement/index.ts';
import { errorBases, fixSources } from '../tracks/index.ts';
import type { AreaWatch } from './area-watch.ts';
import { appliedExceptions } from './exceptions.ts';
import type { FindingAircraft, IdentificationFinding } from './finding.ts';
import type { OpenPass } from './pass-builder.ts';

/** Counts the fixes that were received from any aircraft near a watched area in a stretch of time. */
export type ReceptionCounter = (fromMs: number, untilMs: number) => Reception;

/** How much was received near an area in some minutes. */
export interface Reception {
  readonly fixes: number;
  readonly minutes: number;
  /** Minutes with at least one fix. */
  readonly minutesHeard: number;
}

/**
 * Silences longer than agreed that began inside the area. Whether the aircraft fell silent or we went deaf shows in
 * what else was received: only where others were heard in at least half of the minutes is a silence confirmed.
 */
export function makeIdentificationFindings(
  agreement: Agreement,
  watch: AreaWatch,
  aircraft: FindingAircraft,
  passes: readonly OpenPass[],
  observedUntilMs: number,
  countReception: ReceptionCounter,
): IdentificationFinding[] {
  const { rule } = watch;
  if (rule.kind !== 'identification') return [];
  return passes.flatMap((pass) => {
    if (pass.possibleExit !== 'last-observed' || pass.evidence.onGroundAtEnd || pass.exitAt === undefined)
      return [];
    const fromMs = pass.possible[1];
    // Nobody has to transmit once the area is no longer active or the agreement has ended.
    const untilMs = Math.min(pass.heardAgain?.atMs ?? observedUntilMs, activeUntilMs(watch, fromMs));
    if (untilMs - fromMs <= rule.longestSilenceMs) return [];
    return [
      describeSilence(agreement, watch, aircraft, pass, fromMs, untilMs, countReception(fromMs, untilMs)),
    ];
  });
}

function activeUntilMs({ parts }: AreaWatch, atMs: number): number {
  let untilMs = atMs;
  for (const { active, undecided } of parts) {
    for (const intervals of [active, undecided]) {
      for (let at = 0; at < intervals.length; at += 2) {
        if (intervals[at]! <= atMs && atMs <= intervals[at + 1]!)
          untilMs = Math.max(untilMs, intervals[at + 1]!);
      }
    }
  }
  return untilMs;
}

function describeSilence(
  agreement: Agreement,
  watch: AreaWatch,
  aircraft: FindingAircraft,
  pass: OpenPass,
  fromMs: number,
  untilMs: number,
  reception: Reception,
): IdentificationFinding {
  const { rule, area } = watch;
  const { evidence } = pass;
  const certainlyInside = pass.certain.at(-1) === fromMs;
  const received = reception.minutes > 0 && reception.minutesHeard * 2 >= reception.minutes;
  const confirmed = certainlyInside && received && pass.heardAgain !== undefined;
  const excusing = appliedExceptions(agreement, rule, [aircraft], {
    fromMs,
    untilMs,
    distress: evidence.distress,
  });
  return {
    id: `${rule.id}/${area.id}/${aircraft.key}/${new Date(fromMs).toISOString()}`,
    kind: 'identification',
    rule: rule.id,
    agreementVersion: agreement.version,
    certainty: confirmed ? 'confirmed' : 'possible',
    status: excusing.length > 0 ? 'excused' : 'candidate',
    exceptions: excusing.map(({ id }) => id),
    aircraft,
    fromMs,
    untilMs,
    sources: fixSources.filter((_, index) => (evidence.sourceBits & (1 << index)) !== 0),
    quality: errorBases[evidence.errorBasis]!,
    reasons: [
      certainlyInside
        ? 'When last heard, the aircraft was inside with its whole error region.'
        : 'When last heard, the aircraft was inside only possibly.',
      received
        ? `Other aircraft were received near the area in ${reception.minutesHeard} of ${reception.minutes} minutes of the silence.`
        : `Other aircraft were received near the area in only ${reception.minutesHeard} of ${reception.minutes} minutes: the silence may be that of the receivers.`,
      ...(pass.heardAgain === undefined
        ? ['The aircraft was not heard again; it may have landed or left.']
        : []),
    ],
    area,
    silenceMs: untilMs - fromMs,
    lastHeard: pass.exitAt!,
    ...(pass.heardAgain && { heardAgain: pass.heardAgain.at }),
    othersHeard: reception.fixes,
  };
}
