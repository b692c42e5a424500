import { cosDeg, sincosDeg } from '../elementary/sine-cosine.ts';
import { normaliseLonDeg } from '../geodesic-line.ts';
import { distanceBetween, setDirection, setSurfacePoint } from '../surface.ts';
import { ECCENTRICITY_SQUARED, EQUATORIAL_RADIUS_M, LARGEST_CURVATURE_RADIUS_M } from '../wgs84.ts';
import type { Curve } from './curve.ts';
import { FOOT, located, setGradient } from './curve.ts';
import { isometricStep } from './isometric-latitude.ts';

/** Below this step of latitude a rhumb line and the straight line in degrees are the same to a micrometre. */
const FLAT_STEP_DEG = 1e-5;
const RADIANS_PER_DEGREE = 0.017453292519943295;
/** Turn of a piece, radians, at the most. */
const LARGEST_TURN = 0.25;
const LONGEST_PIECE_M = 100_000;

/**
 * An edge straight in longitude and latitude (RFC 7946 section 3.1.1), or straight in longitude and isometric
 * latitude, which is a rhumb line. Offsets are positive to the left. Exact: no geodesics stand in for it.
 */
export class DrawnCurve implements Curve {
  readonly lat1Deg: number;
  readonly lon1Deg: number;
  readonly lat2Deg: number;
  /** Signed and not wrapped: the edge runs that far east. Within 90 degrees. */
  readonly lonStepDeg: number;
  readonly isRhumb: boolean;
  readonly bendPerM: number;
  readonly pieces: number;
  readonly speedM = 0;
  private readonly isometricSpan: number;

  constructor(lat1Deg: number, lon1Deg: number, lat2Deg: number, lonStepDeg: number, isRhumb: boolean) {
    this.lat1Deg = lat1Deg;
    this.lon1Deg = lon1Deg;
    this.lat2Deg = lat2Deg;
    this.lonStepDeg = lonStepDeg;
    this.isRhumb = isRhumb && Math.abs(lat2Deg - lat1Deg) > FLAT_STEP_DEG;
    this.isometricSpan = this.isRhumb ? isometricStep(lat1Deg, lat2Deg) : 0;
    const farthest = Math.max(Math.abs(lat1Deg), Math.abs(lat2Deg));
    // A parallel bends by tan(lat) / R; a slanting straight line turns by no more than as much again.
    this.bendPerM = (2 * Math.abs(lonStepDeg) > 0 ? 2 : 0) / (6_300_000 * Math.max(1e-9, cosDeg(farthest)));
    const length = this.lengthBetween(0, 1);
    const turn = length * this.bendPerM;
    this.pieces = Math.min(
      256,
      Math.max(1, Math.ceil(turn / LARGEST_TURN), Math.ceil(length / LONGEST_PIECE_M)),
    );
  }

  latAt(t: number): number {
    return this.lat1Deg + (this.lat2Deg - this.lat1Deg) * t;
  }

  /** Longitude, not wrapped. */
  lonAt(t: number): number {
    if (!this.isRhumb) return this.lon1Deg + this.lonStepDeg * t;
    return this.lon1Deg + (this.lonStepDeg * isometricStep(this.lat1Deg, this.latAt(t))) / this.isometricSpan;
  }

  /** Whether a place on the meridian `lonStep` degrees east of the start lies north of the curve. */
  isSouthOf(latDeg: number, lonStep: number): boolean {
    const share = lonStep / this.lonStepDeg;
    if (!this.isRhumb) return latDeg > this.latAt(share);
    return isometricStep(this.lat1Deg, latDeg) > share * this.isometricSpan;
  }

  lengthBetween(from: number, until: number): number {
    const north =
      Math.abs(this.latAt(until) - this.latAt(from)) * RADIANS_PER_DEGREE * LARGEST_CURVATURE_RADIUS_M;
    const low = this.latAt(from);
    const high = this.latAt(until);
    const nearestEquator = low * high < 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
    const east =
      Math.abs(this.lonAt(until) - this.lonAt(from)) *
      RADIANS_PER_DEGREE *
      1.0034 *
      EQUATORIAL_RADIUS_M *
      cosDeg(nearestEquator);
    return Math.sqrt(north * north + east * east);
  }

