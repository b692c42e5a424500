import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intersectIntervals,
  intervalsContain,
  intervalsLength,
  intervalsOf,
  subtractIntervals,
  unionIntervals,
} from './intervals.ts';

// The twin: sets of halves 0, 0.5, 1, ... where odd places stand for the open stretches between whole numbers.
const someIntervals = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5 })), { maxLength: 6 })
  .map((pairs) => intervalsOf(pairs.flatMap(([from, length]) => [from, from + length])));

function halves(intervals: readonly number[]): boolean[] {
  return Array.from({ length: 60 }, (_, i) => intervalsContain(intervals, i / 2));
}

/** Closure: a whole number belongs where it belongs itself or a stretch beside it does. */
function closure(set: boolean[]): boolean[] {
  return set.map((own, i) => own || (i % 2 === 0 && (set[i - 1] === true || set[i + 1] === true)));
}

describe('closed intervals', () => {
  it('unite, intersect and subtract like sets of points', () => {
    fc.assert(
      fc.property(someIntervals, someIntervals, (a, b) => {
        const inA = halves(a);
        const inB = halves(b);
        expect(halves(unionIntervals(a, b))).toEqual(inA.map((own, i) => own || inB[i]!));
        expect(halves(intersectIntervals(a, b))).toEqual(inA.map((own, i) => own && inB[i]!));
        expect(halves(subtractIntervals(a, b))).toEqual(closure(inA.map((own, i) => own && !inB[i]!)));
      }),
      { seed: 20240601, numRuns: 3000 },
    );
  });

  it('stay sorted, disjoint and apart', () => {
    fc.assert(
      fc.property(someIntervals, someIntervals, (a, b) => {
        for (const result of [unionIntervals(a, b), intersectIntervals(a, b), subtractIntervals(a, b)]) {
          for (let i = 0; i < result.length; i += 2) {
            expect(result[i]!).toBeLessThanOrEqual(result[i + 1]!);
            if (i > 0) expect(result[i]!).toBeGreaterThan(result[i - 1]!);
          }
        }
      }),
      { seed: 20240602, numRuns: 3000 },
    );
  });

  it('that touch become one', () => {
    expect(unionIntervals([0, 1], [1, 2])).toEqual([0, 2]);
    expect(intervalsOf([3, 4, 0, 1, 1, 2])).toEqual([0, 2, 3, 4]);
    expect(unionIntervals([0, 1], [1.5, 2], 0.5)).toEqual([0, 2]);
  });

  it('that share one end share one point', () => {
    expect(intersectIntervals([0, 1], [1, 2])).toEqual([1, 1]);
  });

  it('keep their cut ends after subtraction', () => {
    expect(subtractIntervals([0, 10], [2, 3])).toEqual([0, 2, 3, 10]);
    expect(subtractIntervals([0, 10], [5, 5])).toEqual([0, 10]);
    expect(subtractIntervals([5, 5], [4, 6])).toEqual([]);
    expect(subtractIntervals([5, 5], [6, 7])).toEqual([5, 5]);
  });

  it('measure their length', () => {
    expect(intervalsLength([0, 1, 2, 2, 4, 7])).toBe(4);
  });
});
