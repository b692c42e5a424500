import { atan2 } from './elementary/arctangent.ts';
import { sincos } from './elementary/sine-cosine.ts';
import {
  distanceScale,
  epsilonOf,
  reducedScale,
  setDistanceSeries,
  setReducedSeries,
  sumSixSines,
} from './geodesic-series.ts';
import { POLAR_RADIUS_M, SECOND_ECCENTRICITY_SQUARED } from './wgs84.ts';

/**
 * The geodesic triangle on the auxiliary sphere (C. F. F. Karney, "Algorithms for geodesics", Journal of Geodesy 87,
 * 2013, section 2), kept in the fields of one array so that solving it allocates nothing.
 */

/** The triangle being solved, and the answer of solveInverse until the next call; angles as sine and cosine. */
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
/** Width in the middle of a short arc. */
export const MEAN_WIDTH = 27;

export const ARC_GENERAL = 0;
export const ARC_MERIDIAN = 1;
export const ARC_EQUATOR = 2;
export const ARC_SHORT = 3;

/** Section 3: from the azimuth at point 1 to the triangle on the auxiliary sphere; alpha2 by Clairaut. */
export function setArcs(): void {
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
  out[0] = arc[DISTANCE] === 0 ? 0 : reduced;
  out[1] = arc[SWAPPED]! < 0 ? scale2 : scale1;
  out[2] = arc[SWAPPED]! < 0 ? scale1 : scale2;
}

/** Distance over b, and J of equation 41. */
export const terms = new Float64Array(2);

/** Equation 7: distance over b, into `terms[0]`. */
export function setDistanceTerm(): void {
  const epsilon = arc[EPSILON]!;
  setDistanceSeries(epsilon, series, 0);
  const wave =
    sumSixSines(arc[SIN_SIGMA_2]!, arc[COS_SIGMA_2]!, series, 0) -
    sumSixSines(arc[SIN_SIGMA_1]!, arc[COS_SIGMA_1]!, series, 0);
  terms[0] = distanceScale(epsilon) * (arc[SIGMA]! + wave);
}

/** Distance over b and J(sigma) of equation 41. */
export function setLengthTerms(): void {
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

const TINY = 1.4916681462400413e-154;
const pair = new Float64Array(2);
const series = new Float64Array(12);
