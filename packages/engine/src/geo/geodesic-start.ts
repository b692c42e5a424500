import { atan2 } from './elementary/arctangent.ts';
import { cbrt } from './elementary/roots.ts';
import { cos, sincos } from './elementary/sine-cosine.ts';
import {
  arc,
  COS_ALPHA_1,
  COS_ALPHA_2,
  COS_BETA_1,
  COS_BETA_2,
  COS_OMEGA,
  MEAN_WIDTH,
  SIGMA,
  SIN_ALPHA_1,
  SIN_ALPHA_2,
  SIN_BETA_1,
  SIN_BETA_2,
  SIN_OMEGA,
} from './geodesic-arc.ts';
import { epsilonOf, longitudeScale } from './geodesic-series.ts';
import { AXIS_RATIO, FLATTENING, SECOND_ECCENTRICITY_SQUARED, THIRD_FLATTENING } from './wgs84.ts';

/**
 * A first azimuth: from the sphere (equation 48), from the sphere with the mean radius for short lines, from the
 * astroid near the antipode (section 5). Returns whether the line is so short that this is the answer.
 */
export function setStart(lambda: number, sinLambda: number, cosLambda: number): boolean {
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
    if (sinSigma < 1e-150) {
      // So close that squares underflow: as good as the same place.
      sinAlpha = 0;
      cosAlpha = 1;
    }
    const sinEnd = cosBeta1 * sinOmega;
    const cosEnd =
      sinDifference -
      cosBeta1 * sinBeta2 * (cosOmega >= 0 ? (sinOmega * sinOmega) / (1 + cosOmega) : 1 - cosOmega);
    const norm = Math.sqrt(sinEnd * sinEnd + cosEnd * cosEnd);
    arc[SIN_ALPHA_2] = norm < 1e-150 ? 0 : sinEnd / norm;
    arc[COS_ALPHA_2] = norm < 1e-150 ? 1 : cosEnd / norm;
    arc[SIGMA] = atan2(sinSigma, cosSigma);
    arc[MEAN_WIDTH] = width;
    arc[SIN_OMEGA] = sinOmega;
    arc[COS_OMEGA] = cosOmega;
    if (sinAlpha === 0) {
      arc[SIN_ALPHA_1] = 0;
      arc[COS_ALPHA_1] = 1;
    } else {
      setAlpha1(sinAlpha, cosAlpha);
    }
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

const DOUBLE_EPSILON = 2.220446049250313e-16;
const ROOT_EPSILON = 1.4901161193847656e-8;
/** Below this arc the spherical solution with a mean radius is exact to the last place (0.1 factor of safety). */
const SHORT_ARC = (0.1 * ROOT_EPSILON) / Math.sqrt((FLATTENING * (1 - FLATTENING / 2)) / 2);
const pair = new Float64Array(2);
