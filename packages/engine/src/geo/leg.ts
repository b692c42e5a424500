import { atan2Deg } from './elementary/arctangent.ts';
import { arc, COS_AZIMUTH_1, DISTANCE, SIN_AZIMUTH_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { LINE_SIZE, normaliseLonDeg, setLatLonOnLine, setLine } from './geodesic-line.ts';
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
  /** No less than the length, without solving for it. */
  readonly longestM: number;
}

/**
 * The leg between two fixes. It is solved when its length or line is first asked for, because most legs are far from
 * any boundary. Positions that are no numbers give a leg of length NaN, which is nowhere inside.
 */
export function makeLeg(from: LatLon, to: LatLon): Leg {
  return new LazyLeg(from, to);
}

/** The place at a fraction of the leg, 0 to 1; the ends are given back exactly as they came. */
export function pointOnLeg(leg: Leg, fraction: number): LatLon {
  if (fraction <= 0) return leg.from;
  if (fraction >= 1) return leg.to;
  setLatLonOnLine(leg.line, 0, fraction * leg.lengthM, place, 0);
  return { latDeg: place[0]!, lonDeg: place[1]! };
}

class LazyLeg implements Leg {
  readonly from: LatLon;
  readonly to: LatLon;
  private knownLine: Float64Array | undefined = undefined;
  private knownLengthM = 0;
  private knownAzimuthDeg = 0;

  constructor(from: LatLon, to: LatLon) {
    this.from = from;
    this.to = to;
  }

  get lengthM(): number {
    if (this.knownLine === undefined) this.solve();
    return this.knownLengthM;
  }

  get azimuthDeg(): number {
    if (this.knownLine === undefined) this.solve();
    return this.knownAzimuthDeg;
  }

  get line(): Float64Array {
    return this.knownLine ?? this.solve();
  }

  get longestM(): number {
    return this.knownLine === undefined ? longestBetween(this.from, this.to) : this.knownLengthM;
  }

  private solve(): Float64Array {
    const { from, to } = this;
    solveInverse(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg);
    const lengthM = arc[DISTANCE]!;
    // Below a nanometre there is no direction.
    const isPoint = lengthM < 1e-9;
    const sinAzimuth = isPoint ? 0 : arc[SIN_AZIMUTH_1]!;
    const cosAzimuth = isPoint ? 1 : arc[COS_AZIMUTH_1]!;
    const line = new Float64Array(LINE_SIZE);
    setLine(line, 0, from.latDeg, from.lonDeg, sinAzimuth, cosAzimuth);
    this.knownLine = line;
    this.knownLengthM = lengthM;
    this.knownAzimuthDeg = atan2Deg(sinAzimuth, cosAzimuth);
    return line;
  }
}

/** More than the metres of one degree of latitude, and of longitude over the cosine of the latitude, anywhere. */
const MOST_DEGREE_M = 111_700;

/** Along the meridian to the higher latitude and along its parallel. */
function longestBetween(from: LatLon, to: LatLon): number {
  const farther = Math.max(Math.abs(from.latDeg), Math.abs(to.latDeg)) * 0.017453292519943295;
  const square = farther * farther;
  // The series of the cosine, cut where it lies above.
  const cosine = 1 - square / 2 + (square * square) / 24;
  const lonStep = Math.abs(normaliseLonDeg(to.lonDeg - from.lonDeg));
  // A micrometre for the rounding of longitudes.
  return MOST_DEGREE_M * (Math.abs(to.latDeg - from.latDeg) + lonStep * cosine) + 1e-6;
}

const place = new Float64Array(2);
