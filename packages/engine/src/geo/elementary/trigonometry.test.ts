import { describe, expect, it } from 'vitest';
import {
  acos,
  asin,
  atan,
  atan2,
  atan2Deg,
  cbrt,
  cos,
  cosDeg,
  hypot,
  sin,
  sincos,
  sincosDeg,
  sinDeg,
  tan,
} from './trigonometry.ts';

// The twin: fixed point with 260 bits after the point, plain series on BigInt.
const BITS = 260n;
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

function multiply(a: bigint, b: bigint): bigint {
  return (a * b) >> BITS;
}

function exactSine(x: bigint): bigint {
  let term = x;
  let sum = x;
  const square = multiply(x, x);
  for (let n = 2n; term !== 0n && term !== -1n; n += 2n) {
    term = -multiply(term, square) / (n * (n + 1n));
    sum += term;
  }
  return sum;
}

function exactCosine(x: bigint): bigint {
  let term = ONE;
  let sum = ONE;
  const square = multiply(x, x);
  for (let n = 1n; term !== 0n && term !== -1n; n += 2n) {
    term = -multiply(term, square) / (n * (n + 1n));
    sum += term;
  }
  return sum;
}

function arctanSeries(x: bigint): bigint {
  const square = multiply(x, x);
  let power = x;
  let sum = 0n;
  for (let odd = 1n; power !== 0n && power !== -1n; odd += 2n) {
    sum += (odd % 4n === 1n ? power : -power) / odd;
    power = multiply(power, square);
  }
  return sum;
}

// Machin 1706.
const PI = 16n * arctanSeries(ONE / 5n) - 4n * arctanSeries(ONE / 239n);

function squareRoot(x: bigint): bigint {
  let root = fixedOf(Math.sqrt(Number(x) / Number(ONE)));
  if (root === 0n) return 0n;
  for (let i = 0; i < 6; i += 1) root = (root + (x << BITS) / root) / 2n;
  return root;
}

/** Angle of (x, y) by halving until the series is short. */
function exactAngle(y: bigint, x: bigint): bigint {
  if (y < 0n) return -exactAngle(-y, x);
  if (x < 0n) return PI - exactAngle(y, -x);
  if (y > x) return PI / 2n - exactAngle(x, y);
  let t = (y << BITS) / x;
  let doublings = 0n;
  while (t > ONE / 64n) {
    t = (t << BITS) / (ONE + squareRoot(ONE + multiply(t, t)));
    doublings += 1n;
  }
  return arctanSeries(t) << doublings;
}

/** Sine and cosine after taking whole turns away, so that the series stay short. */
function reduce(x: bigint): bigint {
  const turn = 2n * PI;
  const rest = ((x % turn) + turn) % turn;
  return rest > PI ? rest - turn : rest;
}

/** Distance of `got` from the exact value in units in the last place of `got`. */
function errorInUlps(got: number, exact: bigint): number {
  const magnitude = Math.abs(got);
  let ulp = 2 ** -52;
  while (ulp * 2 ** 53 <= magnitude) ulp *= 2;
  while (ulp * 2 ** 52 > magnitude && ulp > 2 ** -180) ulp /= 2;
  const scaled = ((fixedOf(got) - exact) * 10_000n) / fixedOf(ulp);
  return Math.abs(Number(scaled)) / 10_000;
}

