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

/** Collects ranges of latitude and longitude and makes boxes of them. */
export class BoxCover {
  /** Whether all longitudes are covered because a pole is. */
  isAround = false;
  private touchesNorthPole = false;
  private touchesSouthPole = false;
  private south = Infinity;
  private north = -Infinity;
  /** West and width of closed longitude ranges, in pairs. */
  private readonly ranges: number[] = [];

  addPole(latDeg: number): void {
    this.addLatitudes(latDeg, latDeg);
    this.isAround = true;
  }

  addDisc(latDeg: number, lonDeg: number, radiusM: number): void {
    this.addWidened(latDeg, latDeg, lonDeg, 0, radiusM);
  }

  /** An edge straight on a chart. */
  addDrawn(lat1Deg: number, lon1Deg: number, lat2Deg: number, lonStepDeg: number): void {
    const west = lonStepDeg < 0 ? lon1Deg + lonStepDeg : lon1Deg;
    this.addWidened(Math.min(lat1Deg, lat2Deg), Math.max(lat1Deg, lat2Deg), west, Math.abs(lonStepDeg), 0);
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
    const start = isFromPole ? lon2Deg : lon1Deg;
    this.addWidened(south, north, step < 0 ? start + step : start, Math.abs(step), radiusM);
  }

  /** Degrees of longitude covered, gaps narrower than the widest included. */
  widthDeg(): number {
    return this.isAround ? 360 : this.smallestRange().width;
  }

  boxes(): LatLonBox[] {
    if (!(this.south <= this.north)) return [];
    const southDeg = Math.max(-90, this.south - MARGIN_DEG);
    const northDeg = Math.min(90, this.north + MARGIN_DEG);
    const around = [{ southDeg, westDeg: -180, northDeg, eastDeg: 180 }];
    if (this.isAround) return around;
    const { west, width } = this.smallestRange();
    if (width + 2 * MARGIN_DEG >= 360) return around;
    const westDeg = normaliseLonDeg(west - MARGIN_DEG);
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
  private addWidened(south: number, north: number, west: number, width: number, radiusM: number): void {
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
    if (width + 2 * longitudes >= 360) this.isAround = true;
    this.ranges.push(normaliseLonDeg(west - longitudes), width + 2 * longitudes);
  }

  private addLatitudes(south: number, north: number): void {
    this.south = Math.min(this.south, Math.max(-90, south));
    this.north = Math.max(this.north, Math.min(90, north));
    if (north >= 90) this.touchesNorthPole = true;
    if (south <= -90) this.touchesSouthPole = true;
  }

  /** The complement of the widest gap between the ranges. */
  private smallestRange(): { west: number; width: number } {
    const { ranges } = this;
    const order = Array.from({ length: ranges.length / 2 }, (_, i) => 2 * i);
    order.sort((a, b) => ranges[a]! - ranges[b]!);
    let end = -Infinity;
    for (const i of order) end = Math.max(end, ranges[i]! + ranges[i + 1]! - 360);
    let widest = -1;
    let west = -180;
    for (const i of order) {
      if (ranges[i]! - end > widest) {
        widest = ranges[i]! - end;
        west = ranges[i]!;
      }
      end = Math.max(end, ranges[i]! + ranges[i + 1]!);
    }
    return { west, width: widest <= 0 ? 360 : 360 - widest };
  }
}

const RADIANS_PER_DEGREE = 0.017453292519943295;
