import { indexIdentifiers } from '../agreement/index.ts';
import type { Agreement, Exception, Rule } from '../agreement/index.ts';
import type { AircraftRecord } from '../tracks/index.ts';

/** What an exception is held against. */
export interface ExceptionCircumstances {
  readonly fromMs: number;
  readonly untilMs: number;
  /** A distress squawk was received inside. */
  readonly distress: boolean;
}

/** The exceptions of a rule that apply to any of the aircraft of a finding, in the order of the rule. */
export function appliedExceptions(
  agreement: Agreement,
  rule: Rule,
  aircraft: readonly AircraftRecord[],
  circumstances: ExceptionCircumstances,
): Exception[] {
  return rule.except.flatMap((id) => {
    const exception = agreement.exceptions.find((candidate) => candidate.id === id);
    if (exception === undefined || !isOpen(exception, circumstances)) return [];
    return isMet(exception, aircraft, circumstances) ? [exception] : [];
  });
}

function isOpen({ windows }: Exception, { fromMs, untilMs }: ExceptionCircumstances): boolean {
  return (
    windows.length === 0 || windows.some((window) => window.fromMs <= fromMs && untilMs <= window.untilMs)
  );
}

function isMet(
  exception: Exception,
  aircraft: readonly AircraftRecord[],
  { distress }: ExceptionCircumstances,
): boolean {
  switch (exception.ground) {
    case 'distress':
      return distress;
    case 'aircraft': {
      const index = indexIdentifiers([exception.aircraft]);
      return aircraft.some((candidate) => index.find(candidate).length > 0);
    }
    case 'declared':
      // A check of files holds no declarations; without one on record nothing is excused.
      return false;
  }
}
