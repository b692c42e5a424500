import { atan2 } from './elementary/arctangent.ts';
import { cbrt } from './elementary/roots.ts';
import { cos, sincos, sincosDeg } from './elementary/sine-cosine.ts';
import {
  distanceScale,
  epsilonOf,
  longitudeScale,
  reducedScale,
  setDistanceSeries,
  setLongitudeSeries,
  setReducedSeries,
  sumFiveSines,
  sumSixSines,
} from './geodesic-series.ts';
import {
  AXIS_RATIO,
  EQUATORIAL_RADIUS_M,
  FLATTENING,
  POLAR_RADIUS_M,
  SECOND_ECCENTRICITY_SQUARED,
  THIRD_FLATTENING,
} from './wgs84.ts';

/**
 * The inverse geodesic problem on WGS84 after C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87
 * (2013), sections 4 to 6: Newton's method on the azimuth at the first point, started from the sphere or, near
 * the antipode, from the astroid. No allocation: the answer lies in the fields of {@link arc} until the next call.
 */

/** The answer of {@link solveInverse}; angles as sine and cosine. */
export const arc = new Float64Array(32);
export const DISTANCE = 0;
/** Azimuth at the first point and course at the second. */
export const SIN_AZIMUTH_1 = 1;
export const COS_AZIMUTH_1 = 2;
export const SIN_AZIMUTH_2 = 3;
export const COS_AZIMUTH_2 = 4;

// What follows is in canonical order: south-western point of higher latitude first. SIGMA is the arc length on the
// auxiliary sphere, counted from the northward crossing of the equator; BETA the reduced latitude.
export const SIGMA = 5;
export const SIN_SIGMA_1 = 6;
export const COS_SIGMA_1 = 7;
export const SIN_SIGMA_2 = 8;
export const COS_SIGMA_2 = 9;
export const SIN_BETA_1 = 10;
export const COS_BETA_1 = 11;
export const SIN_BETA_2 = 12;
export const COS_BETA_2 = 13;
/** sqrt(1 + e'^2 sin^2 beta). */
export const WIDTH_1 = 14;
export const WIDTH_2 = 15;
export const EPSILON = 16;
/** One of the ARC_ constants below. */
export const ARC_KIND = 17;
/** -1 where the two points were exchanged. */
export const SWAPPED = 18;
export const LATITUDE_SIGN = 19;
export const LONGITUDE_SIGN = 20;
/** Azimuths of the canonical problem. */
export const SIN_ALPHA_1 = 21;
export const COS_ALPHA_1 = 22;
export const SIN_ALPHA_2 = 23;
export const COS_ALPHA_2 = 24;
/** Difference of longitude on the auxiliary sphere. */
export const SIN_OMEGA = 25;
export const COS_OMEGA = 26;
const MEAN_WIDTH = 27;

export const ARC_GENERAL = 0;
export const ARC_MERIDIAN = 1;
export const ARC_EQUATOR = 2;
export const ARC_SHORT = 3;

