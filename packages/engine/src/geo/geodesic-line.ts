import { atan2, atan2Deg } from './elementary/arctangent.ts';
import { sincos, sincosDeg } from './elementary/sine-cosine.ts';
import {
  distanceScale,
  epsilonOf,
  longitudeScale,
  setArcSeries,
  setDistanceSeries,
  setLongitudeSeries,
  sumFiveSines,
  sumSixSines,
} from './geodesic-series.ts';
import {
  AXIS_RATIO,
  ECCENTRICITY_SQUARED,
  EQUATORIAL_RADIUS_M,
  FLATTENING,
  POLAR_RADIUS_M,
  SECOND_ECCENTRICITY_SQUARED,
} from './wgs84.ts';

/**
 * A geodesic prepared for many positions along it (Karney 2013, section 3): the constants of the line in a row of
 * {@link LINE_SIZE} numbers of a Float64Array, so that thousands of lines share one array.
 */
export const LINE_SIZE = 28;

const SIN_ALPHA_0 = 0;
const COS_ALPHA_0 = 1;
const SIN_SIGMA_1 = 2;
const COS_SIGMA_1 = 3;
const SIN_OMEGA_1 = 4;
const COS_OMEGA_1 = 5;
const SIN_TAU_1 = 6;
const COS_TAU_1 = 7;
/** Metres of distance per radian of tau. */
const SCALE = 8;
const WAVE_1 = 9;
const LONGITUDE_FACTOR = 10;
const LONGITUDE_WAVE_1 = 11;
const LON_1 = 12;
/** Sine and cosine of lon1 - omega1. */
const SIN_SHIFT = 13;
const COS_SHIFT = 14;
const K_SQUARED = 15;
const ARC_SERIES = 16;
const LONGITUDE_SERIES = 22;

/** Prepares the geodesic that leaves (latDeg, lonDeg) with the azimuth given by sine and cosine. */
export function setLine(
  line: Float64Array,
  at: number,
  latDeg: number,
  lonDeg: number,
  sinAzimuth: number,
  cosAzimuth: number,
): void {
  sincosDeg(roundNearZero(latDeg), pair);
  const scaled = AXIS_RATIO * pair[0]!;
  const norm = 1 / Math.sqrt(scaled * scaled + pair[1]! * pair[1]!);
  const sinBeta = scaled * norm;
  let cosBeta = pair[1]! * norm;
  if (cosBeta < TINY) cosBeta = TINY;
  const sinAlpha0 = sinAzimuth * cosBeta;
  const lateral = sinAzimuth * sinBeta;
  const cosAlpha0 = Math.sqrt(cosAzimuth * cosAzimuth + lateral * lateral);
  let sinSigma = sinBeta;
  let cosSigma = sinBeta !== 0 || cosAzimuth !== 0 ? cosBeta * cosAzimuth : 1;
  let sinOmega = sinAlpha0 * sinBeta;
  let cosOmega = cosSigma;
  const sigmaNorm = 1 / Math.sqrt(sinSigma * sinSigma + cosSigma * cosSigma);
  sinSigma *= sigmaNorm;
  cosSigma *= sigmaNorm;
  const omegaLength = Math.sqrt(sinOmega * sinOmega + cosOmega * cosOmega);
  if (omegaLength > 0) {
    sinOmega /= omegaLength;
    cosOmega /= omegaLength;
  } else {
    sinOmega = 0;
    cosOmega = 1;
  }
  const kSquared = cosAlpha0 * cosAlpha0 * SECOND_ECCENTRICITY_SQUARED;
  const epsilon = epsilonOf(kSquared);
  setDistanceSeries(epsilon, series, 0);
  const wave = sumSixSines(sinSigma, cosSigma, series, 0);
  sincos(wave, pair);
  line[at + SIN_ALPHA_0] = sinAlpha0;
  line[at + COS_ALPHA_0] = cosAlpha0;
  line[at + SIN_SIGMA_1] = sinSigma;
  line[at + COS_SIGMA_1] = cosSigma;
  line[at + SIN_OMEGA_1] = sinOmega;
  line[at + COS_OMEGA_1] = cosOmega;
  line[at + SIN_TAU_1] = sinSigma * pair[1]! + cosSigma * pair[0]!;
  line[at + COS_TAU_1] = cosSigma * pair[1]! - sinSigma * pair[0]!;
  line[at + SCALE] = POLAR_RADIUS_M * distanceScale(epsilon);
  line[at + WAVE_1] = wave;
  line[at + K_SQUARED] = kSquared;
  setArcSeries(epsilon, line, at + ARC_SERIES);
  setLongitudeSeries(epsilon, line, at + LONGITUDE_SERIES);
  line[at + LONGITUDE_FACTOR] = -FLATTENING * longitudeScale(epsilon) * sinAlpha0;
  line[at + LONGITUDE_WAVE_1] = sumFiveSines(sinSigma, cosSigma, line, at + LONGITUDE_SERIES);
  line[at + LON_1] = lonDeg;
  sincosDeg(lonDeg, pair);
  line[at + SIN_SHIFT] = pair[0]! * cosOmega - pair[1]! * sinOmega;
  line[at + COS_SHIFT] = pair[1]! * cosOmega + pair[0]! * sinOmega;
}

