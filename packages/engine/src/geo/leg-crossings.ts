import { ArcCurve } from './boundary/arc-curve.ts';
import type { Boundary } from './boundary/boundary.ts';
import { lineOfLink } from './boundary/boundary.ts';
import { findPiecesNear, found } from './boundary/boundary-search.ts';
import type { Curve } from './boundary/curve.ts';
import { FOOT, located } from './boundary/curve.ts';
import { curveOfLink } from './boundary/piece-distance.ts';
import { setPositionOnLine } from './geodesic-line.ts';
import type { Leg } from './leg.ts';
import { OffsetAlong } from './leg-distance.ts';
import { CONTACT_M } from './outline-distance.ts';
import { findWithin } from './sublevel.ts';
import { geodesicOfChord } from './surface.ts';

/** Legs are looked at in parts no longer than this, so that chords and planes bound them well. */
const LONGEST_PART_M = 100_000;

/** Number of parts of a leg, at least one. */
export function partsOfLeg(leg: Leg): number {
  return leg.lengthM > LONGEST_PART_M ? Math.ceil(leg.lengthM / LONGEST_PART_M) : 1;
}

/**
 * Collects the fractions at which a leg meets a boundary: crossings with its pieces, and vertices within
 * {@link CONTACT_M} of the leg. Some may come twice; which of them are entries, exits or touches is for the middle of
 * the intervals between to say. Returns whether any piece comes near the leg at all.
 */
export function findContacts(boundary: Boundary, leg: Leg, contacts: number[]): boolean {
  const parts = partsOfLeg(leg);
  let isNear = false;
  const step = leg.lengthM / parts;
  for (let part = 0; part < parts; part += 1) {
    const from = part * step;
    const until = from + step;
    setPositionOnLine(leg.line, 0, (from + until) / 2, middle, 0);
    const count = findPiecesNear(boundary, middle[0]!, middle[1]!, middle[2]!, step / 2 + 2 * CONTACT_M);
    if (count === 0) continue;
    isNear = true;
    setPositionOnLine(leg.line, 0, from, legEnds, 0);
    setPositionOnLine(leg.line, 0, until, legEnds, 6);
    setPlane(legEnds, 0, legEnds, 6, legPlane);
    // The list is overwritten by whatever searches next.
    const pieces = found.slice(0, count);
    let lastCurve = -1;
    for (const piece of pieces) {
      const link = boundary.pieceLink[piece]!;
      const curve = curveOfLink(boundary, link);
      if (curve === undefined) {
        meetGeodesic(boundary, piece, leg, from, until, contacts);
      } else if (link !== lastCurve) {
        lastCurve = link;
        // Of an arc, every azimuth has one parameter if the search starts in the middle.
        const isArc = curve instanceof ArcCurve;
        const start = isArc ? 0.5 : (boundary.pieceFrom[piece]! + boundary.pieceUntil[piece]!) / 2;
        meetCurve(curve, start, leg, from / leg.lengthM, until / leg.lengthM, contacts);
      }
      meetNode(boundary.nodes, 3 * boundary.pieceNode[piece]!, leg, from, until, contacts);
      meetNode(boundary.nodes, 3 * boundary.pieceNode[piece]! + 3, leg, from, until, contacts);
    }
  }
  return isNear;
}

const middle = new Float64Array(6);
const legEnds = new Float64Array(12);
const onLeg = new Float64Array(6);
const onPiece = new Float64Array(6);

/** (a / b)^2: turns a place into the direction of the surface normal. */
const SHAPE = 1.0067394967422765;

/** How far a geodesic of this length may lie beside the plane through its ends and the normal in its middle. */
function planeDoubt(lengthM: number): number {
  return 4e-10 * lengthM * lengthM + 2 * CONTACT_M;
}

