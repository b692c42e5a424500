import type { ArcLink, Boundary } from './boundary.ts';
import { lineOfLink } from './boundary.ts';
import { findPiecesNear, found } from './boundary-distance.ts';
import { atan2Deg } from './elementary/arctangent.ts';
import { arc, COS_AZIMUTH_1, SIN_AZIMUTH_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { setPositionOnLine } from './geodesic-line.ts';
import type { Leg } from './leg.ts';
import { CentreAlong } from './leg-distance.ts';
import { CONTACT_M } from './outline-distance.ts';
import type { DistanceAlong } from './sublevel.ts';
import { findWithin } from './sublevel.ts';
import { geodesicOfChord, setLatLonOfSurfacePoint, setSurfacePoint } from './surface.ts';

/** Legs are looked at in parts no longer than this, so that chords and planes bound them well. */
export const LONGEST_PART_M = 100_000;

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
    // The list is overwritten by whatever searches next.
    const pieces = found.slice(0, count);
    let lastArc = -1;
    for (const piece of pieces) {
      const link = boundary.links[boundary.pieceLink[piece]!]!;
      if (link.kind === 'geodesic') {
        meetGeodesic(boundary, piece, leg, from, until, contacts);
      } else if (boundary.pieceLink[piece]! !== lastArc) {
        lastArc = boundary.pieceLink[piece]!;
        meetArc(link, leg, from / leg.lengthM, until / leg.lengthM, contacts);
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
const place = new Float64Array(4);

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
  setPlane(legEnds, 0, legEnds, 6);
  const offset1 = offsetFromPlane(nodes, a);
  const offset2 = offsetFromPlane(nodes, a + 3);
  if ((offset1 > doubt && offset2 > doubt) || (offset1 < -doubt && offset2 < -doubt)) return;
  setPlane(nodes, a, nodes, a + 3);
  const legOffset1 = offsetFromPlane(legEnds, 0);
  const legOffset2 = offsetFromPlane(legEnds, 6);
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
  setPlane(legEnds, 0, legEnds, 6);
  const offset = offsetFromPlane(nodes, at);
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

/** Unit normal of the plane through two places and the normal of the surface between them. */
const plane = new Float64Array(6);

function setPlane(a: Float64Array, at: number, b: Float64Array, bt: number): void {
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

function offsetFromPlane(points: Float64Array, at: number): number {
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

/** Crossings with a whole arc: where the distance from its centre passes its radius within its sweep. */
function meetArc(link: ArcLink, leg: Leg, from: number, until: number, contacts: number[]): void {
  const distance = new ArcAlong(leg, link);
  const limit = { constant: link.startRadiusM, linear: 0, square: 0 };
  const pairs: number[] = [];
  findWithin(distance, limit, from, until, pairs);
  if (pairs.length === 0) {
    findWithin(distance, { ...limit, constant: link.startRadiusM + CONTACT_M }, from, until, pairs);
    if (pairs.length > 0) addOnArc(distance, (pairs[0]! + pairs.at(-1)!) / 2, contacts);
    return;
  }
  for (let i = 0; i < pairs.length; i += 1) {
    const isInnerJoint = i % 2 === 1 && pairs[i + 1] === pairs[i];
    if (isInnerJoint) i += 1;
    else addOnArc(distance, pairs[i]!, contacts);
  }
}

function addOnArc(distance: ArcAlong, fraction: number, contacts: number[]): void {
  const gap = distance.at(fraction) - distance.link.startRadiusM;
  if (gap > 2 * CONTACT_M || gap < -2 * CONTACT_M) return;
  const sweepM = (Math.abs(distance.link.sweepDeg) * Math.PI * distance.link.startRadiusM) / 180;
  const slack = sweepM === 0 ? 0 : CONTACT_M / sweepM;
  if (distance.fractionOnArc < -slack || distance.fractionOnArc > 1 + slack) return;
  contacts.push(fraction);
}

/** Distance from the centre of an arc less what its radius has grown since its start. */
class ArcAlong implements DistanceAlong {
  slope = 0;
  fractionOnArc = 0;
  readonly lengthM: number;
  readonly link: ArcLink;
  private readonly legLengthM: number;
  private readonly leg: Leg;
  private readonly centre: CentreAlong;
  private readonly growthPerRadian: number;

  constructor(leg: Leg, link: ArcLink) {
    const centre = new Float64Array(3);
    setSurfacePoint(link.latDeg, link.lonDeg, centre, 0);
    this.leg = leg;
    this.link = link;
    this.centre = new CentreAlong(leg, {
      kind: 'circle',
      latDeg: link.latDeg,
      lonDeg: link.lonDeg,
      radiusM: link.startRadiusM,
      centre,
    });
    const sweep = (link.sweepDeg * Math.PI) / 180;
    this.growthPerRadian = sweep === 0 ? 0 : (link.endRadiusM - link.startRadiusM) / sweep;
    const smallest = Math.max(1, Math.min(link.startRadiusM, link.endRadiusM));
    this.legLengthM = leg.lengthM;
    this.lengthM = leg.lengthM * (1 + (4 * Math.abs(this.growthPerRadian)) / smallest);
  }

  at(fraction: number): number {
    const distance = this.centre.at(fraction);
    this.slope = this.centre.slope;
    setPositionOnLine(this.leg.line, 0, fraction * this.legLengthM, onLeg, 0);
    setLatLonOfSurfacePoint(onLeg[0]!, onLeg[1]!, onLeg[2]!, place, 0);
    const { link } = this;
    solveInverse(link.latDeg, link.lonDeg, place[0]!, place[1]!);
    const azimuth = atan2Deg(arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
    let off = (azimuth - link.startDeg - link.sweepDeg / 2) % 360;
    if (off > 180) off -= 360;
    else if (off < -180) off += 360;
    this.fractionOnArc = link.sweepDeg === 0 ? 0 : 0.5 + off / link.sweepDeg;
    if (this.growthPerRadian === 0) return distance;
    const within = Math.min(1, Math.max(0, this.fractionOnArc));
    // The change of azimuth shifts the slope by little; bracketing makes up for it.
    return distance - (link.endRadiusM - link.startRadiusM) * within;
  }

  concavityBelow(distanceM: number): number {
    const growth = Math.abs(this.growthPerRadian);
    const { startRadiusM } = this.link;
    if (growth === 0) return this.centre.concavityBelow(distanceM);
    // Without a bound on the bend the search falls back on steps of known length.
    if (growth > 0.05 * startRadiusM) return Infinity;
    return (
      (4 * growth * this.legLengthM * this.legLengthM) / (startRadiusM * startRadiusM) +
      this.legLengthM * growth
    );
  }
}