  setPlace(t: number, out: Float64Array, at: number): void {
    setSurfacePoint(clampLat(this.latAt(t)), normaliseLonDeg(this.lonAt(t)), out, at);
  }

  setCourse(t: number, out: Float64Array, at: number): void {
    this.setTangent(t);
    for (let i = 0; i < 6; i += 1) out[at + i] = spot[i]!;
  }

  offset(x: number, y: number, z: number, start: number): number {
    let t = start;
    let best = Infinity;
    let bestAt = t;
    let previous = Infinity;
    let damping = 1;
    for (let round = 0; round < 60; round += 1) {
      const speed = this.setTangent(t);
      const dx = x - spot[0]!;
      const dy = y - spot[1]!;
      const dz = z - spot[2]!;
      const square = dx * dx + dy * dy + dz * dz;
      // A step too far past a strong bend: go back half way.
      if (square > previous * (1 + 1e-12)) {
        damping *= 0.5;
        t = bestAt;
        if (damping < 1e-6) break;
        this.setTangent(t);
      }
      if (square < best) {
        best = square;
        bestAt = t;
      }
      previous = best;
      if (speed === 0) break;
      const step =
        damping * ((x - spot[0]!) * spot[3]! + (y - spot[1]!) * spot[4]! + (z - spot[2]!) * spot[5]!);
      if (step < 1e-6 && step > -1e-6) break;
      t += step / speed;
      t = t < -0.5 ? -0.5 : t > 1.5 ? 1.5 : t;
    }
    this.setTangent(bestAt);
    const dx = x - spot[0]!;
    const dy = y - spot[1]!;
    const dz = z - spot[2]!;
    // Up crossed with the tangent points left.
    const left = dx * spot[6]! + dy * spot[7]! + dz * spot[8]!;
    const sign = left < 0 ? -1 : 1;
    setGradient(dx, dy, dz, sign);
    located[FOOT] = bestAt;
    return sign * distanceBetween(spot[0]!, spot[1]!, spot[2]!, x, y, z);
  }

  /** Place, unit tangent and unit vector to the left at t, into {@link spot}; returns metres per unit of t. */
  private setTangent(t: number): number {
    const latDeg = clampLat(this.latAt(t));
    const lonDeg = normaliseLonDeg(this.lonAt(t));
    sincosDeg(latDeg, pair);
    const sine = pair[0]!;
    const cosine = pair[1]!;
    const w = 1 - ECCENTRICITY_SQUARED * sine * sine;
    const parallelRadius = (EQUATORIAL_RADIUS_M / Math.sqrt(w)) * cosine;
    const meridianRadius = (EQUATORIAL_RADIUS_M * (1 - ECCENTRICITY_SQUARED)) / (w * Math.sqrt(w));
    const latRate = (this.lat2Deg - this.lat1Deg) * RADIANS_PER_DEGREE;
    const north = latRate * meridianRadius;
    // On a rhumb line d(lon) / d(psi) is constant, and the meridian radius over the parallel's is d(psi) / d(lat).
    const east = this.isRhumb
      ? (this.lonStepDeg * RADIANS_PER_DEGREE * latRate * meridianRadius) / this.isometricSpan
      : this.lonStepDeg * RADIANS_PER_DEGREE * parallelRadius;
    const speed = Math.sqrt(north * north + east * east);
    setSurfacePoint(latDeg, lonDeg, spot, 0);
    const per = speed === 0 ? 0 : 1 / speed;
    setDirection(latDeg, lonDeg, east * per, north * per, spot, 3);
    setDirection(latDeg, lonDeg, -north * per, east * per, spot, 6);
    return speed;
  }
}

function clampLat(latDeg: number): number {
  return latDeg > 90 ? 90 : latDeg < -90 ? -90 : latDeg;
}

const spot = new Float64Array(9);
const pair = new Float64Array(2);