function meetGeodesic(
  boundary: Boundary,
  piece: number,
  leg: Leg,
  from: number,
  until: number,
  contacts: number[],
): void {
  const nodes = boundary.nodes;
  const a = 3 * boundary.pieceNode[piece]!;
  const start = boundary.pieceFrom[piece]!;
  const end = boundary.pieceUntil[piece]!;
  const span = until - from > end - start ? until - from : end - start;
  const doubt = planeDoubt(span);
  // Offsets of the ends of the piece from the plane of the leg, and the other way round.
  const offset1 = offsetFromPlane(nodes, a, legPlane);
  const offset2 = offsetFromPlane(nodes, a + 3, legPlane);
  if ((offset1 > doubt && offset2 > doubt) || (offset1 < -doubt && offset2 < -doubt)) return;
  setPlane(nodes, a, nodes, a + 3, piecePlane);
  const legOffset1 = offsetFromPlane(legEnds, 0, piecePlane);
  const legOffset2 = offsetFromPlane(legEnds, 6, piecePlane);
  if ((legOffset1 > doubt && legOffset2 > doubt) || (legOffset1 < -doubt && legOffset2 < -doubt)) return;
  const share = offset1 === offset2 ? 0.5 : offset1 / (offset1 - offset2);
  const legShare = legOffset1 === legOffset2 ? 0.5 : legOffset1 / (legOffset1 - legOffset2);
  let u = start + (share < 0 ? 0 : share > 1 ? 1 : share) * (end - start);
  let s = from + (legShare < 0 ? 0 : legShare > 1 ? 1 : legShare) * (until - from);
  const line = lineOfLink(boundary, boundary.pieceLink[piece]!);
  for (let round = 0; round < 8; round += 1) {
    setPositionOnLine(leg.line, 0, s, onLeg, 0);
    setPositionOnLine(line, 0, u, onPiece, 0);
    const dx = onPiece[0]! - onLeg[0]!;
    const dy = onPiece[1]! - onLeg[1]!;
    const dz = onPiece[2]! - onLeg[2]!;
    const nx = onLeg[0]!;
    const ny = onLeg[1]!;
    const nz = onLeg[2]! * SHAPE;
    const sine = tripleProduct(
      onLeg[3]!,
      onLeg[4]!,
      onLeg[5]!,
      onPiece[3]!,
      onPiece[4]!,
      onPiece[5]!,
      nx,
      ny,
      nz,
    );
    // As good as parallel: the vertices tell where they run together.
    if (Math.abs(sine) < 1e-9 * Math.sqrt(nx * nx + ny * ny + nz * nz)) return;
    const ds = tripleProduct(dx, dy, dz, onPiece[3]!, onPiece[4]!, onPiece[5]!, nx, ny, nz) / sine;
    const du = tripleProduct(dx, dy, dz, onLeg[3]!, onLeg[4]!, onLeg[5]!, nx, ny, nz) / sine;
    s += ds;
    u += du;
    if (ds < 1e-7 && ds > -1e-7 && du < 1e-7 && du > -1e-7) break;
    if (Math.abs(s - from) > 4 * span + 1000 || Math.abs(u - start) > 4 * span + 1000) return;
  }
  if (s < from - CONTACT_M || s > until + CONTACT_M || u < start - CONTACT_M || u > end + CONTACT_M) return;
  contacts.push(clampFraction(s / leg.lengthM));
}

/** A vertex on the leg, to the width of a contact. */
function meetNode(
  nodes: Float64Array,
  at: number,
  leg: Leg,
  from: number,
  until: number,
  contacts: number[],
): void {
  const offset = offsetFromPlane(nodes, at, legPlane);
  const doubt = planeDoubt(until - from);
  if (offset > doubt || offset < -doubt) return;
  const cx = legEnds[6]! - legEnds[0]!;
  const cy = legEnds[7]! - legEnds[1]!;
  const cz = legEnds[8]! - legEnds[2]!;
  const square = cx * cx + cy * cy + cz * cz;
  const x = nodes[at]!;
  const y = nodes[at + 1]!;
  const z = nodes[at + 2]!;
  const along = (x - legEnds[0]!) * cx + (y - legEnds[1]!) * cy + (z - legEnds[2]!) * cz;
  let s = from + (square === 0 ? 0 : along / square) * (until - from);
  let step = 0;
  for (let round = 0; round < 4; round += 1) {
    if (s < from) s = from;
    else if (s > until) s = until;
    setPositionOnLine(leg.line, 0, s, onLeg, 0);
    step = (x - onLeg[0]!) * onLeg[3]! + (y - onLeg[1]!) * onLeg[4]! + (z - onLeg[2]!) * onLeg[5]!;
    if (step < 1e-6 && step > -1e-6) break;
    s += step;
  }
  const dx = x - onLeg[0]!;
  const dy = y - onLeg[1]!;
  const dz = z - onLeg[2]!;
  if (geodesicOfChord(dx, dy, dz, x - dx / 2, y - dy / 2, z - dz / 2) > CONTACT_M) return;
  contacts.push(leg.lengthM === 0 ? 0 : clampFraction(s / leg.lengthM));
}

