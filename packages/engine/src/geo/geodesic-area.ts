import { atan2 } from './elementary/arctangent.ts';
import {
  arc,
  ARC_KIND,
  ARC_MERIDIAN,
  COS_ALPHA_1,
  COS_ALPHA_2,
  COS_BETA_1,
  COS_BETA_2,
  COS_OMEGA,
  DISTANCE,
  LATITUDE_SIGN,
  LONGITUDE_SIGN,
  SIN_ALPHA_1,
  SIN_ALPHA_2,
  SIN_BETA_1,
  SIN_BETA_2,
  SIN_OMEGA,
  SWAPPED,
} from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import { epsilonOf } from './geodesic-series.ts';
import type { LatLon } from './position.ts';
import {
  AUTHALIC_RADIUS_SQUARED_M2,
  ECCENTRICITY_SQUARED,
  EQUATORIAL_RADIUS_M,
  SECOND_ECCENTRICITY_SQUARED,
  THIRD_FLATTENING,
} from './wgs84.ts';

/** Area of the whole ellipsoid in square metres. */
export const EARTH_AREA_M2 = 4 * Math.PI * AUTHALIC_RADIUS_SQUARED_M2;

/**
 * Area between a geodesic and the equator in square metres (Karney 2013, section 6): positive north of the equator
 * for a path that runs east. The error is about 0.1 square metre for a side of any length.
 */
export function areaUnderGeodesic(
  lat1Deg: number,
  lon1Deg: number,
  lat2Deg: number,
  lon2Deg: number,
): number {
  solveInverse(lat1Deg, lon1Deg, lat2Deg, lon2Deg);
  return areaUnderArc();
}

/** The same for the arc that {@link solveInverse} has just solved. */
function areaUnderArc(): number {
  const sinBeta1 = arc[SIN_BETA_1]!;
  const cosBeta1 = arc[COS_BETA_1]!;
  const sinBeta2 = arc[SIN_BETA_2]!;
  const cosBeta2 = arc[COS_BETA_2]!;
  const sinAlpha1 = arc[SIN_ALPHA_1]!;
  const cosAlpha1 = arc[COS_ALPHA_1]!;
  const sinAlpha2 = arc[SIN_ALPHA_2]!;
  const cosAlpha2 = arc[COS_ALPHA_2]!;
  const sinAlpha0 = sinAlpha1 * cosBeta1;
  const cosAlpha0 = Math.sqrt(cosAlpha1 * cosAlpha1 + sinAlpha1 * sinBeta1 * (sinAlpha1 * sinBeta1));
  let area = 0;
  if (sinAlpha0 !== 0 && cosAlpha0 !== 0) {
    setAreaSeries(epsilonOf(cosAlpha0 * cosAlpha0 * SECOND_ECCENTRICITY_SQUARED));
    const scale = EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M * cosAlpha0 * sinAlpha0 * ECCENTRICITY_SQUARED;
    area =
      scale * (sumOddCosines(sinBeta2, cosAlpha2 * cosBeta2) - sumOddCosines(sinBeta1, cosAlpha1 * cosBeta1));
  }
  const omegaNorm = 1 / Math.sqrt(arc[SIN_OMEGA]! * arc[SIN_OMEGA]! + arc[COS_OMEGA]! * arc[COS_OMEGA]!);
  const sinOmega = arc[SIN_OMEGA]! * omegaNorm;
  const cosOmega = arc[COS_OMEGA]! * omegaNorm;
  let turn: number;
  if (arc[ARC_KIND] !== ARC_MERIDIAN && cosOmega > -Math.SQRT1_2 && sinBeta2 - sinBeta1 < 1.75) {
    const oneAndCos1 = 1 + cosBeta1;
    const oneAndCos2 = 1 + cosBeta2;
    turn =
      2 *
      atan2(
        sinOmega * (sinBeta1 * oneAndCos2 + sinBeta2 * oneAndCos1),
        (1 + cosOmega) * (sinBeta1 * sinBeta2 + oneAndCos1 * oneAndCos2),
      );
  } else {
    let sine = sinAlpha2 * cosAlpha1 - cosAlpha2 * sinAlpha1;
    let cosine = cosAlpha2 * cosAlpha1 + sinAlpha2 * sinAlpha1;
    if (sine === 0 && cosine < 0) {
      sine = cosAlpha1 * 1e-150;
      cosine = -1;
    }
    turn = atan2(sine, cosine);
  }
  return (
    (area + AUTHALIC_RADIUS_SQUARED_M2 * turn) * arc[SWAPPED]! * arc[LONGITUDE_SIGN]! * arc[LATITUDE_SIGN]!
  );
}

