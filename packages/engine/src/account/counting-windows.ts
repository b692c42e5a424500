import type { CountingWindow } from '../agreement/index.ts';
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../geo/index.ts';

/** A closed stretch of time that findings are counted in. */
export interface CountedWindow {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The windows of a counting rule over an observed period.
 *
 * - rolling: the window that ends with the data, and the one with the most entries if that is another.
 * - fixed, calendar day: every window that touches the period, cut at the agreed time of day.
 */
export function countingWindows(
  rule: CountingWindow,
  observed: CountedWindow,
  entriesMs: readonly number[],
): CountedWindow[] {
  switch (rule.kind) {
    case 'rolling':
      return rollingWindows(rule.lengthMs, observed, entriesMs);
    case 'fixed':
      return fixedWindows(rule.lengthMs, rule.cutMinute, rule.utcOffsetMinutes, observed);
    case 'calendar-day':
      return fixedWindows(MILLISECONDS_PER_DAY, 0, rule.utcOffsetMinutes, observed);
  }
}

function rollingWindows(
  lengthMs: number,
  observed: CountedWindow,
  entriesMs: readonly number[],
): CountedWindow[] {
  const last = { fromMs: observed.untilMs - lengthMs, untilMs: observed.untilMs };
  const sorted = [...entriesMs].sort((a, b) => a - b);
  const countFrom = (fromMs: number): number =>
    sorted.filter((entryMs) => fromMs <= entryMs && entryMs <= fromMs + lengthMs).length;
  let fullest = last;
  let most = countFrom(last.fromMs);
  for (const fromMs of sorted) {
    const count = countFrom(fromMs);
    if (count > most) {
      most = count;
      fullest = { fromMs, untilMs: fromMs + lengthMs };
    }
  }
  return fullest === last ? [last] : [last, fullest];
}

/** Windows are half-open in effect: they end one millisecond before the next begins, so that no entry counts twice. */
function fixedWindows(
  lengthMs: number,
  cutMinute: number,
  utcOffsetMinutes: number,
  observed: CountedWindow,
): CountedWindow[] {
  const phaseMs = (cutMinute - utcOffsetMinutes) * MILLISECONDS_PER_MINUTE;
  const first = Math.floor((observed.fromMs - phaseMs) / lengthMs);
  const last = Math.floor((observed.untilMs - phaseMs) / lengthMs);
  const windows: CountedWindow[] = [];
  for (let index = first; index <= last; index += 1) {
    const fromMs = phaseMs + index * lengthMs;
    windows.push({ fromMs, untilMs: fromMs + lengthMs - 1 });
  }
  return windows;
}
