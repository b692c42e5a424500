import { arc, COS_AZIMUTH_1, DISTANCE, SIN_AZIMUTH_1 } from '../geodesic-arc.ts';
import { solveInverse } from '../geodesic-inverse.ts';
import { LINE_SIZE, setLine, setPositionOnLine } from '../geodesic-line.ts';
import { setSurfacePoint } from '../surface.ts';
import { LARGEST_CURVATURE_RADIUS_M } from '../wgs84.ts';
import { binAt } from './lon-bins.ts';
import type { Ring } from './ring.ts';
import { ALONG_NORTH_POLE, ALONG_SOUTH_POLE } from './ring.ts';
import type { ArcCurve } from './arc-curve.ts';
import { FOOT, located } from './curve.ts';

/**
 * Whether a point is inside by the rule of {@link Ring}. The point is given twice, in degrees (longitude within
 * (-180, 180]) and in space. What lies on an edge to the last digit falls to either side.
 */
export function ringHolds(
  ring: Ring,
  latDeg: number,
  lonDeg: number,
  x: number,
  y: number,
  z: number,
): boolean {
  let parity = 0;
  const { bins } = ring;
  if (bins === undefined) {
    for (let i = 0; i < ring.heading.length; i += 1)
      parity ^= crossesNorthward(ring, i, latDeg, lonDeg, x, y, z);
  } else {
    const bin = binAt(bins, lonDeg);
    const end = bin < 0 ? 0 : bins.starts[bin + 1]!;
    for (let k = bin < 0 ? 0 : bins.starts[bin]!; k < end; k += 1) {
      parity ^= crossesNorthward(ring, bins.edges[k]!, latDeg, lonDeg, x, y, z);
    }
  }
  return (parity ^ parityOfSlivers(ring, x, y, z)) === ring.insideParity;
}

/** How often, modulo 2, the point lies between an arc and its chords. */
function parityOfSlivers(ring: Ring, x: number, y: number, z: number): number {
  let parity = 0;
  let curve: ArcCurve | undefined;
  let distance = 0;
  let fraction = 0;
  for (const sliver of ring.slivers) {
    if (sliver.curve !== curve) {
      ({ curve } = sliver);
      distance = curve.polar(x, y, z, 0.5);
      fraction = located[FOOT]!;
    }
    if (fraction < sliver.from || fraction > sliver.until) continue;
    // The centre lies to the right of a clockwise arc. The side of the chord is asked of the ring itself, so that
    // chord and sliver never contradict each other.
    const isTowardsCentre = sideOfEdge(ring, sliver.edge, x, y, z) > 0 === curve.sweepDeg < 0;
    if (distance <= curve.radiusAt(fraction) !== isTowardsCentre) parity ^= 1;
  }
  return parity;
}

/** 1 where the meridian from the point to the north pole crosses an edge. */
function crossesNorthward(
  ring: Ring,
  i: number,
  latDeg: number,
  lonDeg: number,
  x: number,
  y: number,
  z: number,
): number {
  const heading = ring.heading[i]!;
  if (heading === 0) return 0;
  const { ends } = ring;
  let from = ends[4 * i + 1]! - lonDeg;
  if (from >= 180) from -= 360;
  else if (from < -180) from += 360;
  let to = ends[4 * i + 3]! - lonDeg;
  if (to >= 180) to -= 360;
  else if (to < -180) to += 360;
  const meets = heading > 0 ? from < 0 && to >= 0 : from >= 0 && to < 0;
  if (!meets) return 0;
  if (heading === ALONG_NORTH_POLE || heading === -ALONG_NORTH_POLE) return 1;
  if (heading === ALONG_SOUTH_POLE || heading === -ALONG_SOUTH_POLE) return 0;
  if (ring.drawn.size > 0) {
    const curve = ring.drawn.get(i);
    if (curve !== undefined) return curve.isSouthOf(latDeg, -from) ? 0 : 1;
  }
  const lat1 = ends[4 * i]!;
  const lat2 = ends[4 * i + 2]!;
  // On the meridian of one of its ends the edge is where that end is.
  if (from === 0) return latDeg > lat1 ? 0 : 1;
  if (to === 0) return latDeg > lat2 ? 0 : 1;
  // Within one hemisphere a geodesic bulges poleward.
  if (lat1 >= 0 && lat2 >= 0 && latDeg <= lat1 && latDeg <= lat2) return 1;
  if (lat1 <= 0 && lat2 <= 0 && latDeg >= lat1 && latDeg >= lat2) return 0;
  const width = from < to ? to - from : from - to;
  if (width < WIDEST_FLAT_DEG) {
    // Beyond its ends a geodesic bulges poleward by less than width^2 / 16 radians.
    const bulge = BULGE_PER_SQUARE_DEG * width * width + 1e-9;
    if (latDeg > (lat1 > lat2 ? lat1 : lat2) + bulge) return 0;
    if (latDeg < (lat1 < lat2 ? lat1 : lat2) - bulge) return 1;
  }
  const side = sideOfEdge(ring, i, x, y, z);
  if (side === 0) return latDeg > (foot < 0 ? lat1 : lat2) ? 0 : 1;
  return side > 0 === heading > 0 ? 0 : 1;
}

