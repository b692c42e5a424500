import { atan2Deg } from './elementary/arctangent.ts';
import { sincosDeg } from './elementary/sine-cosine.ts';
import {
  arc,
  COS_AZIMUTH_1,
  COS_AZIMUTH_2,
  DISTANCE,
  setReducedLengths,
  SIN_AZIMUTH_1,
  SIN_AZIMUTH_2,
} from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { courseThereDeg, LINE_SIZE, setLatLonOnLine, setLine } from './geodesic-line.ts';
import type { LatLon } from './position.ts';

/** The shortest path between two points. */
export interface GeodesicInverse {
  readonly distanceM: number;
  /** Azimuth at the first point, -180 to 180, clockwise from north. Ill conditioned near the antipode. */
  readonly azimuthDeg: number;
  /** Course with which the path arrives at the second point. */
  readonly finalAzimuthDeg: number;
  /** m12 in metres: how far apart two paths arrive that leave the first point one radian apart. */
  readonly reducedLengthM: number;
  /** M12: how the distance of two paths grows that leave the first point parallel. */
  readonly scale12: number;
  /** M21, the same from the second point. */
  readonly scale21: number;
}

/** Where a path ends. */
export interface GeodesicDirect {
  readonly at: LatLon;
  readonly finalAzimuthDeg: number;
}

/**
 * Solves the inverse problem on WGS84 (C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87, 2013): error
 * below 15 nanometres for any two points, nearly antipodal ones included.
 */
export function inverse(from: LatLon, to: LatLon): GeodesicInverse {
  solveInverse(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg);
  setReducedLengths(triple);
  return {
    distanceM: arc[DISTANCE]!,
    azimuthDeg: atan2Deg(arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!),
    finalAzimuthDeg: atan2Deg(arc[SIN_AZIMUTH_2]!, arc[COS_AZIMUTH_2]!),
    reducedLengthM: triple[0]!,
    scale12: triple[1]!,
    scale21: triple[2]!,
  };
}

/** Length of the shortest path in metres. Allocates nothing. */
export function distanceM(lat1Deg: number, lon1Deg: number, lat2Deg: number, lon2Deg: number): number {
  solveInverse(lat1Deg, lon1Deg, lat2Deg, lon2Deg);
  return arc[DISTANCE]!;
}

/** Distance, azimuth and final azimuth written to `out[0..2]`. Allocates nothing. */
export function inverseInto(
  lat1Deg: number,
  lon1Deg: number,
  lat2Deg: number,
  lon2Deg: number,
  out: Float64Array,
): void {
  solveInverse(lat1Deg, lon1Deg, lat2Deg, lon2Deg);
  out[0] = arc[DISTANCE]!;
  out[1] = atan2Deg(arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
  out[2] = atan2Deg(arc[SIN_AZIMUTH_2]!, arc[COS_AZIMUTH_2]!);
}

/** The point `lengthM` metres from `from` along the geodesic that leaves with `azimuthDeg`. Error below 15 nanometres. */
export function direct(from: LatLon, azimuthDeg: number, lengthM: number): GeodesicDirect {
  directInto(from.latDeg, from.lonDeg, azimuthDeg, lengthM, triple);
  return { at: { latDeg: triple[0]!, lonDeg: triple[1]! }, finalAzimuthDeg: triple[2]! };
}

/** Latitude, longitude and final azimuth written to `out[0..2]`. Allocates nothing. */
export function directInto(
  latDeg: number,
  lonDeg: number,
  azimuthDeg: number,
  lengthM: number,
  out: Float64Array,
): void {
  sincosDeg(azimuthDeg, pair);
  setLine(scratchLine, 0, latDeg, lonDeg, pair[0]!, pair[1]!);
  setLatLonOnLine(scratchLine, 0, lengthM, out, 0);
  out[2] = courseThereDeg(scratchLine, 0);
}

const pair = new Float64Array(2);
const triple = new Float64Array(3);
const scratchLine = new Float64Array(LINE_SIZE);
