import { atan2Deg } from '../elementary/arctangent.ts';
import { sincos, sincosDeg } from '../elementary/sine-cosine.ts';
import {
  arc,
  COS_AZIMUTH_1,
  COS_AZIMUTH_2,
  DISTANCE,
  SIN_AZIMUTH_1,
  SIN_AZIMUTH_2,
} from '../geodesic-arc.ts';
import { directInto } from '../geodesic.ts';
import { solveInverse } from '../geodesic-inverse.ts';
import {
  distanceBetween,
  geodesicOfChord,
  setDirection,
  setLatLonOfSurfacePoint,
  setSurfacePoint,
} from '../surface.ts';
import type { Curve } from './curve.ts';
import { FOOT, GRADIENT, located, setGradient } from './curve.ts';

const WIDEST_PIECE_DEG = 15;
const MEAN_RADIUS_M = 6_371_000;

/**
 * Within this distance of the centre the azimuth is taken in the tangent plane: the geodesic one differs by less
 * than e^2 s^2 / 12 R^2, which moves a place on the arc by less than 0.1 mm along it.
 */
const PLANE_AZIMUTH_M = 20_000;

/** An arc about a centre; the radius runs linearly with the azimuth. Offsets are positive outside. */
export class ArcCurve implements Curve {
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly startDeg: number;
  /** Positive clockwise, within -360 to 360. */
  readonly sweepDeg: number;
  readonly startRadiusM: number;
  readonly endRadiusM: number;
  readonly bendPerM: number;
  readonly pieces: number;
  readonly speedM: number;
  private readonly frame = new Float64Array(9);

  constructor(
    latDeg: number,
    lonDeg: number,
    startDeg: number,
    sweepDeg: number,
    startRadiusM: number,
    endRadiusM: number,
  ) {
    this.latDeg = latDeg;
    this.lonDeg = lonDeg;
    this.startDeg = startDeg;
    this.sweepDeg = sweepDeg;
    this.startRadiusM = startRadiusM;
    this.endRadiusM = endRadiusM;
    const smallest = Math.min(startRadiusM, endRadiusM);
    const growth = Math.abs(endRadiusM - startRadiusM) / Math.max(1e-3, (Math.abs(sweepDeg) * Math.PI) / 180);
    // A spiral bends more than a circle by at most the square of its slope.
    const slope = growth / Math.max(1e-3, smallest);
    this.bendPerM = (1 + 2 * slope * slope) / Math.max(1e-3, smallest);
    this.pieces = Math.max(1, Math.ceil(Math.abs(sweepDeg) / WIDEST_PIECE_DEG));
    sincos(startRadiusM / MEAN_RADIUS_M, pair);
    const isCircle = startRadiusM === endRadiusM;
    this.speedM = isCircle ? (Math.abs(sweepDeg) * Math.PI * MEAN_RADIUS_M * pair[0]!) / 180 : 0;
    setFrame(latDeg, lonDeg, this.frame);
  }

  radiusAt(t: number): number {
    return this.startRadiusM + (this.endRadiusM - this.startRadiusM) * t;
  }

  lengthBetween(from: number, until: number): number {
    const sweep = (Math.abs(this.sweepDeg) * Math.PI * (until - from)) / 180;
    const radius = Math.max(this.radiusAt(from), this.radiusAt(until));
    const growth = Math.abs(this.endRadiusM - this.startRadiusM) * (until - from);
    const turn = sweep * radius;
    return Math.sqrt(turn * turn + growth * growth);
  }

  setPlace(t: number, out: Float64Array, at: number): void {
    directInto(this.latDeg, this.lonDeg, this.startDeg + this.sweepDeg * t, this.radiusAt(t), place);
    setSurfacePoint(place[0]!, place[1]!, out, at);
  }

  setCourse(t: number, out: Float64Array, at: number): void {
    this.setPlace(t, out, at);
    const across = place[2]! + (this.sweepDeg < 0 ? -90 : 90);
    sincosDeg(across, pair);
    setDirection(place[0]!, place[1]!, pair[0]!, pair[1]!, out, at + 3);
  }

  offset(x: number, y: number, z: number, start: number): number {
    const distance = this.polar(x, y, z, start);
    if (this.startRadiusM === this.endRadiusM) return distance - this.startRadiusM;
    return this.spiralOffset(x, y, z, distance);
  }

