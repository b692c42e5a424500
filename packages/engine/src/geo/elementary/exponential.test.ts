import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exp, log, pow } from './exponential.ts';

// The twin: the same functions in fixed point with 400 bits after the point, by plain series on BigInt.
const BITS = 400n;
const ONE = 1n << BITS;

function fixedOf(x: number): bigint {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, Math.abs(x));
  const upper = bits.getUint32(0);
  const biased = upper >>> 20;
  const fraction = (BigInt(upper & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const mantissa = biased === 0 ? fraction : fraction | (1n << 52n);
  const shift = BITS + BigInt(Math.max(biased, 1) - 1075);
  const magnitude = shift >= 0n ? mantissa << shift : mantissa >> -shift;
  return x < 0 ? -magnitude : magnitude;
}

function exactExp(x: bigint): bigint {
  const reduced = x >> 12n;
  let sum = ONE;
  let term = ONE;
  for (let n = 1n; term !== 0n && term !== -1n; n += 1n) {
    term = (term * reduced) / (n << BITS);
    sum += term;
  }
  for (let i = 0; i < 12; i += 1) sum = (sum * sum) >> BITS;
  return sum;
}

function exactLog(x: bigint): bigint {
  let k = 0n;
  let m = x;
  while (m > 2n * ONE) [m, k] = [m >> 1n, k + 1n];
  while (m < ONE) [m, k] = [m << 1n, k - 1n];
  return artanhSeries(m) + k * artanhSeries(2n * ONE);
}

function artanhSeries(m: bigint): bigint {
  const s = ((m - ONE) << BITS) / (m + ONE);
  const square = (s * s) >> BITS;
  let power = s;
  let sum = 0n;
  for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n) {
    sum += power / odd;
    power = (power * square) >> BITS;
  }
  return 2n * sum;
}

/** Distance of `got` from the exact value in units in the last place of `got`. */
function errorInUlps(got: number, exact: bigint): number {
  const magnitude = Math.abs(got);
  let ulp = 2 ** -52;
  while (ulp * 2 ** 53 <= magnitude) ulp *= 2;
  while (ulp * 2 ** 52 > magnitude) ulp /= 2;
  const scaled = ((fixedOf(got) - exact) * 10_000n) / fixedOf(ulp);
  return Math.abs(Number(scaled)) / 10_000;
}

const seeded = { seed: 20_260_101, numRuns: 3000 } as const;

describe('exponential', () => {
  it('exp stays within one unit in the last place of the exact value', () => {
    let worst = 0;
    fc.assert(
      fc.property(fc.double({ min: -200, max: 700, noNaN: true }), (x) => {
        const error = errorInUlps(exp(x), exactExp(fixedOf(x)));
        worst = Math.max(worst, error);
        expect(error).toBeLessThan(1);
      }),
      seeded,
    );
    expect(worst).toBeLessThan(0.75);
  });

  it('exp stays within one unit in the last place close to zero', () => {
    fc.assert(
      fc.property(fc.double({ min: -2, max: 2, noNaN: true }), (x) => {
        expect(errorInUlps(exp(x), exactExp(fixedOf(x)))).toBeLessThan(1);
      }),
      seeded,
    );
  });

  it('log stays within one unit in the last place of the exact value', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: 0.4, max: 2.5, noNaN: true }),
          fc.double({ min: 1e-60, max: 1e60, noNaN: true }),
        ),
        (x) => {
          fc.pre(x !== 1);
          expect(errorInUlps(log(x), exactLog(fixedOf(x)))).toBeLessThan(1);
        },
      ),
      seeded,
    );
  });

  it('log keeps its digits for numbers next to one', () => {
    for (const x of [
      1 + 2 ** -52,
      1 - 2 ** -53,
      1 + 2 ** -40,
      1 - 2 ** -30,
      Math.SQRT2,
      1.4142135623730954,
    ]) {
      expect(errorInUlps(log(x), exactLog(fixedOf(x)))).toBeLessThan(1);
    }
  });

  it('pow stays within one unit in the last place of the exact value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: -30, max: 140, noNaN: true }),
        (base, exponent) => {
          fc.pre(base !== 1 && Math.abs(exponent * Math.log(base)) < 600 && exponent * Math.log(base) > -200);
          const exact = exactExp((exactLog(fixedOf(base)) * fixedOf(exponent)) >> BITS);
          expect(errorInUlps(pow(base, exponent), exact)).toBeLessThan(1);
        },
      ),
      seeded,
    );
  });

  it('pow gives whole powers of small whole numbers exactly', () => {
    for (let base = 2; base <= 20; base += 1) {
      let power = 1;
      for (let exponent = 1; power * base < 2 ** 53; exponent += 1) {
        power *= base;
        expect(pow(base, exponent)).toBe(power);
      }
    }
  });

  it('meets the limits of the reals at the ends of the range', () => {
    expect([exp(0), exp(-Infinity), exp(Infinity), exp(710), exp(-746)]).toEqual([
      1,
      0,
      Infinity,
      Infinity,
      0,
    ]);
    expect(exp(-740)).toBeGreaterThan(0);
    expect(exp(709.78)).toBeLessThan(Infinity);
    expect([log(1), log(0), log(Infinity)]).toEqual([0, -Infinity, Infinity]);
    expect([log(-1), log(NaN), exp(NaN)]).toEqual([NaN, NaN, NaN]);
    expect([pow(0, 2), pow(0, -2), pow(Infinity, 2), pow(Infinity, -2)]).toEqual([0, Infinity, Infinity, 0]);
    expect([pow(-2, 2), pow(2, NaN), pow(NaN, 2), pow(0, NaN)]).toEqual([NaN, NaN, NaN, NaN]);
    expect([pow(7, 0), pow(1, 1e300), pow(2, 1e300), pow(2, -1e300)]).toEqual([1, 1, Infinity, 0]);
  });

  it('takes the logarithm of subnormal numbers', () => {
    expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
    expect(pow(2, -1074)).toBe(5e-324);
  });
});
