import { asin, atan2Deg } from './elementary/arctangent.ts';
import { cosDeg } from './elementary/sine-cosine.ts';
import { arc, COS_ALPHA_1, COS_ALPHA_2, COS_BETA_1, SIN_ALPHA_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import type { LatLonBox } from './outline-box.ts';
import { AXIS_RATIO } from './wgs84.ts';

/** Degrees added all around: 2 mm, and the rounding of longitudes. */
const MARGIN_DEG = 2e-8;
/** Less than the metres of one degree of latitude, and of longitude at the equator, anywhere. */
const LEAST_DEGREE_M = 110_500;
/** Up to this step of longitude the bulge of a geodesic is bounded without solving for it. */
const NARROW_DEG = 2;
/** (pi / 180) / 16 degrees per squared degree, and a twentieth for the flattening. */
const BULGE_PER_SQUARE_DEG = 0.00115;

/** Collects the ranges of connected places, one touching the last, and makes boxes of them. */
export class BoxCover {
  /** Whether all longitudes are covered because a pole is. */
  isAround = false;
  private touchesNorthPole = false;
  private touchesSouthPole = false;
  private south = Infinity;
  private north = -Infinity;
  /** Longitudes that run on without a jump: what is added touches what is there. */
  private west = Infinity;
  private east = -Infinity;
  private lastLon = NaN;
  private isAtPole = false;

  addPole(latDeg: number): void {
    this.addLatitudes(latDeg, latDeg);
    this.isAround = true;
  }

  addDisc(latDeg: number, lonDeg: number, radiusM: number): void {
    this.addWidened(latDeg, latDeg, lonDeg, 0, radiusM);
  }

  /** An edge straight on a chart. */
  addDrawn(lat1Deg: number, lon1Deg: number, lat2Deg: number, lonStepDeg: number): void {
    this.addWidened(Math.min(lat1Deg, lat2Deg), Math.max(lat1Deg, lat2Deg), lon1Deg, lonStepDeg, 0);
    this.isAtPole = Math.abs(lat2Deg) === 90;
  }

  /** A geodesic and everything within `radiusM` of it. */
  addGeodesic(lat1Deg: number, lon1Deg: number, lat2Deg: number, lon2Deg: number, radiusM: number): void {
    const isFromPole = Math.abs(lat1Deg) === 90;
    const isToPole = Math.abs(lat2Deg) === 90;
    const step = isFromPole || isToPole ? 0 : normaliseLonDeg(lon2Deg - lon1Deg);
    let south = Math.min(lat1Deg, lat2Deg);
    let north = Math.max(lat1Deg, lat2Deg);
    if (Math.abs(step) < NARROW_DEG) {
      const bulge = BULGE_PER_SQUARE_DEG * step * step;
      if (north > 0) north = Math.min(90, north + bulge);
      if (south < 0) south = Math.max(-90, south - bulge);
    } else {
      solveInverse(lat1Deg, lon1Deg, lat2Deg, lon2Deg);
      // Where the course turns from poleward to equatorward lies the vertex, of reduced latitude acos(sin alpha0).
      if (arc[COS_ALPHA_1]! * arc[COS_ALPHA_2]! < 0) {
        const sinAlpha0 = Math.abs(arc[SIN_ALPHA_1]! * arc[COS_BETA_1]!);
        const vertex = atan2Deg(Math.sqrt(Math.max(0, 1 - sinAlpha0 * sinAlpha0)), AXIS_RATIO * sinAlpha0);
        if (Math.abs(lat1Deg) > Math.abs(lat2Deg) ? lat1Deg > 0 : lat2Deg > 0)
          north = Math.max(north, vertex);
        else south = Math.min(south, -vertex);
      }
      if (Math.abs(step) === 180) this.isAround = true;
    }
    this.addWidened(south, north, isFromPole ? lon2Deg : lon1Deg, step, radiusM);
    this.isAtPole = isToPole;
  }

  /** The longitude farthest from what is covered. */
  middleOfGapDeg(): number {
    return normaliseLonDeg((this.west + this.east) / 2 + 180);
  }

  /** Degrees of longitude covered. */
  widthDeg(): number {
    const width = this.east - this.west;
    // The steps around a pole add up to a turn but for their rounding.
    return this.isAround || width > 360 - MARGIN_DEG ? 360 : width;
  }

  boxes(): LatLonBox[] {
    if (!(this.south <= this.north)) return [];
    const southDeg = Math.max(-90, this.south - MARGIN_DEG);
    const northDeg = Math.min(90, this.north + MARGIN_DEG);
    const around = [{ southDeg, westDeg: -180, northDeg, eastDeg: 180 }];
    if (this.isAround) return around;
    const width = this.east - this.west;
    if (width + 2 * MARGIN_DEG >= 360) return around;
    const westDeg = normaliseLonDeg(this.west - MARGIN_DEG);
    const eastDeg = westDeg + width + 2 * MARGIN_DEG;
    const boxes =
      eastDeg <= 180
        ? [{ southDeg, westDeg, northDeg, eastDeg }]
        : [
            { southDeg, westDeg, northDeg, eastDeg: 180 },
            { southDeg, westDeg: -180, northDeg, eastDeg: eastDeg - 360 },
          ];
    // A pole has every longitude.
    if (this.touchesNorthPole)
      boxes.push({ southDeg: 90 - MARGIN_DEG, westDeg: -180, northDeg: 90, eastDeg: 180 });
    if (this.touchesSouthPole)
      boxes.push({ southDeg: -90, westDeg: -180, northDeg: MARGIN_DEG - 90, eastDeg: 180 });
    return boxes;
  }

  /** Adds a range of places and everything within `radiusM` of it. */
  private addWidened(
    south: number,
    north: number,
    lonDeg: number,
    lonStepDeg: number,
    radiusM: number,
  ): void {
    const latitudes = radiusM / LEAST_DEGREE_M;
    this.addLatitudes(south - latitudes, north + latitudes);
    let longitudes = 0;
    if (radiusM > 0) {
      if (south - latitudes <= -90 || north + latitudes >= 90 || latitudes >= 90) {
        this.isAround = true;
        return;
      }
      // On the sphere sin(width) = sin(radius) / cos(latitude); a hundredth covers the flattening.
      const farthest = Math.max(Math.abs(south), Math.abs(north));
      const sine = (1.01 * latitudes * RADIANS_PER_DEGREE) / Math.max(1e-9, cosDeg(farthest));
      if (sine >= 1) {
        this.isAround = true;
        return;
      }
      longitudes = asin(sine) / RADIANS_PER_DEGREE;
    }
    const from = this.unrolled(lonDeg);
    this.lastLon = from + lonStepDeg;
    this.west = Math.min(this.west, from - longitudes, this.lastLon - longitudes);
    this.east = Math.max(this.east, from + longitudes, this.lastLon + longitudes);
  }

  /**
   * The turn of a longitude that continues the chain. Past a pole, where the chain may go on along any meridian, it is
   * the one that widens the cover least.
   */
  private unrolled(lonDeg: number): number {
    if (this.lastLon !== this.lastLon) return lonDeg;
    if (!this.isAtPole) return this.lastLon + normaliseLonDeg(lonDeg - this.lastLon);
    const east = lonDeg + 360 * Math.ceil((this.west - lonDeg) / 360);
    if (east <= this.east) return east;
    return east - this.east < this.west - (east - 360) ? east : east - 360;
  }

  private addLatitudes(south: number, north: number): void {
    this.south = Math.min(this.south, Math.max(-90, south));
    this.north = Math.max(this.north, Math.min(90, north));
    if (north >= 90) this.touchesNorthPole = true;
    if (south <= -90) this.touchesSouthPole = true;
  }
}

const RADIANS_PER_DEGREE = 0.017453292519943295;
