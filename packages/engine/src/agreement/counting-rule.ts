/** The units in which findings are counted. A number without its unit means nothing. */
export const countingUnits = [
  /** Every aircraft counts each time it enters: one pair of aircraft entering together makes 2. */
  'airframe-entry',
  /** Aircraft that enter in formation count once: one pair makes 1. */
  'flight-entry',
  /** Each aircraft counts once in the window, however often it enters. */
  'airframe',
  /** Times with at least one aircraft of the party inside, merged below the re-entry gap. */
  'episode',
  /** Minutes inside, summed over aircraft. */
  'minutes',
] as const;

export type CountingUnit = (typeof countingUnits)[number];

/** How the parties agreed to count. */
export interface CountingRule {
  readonly units: readonly CountingUnit[];
  readonly window: CountingWindow;
  /** An aircraft that comes back within this time has not entered again. */
  readonly reentryGapMs: number;
  readonly formation: FormationRule;
}

export type CountingWindow =
  /** A window of this length that ends with the data; the largest number over all such windows is shown too. */
  | { readonly kind: 'rolling'; readonly lengthMs: number }
  /** Consecutive windows that start at a cut time of day in a fixed offset from UTC. */
  | {
      readonly kind: 'fixed';
      readonly lengthMs: number;
      readonly cutMinute: number;
      readonly utcOffsetMinutes: number;
    }
  /** Days of the calendar in a fixed offset from UTC. */
  | { readonly kind: 'calendar-day'; readonly utcOffsetMinutes: number };

/** Aircraft of one party within both distances for at least the overlap, while inside, are one flight. */
export interface FormationRule {
  readonly horizontalM: number;
  readonly verticalM: number;
  readonly overlapMs: number;
}
