/**
 * Inverse circular functions from + - * / and square roots in a fixed order, within 1 unit in the last place of
 * the correctly rounded value; the test measures them against 200-bit arithmetic.
 *
 * The ratio y/x of the first octant is brought near zero by the nearest k/16: with t = tan of the angle,
 * atan t = atan(k/16) + atan((16 y - k x) / (16 x + k y)), and a Taylor series takes the rest, at most 1/31.
 */

/** Angle of the vector (x, y) in radians, -pi to pi; 0 for the zero vector, sign of the result that of `y`. */
export function atan2(y: number, x: number): number {
  return angleOf(y, 0, x, 0);
}

/** Angle of the vector (x, y) in degrees, -180 to 180. Exact at multiples of 45. */
export function atan2Deg(y: number, x: number): number {
  const octant = solveOctant(y, 0, x, 0);
  if (octant < 0) return NaN;
  const high = octantAngle[0]! + octantAngle[1]!;
  const low = octantAngle[0]! - high + octantAngle[1]! + octantAngle[2]!;
  const scaled = 134217729 * high;
  const upper = scaled - (scaled - high);
  const lower = high - upper;
  const product = high * DEGREES_PER_RADIAN;
  const productLow =
    upper * DEGREES_UPPER -
    product +
    upper * DEGREES_REST +
    lower * DEGREES_UPPER +
    (lower * DEGREES_REST + high * DEGREES_LOWEST + low * DEGREES_PER_RADIAN);
  const base = BASE_DEGREES[octant]!;
  const signed = isNegativeOctant(octant) ? -product : product;
  const sum = base + signed;
  const lost = base === 0 ? 0 : base - sum + signed;
  const angle = sum + (lost + (isNegativeOctant(octant) ? -productLow : productLow));
  return y < 0 ? -angle : angle;
}

/** Arctangent in radians, -pi/2 to pi/2. */
export function atan(x: number): number {
  return angleOf(x, 0, 1, 0);
}

/** Arcsine in radians; NaN outside -1 to 1. */
export function asin(x: number): number {
  if (!setCosineFor(x)) return NaN;
  return angleOf(x, 0, other[0]!, other[1]!);
}

/** Arccosine in radians, 0 to pi; NaN outside -1 to 1. */
export function acos(x: number): number {
  if (!setCosineFor(x)) return NaN;
  return angleOf(other[0]!, other[1]!, x, 0);
}

const DEGREES_PER_RADIAN = 57.29577951308232;
const DEGREES_UPPER = 57.29577922821045; // 27 bits
const DEGREES_REST = 2.848718736458977e-7;
const DEGREES_LOWEST = -1.9878495670576283e-15;

/** atan(k/16), k = 0 to 16, each as the sum of two doubles. */
const ATAN_TABLE = new Float64Array([
  0, 0, 0.06241880999595735, -1.5490756308295046e-18, 0.12435499454676144, -3.1253241424539383e-18,
  0.18534794999569476, 4.180692268843079e-18, 0.24497866312686414, 1.0698755618734451e-17, 0.3028848683749714,
  -1.1010827903001369e-17, 0.35877067027057225, -2.4623815582638635e-17, 0.4124104415973873,
  -1.587652227770689e-17, 0.4636476090008061, 2.2698777452961687e-17, 0.5123894603107377,
  -2.5462781472855804e-17, 0.5585993153435624, -5.4556305485916264e-18, 0.6022873461349642,
  2.950430737228402e-17, 0.6435011087932844, 1.5834785051444286e-17, 0.6823165548747481,
  6.943223671560008e-18, 0.7188299996216245, -2.1478388444456983e-17, 0.7531512809621944,
  -2.4256934659182068e-17, 0.7853981633974483, 3.061616997868383e-17,
]);

// Octants: 0 along +x, 1 towards +y from x > 0, 2 towards +y from x < 0, 3 along -x; y is taken as not negative.
const BASE_RADIANS = new Float64Array([0, 1.5707963267948966, 1.5707963267948966, Math.PI]);
const BASE_RADIANS_LOW = new Float64Array([
  0, 6.123233995736766e-17, 6.123233995736766e-17, 1.2246467991473532e-16,
]);
const BASE_DEGREES = new Float64Array([0, 90, 90, 180]);

/** The angle within an octant as three terms of falling size: table value, its correction, the rest. */
const octantAngle = new Float64Array(3);

function angleOf(y: number, yLow: number, x: number, xLow: number): number {
  const octant = solveOctant(y, yLow, x, xLow);
  if (octant < 0) return NaN;
  const table = octantAngle[0]!;
  const correction = octantAngle[1]!;
  const rest = octantAngle[2]!;
  let angle: number;
  if (octant === 0) {
    angle = table + (correction + rest);
  } else if (isNegativeOctant(octant)) {
    const high = BASE_RADIANS[octant]! - table;
    const low = BASE_RADIANS[octant]! - high - table;
    angle = high + (low - correction + (BASE_RADIANS_LOW[octant]! - rest));
  } else {
    const high = BASE_RADIANS[octant]! + table;
    const low = BASE_RADIANS[octant]! - high + table;
    angle = high + (low + correction + (BASE_RADIANS_LOW[octant]! + rest));
  }
  return y < 0 ? -angle : angle;
}

