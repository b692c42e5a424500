import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateBernstein, findNonPositive, findRises } from './bernstein.ts';

const fixedSeed = { seed: 1912, numRuns: 600 };
/** Multiples of 1/1000, so that what decides is not rounding; small ones for zeros and touches. */
const thousandths = fc.oneof(fc.integer({ min: -3000, max: 3000 }), fc.integer({ min: -2, max: 2 }));
const coefficients = fc
  .array(thousandths, { minLength: 11, maxLength: 11 })
  .map((values) => values.map((value) => value / 1000));

/** By the definition: the sum of binomials. */
function evaluatePlainly(values: ArrayLike<number>, u: number): number {
  const degree = values.length - 1;
  let sum = 0;
  let binomial = 1;
  for (let k = 0; k <= degree; k++) {
    sum += binomial * u ** k * (1 - u) ** (degree - k) * values[k]!;
    binomial = (binomial * (degree - k)) / (k + 1);
  }
  return sum;
}

describe('polynomials in Bernstein form', () => {
  it('have the value of their definition', () => {
    fc.assert(
      fc.property(coefficients, fc.double({ min: 0, max: 1, noNaN: true }), (values, u) => {
        const found = evaluateBernstein(Float64Array.from(values), 0, 10, u);
        expect(Math.abs(found - evaluatePlainly(values, u))).toBeLessThan(1e-13);
      }),
      fixedSeed,
    );
  });

  it('are at most zero where sampling says so', () => {
    fc.assert(
      fc.property(coefficients, (values) => {
        const found = new Float64Array(24);
        const count = findNonPositive(Float64Array.from(values), 10, found);
        const wrong: number[] = [];
        for (let i = 0; i <= 300; i++) {
          const u = i / 300;
          const value = evaluatePlainly(values, u);
          if (Math.abs(value) < 1e-12) continue;
          let inside = false;
          for (let k = 0; k < count; k += 2) inside ||= u >= found[k]! && u <= found[k + 1]!;
          if (inside !== value < 0) wrong.push(u);
        }
        expect(wrong).toEqual([]);
        for (let k = 0; k < count; k++) {
          const end = found[k]!;
          if (end > 0 && end < 1) expect(Math.abs(evaluatePlainly(values, end))).toBeLessThan(1e-10);
        }
      }),
      fixedSeed,
    );
  });

  it('rise through zero where sampling says so', () => {
    fc.assert(
      fc.property(coefficients, (values) => {
        const found = new Float64Array(24);
        const count = findRises(Float64Array.from(values), 10, found);
        let seen = 0;
        for (let i = 0; i < 600; i++) {
          if (evaluatePlainly(values, i / 600) < 0 && evaluatePlainly(values, (i + 1) / 600) > 0) seen++;
        }
        expect(count).toBeGreaterThanOrEqual(seen);
        for (let k = 0; k < count; k++) {
          expect(evaluatePlainly(values, found[k]! - 1e-6)).toBeLessThan(1e-9);
          expect(evaluatePlainly(values, found[k]! + 1e-6)).toBeGreaterThan(-1e-9);
        }
      }),
      fixedSeed,
    );
  });

  it('include a touch from above', () => {
    // (2u - 1)^2 of degree 2.
    const found = new Float64Array(24);
    expect(findNonPositive(Float64Array.from([1, -1, 1]), 2, found)).toBeGreaterThan(0);
    expect(found[0]).toBeCloseTo(0.5, 6);
  });

  it('are at most zero everywhere when they are zero', () => {
    const found = new Float64Array(24);
    expect(findNonPositive(new Float64Array(11), 10, found)).toBe(2);
    expect([found[0], found[1]]).toEqual([0, 1]);
  });
});