const n = THIRD_FLATTENING;

/**
 * C4 of equation 63: for each l the coefficients of epsilon^5 down to epsilon^l, which are themselves polynomials
 * in n, highest power first, over a common denominator given last.
 */
const AREA_SERIES: readonly (readonly (readonly number[])[])[] = [
  [
    [97, 15015],
    [1088, 156, 45045],
    [-224, -4784, 1573, 45045],
    [-10656, 14144, -4576, -858, 45045],
    [64, 624, -4576, 6864, -3003, 15015],
    [100, 208, 572, 3432, -12012, 30030, 45045],
  ],
  [
    [1, 9009],
    [-2944, 468, 135135],
    [5792, 1040, -1287, 135135],
    [5952, -11648, 9152, -2574, 135135],
    [-64, -624, 4576, -6864, 3003, 135135],
  ],
  [
    [8, 10725],
    [1856, -936, 225225],
    [-8448, 4992, -1144, 225225],
    [-1440, 4160, -4576, 1716, 225225],
  ],
  [
    [-136, 63063],
    [1024, -208, 105105],
    [3584, -3328, 1144, 315315],
  ],
  [
    [-128, 135135],
    [-2560, 832, 405405],
  ],
  [[128, 99099]],
];

/** The same with n of WGS84 put in. */
const areaCoefficients = AREA_SERIES.map((rows) =>
  rows.map((row) => {
    let value = 0;
    for (let i = 0; i < row.length - 1; i += 1) value = value * n + row[i]!;
    return value / row[row.length - 1]!;
  }),
);

const series = new Float64Array(6);

function setAreaSeries(epsilon: number): void {
  let power = 1;
  for (let l = 0; l < 6; l += 1) {
    let value = 0;
    for (const coefficient of areaCoefficients[l]!) value = value * epsilon + coefficient;
    series[l] = value * power;
    power *= epsilon;
  }
}

/** Sum of c[l] cos((2 l + 1) x), with x given by a vector of any length; 0 for the zero vector. */
function sumOddCosines(opposite: number, adjacent: number): number {
  const norm = Math.sqrt(opposite * opposite + adjacent * adjacent);
  const sine = norm === 0 ? 0 : opposite / norm;
  const cosine = norm === 0 ? 1 : adjacent / norm;
  const twice = 2 * (cosine - sine) * (cosine + sine);
  let y0 = 0;
  let y1 = 0;
  for (let l = 5; l >= 0; l -= 1) {
    const next = twice * y0 - y1 + series[l]!;
    y1 = y0;
    y0 = next;
  }
  return cosine * (y0 - y1);
}

/**
 * Signed area of a ring of geodesics in square metres, positive counter-clockwise, and its perimeter in metres;
 * the ring closes by itself. The smaller of the two sides counts, so the result lies within half the Earth's area.
 */
export function ringAreaM2(vertices: readonly LatLon[]): { areaM2: number; perimeterM: number } {
  let sum = 0;
  let crossings = 0;
  let perimeterM = 0;
  for (let i = 0; i < vertices.length; i += 1) {
    const a = vertices[i]!;
    const b = vertices[(i + 1) % vertices.length]!;
    solveInverse(a.latDeg, a.lonDeg, b.latDeg, b.lonDeg);
    perimeterM += arc[DISTANCE]!;
    sum += areaUnderArc();
    crossings += primeMeridianCrossing(a.lonDeg, b.lonDeg, arc[LONGITUDE_SIGN]! * arc[SWAPPED]! > 0);
  }
  if ((crossings & 1) === 1) sum += (sum < 0 ? 1 : -1) * (EARTH_AREA_M2 / 2);
  // The sum is positive clockwise, seen from above.
  let areaM2 = -sum;
  if (areaM2 > EARTH_AREA_M2 / 2) areaM2 -= EARTH_AREA_M2;
  else if (areaM2 <= -EARTH_AREA_M2 / 2) areaM2 += EARTH_AREA_M2;
  return { areaM2, perimeterM };
}

/** 1 eastward over the prime meridian, -1 westward, 0 otherwise. */
function primeMeridianCrossing(lon1Deg: number, lon2Deg: number, isEastward: boolean): number {
  const a = normaliseLonDeg(lon1Deg);
  const b = normaliseLonDeg(lon2Deg);
  if (a === b) return 0;
  if (isEastward) return (a < 0 && b >= 0) || (a > 0 && b === 0) ? 1 : 0;
  return a >= 0 && b < 0 ? -1 : 0;
}