function isNegativeOctant(octant: number): boolean {
  return (octant & 1) === 1;
}

/** Fills {@link octantAngle} and returns the octant, or -1 where an argument is not a number. */
function solveOctant(y: number, yLow: number, x: number, xLow: number): number {
  let vertical = y < 0 ? -y : y;
  let verticalLow = y < 0 ? -yLow : yLow;
  let horizontal = x < 0 ? -x : x;
  let horizontalLow = x < 0 ? -xLow : xLow;
  let octant = x < 0 ? 3 : 0;
  if (vertical > horizontal) {
    octant = x < 0 ? 2 : 1;
    const swapped = vertical;
    const swappedLow = verticalLow;
    vertical = horizontal;
    verticalLow = horizontalLow;
    horizontal = swapped;
    horizontalLow = swappedLow;
  }
  if (!(horizontal < 1e140 && vertical > 1e-140)) {
    if (vertical !== vertical || horizontal !== horizontal) return -1;
    if (horizontal === Infinity) return setTable(octant, vertical === Infinity ? 16 : 0);
    if (vertical === 0) return setTable(octant, 0);
    const scale = horizontal >= 1 ? 2 ** -510 : 2 ** 510;
    vertical *= scale;
    verticalLow *= scale;
    horizontal *= scale;
    horizontalLow *= scale;
    if (vertical < 1e-300 * horizontal) return setRest(octant, vertical / horizontal);
  }
  const inverse = 1 / horizontal;
  const k = Math.round(16 * vertical * inverse);
  if (k <= 2) return setSmallAngle(octant, vertical, verticalLow, horizontal, horizontalLow, inverse);
  // Here the result is at least 5/32 and the ratio at most 1/31, so the rounding of the ratio hardly counts.
  const c = 0.0625 * k;
  const scaledX = 134217729 * horizontal;
  const upperX = scaledX - (scaledX - horizontal);
  const cx = c * horizontal;
  const cxLow = c * upperX - cx + c * (horizontal - upperX);
  const ratio = (vertical - cx + (verticalLow - cxLow - c * horizontalLow)) / (horizontal + c * vertical);
  const z = ratio * ratio;
  const series = -1 / 3 + z * (1 / 5 + z * (-1 / 7 + z * (1 / 9 + z * (-1 / 11 + z / 13))));
  octantAngle[0] = ATAN_TABLE[2 * k]!;
  octantAngle[1] = ratio;
  octantAngle[2] = ATAN_TABLE[2 * k + 1]! + ratio * z * series;
  return octant;
}

/** Angles below 5/32: the quotient itself, corrected by its remainder. */
function setSmallAngle(
  octant: number,
  vertical: number,
  verticalLow: number,
  horizontal: number,
  horizontalLow: number,
  inverse: number,
): number {
  const ratio = vertical * inverse;
  const scaledRatio = 134217729 * ratio;
  const upperRatio = scaledRatio - (scaledRatio - ratio);
  const lowerRatio = ratio - upperRatio;
  const scaled = 134217729 * horizontal;
  const upper = scaled - (scaled - horizontal);
  const lower = horizontal - upper;
  const product = ratio * horizontal;
  const productLow =
    upperRatio * upper - product + upperRatio * lower + lowerRatio * upper + lowerRatio * lower;
  const error = (vertical - product - productLow + (verticalLow - ratio * horizontalLow)) * inverse;
  const z = ratio * ratio;
  const series =
    -1 / 3 +
    z *
      (1 / 5 +
        z *
          (-1 / 7 +
            z *
              (1 / 9 +
                z * (-1 / 11 + z * (1 / 13 + z * (-1 / 15 + z * (1 / 17 + z * (-1 / 19 + z / 21))))))));
  octantAngle[0] = 0;
  octantAngle[1] = ratio;
  octantAngle[2] = error + ratio * z * series;
  return octant;
}

function setTable(octant: number, k: number): number {
  octantAngle[0] = ATAN_TABLE[2 * k]!;
  octantAngle[1] = 0;
  octantAngle[2] = ATAN_TABLE[2 * k + 1]!;
  return octant;
}

function setRest(octant: number, rest: number): number {
  octantAngle[0] = 0;
  octantAngle[1] = rest;
  octantAngle[2] = 0;
  return octant;
}

/** sqrt(1 - x^2) as the sum of two doubles. */
const other = new Float64Array(2);

function setCosineFor(x: number): boolean {
  if (!(x >= -1 && x <= 1)) return false;
  const scaled = 134217729 * x;
  const upper = scaled - (scaled - x);
  const lower = x - upper;
  const square = x * x;
  const squareLow = upper * upper - square + 2 * upper * lower + lower * lower;
  const difference = 1 - square;
  const differenceLow = 1 - difference - square - squareLow;
  const root = Math.sqrt(difference);
  other[0] = root;
  if (root === 0) {
    other[1] = 0;
    return true;
  }
  const scaledRoot = 134217729 * root;
  const upperRoot = scaledRoot - (scaledRoot - root);
  const lowerRoot = root - upperRoot;
  const residual =
    difference - upperRoot * upperRoot - 2 * upperRoot * lowerRoot - lowerRoot * lowerRoot + differenceLow;
  other[1] = residual / (2 * root);
  return true;
}