/**
 * Place and direction `distanceM` along the line in the earth-centred frame: x, y, z in metres and the unit vector
 * along the course, written to `out[to..to+5]`. No angle is formed, so poles and the antimeridian are nothing special.
 */
export function setPositionOnLine(
  line: Float64Array,
  at: number,
  distanceM: number,
  out: Float64Array,
  to: number,
): void {
  setSigma(line, at, distanceM);
  const sinSigma = state[0]!;
  const cosSigma = state[1]!;
  const sinAlpha0 = line[at + SIN_ALPHA_0]!;
  const cosAlpha0 = line[at + COS_ALPHA_0]!;
  turnSlightly(longitudeTurn(line, at, state[2]!, sinSigma, cosSigma), pair);
  const sinTurn = line[at + SIN_SHIFT]! * pair[1]! + line[at + COS_SHIFT]! * pair[0]!;
  const cosTurn = line[at + COS_SHIFT]! * pair[1]! - line[at + SIN_SHIFT]! * pair[0]!;
  const u = cosSigma;
  const v = sinAlpha0 * sinSigma;
  out[to] = EQUATORIAL_RADIUS_M * (u * cosTurn - v * sinTurn);
  out[to + 1] = EQUATORIAL_RADIUS_M * (u * sinTurn + v * cosTurn);
  out[to + 2] = POLAR_RADIUS_M * (cosAlpha0 * sinSigma);
  // With w = (ds/dsigma) / a, the turn of the meridian per sigma is -e^2 sin(alpha0) / (1 + w).
  const w = AXIS_RATIO * Math.sqrt(1 + line[at + K_SQUARED]! * sinSigma * sinSigma);
  const turning = (-ECCENTRICITY_SQUARED * sinAlpha0) / (1 + w);
  const du = -sinSigma - turning * v;
  const dv = sinAlpha0 * cosSigma + turning * u;
  const perLength = 1 / w;
  out[to + 3] = (du * cosTurn - dv * sinTurn) * perLength;
  out[to + 4] = (du * sinTurn + dv * cosTurn) * perLength;
  out[to + 5] = AXIS_RATIO * cosAlpha0 * cosSigma * perLength;
}

/** Latitude and longitude in degrees `distanceM` along the line, written to `out[to]` and `out[to + 1]`. */
export function setLatLonOnLine(
  line: Float64Array,
  at: number,
  distanceM: number,
  out: Float64Array,
  to: number,
): void {
  setSigma(line, at, distanceM);
  const sinSigma = state[0]!;
  const cosSigma = state[1]!;
  const sinAlpha0 = line[at + SIN_ALPHA_0]!;
  const cosAlpha0 = line[at + COS_ALPHA_0]!;
  const turn = longitudeTurn(line, at, state[2]!, sinSigma, cosSigma);
  const rising = cosAlpha0 * cosSigma;
  out[to] = atan2Deg(cosAlpha0 * sinSigma, AXIS_RATIO * Math.sqrt(sinAlpha0 * sinAlpha0 + rising * rising));
  const sinOmega = sinAlpha0 * sinSigma;
  const sinOmega1 = line[at + SIN_OMEGA_1]!;
  const cosOmega1 = line[at + COS_OMEGA_1]!;
  const along = atan2(
    sinOmega * cosOmega1 - cosSigma * sinOmega1,
    cosSigma * cosOmega1 + sinOmega * sinOmega1,
  );
  out[to + 1] = normaliseLonDeg(line[at + LON_1]! + (along + turn) * DEGREES_PER_RADIAN);
}