/** Solves from (lat1, lon1) to (lat2, lon2), degrees, and leaves the answer in {@link arc}. */
export function solveInverse(lat1Deg: number, lon1Deg: number, lat2Deg: number, lon2Deg: number): void {
  setLongitudeDifference(lon1Deg, lon2Deg);
  let longitudeSign = 1;
  let lon12 = angles[0]!;
  let lon12Low = angles[1]!;
  if (lon12 < 0 || (lon12 === 0 && lon12Low < 0)) {
    longitudeSign = -1;
    lon12 = -lon12;
    lon12Low = -lon12Low;
  }
  const supplement = 180 - lon12 - lon12Low;
  if (lon12 > 90) {
    sincosDeg(supplement, pair);
    pair[1] = -pair[1]!;
  } else {
    sincosDeg(lon12 + lon12Low, pair);
  }
  const sinLambda = pair[0]!;
  const cosLambda = pair[1]!;
  const lambda = lon12 * RADIANS_PER_DEGREE;

  let latA = roundNearZero(lat1Deg);
  let latB = roundNearZero(lat2Deg);
  let swapped = 1;
  if ((latA < 0 ? -latA : latA) < (latB < 0 ? -latB : latB)) {
    swapped = -1;
    longitudeSign = -longitudeSign;
    const kept = latA;
    latA = latB;
    latB = kept;
  }
  const latitudeSign = latA < 0 ? 1 : -1;
  latA *= latitudeSign;
  latB *= latitudeSign;
  arc[SWAPPED] = swapped;
  arc[LATITUDE_SIGN] = latitudeSign;
  arc[LONGITUDE_SIGN] = longitudeSign;

  sincosDeg(latA, pair);
  const scaledA = AXIS_RATIO * pair[0]!;
  const normA = 1 / Math.sqrt(scaledA * scaledA + pair[1]! * pair[1]!);
  const sinBeta1 = scaledA * normA;
  let cosBeta1 = pair[1]! * normA;
  if (cosBeta1 < TINY) cosBeta1 = TINY;
  sincosDeg(latB, pair);
  const scaledB = AXIS_RATIO * pair[0]!;
  const normB = 1 / Math.sqrt(scaledB * scaledB + pair[1]! * pair[1]!);
  let sinBeta2 = scaledB * normB;
  let cosBeta2 = pair[1]! * normB;
  if (cosBeta2 < TINY) cosBeta2 = TINY;
  // Equal and opposite latitudes must stay exactly so, or Newton's method meets a false singularity.
  if (cosBeta1 < -sinBeta1) {
    if (cosBeta2 === cosBeta1) sinBeta2 = sinBeta2 < 0 ? sinBeta1 : -sinBeta1;
  } else if (sinBeta2 === sinBeta1 || sinBeta2 === -sinBeta1) {
    cosBeta2 = cosBeta1;
  }
  arc[SIN_BETA_1] = sinBeta1;
  arc[COS_BETA_1] = cosBeta1;
  arc[SIN_BETA_2] = sinBeta2;
  arc[COS_BETA_2] = cosBeta2;
  arc[WIDTH_1] = Math.sqrt(1 + SECOND_ECCENTRICITY_SQUARED * sinBeta1 * sinBeta1);
  arc[WIDTH_2] = Math.sqrt(1 + SECOND_ECCENTRICITY_SQUARED * sinBeta2 * sinBeta2);

  if (latA === -90 || sinLambda === 0) {
    solveMeridian(sinLambda, cosLambda);
  } else if (sinBeta1 === 0 && supplement >= FLATTENING * 180) {
    solveEquator(lambda, sinLambda, cosLambda);
  } else {
    const isShort = setStart(lambda, sinLambda, cosLambda);
    if (isShort) finishShort();
    else solveGeneral(sinLambda, cosLambda);
  }

  const alongLongitude = swapped * longitudeSign;
  const alongLatitude = swapped * latitudeSign;
  if (swapped < 0) {
    arc[SIN_AZIMUTH_1] = arc[SIN_ALPHA_2]! * alongLongitude;
    arc[COS_AZIMUTH_1] = arc[COS_ALPHA_2]! * alongLatitude;
    arc[SIN_AZIMUTH_2] = arc[SIN_ALPHA_1]! * alongLongitude;
    arc[COS_AZIMUTH_2] = arc[COS_ALPHA_1]! * alongLatitude;
  } else {
    arc[SIN_AZIMUTH_1] = arc[SIN_ALPHA_1]! * alongLongitude;
    arc[COS_AZIMUTH_1] = arc[COS_ALPHA_1]! * alongLatitude;
    arc[SIN_AZIMUTH_2] = arc[SIN_ALPHA_2]! * alongLongitude;
    arc[COS_AZIMUTH_2] = arc[COS_ALPHA_2]! * alongLatitude;
  }
}

