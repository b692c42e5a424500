import { directInto } from '../geodesic.ts';
import { setCourseOnLine, setLatLonOnLine, setPositionOnLine } from '../geodesic-line.ts';
import { distanceBetween, setDirection, setSurfacePoint } from '../surface.ts';
import { atan2Deg } from '../elementary/arctangent.ts';
import { sincos, sincosDeg } from '../elementary/sine-cosine.ts';
import type { Curve } from './curve.ts';
import { FOOT, located, setGradient } from './curve.ts';

const MEAN_RADIUS_M = 6_371_000;
const LONGEST_PIECE_M = 100_000;

/**
 * The line at a constant distance beside a geodesic, one border of a corridor. Offsets are positive away from the
 * geodesic. By the lemma of Gauss the perpendicular from the geodesic meets the border at a right angle, so the
 * distance to it is the difference of two distances.
 */
export class BorderCurve implements Curve {
  readonly bendPerM: number;
  readonly pieces: number;
  readonly speedM: number;
  readonly lengthM: number;
  private readonly line: Float64Array;
  private readonly halfWidthM: number;
  /** 1 for the left border, -1 for the right one. */
  private readonly side: number;

  constructor(line: Float64Array, lengthM: number, halfWidthM: number, side: 1 | -1) {
    this.line = line;
    this.lengthM = lengthM;
    this.halfWidthM = halfWidthM;
    this.side = side;
    sincos(Math.min(halfWidthM / MEAN_RADIUS_M, 1.5), pair);
    this.bendPerM = (1.1 * pair[0]!) / (pair[1]! * MEAN_RADIUS_M);
    this.speedM = lengthM * pair[1]!;
    this.pieces = Math.max(1, Math.ceil(lengthM / LONGEST_PIECE_M));
  }

  /** Parallel curves on a round body are shorter than their geodesic; a thousandth covers the flattening. */
  lengthBetween(from: number, until: number): number {
    return this.lengthM * (until - from) * 1.001;
  }

  setPlace(t: number, out: Float64Array, at: number): void {
    setLatLonOnLine(this.line, 0, t * this.lengthM, place, 0);
    setCourseOnLine(this.line, 0, t * this.lengthM, pair, 0);
    const course = atan2Deg(pair[0]!, pair[1]!);
    directInto(place[0]!, place[1]!, course - 90 * this.side, this.halfWidthM, place);
    setSurfacePoint(place[0]!, place[1]!, out, at);
  }

  setCourse(t: number, out: Float64Array, at: number): void {
    this.setPlace(t, out, at);
    // Square to the perpendicular from the geodesic.
    sincosDeg(place[2]! + 90 * this.side, pair);
    setDirection(place[0]!, place[1]!, pair[0]!, pair[1]!, out, at + 3);
  }

  offset(x: number, y: number, z: number, start: number): number {
    let u = start * this.lengthM;
    for (let round = 0; round < 20; round += 1) {
      setPositionOnLine(this.line, 0, u, spot, 0);
      const dx = x - spot[0]!;
      const dy = y - spot[1]!;
      const dz = z - spot[2]!;
      const slope = 1 - (dx * dx + dy * dy + dz * dz) / (2 * MEAN_RADIUS_M * MEAN_RADIUS_M);
      const step = (dx * spot[3]! + dy * spot[4]! + dz * spot[5]!) / (slope > 0.2 ? slope : 0.2);
      u += step;
      if (step < 1e-5 && step > -1e-5) break;
    }
    const dx = x - spot[0]!;
    const dy = y - spot[1]!;
    const dz = z - spot[2]!;
    // The surface normal crossed with the course points left.
    const nz = spot[2]! * SHAPE;
    const left =
      dx * (spot[1]! * spot[5]! - nz * spot[4]!) +
      dy * (nz * spot[3]! - spot[0]! * spot[5]!) +
      dz * (spot[0]! * spot[4]! - spot[1]! * spot[3]!);
    const across = distanceBetween(spot[0]!, spot[1]!, spot[2]!, x, y, z);
    const isOnSide = left >= 0 === this.side > 0;
    setGradient(dx, dy, dz, isOnSide ? 1 : -1);
    located[FOOT] = u / this.lengthM;
    return (isOnSide ? across : -across) - this.halfWidthM;
  }
}

/** (a / b)^2: turns a place into the direction of the surface normal. */
const SHAPE = 1.0067394967422765;
const place = new Float64Array(3);
const spot = new Float64Array(6);
const pair = new Float64Array(2);
