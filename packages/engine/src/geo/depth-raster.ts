import { normaliseLonDeg } from './geodesic-line.ts';

/** Signed distance to a boundary at a place. */
export type DepthAt = (latDeg: number, lonDeg: number) => number;

/** Where an outline lies: a range of latitude, and one of longitude from `westDeg` eastward. */
export interface RasterExtent {
  readonly southDeg: number;
  readonly northDeg: number;
  readonly westDeg: number;
  readonly widthDeg: number;
}

const CELLS = 16;
/** Share of the extent that the raster reaches beyond it on every side. */
const MARGIN = 0.2;
/** A cell is divided once this many questions have failed in it. */
const FAILURES_TO_DIVIDE = 48;
const MOST_DEGREE_M = 111_700;

/**
 * Remembers the depth at the middle of the cells of a raster over an outline. No depth changes faster than the point
 * moves, so the depth of one place proves on which side of the boundary its whole neighbourhood lies. Cells are
 * filled when first asked for, and divided where the answer was often too coarse. What it proves is exact; where it
 * cannot tell, it says so.
 */
export class DepthRaster {
  private readonly south: number;
  private readonly west: number;
  private readonly perLat: number;
  private readonly perLon: number;
  private readonly depthAt: DepthAt;
  private readonly depths = new Float32Array(CELLS * CELLS).fill(NaN);
  /** Half the diagonal of a cell of each row, at the most. */
  private readonly cellRadiusM = new Float64Array(CELLS);
  private readonly failures = new Uint8Array(CELLS * CELLS);
  private readonly divided: (Float32Array | undefined)[] = Array.from({ length: CELLS * CELLS });

  constructor(extent: RasterExtent, depthAt: DepthAt) {
    const height = Math.max(1e-6, extent.northDeg - extent.southDeg);
    const width = Math.max(1e-6, extent.widthDeg);
    this.depthAt = depthAt;
    this.south = extent.southDeg - MARGIN * height;
    this.west = extent.widthDeg >= 250 ? -180 : extent.westDeg - MARGIN * width;
    const tall = (1 + 2 * MARGIN) * height;
    const wide = extent.widthDeg >= 250 ? 360 : (1 + 2 * MARGIN) * width;
    this.perLat = CELLS / tall;
    this.perLon = CELLS / wide;
    for (let row = 0; row < CELLS; row += 1) {
      const low = this.south + row / this.perLat;
      const high = low + 1 / this.perLat;
      const nearestEquator = low * high <= 0 ? 0 : Math.min(Math.abs(low), Math.abs(high));
      this.cellRadiusM[row] =
        (MOST_DEGREE_M / 2) * (1 / this.perLat + cosineAbove(nearestEquator) / this.perLon);
    }
  }

  /** 1 where every place within `reachM` is inside, -1 where every one is outside, 0 where this cannot tell. */
  sideWithin(latDeg: number, lonDeg: number, reachM: number): number {
    const y = (latDeg - this.south) * this.perLat;
    let east = lonDeg - this.west;
    if (east < 0) east += 360;
    else if (east >= 360) east -= 360;
    const x = east * this.perLon;
    if (!(y >= 0 && y < CELLS && x >= 0 && x < CELLS)) return 0;
    const row = Math.floor(y);
    const column = Math.floor(x);
    const cell = row * CELLS + column;
    let depth = this.depths[cell]!;
    if (depth !== depth) {
      depth = this.fill(row + 0.5, column + 0.5);
      this.depths[cell] = depth;
    }
    const needed = this.cellRadiusM[row]! + reachM;
    if (depth > needed) return 1;
    if (depth < -needed) return -1;
    return this.sideInDivided(cell, row, column, y, x, reachM);
  }

  private sideInDivided(
    cell: number,
    row: number,
    column: number,
    y: number,
    x: number,
    reachM: number,
  ): number {
    let depths = this.divided[cell];
    if (depths === undefined) {
      const failures = this.failures[cell]! + 1;
      this.failures[cell] = failures;
      if (failures < FAILURES_TO_DIVIDE) return 0;
      depths = new Float32Array(CELLS * CELLS).fill(NaN);
      this.divided[cell] = depths;
    }
    const subRow = Math.floor((y - row) * CELLS);
    const subColumn = Math.floor((x - column) * CELLS);
    const subCell = subRow * CELLS + subColumn;
    let depth = depths[subCell]!;
    if (depth !== depth) {
      depth = this.fill(row + (subRow + 0.5) / CELLS, column + (subColumn + 0.5) / CELLS);
      depths[subCell] = depth;
    }
    const needed = this.cellRadiusM[row]! / CELLS + reachM;
    return depth > needed ? 1 : depth < -needed ? -1 : 0;
  }

  /** Depth at a place of the raster, a little nearer to zero than it is so that rounding to 24 bits is safe. */
  private fill(y: number, x: number): number {
    const latDeg = this.south + y / this.perLat;
    // Beyond a pole there is no place, and nothing to prove.
    if (latDeg > 90 || latDeg < -90) return 0;
    return this.depthAt(latDeg, normaliseLonDeg(this.west + x / this.perLon)) * 0.999999;
  }
}

/** Not below the cosine of a latitude in degrees. */
function cosineAbove(latDeg: number): number {
  const radians = latDeg * 0.017453292519943295;
  const square = radians * radians;
  return 1 - square / 2 + (square * square) / 24;
}