/** Reduced length m12 and scales M12 and M21 of the arc just solved (equations 38 to 40), written to `out[0..2]`. */
export function setReducedLengths(out: Float64Array): void {
  const kind = arc[ARC_KIND]!;
  const sigma = arc[SIGMA]!;
  if (kind === ARC_EQUATOR) {
    sincos(sigma, pair);
    out[0] = POLAR_RADIUS_M * pair[0]!;
    out[1] = pair[1]!;
    out[2] = pair[1]!;
    return;
  }
  if (kind === ARC_SHORT) {
    const width = arc[MEAN_WIDTH]!;
    sincos(sigma / width, pair);
    out[0] = width * width * POLAR_RADIUS_M * pair[0]!;
    out[1] = pair[1]!;
    out[2] = pair[1]!;
    return;
  }
  setLengthTerms();
  const s1 = arc[SIN_SIGMA_1]!;
  const c1 = arc[COS_SIGMA_1]!;
  const s2 = arc[SIN_SIGMA_2]!;
  const c2 = arc[COS_SIGMA_2]!;
  const w1 = arc[WIDTH_1]!;
  const w2 = arc[WIDTH_2]!;
  const j = terms[1]!;
  const cosSigma = c1 * c2 + s1 * s2;
  const t =
    (SECOND_ECCENTRICITY_SQUARED *
      (arc[COS_BETA_1]! - arc[COS_BETA_2]!) *
      (arc[COS_BETA_1]! + arc[COS_BETA_2]!)) /
    (w1 + w2);
  const scale1 = cosSigma + ((t * s2 - c2 * j) * s1) / w1;
  const scale2 = cosSigma - ((t * s1 - c1 * j) * s2) / w2;
  const reduced = POLAR_RADIUS_M * (w2 * (c1 * s2) - w1 * (s1 * c2) - c1 * c2 * j);
  out[0] = arc[DISTANCE]! === 0 ? 0 : reduced;
  out[1] = arc[SWAPPED]! < 0 ? scale2 : scale1;
  out[2] = arc[SWAPPED]! < 0 ? scale1 : scale2;
}

const RADIANS_PER_DEGREE = 0.017453292519943295;
const DOUBLE_EPSILON = 2.220446049250313e-16;
const ROOT_EPSILON = 1.4901161193847656e-8;
const TINY = 1.4916681462400413e-154;
/** Below this arc the spherical solution with a mean radius is exact to the last place (0.1 factor of safety). */
const SHORT_ARC = (0.1 * ROOT_EPSILON) / Math.sqrt((FLATTENING * (1 - FLATTENING / 2)) / 2);

const pair = new Float64Array(2);
const angles = new Float64Array(2);
/** Distance over b, and J of equation 41. */
const terms = new Float64Array(2);
const series = new Float64Array(12);
const longitudeSeries = new Float64Array(5);

/** lon2 - lon1 within [-180, 180] as the sum of two doubles, so that nearly opposite meridians keep their digits. */
function setLongitudeDifference(lon1Deg: number, lon2Deg: number): void {
  const a = lon2Deg <= 360 && lon2Deg >= -360 ? lon2Deg : lon2Deg % 360;
  const b = lon1Deg <= 360 && lon1Deg >= -360 ? -lon1Deg : -(lon1Deg % 360);
  let difference = a + b;
  const part = difference - a;
  let low = a - (difference - part) + (b - part);
  while (difference > 180 || (difference === 180 && low > 0)) difference -= 360;
  while (difference < -180 || (difference === -180 && low <= 0)) difference += 360;
  if (difference + low !== difference) {
    const sum = difference + low;
    low = difference - sum + low;
    difference = sum;
  }
  angles[0] = difference;
  angles[1] = low;
}

/** Latitudes below 1e-17 degrees become multiples of that, so that sums with 90 stay sane. */
function roundNearZero(degrees: number): number {
  if (degrees >= 0.0625 || degrees <= -0.0625) return degrees;
  return degrees < 0 ? -(0.0625 - (0.0625 + degrees)) : 0.0625 - (0.0625 - degrees);
}

function solveMeridian(sinLambda: number, cosLambda: number): void {
  const sinBeta1 = arc[SIN_BETA_1]!;
  const sinBeta2 = arc[SIN_BETA_2]!;
  const cosSigma1 = cosLambda * arc[COS_BETA_1]!;
  const cosSigma2 = arc[COS_BETA_2]!;
  const cross = cosSigma1 * sinBeta2 - sinBeta1 * cosSigma2;
  arc[ARC_KIND] = ARC_MERIDIAN;
  arc[SIN_ALPHA_1] = sinLambda;
  arc[COS_ALPHA_1] = cosLambda;
  arc[SIN_ALPHA_2] = 0;
  arc[COS_ALPHA_2] = 1;
  arc[SIN_SIGMA_1] = sinBeta1;
  arc[COS_SIGMA_1] = cosSigma1;
  arc[SIN_SIGMA_2] = sinBeta2;
  arc[COS_SIGMA_2] = cosSigma2;
  arc[SIN_OMEGA] = sinLambda;
  arc[COS_OMEGA] = cosLambda;
  const sigma = atan2(cross > 0 ? cross : 0, cosSigma1 * cosSigma2 + sinBeta1 * sinBeta2);
  arc[SIGMA] = sigma;
  arc[EPSILON] = THIRD_FLATTENING;
  setDistanceTerm();
  const distance = terms[0]!;
  arc[DISTANCE] =
    sigma < 3 * TINY || (sigma < DOUBLE_EPSILON && distance < 0) ? 0 : POLAR_RADIUS_M * distance;
}

