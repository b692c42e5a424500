import { THIRD_FLATTENING } from './wgs84.ts';

/**
 * The series of C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87 (2013), to sixth order in the
 * flattening. Equation numbers below are those of the paper; `epsilon` is its small parameter, equation 16.
 */

/** Equation 16, with k = e' cos(alpha0): epsilon = (sqrt(1 + k^2) - 1) / (sqrt(1 + k^2) + 1). */
export function epsilonOf(kSquared: number): number {
  return kSquared / (2 * (1 + Math.sqrt(1 + kSquared)) + kSquared);
}

/** A1, equation 17. */
export function distanceScale(epsilon: number): number {
  const z = epsilon * epsilon;
  return 1 + (z * (1 / 4 + z * (1 / 64 + z / 256)) + epsilon) / (1 - epsilon);
}

/** C1, equation 18, six coefficients from `at` on. */
export function setDistanceSeries(epsilon: number, out: Float64Array, at: number): void {
  const z = epsilon * epsilon;
  let power = epsilon;
  out[at] = power * (-1 / 2 + z * (3 / 16 - z / 32));
  power *= epsilon;
  out[at + 1] = power * (-1 / 16 + z * (1 / 32 - (z * 9) / 2048));
  power *= epsilon;
  out[at + 2] = power * (-1 / 48 + (z * 3) / 256);
  power *= epsilon;
  out[at + 3] = power * (-5 / 512 + (z * 3) / 512);
  power *= epsilon;
  out[at + 4] = (power * -7) / 1280;
  power *= epsilon;
  out[at + 5] = (power * -7) / 2048;
}

/** C1', equation 21, six coefficients from `at` on: arc length out of distance. */
export function setArcSeries(epsilon: number, out: Float64Array, at: number): void {
  const z = epsilon * epsilon;
  let power = epsilon;
  out[at] = power * (1 / 2 + z * (-9 / 32 + (z * 205) / 1536));
  power *= epsilon;
  out[at + 1] = power * (5 / 16 + z * (-37 / 96 + (z * 1335) / 4096));
  power *= epsilon;
  out[at + 2] = power * (29 / 96 - (z * 75) / 128);
  power *= epsilon;
  out[at + 3] = power * (539 / 1536 - (z * 2391) / 2560);
  power *= epsilon;
  out[at + 4] = (power * 3467) / 7680;
  power *= epsilon;
  out[at + 5] = (power * 38081) / 61440;
}

/** A2, equation 42. */
export function reducedScale(epsilon: number): number {
  const z = epsilon * epsilon;
  return 1 + (z * (-3 / 4 + z * (-7 / 64 - (z * 11) / 256)) - epsilon) / (1 + epsilon);
}

/** C2, equation 43, six coefficients from `at` on. */
export function setReducedSeries(epsilon: number, out: Float64Array, at: number): void {
  const z = epsilon * epsilon;
  let power = epsilon;
  out[at] = power * (1 / 2 + z * (1 / 16 + z / 32));
  power *= epsilon;
  out[at + 1] = power * (3 / 16 + z * (1 / 32 + (z * 35) / 2048));
  power *= epsilon;
  out[at + 2] = power * (5 / 48 + (z * 5) / 256);
  power *= epsilon;
  out[at + 3] = power * (35 / 512 + (z * 7) / 512);
  power *= epsilon;
  out[at + 4] = (power * 63) / 1280;
  power *= epsilon;
  out[at + 5] = (power * 77) / 2048;
}

const n = THIRD_FLATTENING;
const A3_1 = (n - 1) / 2;
const A3_2 = (-2 + n * (-1 + n * 3)) / 8;
const A3_3 = (-1 + n * (-3 - n)) / 16;
const A3_4 = (-3 - n * 2) / 64;
const A3_5 = -3 / 128;

/** A3, equation 24. */
export function longitudeScale(epsilon: number): number {
  return 1 + epsilon * (A3_1 + epsilon * (A3_2 + epsilon * (A3_3 + epsilon * (A3_4 + epsilon * A3_5))));
}

const C31_1 = (1 - n) / 4;
const C31_2 = (1 - n * n) / 8;
const C31_3 = (3 + n * (3 - n)) / 64;
const C31_4 = (5 + n * 2) / 128;
const C31_5 = 3 / 128;
const C32_2 = (2 + n * (-3 + n)) / 32;
const C32_3 = (3 + n * (-2 - n * 3)) / 64;
const C32_4 = (3 + n) / 128;
const C32_5 = 5 / 256;
const C33_3 = (5 + n * (-9 + n * 5)) / 192;
const C33_4 = (9 - n * 10) / 384;
const C33_5 = 7 / 512;
const C34_4 = (7 - n * 14) / 512;
const C34_5 = 7 / 512;
const C35_5 = 21 / 2560;

/** C3, equation 25, five coefficients from `at` on. */
export function setLongitudeSeries(epsilon: number, out: Float64Array, at: number): void {
  let power = epsilon;
  out[at] = power * (C31_1 + epsilon * (C31_2 + epsilon * (C31_3 + epsilon * (C31_4 + epsilon * C31_5))));
  power *= epsilon;
  out[at + 1] = power * (C32_2 + epsilon * (C32_3 + epsilon * (C32_4 + epsilon * C32_5)));
  power *= epsilon;
  out[at + 2] = power * (C33_3 + epsilon * (C33_4 + epsilon * C33_5));
  power *= epsilon;
  out[at + 3] = power * (C34_4 + epsilon * C34_5);
  power *= epsilon;
  out[at + 4] = power * C35_5;
}

/** Sum of c[l] sin(2 l x) for l = 1 to 6, by Clenshaw's rule. */
export function sumSixSines(sine: number, cosine: number, c: Float64Array, at: number): number {
  const twice = 2 * (cosine - sine) * (cosine + sine);
  const y6 = c[at + 5]!;
  const y5 = twice * y6 + c[at + 4]!;
  const y4 = twice * y5 - y6 + c[at + 3]!;
  const y3 = twice * y4 - y5 + c[at + 2]!;
  const y2 = twice * y3 - y4 + c[at + 1]!;
  const y1 = twice * y2 - y3 + c[at]!;
  return 2 * sine * cosine * y1;
}

/** Sum of c[l] sin(2 l x) for l = 1 to 5. */
export function sumFiveSines(sine: number, cosine: number, c: Float64Array, at: number): number {
  const twice = 2 * (cosine - sine) * (cosine + sine);
  const y5 = c[at + 4]!;
  const y4 = twice * y5 + c[at + 3]!;
  const y3 = twice * y4 - y5 + c[at + 2]!;
  const y2 = twice * y3 - y4 + c[at + 1]!;
  const y1 = twice * y2 - y3 + c[at]!;
  return 2 * sine * cosine * y1;
}
