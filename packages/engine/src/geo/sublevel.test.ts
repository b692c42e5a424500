import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DistanceAlong } from './sublevel.ts';
import { findWithin } from './sublevel.ts';

/** A distance made of arithmetic, counting how often it is asked. */
class Made implements DistanceAlong {
  slope = 0;
  asked = 0;
  readonly lengthM: number;
  private readonly value: (f: number) => number;
  private readonly concavity: number;

  constructor(value: (f: number) => number, lengthM: number, concavity: number) {
    this.value = value;
    this.lengthM = lengthM;
    this.concavity = concavity;
  }

  at(fraction: number): number {
    this.asked += 1;
    const step = 1e-7;
    this.slope = (this.value(fraction + step) - this.value(fraction - step)) / (2 * step);
    return this.value(fraction);
  }

  concavityWithin(): number {
    return this.concavity;
  }
}

const level = (constant: number): { constant: number; linear: number; square: number } => ({
  constant,
  linear: 0,
  square: 0,
});

function within(made: Made, limit: { constant: number; linear: number; square: number }): number[] {
  const pairs: number[] = [];
  findWithin(made, limit, 0, 1, pairs);
  return pairs;
}

function joined(pairs: readonly number[]): number[] {
  const result: number[] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    if (result.length > 0 && result.at(-1) === pairs[i]) result[result.length - 1] = pairs[i + 1]!;
    else result.push(pairs[i]!, pairs[i + 1]!);
  }
  return result;
}

describe('the parts of a leg within a limit', () => {
  it('of the distance to a point are a chord of a circle', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 900, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        (aside, limit) => {
          const made = new Made((f) => Math.hypot((f - 0.4) * 2000, aside), 2000, 0);
          const pairs = joined(within(made, level(limit)));
          if (aside > limit + 1e-3) {
            expect(pairs).toEqual([]);
          } else if (aside < limit - 1e-3) {
            const half = Math.sqrt(limit * limit - aside * aside) / 2000;
            expect(pairs[0]).toBeCloseTo(Math.max(0, 0.4 - half), 6);
            expect(pairs[1]).toBeCloseTo(Math.min(1, 0.4 + half), 6);
          }
        },
      ),
      { seed: 7, numRuns: 500 },
    );
  });

  it('of a wave are all its troughs', () => {
    const made = new Made((f) => 500 + 400 * Math.cos(f * 20), 8000, 160_000);
    const pairs = joined(within(made, level(300)));
    const isWithin = (f: number): boolean =>
      pairs.some((edge, i) => i % 2 === 0 && edge <= f && f <= pairs[i + 1]!);
    for (let f = 0; f <= 1; f += 0.0007) {
      if (Math.abs(500 + 400 * Math.cos(f * 20) - 300) > 0.01)
        expect(isWithin(f)).toBe(500 + 400 * Math.cos(f * 20) < 300);
    }
  });

  it('of a growing limit follow the limit', () => {
    const made = new Made((f) => 1000 * f, 1000, 0);
    expect(joined(within(made, { constant: 100, linear: 500, square: 0 }))[1]).toBeCloseTo(0.2, 8);
    expect(joined(within(made, { constant: 100, linear: 2000, square: -2000 }))[1]).toBeCloseTo(
      (1 + Math.sqrt(1.8)) / 4,
      8,
    );
  });

  it('trap: a distance equal to its limit all along is within it, and is not halved without end', () => {
    for (const off of [-1e-9, 0, 1e-9, 1e-5]) {
      const made = new Made(() => 250 + off, 100_000, 1e-3);
      expect(joined(within(made, level(250)))).toEqual([0, 1]);
      expect(made.asked).toBeLessThan(100);
    }
    const beyond = new Made(() => 250.001, 100_000, 1e-3);
    expect(within(beyond, level(250))).toEqual([]);
    expect(beyond.asked).toBeLessThan(3000);
  });

  it('trap: nothing known of the bend still ends', () => {
    const made = new Made((f) => Math.abs(f - 0.5) * 1000, 1000, Infinity);
    const pairs = joined(within(made, level(100)));
    expect(pairs[0]).toBeCloseTo(0.4, 6);
    expect(pairs.at(-1)).toBeCloseTo(0.6, 6);
    expect(made.asked).toBeLessThan(2000);
  });

  it('are none where there is no number', () => {
    expect(within(new Made(() => NaN, 1000, 0), level(100))).toEqual([]);
  });
});
