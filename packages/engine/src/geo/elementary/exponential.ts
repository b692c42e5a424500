/**
 * Exponential, natural logarithm and power from + - * / and exact operations in a fixed order, so that every
 * engine gives the same bits (ECMA-262 section 21.3.2 leaves Math.exp, Math.log and Math.pow to the engine).
 * Within 1 unit in the last place; the test measures it against 200-bit arithmetic.
 *
 * Inside, a number is carried as the unevaluated sum of two doubles, `high + low` with |low| at most half a unit
 * in the last place of `high`: some 106 bits (T. J. Dekker, "A floating-point technique for extending the
 * available precision", Numerische Mathematik 18, 1971).
 */
interface DoublePair {
  readonly high: number;
  readonly low: number;
}

/** e to the power `x`. Overflows to Infinity above 709.78 and underflows to 0 below -745.13; NaN for NaN. */
export function exp(x: number): number {
  return expOfPair({ high: x, low: 0 });
}

/** Natural logarithm: -Infinity for 0, NaN below 0. */
export function log(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x === Infinity ? x : NaN;
  const { high, low } = logAsPair(x);
  return high + low;
}

/**
 * `base` to the power `exponent`, for bases that are not negative (a negative base gives NaN, whatever the
 * exponent). 1 where the exponent is 0 or the base is 1; limits at 0 and Infinity as in the reals.
 */
export function pow(base: number, exponent: number): number {
  if (exponent === 0 || base === 1) return base < 0 ? NaN : 1;
  if (base === 0 || base === Infinity) {
    if (Number.isNaN(exponent)) return NaN;
    return (base === 0) === exponent > 0 ? 0 : Infinity;
  }
  if (!(base > 0)) return NaN;
  const logarithm = logAsPair(base);
  const rough = logarithm.high * exponent;
  // Beyond the range of the result the error-free product would overflow on its way.
  if (!(Math.abs(rough) < 1e4)) return expOfPair({ high: rough, low: 0 });
  return expOfPair(multiplyPairs(logarithm, { high: exponent, low: 0 }));
}

// ln 2 in three parts. The first has 32 significant bits, so that its product with any exponent is exact.
const LN2_HIGH = 0.6931471803691238;
const LN2_MIDDLE = 1.9082149292705877e-10;
const LN2_LOW = 1.1612227229362532e-26;

/**
 * x = m 2^k with m within sqrt(1/2) ... sqrt(2), and ln m = 2 artanh(s) = 2 (s + s^3/3 + s^5/5 + ...) for
 * s = (m - 1) / (m + 1), |s| <= 0.1716. The first terms are summed in pairs, the tail in doubles: relative error
 * below 2^-66, which leaves a power correct even where the logarithm is multiplied by a thousand.
 */
function logAsPair(x: number): DoublePair {
  let { mantissa, exponent } = splitNumber(x);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = dividePairs(sumOf(mantissa, -1), sumOf(mantissa, 1));
  const square = multiplyPairs(s, s);
  const z = square.high;
  let tail = 1 / 27;
  for (let odd = 25; odd >= 11; odd -= 2) tail = 1 / odd + z * tail;
  let series: DoublePair = { high: tail, low: 0 };
  for (const reciprocal of RECIPROCALS_OF_ODD) series = addPairs(reciprocal, multiplyPairs(square, series));
  const half = multiplyPairs(s, series);
  const logarithm = { high: 2 * half.high, low: 2 * half.low };
  if (exponent === 0) return logarithm;
  const ofPower = addPairs(sumOf(exponent * LN2_HIGH, exponent * LN2_MIDDLE), {
    high: exponent * LN2_LOW,
    low: 0,
  });
  return addPairs(addPairs(ofPower, productError(exponent, LN2_MIDDLE)), logarithm);
}

/** e to the power high + low: x = k ln 2 + r with |r| <= 0.35, and a Taylor series for r. */
function expOfPair({ high, low }: DoublePair): number {
  if (Number.isNaN(high)) return NaN;
  if (high > 710) return Infinity;
  if (high < -746) return 0;
  const k = Math.round(high / (LN2_HIGH + LN2_MIDDLE));
  const reduced = sumOf(high - k * LN2_HIGH, -k * LN2_MIDDLE);
  const r = reduced.high;
  const rest = reduced.low + low - k * LN2_LOW;
  let tail = 1;
  for (let n = 16; n >= 3; n -= 1) tail = 1 + (r / n) * tail;
  const curved = (r * r * tail) / 2;
  const sum = sumOf(1, r);
  const value = sum.high + (sum.low + (curved + rest * (1 + r + curved)));
  return k < -1000 ? value * powerOfTwo(k + 100) * powerOfTwo(-100) : value * 2 * powerOfTwo(k - 1);
}

const RECIPROCALS_OF_ODD: readonly DoublePair[] = [9, 7, 5, 3, 1].map((odd) => {
  const high = 1 / odd;
  const product = productOf(high, odd);
  return { high, low: (1 - product.high - product.low) / odd };
});

// Big-endian by name, so that the byte order of the machine does not matter.
const bits = new DataView(new ArrayBuffer(8));

/** x = mantissa 2^exponent with 1 <= mantissa < 2, for finite x > 0. */
function splitNumber(x: number): { mantissa: number; exponent: number } {
  const subnormal = x < 2.2250738585072014e-308;
  bits.setFloat64(0, subnormal ? x * 18014398509481984 : x);
  const upper = bits.getUint32(0);
  bits.setUint32(0, (upper & 0xfffff) | 0x3ff00000);
  return { mantissa: bits.getFloat64(0), exponent: (upper >>> 20) - (subnormal ? 1077 : 1023) };
}

/** 2^exponent, for exponents of normal numbers: -1022 to 1023. */
function powerOfTwo(exponent: number): number {
  bits.setUint32(0, (exponent + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** a + b without error (D. E. Knuth, The Art of Computer Programming 2, section 4.2.2, theorem C). */
function sumOf(a: number, b: number): DoublePair {
  const high = a + b;
  const ofB = high - a;
  return { high, low: a - (high - ofB) + (b - ofB) };
}

/** a * b without error, as long as nothing overflows (Dekker 1971, section 5). */
function productOf(a: number, b: number): DoublePair {
  const high = a * b;
  const scaledA = 134217729 * a;
  const upperA = scaledA - (scaledA - a);
  const lowerA = a - upperA;
  const scaledB = 134217729 * b;
  const upperB = scaledB - (scaledB - b);
  const lowerB = b - upperB;
  return { high, low: upperA * upperB - high + upperA * lowerB + lowerA * upperB + lowerA * lowerB };
}

function productError(a: number, b: number): DoublePair {
  return { high: productOf(a, b).low, low: 0 };
}

function addPairs(a: DoublePair, b: DoublePair): DoublePair {
  const sum = sumOf(a.high, b.high);
  return sumOf(sum.high, sum.low + (a.low + b.low));
}

function multiplyPairs(a: DoublePair, b: DoublePair): DoublePair {
  const product = productOf(a.high, b.high);
  return sumOf(product.high, product.low + (a.high * b.low + a.low * b.high));
}

function dividePairs(a: DoublePair, b: DoublePair): DoublePair {
  const high = a.high / b.high;
  const back = productOf(high, b.high);
  const rest = a.high - back.high - back.low + a.low - high * b.low;
  return sumOf(high, rest / b.high);
}
