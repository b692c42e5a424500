import { FixFlag } from './fix-batch.ts';
import type { FixColumns } from './fix-columns.ts';

/** How fixes are brought into order: each aircraft's track by itself, or everything by the clock. */
export type FixOrder = 'aircraft-time' | 'time';

/**
 * Compares two fixes by everything they hold, so that the order never depends on which file came first: time
 * (and aircraft), then the better source, the smaller error, and at last the plain numbers.
 */
export function compareFixes(order: FixOrder, a: FixColumns, i: number, b: FixColumns, j: number): number {
  if (order === 'aircraft-time') {
    const byAircraft = a.aircraft[i]! - b.aircraft[j]!;
    if (byAircraft !== 0) return byAircraft;
  }
  const byTime = a.timeMs[i]! - b.timeMs[j]!;
  if (byTime !== 0) return byTime;
  return (
    a.aircraft[i]! - b.aircraft[j]! ||
    a.source[i]! - b.source[j]! ||
    a.errorBasis[i]! - b.errorBasis[j]! ||
    compareNumbers(a.horizontalErrorM[i]!, b.horizontalErrorM[j]!) ||
    compareNumbers(a.latDeg[i]!, b.latDeg[j]!) ||
    compareNumbers(a.lonDeg[i]!, b.lonDeg[j]!) ||
    compareNumbers(a.pressureAltitudeM[i]!, b.pressureAltitudeM[j]!) ||
    compareNumbers(a.geometricAltitudeM[i]!, b.geometricAltitudeM[j]!) ||
    compareNumbers(a.pressureErrorM[i]!, b.pressureErrorM[j]!) ||
    compareNumbers(a.geometricErrorM[i]!, b.geometricErrorM[j]!) ||
    // Of two reports that differ in nothing else, the one that tells of distress is kept.
    (b.flags[j]! & FixFlag.distress) - (a.flags[i]! & FixFlag.distress) ||
    a.flags[i]! - b.flags[j]!
  );
}

/** Sorts the first `count` rows: the result lists row numbers in order. Quick where the rows are nearly in order already. */
export function sortRows(columns: FixColumns, count: number, order: FixOrder): Uint32Array {
  const rows = order === 'aircraft-time' ? groupByAircraft(columns, count) : countingUp(count);
  return mergeRuns(rows, (i, j) => compareFixes(order, columns, i, columns, j));
}

/** Rows stably grouped by aircraft: interleaved tracks come apart in one linear pass, each mostly in order. */
function groupByAircraft(columns: FixColumns, count: number): Uint32Array {
  let aircraftCount = 0;
  for (let row = 0; row < count; row += 1) {
    aircraftCount = Math.max(aircraftCount, columns.aircraft[row]! + 1);
  }
  const next = new Uint32Array(aircraftCount + 1);
  for (let row = 0; row < count; row += 1) next[columns.aircraft[row]! + 1]! += 1;
  for (let index = 1; index <= aircraftCount; index += 1) next[index]! += next[index - 1]!;
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) {
    const aircraft = columns.aircraft[row]!;
    rows[next[aircraft]!] = row;
    next[aircraft]! += 1;
  }
  return rows;
}

function countingUp(count: number): Uint32Array {
  const rows = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) rows[row] = row;
  return rows;
}

/** Merge sort that starts from the ascending runs it finds. */
function mergeRuns(rows: Uint32Array, compare: (i: number, j: number) => number): Uint32Array {
  let bounds = findRuns(rows, compare);
  let from: Uint32Array = rows;
  let to: Uint32Array = new Uint32Array(rows.length);
  while (bounds.length > 2) {
    const merged = [0];
    for (let run = 0; run + 1 < bounds.length; run += 2) {
      const start = bounds[run]!;
      const middle = bounds[run + 1]!;
      const end = bounds[run + 2] ?? middle;
      mergePair(from, to, start, middle, end, compare);
      merged.push(end);
    }
    [from, to] = [to, from];
    bounds = merged;
  }
  return from;
}

function findRuns(rows: Uint32Array, compare: (i: number, j: number) => number): number[] {
  const bounds = [0];
  for (let index = 1; index < rows.length; index += 1) {
    if (compare(rows[index - 1]!, rows[index]!) > 0) bounds.push(index);
  }
  bounds.push(rows.length);
  return bounds;
}

function mergePair(
  from: Uint32Array,
  to: Uint32Array,
  start: number,
  middle: number,
  end: number,
  compare: (i: number, j: number) => number,
): void {
  let left = start;
  let right = middle;
  for (let index = start; index < end; index += 1) {
    if (left < middle && (right >= end || compare(from[left]!, from[right]!) <= 0)) {
      to[index] = from[left]!;
      left += 1;
    } else {
      to[index] = from[right]!;
      right += 1;
    }
  }
}

/** NaN sorts last, so that a row with a value goes before one without. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
}
