import type { ArcLink, Boundary } from './boundary.ts';
import { FAN_OUT, lineOfLink, radiusOfArc } from './boundary.ts';
import { atan2, atan2Deg } from './elementary/arctangent.ts';
import { sincos, sincosDeg } from './elementary/sine-cosine.ts';
import { directInto } from './geodesic.ts';
import { arc, COS_AZIMUTH_1, COS_AZIMUTH_2, DISTANCE, SIN_AZIMUTH_1, SIN_AZIMUTH_2 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { setCourseOnLine, setLatLonOnLine, setPositionOnLine } from './geodesic-line.ts';
import { geodesicOfChord, NEAR_CHORD_M, setLatLonOfSurfacePoint, setSurfacePoint } from './surface.ts';

/**
 * What {@link distanceToPiece} found beside the distance: the unit vector at the point along which the distance
 * grows (zero on the boundary itself), then the parameter of the nearest point of the piece.
 */
export const contact = new Float64Array(4);
export const AWAY = 0;
export const PARAMETER = 3;

/** The piece that {@link distanceToBoundary} found nearest. */
export const nearest = new Int32Array(1);

/** Geodesic distance from a surface point to the nearest point of the boundary; Infinity where there is none. */
export function distanceToBoundary(boundary: Boundary, x: number, y: number, z: number): number {
  let best = Infinity;
  nearest[0] = -1;
  if (boundary.pieceCount === 0) return best;
  const levels = boundary.levelStart.length - 1;
  let depth = 0;
  stackLevel[0] = levels - 1;
  stackGroup[0] = 0;
  stackBound[0] = 0;
  while (depth >= 0) {
    const level = stackLevel[depth]!;
    const group = stackGroup[depth]!;
    const bound = stackBound[depth]!;
    depth -= 1;
    if (bound >= best) continue;
    const first = group * FAN_OUT;
    if (level === 0) {
      const end = first + FAN_OUT < boundary.pieceCount ? first + FAN_OUT : boundary.pieceCount;
      for (let k = first; k < end; k += 1) {
        if (leastGeodesic(chordToPiece(boundary, k, x, y, z) - boundary.pieceBulgeM[k]!) >= best) continue;
        const distance = distanceToPiece(boundary, k, x, y, z);
        if (distance < best) {
          best = distance;
          nearest[0] = k;
        }
      }
      continue;
    }
    const below = boundary.levelStart[level - 1]!;
    const count = boundary.levelStart[level]! - below;
    const end = first + FAN_OUT < count ? first + FAN_OUT : count;
    const base = depth;
    for (let child = first; child < end; child += 1) {
      const at = 4 * (below + child);
      const dx = boundary.spheres[at]! - x;
      const dy = boundary.spheres[at + 1]! - y;
      const dz = boundary.spheres[at + 2]! - z;
      const reach = leastGeodesic(Math.sqrt(dx * dx + dy * dy + dz * dz) - boundary.spheres[at + 3]!);
      if (reach >= best) continue;
      // Insertion keeps the nearest child on top.
      let slot = depth + 1;
      while (slot > base + 1 && stackBound[slot - 1]! < reach) {
        stackLevel[slot] = stackLevel[slot - 1]!;
        stackGroup[slot] = stackGroup[slot - 1]!;
        stackBound[slot] = stackBound[slot - 1]!;
        slot -= 1;
      }
      stackLevel[slot] = level - 1;
      stackGroup[slot] = child;
      stackBound[slot] = reach;
      depth += 1;
    }
  }
  return best;
}

/** The pieces found by {@link findPiecesNear}. */
export let found: Int32Array = new Int32Array(64);

/** Lists in {@link found} every piece that may come within `reachM` (straight line) of a place; returns how many. */
export function findPiecesNear(boundary: Boundary, x: number, y: number, z: number, reachM: number): number {
  let count = 0;
  if (boundary.pieceCount === 0) return 0;
  let depth = 0;
  stackLevel[0] = boundary.levelStart.length - 2;
  stackGroup[0] = 0;
  while (depth >= 0) {
    const level = stackLevel[depth]!;
    const group = stackGroup[depth]!;
    depth -= 1;
    const at = 4 * (boundary.levelStart[level]! + group);
    const dx = boundary.spheres[at]! - x;
    const dy = boundary.spheres[at + 1]! - y;
    const dz = boundary.spheres[at + 2]! - z;
    const reach = boundary.spheres[at + 3]! + reachM;
    if (dx * dx + dy * dy + dz * dz > reach * reach) continue;
    const first = group * FAN_OUT;
    if (level === 0) {
      const end = first + FAN_OUT < boundary.pieceCount ? first + FAN_OUT : boundary.pieceCount;
      for (let k = first; k < end; k += 1) {
        if (chordToPiece(boundary, k, x, y, z) - boundary.pieceBulgeM[k]! > reachM) continue;
        if (count === found.length) {
          const larger = new Int32Array(2 * count);
          larger.set(found);
          found = larger;
        }
        found[count] = k;
        count += 1;
      }
      continue;
    }
    const below = boundary.levelStart[level]! - boundary.levelStart[level - 1]!;
    const end = first + FAN_OUT < below ? first + FAN_OUT : below;
    // Backwards, so that pieces come in their own order.
    for (let child = end - 1; child >= first; child -= 1) {
      depth += 1;
      stackLevel[depth] = level - 1;
      stackGroup[depth] = child;
    }
  }
  return count;
}

/** Geodesic distance from a surface point to a piece; more about the nearest point in {@link contact}. */
export function distanceToPiece(boundary: Boundary, piece: number, x: number, y: number, z: number): number {
  const link = boundary.links[boundary.pieceLink[piece]!]!;
  if (link.kind === 'arc') return distanceToArc(boundary, piece, link, x, y, z);
  return distanceToGeodesic(
    boundary,
    piece,
    boundary.pieceFrom[piece]!,
    boundary.pieceUntil[piece]!,
    x,
    y,
    z,
  );
}

/** The same to the whole link that a piece belongs to, the piece being near the nearest place. */
export function distanceToLinkOf(boundary: Boundary, piece: number, x: number, y: number, z: number): number {
  const index = boundary.pieceLink[piece]!;
  const link = boundary.links[index]!;
  if (link.kind === 'arc') return distanceToArc(boundary, piece, link, x, y, z);
  return distanceToGeodesic(boundary, piece, 0, boundary.linkLengthM[index]!, x, y, z);
}

/** Straight-line distance from a place to the chord of a piece. */
function chordToPiece(boundary: Boundary, piece: number, x: number, y: number, z: number): number {
  const nodes = boundary.nodes;
  const a = 3 * boundary.pieceNode[piece]!;
  const cx = nodes[a + 3]! - nodes[a]!;
  const cy = nodes[a + 4]! - nodes[a + 1]!;
  const cz = nodes[a + 5]! - nodes[a + 2]!;
  const px = x - nodes[a]!;
  const py = y - nodes[a + 1]!;
  const pz = z - nodes[a + 2]!;
  const square = cx * cx + cy * cy + cz * cz;
  const along = px * cx + py * cy + pz * cz;
  const t = along <= 0 ? 0 : along >= square ? 1 : along / square;
  const dx = px - t * cx;
  const dy = py - t * cy;
  const dz = pz - t * cz;
  return Math.sqrt(dx * dx + dy * dy + dz * dz);
}

const MEAN_RADIUS_M = 6_371_000;
const GENEROUS_RADIUS_M = 6_450_000;
const PER_TWENTY_FOUR_SQUARES = 1 / (24 * GENEROUS_RADIUS_M * GENEROUS_RADIUS_M);

/** A geodesic is longer than its chord at least as much as on a sphere larger than any radius of curvature. */
function leastGeodesic(chord: number): number {
  return chord <= 0 ? 0 : chord * (1 + chord * chord * PER_TWENTY_FOUR_SQUARES);
}

const stackLevel = new Int32Array(128);
const stackGroup = new Int32Array(128);
const stackBound = new Float64Array(128);
const position = new Float64Array(6);
const place = new Float64Array(4);
const pair = new Float64Array(2);
const spot = new Float64Array(3);

/** To the part `from` to `until` of a geodesic; the search starts in the piece. */
function distanceToGeodesic(
  boundary: Boundary,
  piece: number,
  from: number,
  until: number,
  x: number,
  y: number,
  z: number,
): number {
  const nodes = boundary.nodes;
  const a = 3 * boundary.pieceNode[piece]!;
  const cx = nodes[a + 3]! - nodes[a]!;
  const cy = nodes[a + 4]! - nodes[a + 1]!;
  const cz = nodes[a + 5]! - nodes[a + 2]!;
  const square = cx * cx + cy * cy + cz * cz;
  const along = (x - nodes[a]!) * cx + (y - nodes[a + 1]!) * cy + (z - nodes[a + 2]!) * cz;
  const t = along <= 0 || square === 0 ? 0 : along >= square ? 1 : along / square;
  const line = lineOfLink(boundary, boundary.pieceLink[piece]!);
  const start = boundary.pieceFrom[piece]!;
  let u = start + t * (boundary.pieceUntil[piece]! - start);
  let dx = 0;
  let dy = 0;
  let dz = 0;
  let rest = 0;
  // Newton's method on the foot: the step is the part of the chord along the course.
  for (let round = 0; round < 12; round += 1) {
    setPositionOnLine(line, 0, u, position, 0);
    dx = x - position[0]!;
    dy = y - position[1]!;
    dz = z - position[2]!;
    const slope = 1 - (dx * dx + dy * dy + dz * dz) / (2 * MEAN_RADIUS_M * MEAN_RADIUS_M);
    rest = (dx * position[3]! + dy * position[4]! + dz * position[5]!) / (slope > 0.2 ? slope : 0.2);
    if (rest < 0.1 && rest > -0.1) break;
    const next = u + rest < from ? from : u + rest > until ? until : u + rest;
    if (next === u) {
      rest = 0;
      break;
    }
    u = next;
  }
  if (dx * dx + dy * dy + dz * dz > NEAR_CHORD_M * NEAR_CHORD_M)
    return distanceFromAfar(line, from, until, u, x, y, z);
  if (u + rest < from) rest = from - u;
  else if (u + rest > until) rest = until - u;
  dx -= rest * position[3]!;
  dy -= rest * position[4]!;
  dz -= rest * position[5]!;
  contact[PARAMETER] = u + rest;
  return setAwayAlong(dx, dy, dz, x, y, z);
}

/** Distance and direction from the chord (dx, dy, dz) that ends at (x, y, z). */
function setAwayAlong(dx: number, dy: number, dz: number, x: number, y: number, z: number): number {
  const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const per = chord === 0 ? 0 : 1 / chord;
  contact[AWAY] = dx * per;
  contact[AWAY + 1] = dy * per;
  contact[AWAY + 2] = dz * per;
  return geodesicOfChord(dx, dy, dz, x - dx / 2, y - dy / 2, z - dz / 2);
}

/** The same over long distances: foot by the azimuth (Baselga and Martinez-Llario 2018), distance by Karney. */
function distanceFromAfar(
  line: Float64Array,
  from: number,
  until: number,
  start: number,
  x: number,
  y: number,
  z: number,
): number {
  setLatLonOfSurfacePoint(x, y, z, place, 0);
  let u = start;
  let best = Infinity;
  for (let round = 0; round < 20; round += 1) {
    setLatLonOnLine(line, 0, u, place, 2);
    solveInverse(place[2]!, place[3]!, place[0]!, place[1]!);
    best = arc[DISTANCE]!;
    setCourseOnLine(line, 0, u, pair, 0);
    const norm = Math.sqrt(pair[0]! * pair[0]! + pair[1]! * pair[1]!);
    const cosine = (arc[SIN_AZIMUTH_1]! * pair[0]! + arc[COS_AZIMUTH_1]! * pair[1]!) / norm;
    sincos(best / MEAN_RADIUS_M, pair);
    const step = MEAN_RADIUS_M * atan2(cosine * pair[0]!, pair[1]!);
    const next = u + step < from ? from : u + step > until ? until : u + step;
    if (next - u < 0.01 && next - u > -0.01) break;
    u = next;
  }
  contact[PARAMETER] = u;
  setDirection(place[0]!, place[1]!, arc[SIN_AZIMUTH_2]!, arc[COS_AZIMUTH_2]!);
  return best;
}

/** The unit vector at a place along an azimuth, into {@link contact}. */
function setDirection(latDeg: number, lonDeg: number, sinAzimuth: number, cosAzimuth: number): void {
  sincosDeg(latDeg, pair);
  const sinLat = pair[0]!;
  const cosLat = pair[1]!;
  sincosDeg(lonDeg, pair);
  const outward = -sinLat * cosAzimuth;
  contact[AWAY] = outward * pair[1]! - sinAzimuth * pair[0]!;
  contact[AWAY + 1] = outward * pair[0]! + sinAzimuth * pair[1]!;
  contact[AWAY + 2] = cosLat * cosAzimuth;
}

function distanceToArc(
  boundary: Boundary,
  piece: number,
  link: ArcLink,
  x: number,
  y: number,
  z: number,
): number {
  const from = boundary.pieceFrom[piece]!;
  const until = boundary.pieceUntil[piece]!;
  setLatLonOfSurfacePoint(x, y, z, place, 0);
  solveInverse(link.latDeg, link.lonDeg, place[0]!, place[1]!);
  const fraction = fractionOnArc(link, from, until);
  if (link.startRadiusM !== link.endRadiusM) return distanceToSpiral(link, from, until, fraction, x, y, z);
  if (fraction >= from && fraction <= until) {
    const beyond = arc[DISTANCE]! - link.startRadiusM;
    const sign = beyond < 0 ? -1 : 1;
    setDirection(place[0]!, place[1]!, sign * arc[SIN_AZIMUTH_2]!, sign * arc[COS_AZIMUTH_2]!);
    contact[PARAMETER] = fraction;
    return beyond < 0 ? -beyond : beyond;
  }
  const node = boundary.pieceNode[piece]! + (fraction < from ? 0 : 1);
  contact[PARAMETER] = fraction < from ? from : until;
  return distanceToPlace(boundary.nodes, 3 * node, x, y, z);
}

/**
 * Where on the sweep the azimuth just solved lies. Outside the piece the nearer end decides, so the result is
 * below `from` or above `until` by less than half a turn.
 */
function fractionOnArc(link: ArcLink, from: number, until: number): number {
  if (link.sweepDeg === 0) return from;
  const middle = (from + until) / 2;
  const azimuth = atan2Deg(arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
  let off = (azimuth - link.startDeg - link.sweepDeg * middle) % 360;
  if (off > 180) off -= 360;
  else if (off < -180) off += 360;
  return middle + off / link.sweepDeg;
}

/** Distance to a surface point given by its coordinates. */
function distanceToPlace(points: Float64Array, at: number, x: number, y: number, z: number): number {
  const dx = x - points[at]!;
  const dy = y - points[at + 1]!;
  const dz = z - points[at + 2]!;
  if (dx * dx + dy * dy + dz * dz <= NEAR_CHORD_M * NEAR_CHORD_M) return setAwayAlong(dx, dy, dz, x, y, z);
  setLatLonOfSurfacePoint(x, y, z, place, 0);
  setLatLonOfSurfacePoint(points[at]!, points[at + 1]!, points[at + 2]!, place, 2);
  solveInverse(place[2]!, place[3]!, place[0]!, place[1]!);
  setDirection(place[0]!, place[1]!, arc[SIN_AZIMUTH_2]!, arc[COS_AZIMUTH_2]!);
  return arc[DISTANCE]!;
}

/** Nearest point of an arc of changing radius: Newton's method on the fraction of the sweep. */
function distanceToSpiral(
  link: ArcLink,
  from: number,
  until: number,
  start: number,
  x: number,
  y: number,
  z: number,
): number {
  let t = start < from ? from : start > until ? until : start;
  const sweep = (link.sweepDeg * Math.PI) / 180;
  const growth = link.endRadiusM - link.startRadiusM;
  let best = Infinity;
  let bestAt = t;
  for (let round = 0; round < 30; round += 1) {
    const radius = radiusOfArc(link, t);
    directInto(link.latDeg, link.lonDeg, link.startDeg + link.sweepDeg * t, radius, spot);
    const course = spot[2]!;
    setDirectionTo(spot[0]!, spot[1]!, course, outward);
    setDirectionTo(spot[0]!, spot[1]!, course + 90, sideways);
    setSurfacePoint(spot[0]!, spot[1]!, position, 0);
    const dx = x - position[0]!;
    const dy = y - position[1]!;
    const dz = z - position[2]!;
    const chord = dx * dx + dy * dy + dz * dz;
    if (chord < best) {
      best = chord;
      bestAt = t;
    }
    sincos(radius / MEAN_RADIUS_M, pair);
    const across = MEAN_RADIUS_M * pair[0]! * sweep;
    const tangentX = across * sideways[0]! + growth * outward[0]!;
    const tangentY = across * sideways[1]! + growth * outward[1]!;
    const tangentZ = across * sideways[2]! + growth * outward[2]!;
    const speed = Math.sqrt(tangentX * tangentX + tangentY * tangentY + tangentZ * tangentZ);
    if (speed === 0) break;
    // The curve bends towards the centre: a point inside sees it move faster than its tangent.
    const bend =
      1 - ((dx * outward[0]! + dy * outward[1]! + dz * outward[2]!) * across * sweep) / (-speed * speed);
    const step =
      (dx * tangentX + dy * tangentY + dz * tangentZ) / (speed * speed * (bend > 0.3 ? bend : 0.3));
    const next = t + step < from ? from : t + step > until ? until : t + step;
    if (Math.abs(next - t) * speed < 1e-6) break;
    t = next;
  }
  directInto(
    link.latDeg,
    link.lonDeg,
    link.startDeg + link.sweepDeg * bestAt,
    radiusOfArc(link, bestAt),
    spot,
  );
  setSurfacePoint(spot[0]!, spot[1]!, nearestPlace, 0);
  contact[PARAMETER] = bestAt;
  return distanceToPlace(nearestPlace, 0, x, y, z);
}

const outward = new Float64Array(3);
const sideways = new Float64Array(3);
const nearestPlace = new Float64Array(3);

function setDirectionTo(latDeg: number, lonDeg: number, azimuthDeg: number, out: Float64Array): void {
  sincosDeg(azimuthDeg, pair);
  setDirection(latDeg, lonDeg, pair[0]!, pair[1]!);
  out[0] = contact[AWAY]!;
  out[1] = contact[AWAY + 1]!;
  out[2] = contact[AWAY + 2]!;
}
