import { atan2Deg } from './elementary/arctangent.ts';
import { arc, COS_AZIMUTH_1, DISTANCE, SIN_AZIMUTH_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { LINE_SIZE, setLatLonOnLine, setLine } from './geodesic-line.ts';
import type { LatLon } from './position.ts';

/** The geodesic between two successive fixes, flown at constant ground speed: fraction 0 at `from`, 1 at `to`. */
export interface Leg {
  readonly from: LatLon;
  readonly to: LatLon;
  readonly lengthM: number;
  /** Azimuth at `from`; 0 where both ends coincide. */
  readonly azimuthDeg: number;
  /** The prepared geodesic, see geodesic-line.ts. */
  readonly line: Float64Array;
}

/** Prepares the leg between two fixes. Positions that are no numbers give a leg of length NaN, which is nowhere inside. */
export function makeLeg(from: LatLon, to: LatLon): Leg {
  solveInverse(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg);
  const lengthM = arc[DISTANCE]!;
  // Below a nanometre there is no direction.
  const isPoint = lengthM < 1e-9;
  const sinAzimuth = isPoint ? 0 : arc[SIN_AZIMUTH_1]!;
  const cosAzimuth = isPoint ? 1 : arc[COS_AZIMUTH_1]!;
  const line = new Float64Array(LINE_SIZE);
  setLine(line, 0, from.latDeg, from.lonDeg, sinAzimuth, cosAzimuth);
  return { from, to, lengthM, azimuthDeg: atan2Deg(sinAzimuth, cosAzimuth), line };
}

/** The place at a fraction of the leg, 0 to 1; the ends are given back exactly as they came. */
export function pointOnLeg(leg: Leg, fraction: number): LatLon {
  if (fraction <= 0) return leg.from;
  if (fraction >= 1) return leg.to;
  setLatLonOnLine(leg.line, 0, fraction * leg.lengthM, place, 0);
  return { latDeg: place[0]!, lonDeg: place[1]! };
}

const place = new Float64Array(2);
