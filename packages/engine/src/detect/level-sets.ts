import { intersectIntervals, unionIntervals } from '../geo/index.ts';
import type { Intervals } from '../geo/index.ts';

/**
 * When a condition holds, at three levels: certainly (whatever the error), nominally (taking reports at their
 * word), possibly (for some error within bounds). Closed intervals of milliseconds; each level contains the one before.
 */
export interface LevelSets {
  readonly certain: Intervals;
  readonly nominal: Intervals;
  readonly possible: Intervals;
}

export const neverHolds: LevelSets = { certain: [], nominal: [], possible: [] };

/** Holds throughout one closed interval at every level. */
export function alwaysHolds(fromMs: number, untilMs: number): LevelSets {
  const whole = [fromMs, untilMs];
  return { certain: whole, nominal: whole, possible: whole };
}

export function intersectLevels(a: LevelSets, b: LevelSets): LevelSets {
  return {
    certain: intersectIntervals(a.certain, b.certain),
    nominal: intersectIntervals(a.nominal, b.nominal),
    possible: intersectIntervals(a.possible, b.possible),
  };
}

export function unionLevels(a: LevelSets, b: LevelSets): LevelSets {
  if (a.possible.length === 0) return b;
  if (b.possible.length === 0) return a;
  return {
    certain: unionIntervals(a.certain, b.certain),
    nominal: unionIntervals(a.nominal, b.nominal),
    possible: unionIntervals(a.possible, b.possible),
  };
}

/**
 * The closed part of [fromMs, untilMs] where a quantity that changes linearly from `start` to `end` is at least
 * zero. Infinite ends count for the whole stretch; NaN (nothing known) never holds.
 */
export function whereNotNegative(start: number, end: number, fromMs: number, untilMs: number): Intervals {
  if (start >= 0 && end >= 0) return [fromMs, untilMs];
  if (Number.isNaN(start) || Number.isNaN(end) || (start < 0 && end < 0)) return [];
  if (start === Infinity || end === Infinity) return [fromMs, untilMs];
  if (start === -Infinity || end === -Infinity) return [];
  const zeroMs = fromMs + (start / (start - end)) * (untilMs - fromMs);
  return start >= 0 ? [fromMs, zeroMs] : [zeroMs, untilMs];
}

/** The same for more than zero. Where the quantity rises or falls through zero the instant itself still belongs to it. */
export function wherePositive(start: number, end: number, fromMs: number, untilMs: number): Intervals {
  return start > 0 || end > 0 ? whereNotNegative(start, end, fromMs, untilMs) : [];
}