function solveEquator(lambda: number, sinLambda: number, cosLambda: number): void {
  arc[ARC_KIND] = ARC_EQUATOR;
  arc[SIN_ALPHA_1] = 1;
  arc[COS_ALPHA_1] = 0;
  arc[SIN_ALPHA_2] = 1;
  arc[COS_ALPHA_2] = 0;
  arc[SIGMA] = lambda / AXIS_RATIO;
  arc[SIN_OMEGA] = sinLambda;
  arc[COS_OMEGA] = cosLambda;
  arc[DISTANCE] = EQUATORIAL_RADIUS_M * lambda;
}

/**
 * A first azimuth: from the sphere (equation 48), from the sphere with the mean radius for short lines, from the
 * astroid near the antipode (section 5). Returns whether the line is so short that this is the answer.
 */
function setStart(lambda: number, sinLambda: number, cosLambda: number): boolean {
  const sinBeta1 = arc[SIN_BETA_1]!;
  const cosBeta1 = arc[COS_BETA_1]!;
  const sinBeta2 = arc[SIN_BETA_2]!;
  const cosBeta2 = arc[COS_BETA_2]!;
  const sinDifference = sinBeta2 * cosBeta1 - cosBeta2 * sinBeta1;
  const cosDifference = cosBeta2 * cosBeta1 + sinBeta2 * sinBeta1;
  const sinSum = sinBeta2 * cosBeta1 + cosBeta2 * sinBeta1;
  const isNear = cosDifference >= 0 && sinDifference < 0.5 && cosBeta2 * lambda < 0.5;
  let sinOmega = sinLambda;
  let cosOmega = cosLambda;
  let width = 1;
  if (isNear) {
    const sines = sinBeta1 + sinBeta2;
    const cosines = cosBeta1 + cosBeta2;
    const middle = (sines * sines) / (sines * sines + cosines * cosines);
    width = Math.sqrt(1 + SECOND_ECCENTRICITY_SQUARED * middle);
    sincos(lambda / (AXIS_RATIO * width), pair);
    sinOmega = pair[0]!;
    cosOmega = pair[1]!;
  }
  const bend = cosBeta2 * sinBeta1 * sinOmega * sinOmega;
  let sinAlpha = cosBeta2 * sinOmega;
  let cosAlpha = cosOmega >= 0 ? sinDifference + bend / (1 + cosOmega) : sinSum - bend / (1 - cosOmega);
  const sinSigma = Math.sqrt(sinAlpha * sinAlpha + cosAlpha * cosAlpha);
  const cosSigma = sinBeta1 * sinBeta2 + cosBeta1 * cosBeta2 * cosOmega;
  if (isNear && sinSigma < SHORT_ARC) {
    const sinEnd = cosBeta1 * sinOmega;
    const cosEnd =
      sinDifference -
      cosBeta1 * sinBeta2 * (cosOmega >= 0 ? (sinOmega * sinOmega) / (1 + cosOmega) : 1 - cosOmega);
    const norm = Math.sqrt(sinEnd * sinEnd + cosEnd * cosEnd);
    arc[SIN_ALPHA_2] = sinEnd / norm;
    arc[COS_ALPHA_2] = cosEnd / norm;
    arc[SIGMA] = atan2(sinSigma, cosSigma);
    arc[MEAN_WIDTH] = width;
    arc[SIN_OMEGA] = sinOmega;
    arc[COS_OMEGA] = cosOmega;
    setAlpha1(sinAlpha, cosAlpha);
    return true;
  }
  if (cosSigma < 0 && sinSigma < 6 * THIRD_FLATTENING * Math.PI * cosBeta1 * cosBeta1) {
    const short = atan2(-sinLambda, -cosLambda);
    const kSquared = sinBeta1 * sinBeta1 * SECOND_ECCENTRICITY_SQUARED;
    const longitudeUnit = FLATTENING * cosBeta1 * longitudeScale(epsilonOf(kSquared)) * Math.PI;
    const x = short / longitudeUnit;
    const y = sinSum / (longitudeUnit * cosBeta1);
    if (y > -200 * DOUBLE_EPSILON && x > -1 - 1000 * ROOT_EPSILON) {
      sinAlpha = -x < 1 ? -x : 1;
      cosAlpha = -Math.sqrt(1 - sinAlpha * sinAlpha);
    } else {
      const k = solveAstroid(x, y);
      sincos((longitudeUnit * -x * k) / (1 + k), pair);
      sinOmega = pair[0]!;
      cosOmega = -pair[1]!;
      sinAlpha = cosBeta2 * sinOmega;
      cosAlpha = sinSum - (cosBeta2 * sinBeta1 * sinOmega * sinOmega) / (1 - cosOmega);
    }
  }
  setAlpha1(sinAlpha, cosAlpha);
  return false;
}

