import { decodeGeoidGrid, GEOID_COLUMNS, GEOID_ROWS } from './geoid-grid-decoder.ts';

/** The EGM96 geoid on its public grid of 15 minutes, unpacked (2 MB). Get one with {@link loadGeoid}. */
export interface Geoid {
  /** Centimetres, row by row from 90 N, each row from 0 E eastwards. */
  readonly heightsCm: Int16Array;
}

/**
 * How far {@link undulationM} may lie from EGM96 itself, metres. The cubic on the 15-minute grid stays within 1.1 cm
 * of the points that NGA publishes; bilinear and cubic interpolation of the grid differ by up to 1.03 m in the
 * steepest cell, and EGM96 itself lies closer to the cubic than that.
 */
export const GEOID_INTERPOLATION_ERROR_M = 1;

let loading: Promise<Geoid> | undefined;

/** Unpacks the geoid, once a process, and only for those who ask: 0.6 MB of text, some 50 ms. */
export function loadGeoid(): Promise<Geoid> {
  loading ??= import('./geoid-grid.ts').then(({ packedGeoidGrid }) => ({
    heightsCm: decodeGeoidGrid(packedGeoidGrid),
  }));
  return loading;
}

/**
 * Height of the EGM96 geoid above the WGS84 ellipsoid, metres: HAE = AMSL + undulation. Lagrange cubic through 4 x 4
 * nodes of the 15-minute grid, continued across the antimeridian and over the poles; exact at the nodes, and
 * within {@link GEOID_INTERPOLATION_ERROR_M} of EGM96 (NIMA TR8350.2 section 6). Any longitude; NaN for a latitude
 * beyond a pole.
 */
export function undulationM(geoid: Geoid, latDeg: number, lonDeg: number): number {
  if (!(Math.abs(latDeg) <= 90)) return NaN;
  const x = (lonDeg - 360 * Math.floor(lonDeg / 360)) * 4;
  const y = (90 - latDeg) * 4;
  const column = Math.floor(x);
  const row = Math.min(Math.floor(y), GEOID_ROWS - 2);
  const along = lagrangeWeights(x - column);
  const down = lagrangeWeights(y - row);
  let sum = 0;
  for (let i = 0; i < 4; i += 1) {
    let inRow = 0;
    for (let j = 0; j < 4; j += 1) inRow += along[j]! * nodeCm(geoid, row - 1 + i, column - 1 + j);
    sum += down[i]! * inRow;
  }
  return sum / 100;
}

/** A row beyond a pole is the row as far on the other side, half a turn on. */
function nodeCm({ heightsCm }: Geoid, row: number, column: number): number {
  const beyond = row < 0 || row >= GEOID_ROWS;
  const within = row < 0 ? -row : row >= GEOID_ROWS ? 2 * (GEOID_ROWS - 1) - row : row;
  const turned = column + GEOID_COLUMNS + (beyond ? GEOID_COLUMNS / 2 : 0);
  return heightsCm[within * GEOID_COLUMNS + (turned % GEOID_COLUMNS)]!;
}

/** Weights of the nodes -1, 0, 1, 2 at t within 0 ... 1. */
function lagrangeWeights(t: number): readonly number[] {
  return [
    (-t * (t - 1) * (t - 2)) / 6,
    ((t + 1) * (t - 1) * (t - 2)) / 2,
    (-(t + 1) * t * (t - 2)) / 2,
    ((t + 1) * t * (t - 1)) / 6,
  ];
}