const WIDEST_FLAT_DEG = 10;
/** (pi / 180) / 16, and a tenth more for the ellipsoid and the sphere's own higher terms. */
const BULGE_PER_SQUARE_DEG = 0.0012;

/** Up to this length the plane through both ends and the centre of the Earth is a guide to the side. */
const LONGEST_GUIDED_M = 5_000_000;

/** After {@link sideOfEdge} has answered 0: metres along the edge, negative before its start. */
let foot = 0;

/** Nearer than this to the line of an edge, but beyond its ends, a point counts as in line with it. */
const IN_LINE_M = 1e-6;

/**
 * 1 where the point lies to the left of a geodesic edge, -1 to the right, 0 where it lies in line with it before its
 * start or beyond its end. The plane through both ends and the centre of the Earth decides where it is farther from
 * the point than it can be from the geodesic: 65 m at 1000 km, growing with the square of the length.
 */
function sideOfEdge(ring: Ring, i: number, x: number, y: number, z: number): number {
  const { ends } = ring;
  setSurfacePoint(ends[4 * i]!, ends[4 * i + 1]!, corners, 0);
  setSurfacePoint(ends[4 * i + 2]!, ends[4 * i + 3]!, corners, 3);
  const ax = corners[0]!;
  const ay = corners[1]!;
  const az = corners[2]!;
  const bx = corners[3]! - ax;
  const by = corners[4]! - ay;
  const bz = corners[5]! - az;
  const square = bx * bx + by * by + bz * bz;
  if (square < LONGEST_GUIDED_M * LONGEST_GUIDED_M && square > 0) {
    const nx = ay * bz - az * by;
    const ny = az * bx - ax * bz;
    const nz = ax * by - ay * bx;
    const side = (nx * (x - ax) + ny * (y - ay) + nz * (z - az)) / Math.sqrt(nx * nx + ny * ny + nz * nz);
    const doubt = 1e-4 + 2e-10 * square;
    if (side > doubt) return 1;
    if (side < -doubt) return -1;
  }
  return sideOfGeodesic(ring, i, x, y, z);
}

/** The same by the foot on the geodesic itself. */
function sideOfGeodesic(ring: Ring, i: number, x: number, y: number, z: number): number {
  const { ends } = ring;
  const at = 4 * i;
  let line = ring.lines.get(i);
  if (line === undefined) {
    solveInverse(ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!);
    line = new Float64Array(LINE_SIZE + 1);
    line[LINE_SIZE] = arc[DISTANCE]!;
    setLine(line, 0, ends[at]!, ends[at + 1]!, arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
    ring.lines.set(i, line);
  }
  const length = line[LINE_SIZE]!;
  // The nearest of a few samples starts the search for the foot.
  const samples = 2 + Math.floor(length / 1_000_000);
  let u = 0;
  let least = Infinity;
  for (let k = 0; k <= samples; k += 1) {
    setPositionOnLine(line, 0, (k / samples) * length, spot, 0);
    const dx = x - spot[0]!;
    const dy = y - spot[1]!;
    const dz = z - spot[2]!;
    const square = dx * dx + dy * dy + dz * dz;
    if (square < least) {
      least = square;
      u = (k / samples) * length;
    }
  }
  for (let round = 0; round < 12; round += 1) {
    setPositionOnLine(line, 0, u, spot, 0);
    const step = (x - spot[0]!) * spot[3]! + (y - spot[1]!) * spot[4]! + (z - spot[2]!) * spot[5]!;
    if (step < 1e-3 && step > -1e-3) break;
    u += step;
  }
  // The surface normal, up to its length, crossed with the course points left.
  const nx = spot[0]!;
  const ny = spot[1]!;
  const nz = spot[2]! * SHAPE;
  const left =
    (x - nx) * (ny * spot[5]! - nz * spot[4]!) +
    (y - ny) * (nz * spot[3]! - nx * spot[5]!) +
    (z - spot[2]!) * (nx * spot[4]! - ny * spot[3]!);
  const isBeside =
    left > IN_LINE_M * LARGEST_CURVATURE_RADIUS_M || left < -IN_LINE_M * LARGEST_CURVATURE_RADIUS_M;
  if (!isBeside && (u < -IN_LINE_M || u > length + IN_LINE_M)) {
    foot = u;
    return 0;
  }
  return left < 0 ? -1 : 1;
}

/** (a / b)^2: turns a place into the direction of the surface normal. */
const SHAPE = 1.0067394967422765;
const corners = new Float64Array(6);
const spot = new Float64Array(6);