function setAlpha1(sinAlpha: number, cosAlpha: number): void {
  if (sinAlpha > 0) {
    const norm = 1 / Math.sqrt(sinAlpha * sinAlpha + cosAlpha * cosAlpha);
    arc[SIN_ALPHA_1] = sinAlpha * norm;
    arc[COS_ALPHA_1] = cosAlpha * norm;
  } else {
    arc[SIN_ALPHA_1] = 1;
    arc[COS_ALPHA_1] = 0;
  }
}

/** The positive root of k^4 + 2 k^3 - (x^2 + y^2 - 1) k^2 - 2 y^2 k - y^2 = 0 (equation 55, appendix B). */
function solveAstroid(x: number, y: number): number {
  const p = x * x;
  const q = y * y;
  const r = (p + q - 1) / 6;
  if (q === 0 && r <= 0) return 0;
  const s = (p * q) / 4;
  const r2 = r * r;
  const r3 = r * r2;
  const discriminant = s * (s + 2 * r3);
  let u = r;
  if (discriminant >= 0) {
    const sum = s + r3;
    const root = cbrt(sum + (sum < 0 ? -Math.sqrt(discriminant) : Math.sqrt(discriminant)));
    u += root + (root === 0 ? 0 : r2 / root);
  } else {
    const angle = atan2(Math.sqrt(-discriminant), -(s + r3));
    u += 2 * r * cos(angle / 3);
  }
  const v = Math.sqrt(u * u + q);
  const uv = u < 0 ? q / (v - u) : u + v;
  const w = (uv - q) / (2 * v);
  return uv / (Math.sqrt(uv + w * w) + w);
}

function finishShort(): void {
  arc[ARC_KIND] = ARC_SHORT;
  arc[DISTANCE] = arc[SIGMA]! * POLAR_RADIUS_M * arc[MEAN_WIDTH]!;
}

const LONGEST_SEARCH = 83;