/** Course at `distanceM` along the line: sine and cosine, not normalised, written to `out[to]` and `out[to + 1]`. */
export function setCourseOnLine(
  line: Float64Array,
  at: number,
  distanceM: number,
  out: Float64Array,
  to: number,
): void {
  setSigma(line, at, distanceM);
  out[to] = line[at + SIN_ALPHA_0]!;
  out[to + 1] = northward(line, at);
}

/** The course at the place that {@link setLatLonOnLine} has just found, degrees. */
export function courseThereDeg(line: Float64Array, at: number): number {
  return atan2Deg(line[at + SIN_ALPHA_0]!, northward(line, at));
}

/** Northward part of the course; exactly at a pole it is still that with which the line has come there. */
function northward(line: Float64Array, at: number): number {
  const part = line[at + COS_ALPHA_0]! * state[1]!;
  return part === 0 && line[at + SIN_ALPHA_0] === 0 ? state[0]! : part;
}

/** Longitude within (-180, 180]; unchanged where it lies there already. */
export function normaliseLonDeg(lonDeg: number): number {
  if (lonDeg <= 180 && lonDeg > -180) return lonDeg;
  const rest = lonDeg % 360;
  if (rest > 180) return rest - 360;
  return rest <= -180 ? rest + 360 : rest;
}

/** Latitudes below 1e-17 degrees become multiples of that, so that sums with 90 stay sane. */
export function roundNearZero(degrees: number): number {
  if (degrees >= 0.0625 || degrees <= -0.0625) return degrees;
  return degrees < 0 ? -(0.0625 - (0.0625 + degrees)) : 0.0625 - (0.0625 - degrees);
}

const TINY = 1.4916681462400413e-154;
const DEGREES_PER_RADIAN = 57.29577951308232;
const pair = new Float64Array(2);
const series = new Float64Array(6);
/** Sine and cosine of sigma2, and sigma2 - sigma1. */
const state = new Float64Array(3);

/** Equations 7, 9 and 20: distance to tau, tau to sigma by the reverted series. */
function setSigma(line: Float64Array, at: number, distanceM: number): void {
  const tau = distanceM / line[at + SCALE]!;
  sincos(tau, pair);
  const sinTau1 = line[at + SIN_TAU_1]!;
  const cosTau1 = line[at + COS_TAU_1]!;
  const sine = pair[0]!;
  const cosine = pair[1]!;
  const back = sumSixSines(
    sinTau1 * cosine + cosTau1 * sine,
    cosTau1 * cosine - sinTau1 * sine,
    line,
    at + ARC_SERIES,
  );
  const correction = back + line[at + WAVE_1]!;
  turnSlightly(correction, pair);
  const sinArc = sine * pair[1]! + cosine * pair[0]!;
  const cosArc = cosine * pair[1]! - sine * pair[0]!;
  const sinSigma1 = line[at + SIN_SIGMA_1]!;
  const cosSigma1 = line[at + COS_SIGMA_1]!;
  state[0] = sinSigma1 * cosArc + cosSigma1 * sinArc;
  state[1] = cosSigma1 * cosArc - sinSigma1 * sinArc;
  state[2] = tau + correction;
}

/** Equation 8: longitude minus longitude on the auxiliary sphere, radians. */
function longitudeTurn(
  line: Float64Array,
  at: number,
  sigma: number,
  sinSigma: number,
  cosSigma: number,
): number {
  const wave = sumFiveSines(sinSigma, cosSigma, line, at + LONGITUDE_SERIES);
  return line[at + LONGITUDE_FACTOR]! * (sigma + (wave - line[at + LONGITUDE_WAVE_1]!));
}

/** Sine and cosine by a few terms of the series, for the small angles that the flattening makes. */
function turnSlightly(x: number, out: Float64Array): void {
  if (!(x < 0.02 && x > -0.02)) {
    sincos(x, out);
    return;
  }
  const z = x * x;
  out[0] = x * (1 + z * (-1 / 6 + z * (1 / 120 - z / 5040)));
  out[1] = 1 + z * (-1 / 2 + z * (1 / 24 - z / 720));
}
