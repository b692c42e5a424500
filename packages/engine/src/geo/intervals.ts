/**
 * Closed intervals `[from0, until0, from1, until1, ...]`, sorted, disjoint and not touching; a zero-length
 * interval is a single instant (a touch). The unit is that of the numbers: leg fractions, metres, seconds.
 */
export type Intervals = readonly number[];

/** The set with nothing in it. */
export const NO_INTERVALS: Intervals = Object.freeze([]);

/**
 * Everything in `a` or `b`. Intervals that overlap, touch, or lie within `joinWithin` of each other become one.
 */
export function unionIntervals(a: Intervals, b: Intervals, joinWithin = 0): Intervals {
  if (joinWithin === 0) {
    if (b.length === 0) return a;
    if (a.length === 0) return b;
  }
  const union: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const fromA = j >= b.length || (i < a.length && a[i]! <= b[j]!);
    const from = fromA ? a[i]! : b[j]!;
    const until = fromA ? a[i + 1]! : b[j + 1]!;
    if (fromA) i += 2;
    else j += 2;
    const last = union.length - 1;
    if (last > 0 && from <= union[last]! + joinWithin) {
      if (until > union[last]!) union[last] = until;
    } else {
      union.push(from, until);
    }
  }
  return union;
}

/** Everything in both. Two intervals that only touch share the single point where they meet. */
export function intersectIntervals(a: Intervals, b: Intervals): Intervals {
  const common: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const from = a[i]! > b[j]! ? a[i]! : b[j]!;
    const untilA = a[i + 1]!;
    const untilB = b[j + 1]!;
    const until = untilA < untilB ? untilA : untilB;
    const last = common.length - 1;
    if (from <= until && !(last > 0 && common[last] === from && from === until)) common.push(from, until);
    if (untilA < untilB) i += 2;
    else j += 2;
  }
  return common;
}

/**
 * The closure of what is in `a` but not in `b`: the ends that `b` cuts stay in, so the result is closed too.
 * A single point of `a` survives unless `b` covers it.
 */
export function subtractIntervals(a: Intervals, b: Intervals): Intervals {
  if (b.length === 0 || a.length === 0) return a;
  const rest: number[] = [];
  let j = 0;
  for (let i = 0; i < a.length; i += 2) {
    let from = a[i]!;
    const until = a[i + 1]!;
    while (j > 0 && b[j - 1]! >= from) j -= 2;
    while (j < b.length && b[j + 1]! < from) j += 2;
    let covered = false;
    for (let k = j; k < b.length && b[k]! <= until; k += 2) {
      const holeFrom = b[k]!;
      const holeUntil = b[k + 1]!;
      // Taking a single point out of a stretch changes nothing: the closure puts it back.
      if (holeFrom === holeUntil && from < until) continue;
      if (holeFrom > from) rest.push(from, holeFrom);
      from = holeUntil;
      if (from >= until) {
        covered = true;
        break;
      }
    }
    if (!covered) rest.push(from, until);
  }
  return rest;
}

/** The sum of the lengths; single points count nothing. */
export function intervalsLength(intervals: Intervals): number {
  let length = 0;
  for (let i = 0; i < intervals.length; i += 2) length += intervals[i + 1]! - intervals[i]!;
  return length;
}

/** Whether `value` lies in one of the intervals, ends included. */
export function intervalsContain(intervals: Intervals, value: number): boolean {
  for (let i = 0; i < intervals.length; i += 2) {
    if (value < intervals[i]!) return false;
    if (value <= intervals[i + 1]!) return true;
  }
  return false;
}

/** Sorted, joined intervals out of pairs in any order; pairs with `from > until` or NaN are left out. */
export function intervalsOf(pairs: readonly number[], joinWithin = 0): Intervals {
  const order: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) if (pairs[i]! <= pairs[i + 1]!) order.push(i);
  order.sort((p, q) => pairs[p]! - pairs[q]! || pairs[p + 1]! - pairs[q + 1]!);
  const joined: number[] = [];
  for (const i of order) {
    const last = joined.length - 1;
    if (last > 0 && pairs[i]! <= joined[last]! + joinWithin) {
      if (pairs[i + 1]! > joined[last]!) joined[last] = pairs[i + 1]!;
    } else {
      joined.push(pairs[i]!, pairs[i + 1]!);
    }
  }
  return joined;
}
