import type { CountingWindow } from '../agreement/index.ts';
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_MINUTE } from '../geo/index.ts';

/** A closed stretch of time that findings are counted in. */
export interface CountedWindow {
  readonly fromMs: number;
  readonly untilMs: number;
}

/**
 * The windows of a counting rule in which a series of stays is counted, in order of time.
 *
 * - rolling: the window that ends with the data, and the one with the most entries of the series if that is another.
 * - fixed, calendar day: cut at the agreed time of day. Of few windows all are given; of many those that a stay
 *   touches, and the last; where nothing was found only the last.
 */
export function countingWindows(
  rule: CountingWindow,
  observed: CountedWindow,
  stays: readonly CountedWindow[],
): CountedWindow[] {
  switch (rule.kind) {
    case 'rolling':
      return rollingWindows(rule.lengthMs, observed, stays);
    case 'fixed':
      return fixedWindows(rule.lengthMs, rule.cutMinute, rule.utcOffsetMinutes, observed, stays);
    case 'calendar-day':
      return fixedWindows(MILLISECONDS_PER_DAY, 0, rule.utcOffsetMinutes, observed, stays);
  }
}

/** A month of days is shown whole. */
const FEW_WINDOWS = 31;

function rollingWindows(
  lengthMs: number,
  observed: CountedWindow,
  stays: readonly CountedWindow[],
): CountedWindow[] {
  const last = { fromMs: observed.untilMs - lengthMs, untilMs: observed.untilMs };
  const entries = stays.map(({ fromMs }) => fromMs).sort((a, b) => a - b);
  let most = entries.filter((entryMs) => last.fromMs <= entryMs && entryMs <= last.untilMs).length;
  let fullest = last;
  let end = 0;
  entries.forEach((fromMs, start) => {
    while (end < entries.length && entries[end]! <= fromMs + lengthMs) end += 1;
    if (end - start <= most) return;
    most = end - start;
    fullest = { fromMs, untilMs: fromMs + lengthMs };
  });
  return fullest === last ? [last] : [fullest, last].sort((a, b) => a.fromMs - b.fromMs);
}

/** Windows are half-open in effect: they end one millisecond before the next begins, so that no entry counts twice. */
function fixedWindows(
  lengthMs: number,
  cutMinute: number,
  utcOffsetMinutes: number,
  observed: CountedWindow,
  stays: readonly CountedWindow[],
): CountedWindow[] {
  const phaseMs = (cutMinute - utcOffsetMinutes) * MILLISECONDS_PER_MINUTE;
  const indexOf = (timeMs: number): number => Math.floor((timeMs - phaseMs) / lengthMs);
  const first = indexOf(observed.fromMs);
  const last = indexOf(observed.untilMs);
  const touched = new Set([last]);
  if (stays.length > 0 && last - first < FEW_WINDOWS) {
    for (let index = first; index <= last; index += 1) touched.add(index);
  } else {
    for (const { fromMs, untilMs } of stays) {
      // Windows of seconds under a stay of hours: the entry's own window is what is counted.
      const end = Math.min(indexOf(untilMs), indexOf(fromMs) + FEW_WINDOWS);
      for (let index = indexOf(fromMs); index <= end; index += 1) touched.add(index);
    }
  }
  return [...touched]
    .sort((a, b) => a - b)
    .map((index) => ({ fromMs: phaseMs + index * lengthMs, untilMs: phaseMs + (index + 1) * lengthMs - 1 }));
}
