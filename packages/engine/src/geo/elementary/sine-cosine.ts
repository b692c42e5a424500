/**
 * Sine, cosine and tangent from + - * / in a fixed order, so that every engine gives the same bits (ECMA-262
 * section 21.3.2 leaves Math.sin and its relatives to the engine). Within 1 unit in the last place of the
 * correctly rounded value for |x| up to 1.6e6 radians or any number of degrees; the test measures it against
 * 200-bit arithmetic. Beyond 1.6e6 radians the quadrant is taken from the rounded multiple of a turn.
 */

/** Sine of `x` radians. */
export function sin(x: number): number {
  const quadrant = reduceRadians(x);
  return sineInQuadrant(quadrant, reduced[0]!, reduced[1]!);
}

/** Cosine of `x` radians. */
export function cos(x: number): number {
  const quadrant = reduceRadians(x);
  return sineInQuadrant(quadrant + 1, reduced[0]!, reduced[1]!);
}

/** Sine and cosine of `x` radians, written to `out[0]` and `out[1]`. */
export function sincos(x: number, out: Float64Array): void {
  const quadrant = reduceRadians(x);
  turnQuadrant(quadrant, sineOf(reduced[0]!, reduced[1]!), cosineOf(reduced[0]!, reduced[1]!), out);
}

/** Tangent of `x` radians. */
export function tan(x: number): number {
  const quadrant = reduceRadians(x);
  return tangentInQuadrant(quadrant, reduced[0]!, reduced[1]!);
}

/** Sine of `x` degrees. Exact at multiples of 90, because degrees are reduced without rounding. */
export function sinDeg(x: number): number {
  const quadrant = reduceDegrees(x);
  return sineInQuadrant(quadrant, reduced[0]!, reduced[1]!);
}

/** Cosine of `x` degrees. Exact at multiples of 90. */
export function cosDeg(x: number): number {
  const quadrant = reduceDegrees(x);
  return sineInQuadrant(quadrant + 1, reduced[0]!, reduced[1]!);
}

/** Sine and cosine of `x` degrees, written to `out[0]` and `out[1]`. Exact at multiples of 90. */
export function sincosDeg(x: number, out: Float64Array): void {
  let degrees = x;
  let k = 0;
  if (!(x <= 45 && x >= -45)) {
    degrees = x <= 360 && x >= -360 ? x : x % 360;
    k = Math.round(degrees * 0.011111111111111112);
    degrees -= 90 * k;
  }
  const scaled = 134217729 * degrees;
  const upper = scaled - (scaled - degrees);
  const radians = degrees * RADIANS_PER_DEGREE;
  const tail = upper * RADIANS_UPPER - radians + (degrees - upper) * RADIANS_UPPER + degrees * RADIANS_REST;
  const z = radians * radians;
  const sine =
    radians +
    (radians * z * (S3 + z * (S5 + z * (S7 + z * (S9 + z * (S11 + z * (S13 + z * (S15 + z * S17))))))) +
      tail * (1 - 0.5 * z));
  const half = 0.5 * z;
  const leading = 1 - half;
  const cosine =
    leading +
    (1 -
      leading -
      half +
      (z * z * (C4 + z * (C6 + z * (C8 + z * (C10 + z * (C12 + z * (C14 + z * C16)))))) - radians * tail));
  if (k === 0) {
    out[0] = sine;
    out[1] = cosine;
  } else {
    turnQuadrant(k, sine, cosine, out);
  }
}

/** The argument within an eighth of a turn, as the sum of two doubles. */
const reduced = new Float64Array(2);

const HALF_PI_INVERSE = 0.6366197723675814;
// pi/2 in three parts; the first two have 33 significant bits, so that their products with k < 2^20 are exact.
const HALF_PI_UPPER = 1.5707963267341256;
const HALF_PI_MIDDLE = 6.077100506303966e-11;
const HALF_PI_LOWER = 2.0222662487959506e-21;
const LARGEST_EXACT_TURNS = 1_048_576;

const TWO_PI = 6.283185307179586;

/** x = quadrant pi/2 + reduced, |reduced| <= pi/4 (W. J. Cody and W. Waite, Software Manual, 1980, chapter 8). */
function reduceRadians(x: number): number {
  if (x <= 0.7853981633974483 && x >= -0.7853981633974483) {
    reduced[0] = x;
    reduced[1] = 0;
    return 0;
  }
  let k = Math.round(x * HALF_PI_INVERSE);
  let y = x;
  if (!(k < LARGEST_EXACT_TURNS && k > -LARGEST_EXACT_TURNS)) {
    y = x % TWO_PI;
    k = Math.round(y * HALF_PI_INVERSE);
  }
  const afterUpper = y - k * HALF_PI_UPPER;
  const middle = k * HALF_PI_MIDDLE;
  const high = afterUpper - middle;
  const ofMiddle = afterUpper - high;
  const lost = afterUpper - (high + ofMiddle) - (middle - ofMiddle);
  const tail = lost - k * HALF_PI_LOWER;
  const sum = high + tail;
  reduced[0] = sum;
  reduced[1] = high - sum + tail;
  return k;
}

const RADIANS_UPPER = 0.01745329238474369; // pi/180 to 27 bits
const RADIANS_REST = 1.3519960527851425e-10;
const RADIANS_PER_DEGREE = 0.017453292519943295;

