import { atan2 } from './elementary/arctangent.ts';
import { sincos, sincosDeg } from './elementary/sine-cosine.ts';
import {
  arc,
  ARC_EQUATOR,
  ARC_GENERAL,
  ARC_KIND,
  ARC_MERIDIAN,
  ARC_SHORT,
  COS_ALPHA_1,
  COS_ALPHA_2,
  COS_AZIMUTH_1,
  COS_AZIMUTH_2,
  COS_BETA_1,
  COS_BETA_2,
  COS_OMEGA,
  COS_SIGMA_1,
  COS_SIGMA_2,
  DISTANCE,
  EPSILON,
  LATITUDE_SIGN,
  LONGITUDE_SIGN,
  MEAN_WIDTH,
  setArcs,
  setDistanceTerm,
  setLengthTerms,
  SIGMA,
  SIN_ALPHA_1,
  SIN_ALPHA_2,
  SIN_AZIMUTH_1,
  SIN_AZIMUTH_2,
  SIN_BETA_1,
  SIN_BETA_2,
  SIN_OMEGA,
  SIN_SIGMA_1,
  SIN_SIGMA_2,
  SWAPPED,
  terms,
  WIDTH_1,
  WIDTH_2,
} from './geodesic-arc.ts';
import { roundNearZero } from './geodesic-line.ts';
import { longitudeScale, setLongitudeSeries, sumFiveSines } from './geodesic-series.ts';
import { setStart } from './geodesic-start.ts';
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

/** Solves from (lat1, lon1) to (lat2, lon2), degrees, and leaves the answer in {@link arc}; NaN for what is no place. */
export function solveInverse(lat1Deg: number, lon1Deg: number, lat2Deg: number, lon2Deg: number): void {
  const sum = lat1Deg + lon1Deg + lat2Deg + lon2Deg;
  if (sum - sum !== 0) {
    arc.fill(NaN);
    return;
  }
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

const RADIANS_PER_DEGREE = 0.017453292519943295;
const DOUBLE_EPSILON = 2.220446049250313e-16;
const TINY = 1.4916681462400413e-154;

const pair = new Float64Array(2);
const angles = new Float64Array(2);
const longitudeSeries = new Float64Array(5);

/** lon2 - lon1 within [-180, 180] as the sum of two doubles, so that nearly opposite meridians keep their digits. */
function setLongitudeDifference(lon1Deg: number, lon2Deg: number): void {
  const a = lon2Deg <= 360 && lon2Deg >= -360 ? lon2Deg : lon2Deg % 360;
  const b = lon1Deg <= 360 && lon1Deg >= -360 ? -lon1Deg : -(lon1Deg % 360);
  let difference = a + b;
  const part = difference - a;
  let low = a - (difference - part) + (b - part);
  if (difference > 360) difference -= 360;
  else if (difference < -360) difference += 360;
  if (difference > 180 || (difference === 180 && low > 0)) difference -= 360;
  else if (difference < -180 || (difference === -180 && low <= 0)) difference += 360;
  if (difference + low !== difference) {
    const sum = difference + low;
    low = difference - sum + low;
    difference = sum;
  }
  angles[0] = difference;
  angles[1] = low;
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
          // What the step leaves, 1e-5 of it and its square, is below a nanometre, unless the slope is singular nearby.
          const left = (step < 0 ? -step : step) * arc[SIGMA]!;
          if (left < 1e-11 && step < 1e-7 && step > -1e-7 && arc[COS_ALPHA_2]! > 0.05 && arc[SIGMA]! < 2.5) {
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

/** Equation 8: the longitude this azimuth reaches, minus the one wanted. */
function longitudeError(sinLambda: number, cosLambda: number): number {
  const sinOmega = arc[SIN_OMEGA]!;
  const cosOmega = arc[COS_OMEGA]!;
  const eta = angleNearZero(
    sinOmega * cosLambda - cosOmega * sinLambda,
    cosOmega * cosLambda + sinOmega * sinLambda,
  );
  const epsilon = arc[EPSILON]!;
  setLongitudeSeries(epsilon, longitudeSeries, 0);
  const wave =
    sumFiveSines(arc[SIN_SIGMA_2]!, arc[COS_SIGMA_2]!, longitudeSeries, 0) -
    sumFiveSines(arc[SIN_SIGMA_1]!, arc[COS_SIGMA_1]!, longitudeSeries, 0);
  const sinAlpha0 = arc[SIN_ALPHA_1]! * arc[COS_BETA_1]!;
  return eta - FLATTENING * longitudeScale(epsilon) * sinAlpha0 * (arc[SIGMA]! + wave);
}

/** atan2(y, x), by a few terms of the series where the angle is small, as it is but near the antipode. */
function angleNearZero(y: number, x: number): number {
  if (!(y < 0.03 * x && y > -0.03 * x)) return atan2(y, x);
  const t = y / x;
  const z = t * t;
  return t * (1 + z * (-1 / 3 + z * (1 / 5 + z * (-1 / 7 + z / 9))));
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
