import type { CountingUnit } from '../agreement/index.ts';
import type { AttributionGrade, Finding, Measurement } from '../detect/index.ts';

/** Everything one check came to, before any output form. Sorted and free of clocks and paths. */
export interface CheckResult {
  /** First and last instant of any usable fix. */
  readonly observed: { readonly fromMs: number; readonly untilMs: number };
  readonly aircraftSeen: number;
  /** Appearances under a second address that were taken for one and the same aircraft. */
  readonly twins: readonly { readonly aircraft: string; readonly of: string }[];
  readonly fixes: FixTotals;
  /** By aircraft, then time, then rule. */
  readonly findings: readonly Finding[];
  readonly measurements: readonly Measurement[];
  readonly counts: readonly Count[];
  readonly coverage: readonly AreaCoverage[];
}

/** What became of the fixes between reader and detection. */
export interface FixTotals {
  readonly received: number;
  readonly used: number;
  readonly duplicates: number;
  /** Two positions for one instant: the worse source gave way. */
  readonly conflicting: number;
  readonly outliers: number;
  /** Fixes of a lesser source of the same aircraft at the same time. */
  readonly twins: number;
  readonly unusable: number;
}

/** One number with everything it needs to mean something. `least` counts confirmed findings, `most` possible ones too. */
export interface Count {
  readonly rule: string;
  readonly area?: string;
  /** Absent: aircraft that no party could be given for, or an approach between two parties. */
  readonly party?: string;
  /** Of separation rules: the parties whose aircraft came close; `*` is anybody. */
  readonly between?: readonly [string, string];
  /** Which grades of attribution are counted here: A and B together, every other one by itself. */
  readonly grades: readonly AttributionGrade[];
  readonly unit: CountingUnit;
  readonly window: { readonly fromMs: number; readonly untilMs: number };
  readonly least: number;
  readonly most: number;
  /** How the number comes about, in one sentence. */
  readonly explanation: string;
}

/** How much of the time anything was received in or near an area. "Nothing found" and "not observed" are different. */
export interface AreaCoverage {
  readonly area: string;
  /** Length of one observation slot, milliseconds. */
  readonly slotMs: number;
  readonly slots: number;
  /** Slots with at least one fix of any aircraft inside the area's box. */
  readonly slotsObserved: number;
  readonly aircraft: number;
  /** Stretches without any fix, longest first, at most ten. */
  readonly silent: readonly { readonly fromMs: number; readonly untilMs: number }[];
}