/** Newton's method on the azimuth at point 1, kept between bounds; bisection where it strays (section 4). */
function solveGeneral(sinLambda: number, cosLambda: number): void {
  arc[ARC_KIND] = ARC_GENERAL;
  let lowSin = TINY;
  let lowCos = 1;
  let highSin = TINY;
  let highCos = -1;
  let isSettling = false;
  let isBisectionSettled = false;
  for (let round = 0; round < LONGEST_SEARCH; round += 1) {
    setArcs();
    const error = longitudeError(sinLambda, cosLambda);
    const sinAlpha = arc[SIN_ALPHA_1]!;
    const cosAlpha = arc[COS_ALPHA_1]!;
    const size = error < 0 ? -error : error;
    if (isBisectionSettled || !(size >= (isSettling ? 8 : 1) * DOUBLE_EPSILON)) break;
    if (error > 0 && (round > 20 || cosAlpha / sinAlpha > highCos / highSin)) {
      highSin = sinAlpha;
      highCos = cosAlpha;
    } else if (error < 0 && (round > 20 || cosAlpha / sinAlpha < lowCos / lowSin)) {
      lowSin = sinAlpha;
      lowCos = cosAlpha;
    }
    const slope = round < 20 ? longitudeSlope() : -1;
    if (slope > 0) {
      const step = -error / slope;
      if (step < Math.PI && step > -Math.PI) {
        sincos(step, pair);
        const newSin = sinAlpha * pair[1]! + cosAlpha * pair[0]!;
        if (newSin > 0) {
          const newCos = cosAlpha * pair[1]! - sinAlpha * pair[0]!;
          const norm = 1 / Math.sqrt(newSin * newSin + newCos * newCos);
          arc[SIN_ALPHA_1] = newSin * norm;
          arc[COS_ALPHA_1] = newCos * norm;
          // So small a step leaves an error below the rounding, unless the slope is singular nearby.
          if (step < 1e-10 && step > -1e-10 && arc[COS_ALPHA_2]! > 0.01 && arc[SIGMA]! < 2.5) {
            setArcs();
            break;
          }
          isSettling = size <= 16 * DOUBLE_EPSILON;
          continue;
        }
      }
    }
    const middleSin = (lowSin + highSin) / 2;
    const middleCos = (lowCos + highCos) / 2;
    const norm = 1 / Math.sqrt(middleSin * middleSin + middleCos * middleCos);
    const nextSin = middleSin * norm;
    const nextCos = middleCos * norm;
    arc[SIN_ALPHA_1] = nextSin;
    arc[COS_ALPHA_1] = nextCos;
    isSettling = false;
    isBisectionSettled =
      Math.abs(lowSin - nextSin) + (lowCos - nextCos) < DOUBLE_EPSILON ||
      Math.abs(nextSin - highSin) + (nextCos - highCos) < DOUBLE_EPSILON;
  }
  setDistanceTerm();
  arc[DISTANCE] = POLAR_RADIUS_M * terms[0]!;
}

/** Section 3: from the azimuth at point 1 to the triangle on the auxiliary sphere; alpha2 by Clairaut. */
function setArcs(): void {
  const sinBeta1 = arc[SIN_BETA_1]!;
  const cosBeta1 = arc[COS_BETA_1]!;
  const sinBeta2 = arc[SIN_BETA_2]!;
  const cosBeta2 = arc[COS_BETA_2]!;
  const sinAlpha1 = arc[SIN_ALPHA_1]!;
  let cosAlpha1 = arc[COS_ALPHA_1]!;
  if (sinBeta1 === 0 && cosAlpha1 === 0) cosAlpha1 = -TINY;
  const sinAlpha0 = sinAlpha1 * cosBeta1;
  const along = cosAlpha1 * cosBeta1;
  const isSame = cosBeta2 === cosBeta1;
  const sinAlpha2 = isSame ? sinAlpha1 : sinAlpha0 / cosBeta2;
  const isMirrored = isSame && (sinBeta2 === sinBeta1 || sinBeta2 === -sinBeta1);
  const gap =
    cosBeta1 < -sinBeta1
      ? (cosBeta2 - cosBeta1) * (cosBeta1 + cosBeta2)
      : (sinBeta1 - sinBeta2) * (sinBeta1 + sinBeta2);
  const rising = isMirrored ? Math.abs(along) : Math.sqrt(along * along + gap);
  arc[SIN_ALPHA_2] = sinAlpha2;
  arc[COS_ALPHA_2] = isMirrored ? Math.abs(cosAlpha1) : rising / cosBeta2;
  const norm1 = 1 / Math.sqrt(sinBeta1 * sinBeta1 + along * along);
  const s1 = sinBeta1 * norm1;
  const c1 = along * norm1;
  const norm2 = 1 / Math.sqrt(sinBeta2 * sinBeta2 + rising * rising);
  const s2 = sinBeta2 * norm2;
  const c2 = rising * norm2;
  arc[SIN_SIGMA_1] = s1;
  arc[COS_SIGMA_1] = c1;
  arc[SIN_SIGMA_2] = s2;
  arc[COS_SIGMA_2] = c2;
  const cross = c1 * s2 - s1 * c2;
  arc[SIGMA] = atan2(cross > 0 ? cross : 0, c1 * c2 + s1 * s2);
  const sinOmega = sinAlpha0 * (along * sinBeta2 - sinBeta1 * rising);
  arc[SIN_OMEGA] = sinOmega > 0 ? sinOmega : 0;
  arc[COS_OMEGA] = along * rising + sinAlpha0 * sinBeta1 * (sinAlpha0 * sinBeta2);
  const cosAlpha0Squared = cosAlpha1 * cosAlpha1 + sinAlpha1 * sinBeta1 * (sinAlpha1 * sinBeta1);
  arc[EPSILON] = epsilonOf(cosAlpha0Squared * SECOND_ECCENTRICITY_SQUARED);
}

