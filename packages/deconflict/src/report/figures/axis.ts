/** Steps of a time axis, seconds. */
const TIME_STEPS_S = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
];

/** Round values from `from` to `to`, at most `most` of them, in steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(from: number, to: number, most: number): number[] {
  if (!(to > from)) return [];
  for (let power = 0.01; power < 1e9; power *= 10) {
    for (const factor of [1, 2, 5]) {
      const ticks = multiples(from, to, factor * power);
      if (ticks.length <= most) return ticks;
    }
  }
  return [];
}

/** Round instants between two instants, milliseconds, at most `most` of them. */
export function timeTicks(
  fromMs: number,
  untilMs: number,
  most: number,
): { readonly stepMs: number; readonly ticks: readonly number[] } {
  for (const step of TIME_STEPS_S) {
    const ticks =
      (untilMs - fromMs) / (step * 1000) > most + 1 ? undefined : multiples(fromMs, untilMs, step * 1000);
    if (ticks && ticks.length <= most) return { stepMs: step * 1000, ticks };
  }
  return { stepMs: 86_400_000, ticks: [] };
}

/** From a range of values to a range of the picture, linearly. */
export function linearScale(from: number, to: number, start: number, end: number): (value: number) => number {
  const span = to > from ? to - from : 1;
  return (value) => start + ((value - from) / span) * (end - start);
}

/** Rounded to a tenth, for attributes. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}

function multiples(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  // A small step over a wide span would fill the memory before it is thrown away.
  if (last - first > 1000) return Array.from({ length: 1001 }, () => 0);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}
