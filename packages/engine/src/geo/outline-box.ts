import type { ChainLink } from './boundary.ts';
import { arc, COS_ALPHA_1, COS_ALPHA_2, COS_BETA_1, SIN_ALPHA_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { atan2Deg } from './elementary/arctangent.ts';
import { asin } from './elementary/arctangent.ts';
import { cosDeg } from './elementary/sine-cosine.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import { outlineContains } from './outline-distance.ts';
import type { PreparedOutline } from './outline-preparation.ts';
import { AXIS_RATIO } from './wgs84.ts';

/** A closed range of latitude and longitude, degrees; west <= east, within -180 to 180. */
export interface LatLonBox {
  readonly southDeg: number;
  readonly westDeg: number;
  readonly northDeg: number;
  readonly eastDeg: number;
}

/**
 * One or two boxes that together hold the whole outline with its boundary; two where it crosses the antimeridian.
 * An outline around a pole gets a box of all longitudes up to the pole. Safe, and at most a hundredth wider than
 * need be. Empty for an outline without any place.
 */
export function outlineBoxes(prepared: PreparedOutline): LatLonBox[] {
  const cover = new Cover();
  const { shape } = prepared;
  if (shape.kind === 'circle') {
    cover.addDisc(shape.latDeg, shape.lonDeg, shape.radiusM);
  } else if (shape.kind === 'corridor') {
    for (const link of shape.line.links) cover.addLink(link, shape.halfWidthM);
  } else {
    for (const link of shape.boundary.links) cover.addLink(link, 0);
    for (const latDeg of [90, -90])
      if (outlineContains(prepared, { latDeg, lonDeg: 0 })) cover.addPole(latDeg);
  }
  return cover.boxes();
}

/** Degrees added all around: 1 mm, and the rounding of longitudes. */
const MARGIN_DEG = 2e-8;

/** Metres of one degree of latitude at the least, and of one of longitude at the equator at the least. */
const LEAST_DEGREE_M = 110_500;

class Cover {
  private south = Infinity;
  private north = -Infinity;
  private isAround = false;
  /** Closed longitude ranges, from -180 on; the end may pass 180. */
  private readonly ranges: [number, number][] = [];

  addPole(latDeg: number): void {
    this.addLatitudes(latDeg, latDeg);
    this.isAround = true;
  }

  addDisc(latDeg: number, lonDeg: number, radiusM: number): void {
    if (!(latDeg >= -90 && latDeg <= 90 && lonDeg === lonDeg)) return;
    this.addWidened(latDeg, latDeg, lonDeg, 0, radiusM);
  }

  addLink(link: ChainLink, radiusM: number): void {
    if (link.kind === 'arc') {
      this.addDisc(link.latDeg, link.lonDeg, Math.max(link.startRadiusM, link.endRadiusM) + radiusM);
      return;
    }
    const { lat1Deg, lon1Deg, lat2Deg, lon2Deg } = link;
    solveInverse(lat1Deg, lon1Deg, lat2Deg, lon2Deg);
    let south = Math.min(lat1Deg, lat2Deg);
    let north = Math.max(lat1Deg, lat2Deg);
    // Where the course turns from poleward to equatorward the geodesic passes its vertex, of latitude acos(sin alpha0).
    if (arc[COS_ALPHA_1]! * arc[COS_ALPHA_2]! < 0) {
      const sinAlpha0 = arc[SIN_ALPHA_1]! * arc[COS_BETA_1]!;
      const vertex = atan2Deg(
        Math.sqrt(Math.max(0, 1 - sinAlpha0 * sinAlpha0)),
        AXIS_RATIO * Math.abs(sinAlpha0),
      );
      if (Math.abs(lat1Deg) > Math.abs(lat2Deg) ? lat1Deg > 0 : lat2Deg > 0) north = Math.max(north, vertex);
      else south = Math.min(south, -vertex);
    }
    const isFromPole = Math.abs(lat1Deg) === 90;
    const isToPole = Math.abs(lat2Deg) === 90;
    if (isFromPole && isToPole) {
      this.addWidened(south, north, lon2Deg, 0, radiusM);
      return;
    }
    const start = isFromPole ? lon2Deg : lon1Deg;
    const step = isFromPole || isToPole ? 0 : normaliseLonDeg(lon2Deg - lon1Deg);
    if (Math.abs(step) === 180) this.isAround = true;
    this.addWidened(south, north, step < 0 ? start + step : start, Math.abs(step), radiusM);
  }

  boxes(): LatLonBox[] {
    if (this.south > this.north) return [];
    const southDeg = Math.max(-90, this.south - MARGIN_DEG);
    const northDeg = Math.min(90, this.north + MARGIN_DEG);
    const around = [{ southDeg, westDeg: -180, northDeg, eastDeg: 180 }];
    if (this.isAround) return around;
    const { west, width } = this.smallestRange();
    if (width + 2 * MARGIN_DEG >= 360) return around;
    const westDeg = normaliseLonDeg(west - MARGIN_DEG);
    const eastDeg = westDeg + width + 2 * MARGIN_DEG;
    if (eastDeg <= 180) return [{ southDeg, westDeg, northDeg, eastDeg }];
    return [
      { southDeg, westDeg, northDeg, eastDeg: 180 },
      { southDeg, westDeg: -180, northDeg, eastDeg: eastDeg - 360 },
    ];
  }

  /** Adds a range of places and everything within `radiusM` of it. */
  private addWidened(south: number, north: number, west: number, width: number, radiusM: number): void {
    const latitudes = radiusM / LEAST_DEGREE_M;
    this.addLatitudes(south - latitudes, north + latitudes);
    if (radiusM > 0 && (south - latitudes <= -90 || north + latitudes >= 90)) {
      this.isAround = true;
      return;
    }
    const farthest = Math.max(Math.abs(south), Math.abs(north));
    // On the sphere sin(width) = sin(radius) / cos(latitude); a hundredth covers the flattening.
    const sine = (1.01 * Math.min(1, (latitudes * Math.PI) / 180)) / Math.max(1e-9, cosDeg(farthest));
    if (radiusM > 0 && (sine >= 1 || latitudes >= 90)) {
      this.isAround = true;
      return;
    }
    const longitudes = radiusM > 0 ? (asin(sine) * 180) / Math.PI : 0;
    this.ranges.push([normaliseLonDeg(west - longitudes), width + 2 * longitudes]);
    if (width + 2 * longitudes >= 360) this.isAround = true;
  }

  private addLatitudes(south: number, north: number): void {
    this.south = Math.min(this.south, Math.max(-90, south));
    this.north = Math.max(this.north, Math.min(90, north));
  }

  /** The complement of the widest gap between the ranges. */
  private smallestRange(): { west: number; width: number } {
    const sorted = this.ranges.toSorted((a, b) => a[0] - b[0]);
    let end = -Infinity;
    for (const [west, width] of sorted) end = Math.max(end, west + width - 360);
    let widest = -1;
    let west = -180;
    for (const range of sorted) {
      if (range[0] - end > widest) {
        widest = range[0] - end;
        west = range[0];
      }
      end = Math.max(end, range[0] + range[1]);
    }
    return { west, width: widest <= 0 ? 360 : 360 - widest };
  }
}