/** Equation 8: the longitude this azimuth reaches, minus the one wanted. */
function longitudeError(sinLambda: number, cosLambda: number): number {
  const sinOmega = arc[SIN_OMEGA]!;
  const cosOmega = arc[COS_OMEGA]!;
  const eta = atan2(sinOmega * cosLambda - cosOmega * sinLambda, cosOmega * cosLambda + sinOmega * sinLambda);
  const epsilon = arc[EPSILON]!;
  setLongitudeSeries(epsilon, longitudeSeries, 0);
  const wave =
    sumFiveSines(arc[SIN_SIGMA_2]!, arc[COS_SIGMA_2]!, longitudeSeries, 0) -
    sumFiveSines(arc[SIN_SIGMA_1]!, arc[COS_SIGMA_1]!, longitudeSeries, 0);
  const sinAlpha0 = arc[SIN_ALPHA_1]! * arc[COS_BETA_1]!;
  return eta - FLATTENING * longitudeScale(epsilon) * sinAlpha0 * (arc[SIGMA]! + wave);
}

/**
 * Equation 46, the change of that longitude with the azimuth. The reduced length in it is taken to second order
 * in the eccentricity: 1e-5 of it is enough for a step.
 */
function longitudeSlope(): number {
  const cosAlpha2 = arc[COS_ALPHA_2]!;
  const sinBeta1 = arc[SIN_BETA_1]!;
  if (cosAlpha2 === 0) return (-2 * AXIS_RATIO * arc[WIDTH_1]!) / sinBeta1;
  const s1 = arc[SIN_SIGMA_1]!;
  const c1 = arc[COS_SIGMA_1]!;
  const s2 = arc[SIN_SIGMA_2]!;
  const c2 = arc[COS_SIGMA_2]!;
  let j: number;
  if (arc[SIGMA]! < 2.5) {
    const epsilon = arc[EPSILON]!;
    const halfK = (2 * epsilon) / ((1 - epsilon) * (1 - epsilon));
    j = halfK * (arc[SIGMA]! - s2 * c2 + s1 * c1);
  } else {
    setLengthTerms();
    j = terms[1]!;
  }
  const reduced = arc[WIDTH_2]! * (c1 * s2) - arc[WIDTH_1]! * (s1 * c2) - c1 * c2 * j;
  return (reduced * AXIS_RATIO) / (cosAlpha2 * arc[COS_BETA_2]!);
}

/** Equation 7: distance over b, into `terms[0]`. */
function setDistanceTerm(): void {
  const epsilon = arc[EPSILON]!;
  setDistanceSeries(epsilon, series, 0);
  const wave =
    sumSixSines(arc[SIN_SIGMA_2]!, arc[COS_SIGMA_2]!, series, 0) -
    sumSixSines(arc[SIN_SIGMA_1]!, arc[COS_SIGMA_1]!, series, 0);
  terms[0] = distanceScale(epsilon) * (arc[SIGMA]! + wave);
}

/** Distance over b and J(sigma) of equation 41. */
function setLengthTerms(): void {
  const epsilon = arc[EPSILON]!;
  const sigma = arc[SIGMA]!;
  const s1 = arc[SIN_SIGMA_1]!;
  const c1 = arc[COS_SIGMA_1]!;
  const s2 = arc[SIN_SIGMA_2]!;
  const c2 = arc[COS_SIGMA_2]!;
  setDistanceSeries(epsilon, series, 0);
  setReducedSeries(epsilon, series, 6);
  const a1 = distanceScale(epsilon);
  const a2 = reducedScale(epsilon);
  const wave1 = sumSixSines(s2, c2, series, 0) - sumSixSines(s1, c1, series, 0);
  const wave2 = sumSixSines(s2, c2, series, 6) - sumSixSines(s1, c1, series, 6);
  terms[0] = a1 * (sigma + wave1);
  terms[1] = (a1 - a2) * sigma + (a1 * wave1 - a2 * wave2);
}