/** x degrees = quadrant 90 + rest without rounding; the rest becomes radians as the sum of two doubles. */
function reduceDegrees(x: number): number {
  let degrees = x;
  let k = 0;
  if (!(x <= 45 && x >= -45)) {
    degrees = x % 360;
    k = Math.round(degrees * 0.011111111111111112);
    degrees -= 90 * k;
  }
  const scaled = 134217729 * degrees;
  const upper = scaled - (scaled - degrees);
  const lower = degrees - upper;
  const high = degrees * RADIANS_PER_DEGREE;
  const product = upper * RADIANS_UPPER;
  reduced[0] = high;
  reduced[1] = product - high + lower * RADIANS_UPPER + degrees * RADIANS_REST;
  return k;
}

/** Never -0, whose reciprocal would be on the wrong side: cos 90 is 0. */
function sineInQuadrant(quadrant: number, x: number, tail: number): number {
  switch (quadrant & 3) {
    case 0:
      return sineOf(x, tail);
    case 1:
      return cosineOf(x, tail);
    case 2:
      return 0 - sineOf(x, tail);
    default:
      return -cosineOf(x, tail);
  }
}

function turnQuadrant(quadrant: number, sine: number, cosine: number, out: Float64Array): void {
  switch (quadrant & 3) {
    case 0:
      out[0] = sine;
      out[1] = cosine;
      return;
    case 1:
      out[0] = cosine;
      out[1] = 0 - sine;
      return;
    case 2:
      out[0] = 0 - sine;
      out[1] = -cosine;
      return;
    default:
      out[0] = -cosine;
      out[1] = sine;
  }
}

// The Taylor series; on |x| <= pi/4 the first term left out is below 1e-19 for both.
const S3 = -1 / 6;
const S5 = 1 / 120;
const S7 = -1 / 5040;
const S9 = 1 / 362880;
const S11 = -1 / 39916800;
const S13 = 1 / 6227020800;
const S15 = -1 / 1307674368000;
const S17 = 1 / 355687428096000;
const C4 = 1 / 24;
const C6 = -1 / 720;
const C8 = 1 / 40320;
const C10 = -1 / 3628800;
const C12 = 1 / 479001600;
const C14 = -1 / 87178291200;
const C16 = 1 / 20922789888000;

/** sin(x + tail) for |x| <= pi/4 and a tail below the last place of x. */
function sineOf(x: number, tail: number): number {
  return x + sineRest(x, tail);
}

/** sin(x + tail) - x. */
function sineRest(x: number, tail: number): number {
  const z = x * x;
  const series = S5 + z * (S7 + z * (S9 + z * (S11 + z * (S13 + z * (S15 + z * S17)))));
  return x * z * (S3 + z * series) + tail * (1 - 0.5 * z);
}

/** cos(x + tail) for |x| <= pi/4 and a tail below the last place of x. */
function cosineOf(x: number, tail: number): number {
  const half = 0.5 * (x * x);
  const leading = 1 - half;
  return leading + cosineRest(x, tail, half, leading);
}

/** cos(x + tail) - leading, with leading = 1 - half rounded and half = x^2 / 2. */
function cosineRest(x: number, tail: number, half: number, leading: number): number {
  const z = x * x;
  const series = C4 + z * (C6 + z * (C8 + z * (C10 + z * (C12 + z * (C14 + z * C16)))));
  return 1 - leading - half + (z * z * series - x * tail);
}

/** sine / cosine as pairs of doubles, with one step of correction after the division. */
function tangentInQuadrant(quadrant: number, x: number, tail: number): number {
  // x^2 to twice the precision: its rounding alone would cost the cosine half a place.
  const scaled = 134217729 * x;
  const upper = scaled - (scaled - x);
  const lower = x - upper;
  const square = x * x;
  const squareLow = upper * upper - square + 2 * upper * lower + lower * lower;
  const leading = 1 - 0.5 * square;
  const cosineLow = cosineRest(x, tail, 0.5 * square, leading) - 0.5 * squareLow;
  const sineLow = sineRest(x, tail);
  const odd = (quadrant & 1) === 1;
  const numerator = odd ? -leading : x;
  const numeratorLow = odd ? -cosineLow : sineLow;
  const denominator = odd ? x : leading;
  const denominatorLow = odd ? sineLow : cosineLow;
  const top = numerator + numeratorLow;
  const topLow = numerator - top + numeratorLow;
  const bottom = denominator + denominatorLow;
  const bottomLow = denominator - bottom + denominatorLow;
  const quotient = top / bottom;
  const remainder = top - productHigh(quotient, bottom) - productLow(quotient, bottom) + topLow;
  return quotient + (remainder - quotient * bottomLow) / bottom;
}

function productHigh(a: number, b: number): number {
  return a * b;
}

/** a * b minus its rounded value (T. J. Dekker, Numerische Mathematik 18, 1971). */
function productLow(a: number, b: number): number {
  const scaledA = 134217729 * a;
  const upperA = scaledA - (scaledA - a);
  const lowerA = a - upperA;
  const scaledB = 134217729 * b;
  const upperB = scaledB - (scaledB - b);
  const lowerB = b - upperB;
  return upperA * upperB - a * b + upperA * lowerB + lowerA * upperB + lowerA * lowerB;
}