  /**
   * Distance from the centre, with the direction away from it as gradient and the parameter of the azimuth; of all
   * turns the one nearest to parameter `near` counts.
   */
  polar(x: number, y: number, z: number, near: number): number {
    const { frame } = this;
    const dx = x - frame[0]!;
    const dy = y - frame[1]!;
    const dz = z - frame[2]!;
    let distance: number;
    let azimuth: number;
    if (dx * dx + dy * dy + dz * dz <= PLANE_AZIMUTH_M * PLANE_AZIMUTH_M) {
      distance = geodesicOfChord(dx, dy, dz, x - dx / 2, y - dy / 2, z - dz / 2);
      azimuth = atan2Deg(dx * frame[3]! + dy * frame[4]!, dx * frame[6]! + dy * frame[7]! + dz * frame[8]!);
      setGradient(dx, dy, dz, 1);
    } else {
      setLatLonOfSurfacePoint(x, y, z, place, 0);
      solveInverse(this.latDeg, this.lonDeg, place[0]!, place[1]!);
      distance = arc[DISTANCE]!;
      azimuth = atan2Deg(arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
      setDirection(place[0]!, place[1]!, arc[SIN_AZIMUTH_2]!, arc[COS_AZIMUTH_2]!, located, GRADIENT);
    }
    if (this.sweepDeg === 0) {
      located[FOOT] = 0;
      return distance;
    }
    let off = (azimuth - this.startDeg - this.sweepDeg * near) % 360;
    if (off > 180) off -= 360;
    else if (off < -180) off += 360;
    located[FOOT] = near + off / this.sweepDeg;
    return distance;
  }

  /** Newton's method on the parameter, from the azimuth of the point. */
  private spiralOffset(x: number, y: number, z: number, distance: number): number {
    let t = located[FOOT]!;
    const sign = distance >= this.radiusAt(t) ? 1 : -1;
    const sweep = (this.sweepDeg * Math.PI) / 180;
    const growth = this.endRadiusM - this.startRadiusM;
    let best = Infinity;
    let bestAt = t;
    for (let round = 0; round < 30; round += 1) {
      const radius = this.radiusAt(t);
      if (!(radius >= 0)) break;
      directInto(this.latDeg, this.lonDeg, this.startDeg + this.sweepDeg * t, radius, place);
      setSurfacePoint(place[0]!, place[1]!, spot, 0);
      sincosDeg(place[2]!, pair);
      const sinCourse = pair[0]!;
      const cosCourse = pair[1]!;
      setDirection(place[0]!, place[1]!, sinCourse, cosCourse, spot, 3);
      setDirection(place[0]!, place[1]!, cosCourse, -sinCourse, spot, 6);
      const dx = x - spot[0]!;
      const dy = y - spot[1]!;
      const dz = z - spot[2]!;
      const square = dx * dx + dy * dy + dz * dz;
      if (square < best) {
        best = square;
        bestAt = t;
      }
      sincos(radius / MEAN_RADIUS_M, pair);
      const across = MEAN_RADIUS_M * pair[0]! * sweep;
      const tx = across * spot[6]! + growth * spot[3]!;
      const ty = across * spot[7]! + growth * spot[4]!;
      const tz = across * spot[8]! + growth * spot[5]!;
      const speed = Math.sqrt(tx * tx + ty * ty + tz * tz);
      if (speed === 0) break;
      const outward = dx * spot[3]! + dy * spot[4]! + dz * spot[5]!;
      // The curve bends towards the centre, so a point inside sees it pass faster than its tangent.
      const bend = 1 + (outward * across * sweep) / (speed * speed);
      const step = (dx * tx + dy * ty + dz * tz) / (speed * speed * (bend > 0.3 ? bend : 0.3));
      t += step;
      if (step * speed < 1e-6 && step * speed > -1e-6) break;
    }
    this.setPlace(bestAt, spot, 0);
    const dx = x - spot[0]!;
    const dy = y - spot[1]!;
    const dz = z - spot[2]!;
    setGradient(dx, dy, dz, sign);
    located[FOOT] = bestAt;
    return sign * distanceBetween(spot[0]!, spot[1]!, spot[2]!, x, y, z);
  }
}

const place = new Float64Array(3);
const spot = new Float64Array(9);
const pair = new Float64Array(2);

/** Centre, east and north of the tangent plane. */
function setFrame(latDeg: number, lonDeg: number, frame: Float64Array): void {
  setSurfacePoint(latDeg, lonDeg, frame, 0);
  setDirection(latDeg, lonDeg, 1, 0, frame, 3);
  setDirection(latDeg, lonDeg, 0, 1, frame, 6);
}