function clampFraction(fraction: number): number {
  return fraction < 0 ? 0 : fraction > 1 ? 1 : fraction;
}

/** Unit normal of a plane and a place on it: that of the part of the leg, and that of a piece. */
const legPlane = new Float64Array(6);
const piecePlane = new Float64Array(6);

/** The plane through two places that holds the normal of the surface between them. */
function setPlane(a: Float64Array, at: number, b: Float64Array, bt: number, plane: Float64Array): void {
  const cx = b[bt]! - a[at]!;
  const cy = b[bt + 1]! - a[at + 1]!;
  const cz = b[bt + 2]! - a[at + 2]!;
  const mx = b[bt]! + a[at]!;
  const my = b[bt + 1]! + a[at + 1]!;
  const mz = (b[bt + 2]! + a[at + 2]!) * SHAPE;
  const nx = my * cz - mz * cy;
  const ny = mz * cx - mx * cz;
  const nz = mx * cy - my * cx;
  const norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
  const per = norm === 0 ? 0 : 1 / norm;
  plane[0] = nx * per;
  plane[1] = ny * per;
  plane[2] = nz * per;
  plane[3] = a[at]!;
  plane[4] = a[at + 1]!;
  plane[5] = a[at + 2]!;
}

function offsetFromPlane(points: Float64Array, at: number, plane: Float64Array): number {
  return (
    (points[at]! - plane[3]!) * plane[0]! +
    (points[at + 1]! - plane[4]!) * plane[1]! +
    (points[at + 2]! - plane[5]!) * plane[2]!
  );
}

function tripleProduct(
  ax: number,
  ay: number,
  az: number,
  bx: number,
  by: number,
  bz: number,
  cx: number,
  cy: number,
  cz: number,
): number {
  return cx * (ay * bz - az * by) + cy * (az * bx - ax * bz) + cz * (ax * by - ay * bx);
}

const ON_CURVE = { constant: 0, linear: 0, square: 0 };
const BESIDE_CURVE = { constant: CONTACT_M, linear: 0, square: 0 };

/**
 * Crossings with a whole curve: where the signed offset changes its sign within the extent of the curve, and touches
 * from its positive side. A touch from the other side is found with the offset turned round.
 */
function meetCurve(
  curve: Curve,
  start: number,
  leg: Leg,
  from: number,
  until: number,
  contacts: number[],
): void {
  const offset = new OffsetAlong(leg, curve, start);
  const pairs: number[] = [];
  findWithin(offset, ON_CURVE, from, until, pairs);
  for (let i = 0; i < pairs.length; i += 1) {
    const isJoint = i % 2 === 1 && pairs[i + 1] === pairs[i];
    if (isJoint) i += 1;
    else addOnCurve(offset, curve, pairs[i]!, contacts);
  }
  addTouches(offset, curve, from, until, contacts);
  addTouches(new Reversed(offset), curve, from, until, contacts);
}

/** The middle of every short stretch within a contact of the curve. */
function addTouches(
  offset: OffsetAlong | Reversed,
  curve: Curve,
  from: number,
  until: number,
  contacts: number[],
): void {
  const pairs: number[] = [];
  findWithin(offset, BESIDE_CURVE, from, until, pairs);
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const halfWay = (pairs[i]! + pairs[i + 1]!) / 2;
    if (offset.at(halfWay) > 0) addOnCurve(offset, curve, halfWay, contacts);
  }
}

function addOnCurve(
  offset: OffsetAlong | Reversed,
  curve: Curve,
  fraction: number,
  contacts: number[],
): void {
  const gap = offset.at(fraction);
  if (gap > 2 * CONTACT_M || gap < -2 * CONTACT_M) return;
  const slack = CONTACT_M / Math.max(CONTACT_M, curve.lengthBetween(0, 1));
  const foot = located[FOOT]!;
  if (foot >= -slack && foot <= 1 + slack) contacts.push(clampFraction(fraction));
}

/** An offset seen from the other side. */
class Reversed {
  slope = 0;
  readonly lengthM: number;
  private readonly offset: OffsetAlong;

  constructor(offset: OffsetAlong) {
    this.offset = offset;
    this.lengthM = offset.lengthM;
  }

  at(fraction: number): number {
    const offset = this.offset.at(fraction);
    this.slope = -this.offset.slope;
    return -offset;
  }

  concavityWithin(lowestM: number, highestM: number): number {
    return this.offset.concavityWithin(-highestM, -lowestM);
  }
}
