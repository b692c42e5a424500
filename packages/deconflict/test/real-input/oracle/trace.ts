/** How far within two conditions an instant lies, in metres: below zero outside. */
interface Clearances {
  readonly across: number;
  readonly height: number;
}

/** What is traced: clearances over a stretch of time, and how fast either can change, metres a millisecond. */
export interface Traced {
  readonly fromMs: number;
  readonly untilMs: number;
  at(timeMs: number): Clearances;
  readonly acrossPerMs: number;
  readonly heightPerMs: number;
}

/** Never further from one sample to the next, milliseconds. */
const LONGEST_STEP_MS = 500;

/** Samples never lie closer together than this times the greatest speed, metres, nor than SHORTEST_STEP_MS. */
const SHORTEST_STEP_M = 0.2;
const SHORTEST_STEP_MS = 0.05;

/** Changes are bisected to this, milliseconds. */
const BISECTED_MS = 0.01;

/** Samples taken so far, for the record. */
const samples = { taken: 0 };

/**
 * When both clearances are at least zero: closed intervals, flat. Sampled in steps so short that, at the greatest rate
 * of change, neither condition can come and go between two samples by more than SHORTEST_STEP_M; each change between two samples
 * is bisected.
 */
export function traceInside(traced: Traced): number[] {
  const { fromMs, untilMs } = traced;
  const intervals: number[] = [];
  let timeMs = fromMs;
  let now = traced.at(timeMs);
  samples.taken += 1;
  if (isInside(now)) intervals.push(fromMs);
  while (timeMs < untilMs) {
    const nextMs = Math.min(untilMs, timeMs + stepMs(traced, now));
    const next = traced.at(nextMs);
    samples.taken += 1;
    if (isInside(next) !== isInside(now)) intervals.push(bisect(traced, timeMs, nextMs, isInside(now)));
    timeMs = nextMs;
    now = next;
  }
  if (intervals.length % 2 === 1) intervals.push(untilMs);
  return intervals;
}

/** Appends an interval that begins where the last one ends, or later. */
export function appendInterval(intervals: number[], fromMs: number, untilMs: number): void {
  const last = intervals.at(-1);
  if (last !== undefined && fromMs - last <= TOUCH_MS)
    intervals[intervals.length - 1] = Math.max(last, untilMs);
  else intervals.push(fromMs, untilMs);
}

/** Intervals that end and begin within this are one. */
const TOUCH_MS = 1e-3;

/** The union of closed intervals in any order. */
export function uniteIntervals(parts: readonly (readonly number[])[]): number[] {
  const pairs = parts.flatMap((flat) =>
    Array.from({ length: flat.length / 2 }, (_, index) => [flat[2 * index]!, flat[2 * index + 1]!] as const),
  );
  const united: number[] = [];
  for (const [fromMs, untilMs] of pairs.sort((a, b) => a[0] - b[0])) appendInterval(united, fromMs, untilMs);
  return united;
}

/** Sets are closed: level flight on a limit is inside, and the rounding of sums must not decide it. */
function isInside({ across, height }: Clearances): boolean {
  return across >= 0 && height >= -ROUNDING_M;
}

const ROUNDING_M = 1e-6;

/** For how long nothing can change: inside both, until the nearer boundary; outside, while one still keeps it out. */
function stepMs({ acrossPerMs, heightPerMs }: Traced, { across, height }: Clearances): number {
  const acrossMs = acrossPerMs === 0 ? Infinity : Math.abs(across) / (acrossPerMs * CAUTION);
  const heightMs = heightPerMs === 0 ? Infinity : Math.abs(height) / heightPerMs;
  const outside = [...(across < 0 ? [acrossMs] : []), ...(height < 0 ? [heightMs] : [])];
  const safeMs = outside.length > 0 ? Math.max(...outside) : Math.min(acrossMs, heightMs);
  const shortestMs = Math.max(SHORTEST_STEP_MS, SHORTEST_STEP_M / Math.max(acrossPerMs, heightPerMs));
  return Math.min(LONGEST_STEP_MS, Math.max(shortestMs, safeMs));
}

/** Distances on the map are too long by less than this factor. */
const CAUTION = 1.05;

function bisect(traced: Traced, fromMs: number, untilMs: number, insideAtStart: boolean): number {
  let low = fromMs;
  let high = untilMs;
  while (high - low > BISECTED_MS) {
    const middle = (low + high) / 2;
    if (isInside(traced.at(middle)) === insideAtStart) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
