import { SERIES_REACH_M, surfaceDistance } from './surface-distance.ts';
import { LARGEST_CURVATURE, SURFACE_A, SURFACE_C } from './surface-point.ts';

/** Numbers that one curve takes: six control points of three coordinates. */
export const CURVE_SIZE = 18;

/** The longest leg that one curve may follow; longer ones are cut. */
export const LONGEST_CURVE_M = SERIES_REACH_M;

/**
 * Writes the geodesic from `from` to `to`, flown at constant ground speed, as a Bezier curve of degree five in
 * earth-centred metres: `out[at..at + 17]`. Position, direction and bend agree with the geodesic at both ends; the
 * directions are those of the chord laid on the surface, turned by what the torsion of the geodesic adds over its
 * length (k t s^2 / 6 with its derivative). Without any angle, so right at the poles and across the antimeridian.
 * Off by at most 1e-8 m for legs to 50 km, 2e-7 m at 100 km and 5e-6 m at 200 km. Returns the length in metres.
 */
export function drawLeg(
  from: Float64Array,
  fromAt: number,
  to: Float64Array,
  toAt: number,
  out: Float64Array,
  at: number,
): number {
  const lengthM = surfaceDistance(
    from[fromAt]!,
    from[fromAt + 1]!,
    from[fromAt + 2]!,
    to[toAt]!,
    to[toAt + 1]!,
    to[toAt + 2]!,
  );
  for (let axis = 0; axis < 3; axis++) {
    out[at + axis] = from[fromAt + axis]!;
    out[at + 15 + axis] = to[toAt + axis]!;
  }
  const dx = to[toAt]! - from[fromAt]!;
  const dy = to[toAt + 1]! - from[fromAt + 1]!;
  const dz = to[toAt + 2]! - from[fromAt + 2]!;
  const startTwist = prepareEnd(start, out, at, dx, dy, dz);
  const endTwist = prepareEnd(end, out, at + 15, dx, dy, dz);
  const square = lengthM * lengthM;
  const startTurn = square * (startTwist / 8 + endTwist / 24);
  const endTurn = square * (endTwist / 8 + startTwist / 24);
  placeControls(start, startTurn, lengthM, out, at, 3, 6);
  placeControls(end, endTurn, -lengthM, out, at + 15, -3, -6);
  return lengthM;
}

/** How far the curve of a leg can lie from the chord flown at constant speed, metres. */
export function boundBulge(lengthM: number): number {
  return lengthM * lengthM * (LARGEST_CURVATURE / 8);
}

/**
 * Writes the part of a curve between the fractions `from` and `to` (0 to 1) as a curve of its own, by de
 * Casteljau's cuts.
 */
export function restrictCurve(
  curve: Float64Array,
  curveAt: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  for (let i = 0; i < CURVE_SIZE; i++) out[i] = curve[curveAt + i]!;
  if (from > 0) {
    for (let round = 5; round > 0; round--) {
      for (let i = 0; i < 3 * round; i++) out[i]! += from * (out[i + 3]! - out[i]!);
    }
  }
  if (to < 1) {
    const back = (1 - to) / (1 - from);
    for (let round = 5; round > 0; round--) {
      for (let i = CURVE_SIZE - 1; i >= CURVE_SIZE - 3 * round; i--) {
        out[i]! += back * (out[i - 3]! - out[i]!);
      }
    }
  }
}

/** At one end: unit normal 0-2, unit tangent 3-5, unit binormal 6-8, length of the gradient 9. */
const start = new Float64Array(10);
const end = new Float64Array(10);

/** Lays the chord on the tangent plane at an end and returns curvature times torsion of the geodesic there, 1/m^2. */
function prepareEnd(
  frame: Float64Array,
  point: Float64Array,
  at: number,
  dx: number,
  dy: number,
  dz: number,
): number {
  const gx = SURFACE_A * point[at]!;
  const gy = SURFACE_A * point[at + 1]!;
  const gz = SURFACE_C * point[at + 2]!;
  const gradient = Math.sqrt(gx * gx + gy * gy + gz * gz);
  const nx = gx / gradient;
  const ny = gy / gradient;
  const nz = gz / gradient;
  const rise = dx * nx + dy * ny + dz * nz;
  let tx = dx - rise * nx;
  let ty = dy - rise * ny;
  let tz = dz - rise * nz;
  const reach = Math.sqrt(tx * tx + ty * ty + tz * tz);
  // Without movement there is no direction; any zero vector keeps the controls at the point.
  const scale = reach === 0 ? 0 : 1 / reach;
  tx *= scale;
  ty *= scale;
  tz *= scale;
  const bx = ny * tz - nz * ty;
  const by = nz * tx - nx * tz;
  const bz = nx * ty - ny * tx;
  frame[0] = nx;
  frame[1] = ny;
  frame[2] = nz;
  frame[3] = tx;
  frame[4] = ty;
  frame[5] = tz;
  frame[6] = bx;
  frame[7] = by;
  frame[8] = bz;
  frame[9] = gradient;
  const curvature = (SURFACE_A * (tx * tx + ty * ty) + SURFACE_C * tz * tz) / gradient;
  const torsion = (SURFACE_A * (bx * tx + by * ty) + SURFACE_C * bz * tz) / gradient;
  return curvature * torsion;
}

/** Writes the two control points next to an end; `lengthM` is negative where the curve is left backwards. */
function placeControls(
  frame: Float64Array,
  turn: number,
  lengthM: number,
  out: Float64Array,
  at: number,
  near: number,
  far: number,
): void {
  let tx = frame[3]! + turn * frame[6]!;
  let ty = frame[4]! + turn * frame[7]!;
  let tz = frame[5]! + turn * frame[8]!;
  const scale = 1 / Math.sqrt(1 + turn * turn);
  tx *= scale;
  ty *= scale;
  tz *= scale;
  const curvature = (SURFACE_A * (tx * tx + ty * ty) + SURFACE_C * tz * tz) / frame[9]!;
  const step = lengthM / 5;
  const bend = (lengthM * lengthM * curvature) / 20;
  out[at + near] = out[at]! + step * tx;
  out[at + near + 1] = out[at + 1]! + step * ty;
  out[at + near + 2] = out[at + 2]! + step * tz;
  out[at + far] = out[at]! + 2 * step * tx - bend * frame[0]!;
  out[at + far + 1] = out[at + 1]! + 2 * step * ty - bend * frame[1]!;
  out[at + far + 2] = out[at + 2]! + 2 * step * tz - bend * frame[2]!;
}