/** Deterministic numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const upper = state;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (upper * 2 ** -32 + state * 2 ** -53 * 2 ** -11) % 1;
  };
}

const RUNS = 4000;

describe('sine, cosine and tangent of radians', () => {
  it('lie within one unit in the last place from 1e-9 to 1.6e6', () => {
    const next = seeded(1);
    const worst = { sin: 0, cos: 0, tan: 0 };
    for (let i = 0; i < RUNS; i += 1) {
      const sign = next() < 0.5 ? -1 : 1;
      const x = sign * (i % 3 === 0 ? 10 ** (next() * 15 - 9) * 1.6 : next() * 8);
      const exact = reduce(fixedOf(x));
      const sine = exactSine(exact);
      const cosine = exactCosine(exact);
      worst.sin = Math.max(worst.sin, errorInUlps(sin(x), sine));
      worst.cos = Math.max(worst.cos, errorInUlps(cos(x), cosine));
      worst.tan = Math.max(worst.tan, errorInUlps(tan(x), (sine << BITS) / cosine));
    }
    expect(worst.sin).toBeLessThan(0.9);
    expect(worst.cos).toBeLessThan(0.9);
    expect(worst.tan).toBeLessThan(0.9);
  });

  it('stay accurate beside the multiples of a quarter turn', () => {
    for (let k = 1; k < 2000; k += 7) {
      const x = k * (Math.PI / 2);
      const exact = reduce(fixedOf(x));
      expect(errorInUlps(sin(x), exactSine(exact))).toBeLessThan(0.9);
      expect(errorInUlps(cos(x), exactCosine(exact))).toBeLessThan(0.9);
    }
  });

  it('answer NaN for what is no number and stay finite for what is huge', () => {
    expect(sin(NaN)).toBeNaN();
    expect(cos(Infinity)).toBeNaN();
    expect(tan(-Infinity)).toBeNaN();
    expect(Math.abs(sin(1e22))).toBeLessThanOrEqual(1);
  });

  it('write the same pair as the single functions', () => {
    const pair = new Float64Array(2);
    for (let x = -7; x < 7; x += 0.01) {
      sincos(x, pair);
      expect([pair[0], pair[1]]).toEqual([sin(x), cos(x)]);
    }
  });
});

describe('sine and cosine of degrees', () => {
  it('lie within one unit in the last place', () => {
    const next = seeded(2);
    const pair = new Float64Array(2);
    let worst = 0;
    for (let i = 0; i < RUNS; i += 1) {
      const x = (next() - 0.5) * (i % 2 === 0 ? 720 : 10 ** (next() * 10 - 8));
      const exact = reduce((fixedOf(x) * PI) / (180n << BITS));
      sincosDeg(x, pair);
      expect([pair[0], pair[1]]).toEqual([sinDeg(x), cosDeg(x)]);
      worst = Math.max(
        worst,
        errorInUlps(pair[0]!, exactSine(exact)),
        errorInUlps(pair[1]!, exactCosine(exact)),
      );
    }
    expect(worst).toBeLessThan(0.9);
  });

  it('are exact at every quarter turn', () => {
    for (let k = -12; k <= 12; k += 1) {
      expect(Math.abs(sinDeg(180 * k))).toBe(0);
      expect(Math.abs(cosDeg(180 * k + 90))).toBe(0);
      expect(sinDeg(360 * k + 90)).toBe(1);
      expect(cosDeg(360 * k + 180)).toBe(-1);
      // Not -0: 1 / cos 90 must not be -Infinity.
      expect(1 / cosDeg(180 * k + 90)).toBe(Infinity);
    }
  });
});

describe('the inverse functions', () => {
  it('give the angle of a vector within one unit in the last place', () => {
    const next = seeded(3);
    let worst = 0;
    let worstDeg = 0;
    for (let i = 0; i < RUNS; i += 1) {
      const scale = i % 3 === 0 ? 10 ** (next() * 12 - 6) : 1;
      const y = (next() - 0.5) * scale;
      const x = next() - 0.5;
      const exact = exactAngle(fixedOf(y), fixedOf(x));
      worst = Math.max(worst, errorInUlps(atan2(y, x), exact));
      worstDeg = Math.max(worstDeg, errorInUlps(atan2Deg(y, x), (exact * 180n * ONE) / PI));
    }
    expect(worst).toBeLessThan(0.9);
    expect(worstDeg).toBeLessThan(0.9);
  });

  it('give arctangent, arcsine and arccosine within one unit in the last place', () => {
    const next = seeded(4);
    const worst = { atan: 0, asin: 0, acos: 0 };
    for (let i = 0; i < RUNS; i += 1) {
      const t = (next() - 0.5) * 10 ** (next() * 8 - 4);
      worst.atan = Math.max(worst.atan, errorInUlps(atan(t), exactAngle(fixedOf(t), ONE)));
      const sine = i % 2 === 0 ? 2 * next() - 1 : 1 - 10 ** (-12 * next());
      const x = fixedOf(sine);
      const rest = squareRoot(ONE - multiply(x, x));
      worst.asin = Math.max(worst.asin, errorInUlps(asin(sine), exactAngle(x, rest)));
      worst.acos = Math.max(worst.acos, errorInUlps(acos(sine), exactAngle(rest, x)));
    }
    expect(worst.atan).toBeLessThan(0.9);
    expect(worst.asin).toBeLessThan(0.9);
    expect(worst.acos).toBeLessThan(0.9);
  });

  it('are exact in degrees on the eight winds', () => {
    const winds: [number, number, number][] = [
      [0, 1, 0],
      [1, 1, 45],
      [1, 0, 90],
      [1, -1, 135],
      [0, -1, 180],
      [-1, -1, -135],
      [-1, 0, -90],
      [-1, 1, -45],
    ];
    for (const [y, x, degrees] of winds) expect(atan2Deg(y, x)).toBe(degrees);
    expect(atan2(0, 0)).toBe(0);
  });

  it('know their limits', () => {
    expect(asin(1.0000001)).toBeNaN();
    expect(acos(NaN)).toBeNaN();
    expect(atan2(NaN, 1)).toBeNaN();
    expect(atan(Infinity)).toBe(Math.PI / 2);
    expect(atan2(Infinity, Infinity)).toBe(Math.PI / 4);
    expect(atan2(1e-320, -1)).toBe(Math.PI);
    expect(atan2(1e300, 1e300)).toBe(Math.PI / 4);
  });
});

describe('roots', () => {
  it('of a sum of squares lie within one unit in the last place', () => {
    const next = seeded(5);
    for (let i = 0; i < RUNS; i += 1) {
      const x = next() * 10 ** (next() * 8 - 4);
      const y = next();
      const exact = squareRoot(multiply(fixedOf(x), fixedOf(x)) + multiply(fixedOf(y), fixedOf(y)));
      expect(errorInUlps(hypot(x, y), exact)).toBeLessThan(0.9);
    }
    expect(hypot(3 * 2 ** 700, 4 * 2 ** 700)).toBe(5 * 2 ** 700);
    expect(hypot(0, 0)).toBe(0);
    expect(hypot(-Infinity, NaN)).toBe(Infinity);
    expect(hypot(NaN, 1)).toBeNaN();
  });

  it('of a cube lie within one unit in the last place', () => {
    const next = seeded(6);
    for (let i = 0; i < RUNS; i += 1) {
      const x = (next() - 0.5) * 10 ** (next() * 20 - 10);
      const root = cbrt(x);
      // The root is right when x lies between the cubes of its neighbours one place away.
      const ulp = 2 ** (Math.floor(Math.log2(Math.abs(root))) - 52);
      const cube = (v: number): bigint => multiply(multiply(fixedOf(v), fixedOf(v)), fixedOf(v));
      expect(cube(root - ulp) <= fixedOf(x) && fixedOf(x) <= cube(root + ulp)).toBe(true);
    }
    expect(cbrt(-27)).toBe(-3);
    expect(cbrt(0)).toBe(0);
  });
});
