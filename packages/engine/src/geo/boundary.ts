import { distanceM, directInto } from './geodesic.ts';
import { arc, COS_AZIMUTH_1, SIN_AZIMUTH_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { LINE_SIZE, setLine, setPositionOnLine } from './geodesic-line.ts';
import { setSurfacePoint } from './surface.ts';

/** A chain of places joined by geodesics and arcs, before preparation. */
export type ChainLink = GeodesicLink | ArcLink;

/** A geodesic from (lat1, lon1) to (lat2, lon2). */
export interface GeodesicLink {
  readonly kind: 'geodesic';
  readonly lat1Deg: number;
  readonly lon1Deg: number;
  readonly lat2Deg: number;
  readonly lon2Deg: number;
}

/** An arc about a centre; the radius runs linearly with the azimuth from start to end. */
export interface ArcLink {
  readonly kind: 'arc';
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly startDeg: number;
  /** Positive clockwise, within -360 to 360. */
  readonly sweepDeg: number;
  readonly startRadiusM: number;
  readonly endRadiusM: number;
}

/**
 * A boundary cut into short pieces under a tree of bounding spheres. Piece k runs from node `pieceNode[k]` to the
 * next node. Its parameter, `pieceFrom` to `pieceUntil`, is metres along its geodesic or the fraction of its arc.
 */
export interface Boundary {
  readonly links: readonly ChainLink[];
  readonly linkLengthM: Float64Array;
  /** Prepared geodesics, made when first needed. */
  readonly lines: (Float64Array | undefined)[];
  /** x, y, z of the centre of each arc; empty for geodesics. */
  readonly centres: (Float64Array | undefined)[];
  readonly pieceCount: number;
  readonly pieceLink: Int32Array;
  readonly pieceNode: Int32Array;
  readonly pieceFrom: Float64Array;
  readonly pieceUntil: Float64Array;
  /** How far the piece may stray from its chord. */
  readonly pieceBulgeM: Float64Array;
  readonly nodes: Float64Array;
  /** Centre and radius of the sphere around each group, level by level, finest first. */
  readonly spheres: Float64Array;
  readonly levelStart: readonly number[];
}

/** Group size of the tree. */
export const FAN_OUT = 4;

/** Longest piece of a geodesic and widest piece of an arc: short enough for chords to bound them well. */
const LONGEST_PIECE_M = 100_000;
const WIDEST_PIECE_DEG = 15;

/** Prepares chains of links; each chain must be connected, neighbouring chains need not touch. */
export function buildBoundary(chains: readonly (readonly ChainLink[])[]): Boundary {
  const links = chains.flat();
  const linkLengthM = new Float64Array(links.length);
  const pieceCounts = new Int32Array(links.length);
  let pieceCount = 0;
  for (let i = 0; i < links.length; i += 1) {
    const link = links[i]!;
    linkLengthM[i] = lengthOfLink(link);
    pieceCounts[i] =
      link.kind === 'geodesic'
        ? Math.max(1, Math.ceil(linkLengthM[i]! / LONGEST_PIECE_M))
        : Math.max(1, Math.ceil(Math.abs(link.sweepDeg) / WIDEST_PIECE_DEG));
    pieceCount += pieceCounts[i]!;
  }
  const boundary = {
    links,
    linkLengthM,
    lines: Array.from<Float64Array | undefined>({ length: links.length }),
    centres: Array.from<Float64Array | undefined>({ length: links.length }),
    pieceCount,
    pieceLink: new Int32Array(pieceCount),
    pieceNode: new Int32Array(pieceCount),
    pieceFrom: new Float64Array(pieceCount),
    pieceUntil: new Float64Array(pieceCount),
    pieceBulgeM: new Float64Array(pieceCount),
    nodes: new Float64Array(3 * (pieceCount + chains.length)),
  };
  let piece = 0;
  let node = 0;
  let link = 0;
  for (const chain of chains) {
    for (let inChain = 0; inChain < chain.length; inChain += 1, link += 1) {
      const count = pieceCounts[link]!;
      for (let part = 0; part < count; part += 1, piece += 1, node += 1) {
        const scale = chain[inChain]!.kind === 'geodesic' ? linkLengthM[link]! : 1;
        boundary.pieceLink[piece] = link;
        boundary.pieceNode[piece] = node;
        boundary.pieceFrom[piece] = (part / count) * scale;
        boundary.pieceUntil[piece] = ((part + 1) / count) * scale;
        setLinkPoint(boundary, link, boundary.pieceFrom[piece]!, boundary.nodes, 3 * node);
        if (part === count - 1) setLinkPoint(boundary, link, scale, boundary.nodes, 3 * node + 3);
      }
    }
    node += 1;
  }
  for (let k = 0; k < pieceCount; k += 1) boundary.pieceBulgeM[k] = bulgeOfPiece(boundary, k);
  return { ...boundary, ...buildSpheres(boundary) };
}

/** The prepared geodesic of a link. */
export function lineOfLink(
  boundary: { links: readonly ChainLink[]; lines: (Float64Array | undefined)[] },
  link: number,
): Float64Array {
  const known = boundary.lines[link];
  if (known !== undefined) return known;
  const line = new Float64Array(LINE_SIZE);
  const made = boundary.links[link]!;
  if (made.kind === 'geodesic') {
    solveInverse(made.lat1Deg, made.lon1Deg, made.lat2Deg, made.lon2Deg);
    setLine(line, 0, made.lat1Deg, made.lon1Deg, arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
  }
  boundary.lines[link] = line;
  return line;
}

/** x, y, z of the centre of an arc. */
export function centreOfLink(
  boundary: { links: readonly ChainLink[]; centres: (Float64Array | undefined)[] },
  link: number,
): Float64Array {
  const known = boundary.centres[link];
  if (known !== undefined) return known;
  const centre = new Float64Array(3);
  const made = boundary.links[link]!;
  if (made.kind === 'arc') setSurfacePoint(made.latDeg, made.lonDeg, centre, 0);
  boundary.centres[link] = centre;
  return centre;
}

/** Radius of an arc at a fraction of its sweep. */
export function radiusOfArc(link: ArcLink, fraction: number): number {
  return link.startRadiusM + (link.endRadiusM - link.startRadiusM) * fraction;
}

type BareBoundary = Omit<Boundary, 'spheres' | 'levelStart'>;

function lengthOfLink(link: ChainLink): number {
  if (link.kind === 'geodesic') return distanceM(link.lat1Deg, link.lon1Deg, link.lat2Deg, link.lon2Deg);
  const sweep = (Math.abs(link.sweepDeg) * Math.PI) / 180;
  return sweep * Math.max(link.startRadiusM, link.endRadiusM) + Math.abs(link.endRadiusM - link.startRadiusM);
}

function setLinkPoint(
  boundary: BareBoundary,
  link: number,
  parameter: number,
  out: Float64Array,
  at: number,
): void {
  const made = boundary.links[link]!;
  if (made.kind === 'arc') {
    directInto(
      made.latDeg,
      made.lonDeg,
      made.startDeg + made.sweepDeg * parameter,
      radiusOfArc(made, parameter),
      place,
    );
    setSurfacePoint(place[0]!, place[1]!, out, at);
  } else if (parameter === 0) {
    setSurfacePoint(made.lat1Deg, made.lon1Deg, out, at);
  } else if (parameter === boundary.linkLengthM[link]!) {
    setSurfacePoint(made.lat2Deg, made.lon2Deg, out, at);
  } else {
    setPositionOnLine(lineOfLink(boundary, link), 0, parameter, position, 0);
    out[at] = position[0]!;
    out[at + 1] = position[1]!;
    out[at + 2] = position[2]!;
  }
}

/** A curve of length s between points c apart stays within the ellipse of semi-minor axis sqrt(s^2 - c^2) / 2. */
function bulgeOfPiece(boundary: BareBoundary, piece: number): number {
  const length = lengthOfPiece(boundary, piece);
  const a = 3 * boundary.pieceNode[piece]!;
  const dx = boundary.nodes[a + 3]! - boundary.nodes[a]!;
  const dy = boundary.nodes[a + 4]! - boundary.nodes[a + 1]!;
  const dz = boundary.nodes[a + 5]! - boundary.nodes[a + 2]!;
  const rest = length * length - (dx * dx + dy * dy + dz * dz);
  return (rest > 0 ? Math.sqrt(rest) / 2 : 0) + 1e-6;
}

function lengthOfPiece(boundary: BareBoundary, piece: number): number {
  const link = boundary.pieceLink[piece]!;
  const share = boundary.pieceUntil[piece]! - boundary.pieceFrom[piece]!;
  return boundary.links[link]!.kind === 'geodesic' ? share : share * boundary.linkLengthM[link]!;
}

function buildSpheres(boundary: BareBoundary): { spheres: Float64Array; levelStart: number[] } {
  const levelStart: number[] = [0];
  let total = 0;
  for (
    let count = Math.ceil(boundary.pieceCount / FAN_OUT);
    count > 0;
    count = count > 1 ? Math.ceil(count / FAN_OUT) : 0
  ) {
    total += count;
    levelStart.push(total);
  }
  const spheres = new Float64Array(4 * total);
  for (let level = 0; level < levelStart.length - 1; level += 1) {
    const start = levelStart[level]!;
    const end = levelStart[level + 1]!;
    for (let group = start; group < end; group += 1) {
      const first = (group - start) * FAN_OUT;
      if (level === 0)
        enclosePieces(boundary, first, Math.min(first + FAN_OUT, boundary.pieceCount), spheres, group);
      else {
        const below = levelStart[level - 1]!;
        encloseSpheres(spheres, below + first, Math.min(below + first + FAN_OUT, start), group);
      }
    }
  }
  return { spheres, levelStart };
}

function enclosePieces(
  boundary: BareBoundary,
  from: number,
  until: number,
  spheres: Float64Array,
  group: number,
): void {
  openBox();
  for (let k = from; k < until; k += 1) {
    const a = 3 * boundary.pieceNode[k]!;
    growBox(boundary.nodes[a]!, boundary.nodes[a + 1]!, boundary.nodes[a + 2]!, 0);
    growBox(boundary.nodes[a + 3]!, boundary.nodes[a + 4]!, boundary.nodes[a + 5]!, 0);
  }
  const x = (box[0]! + box[3]!) / 2;
  const y = (box[1]! + box[4]!) / 2;
  const z = (box[2]! + box[5]!) / 2;
  let radius = 0;
  for (let k = from; k < until; k += 1) {
    const a = 3 * boundary.pieceNode[k]!;
    const mx = (boundary.nodes[a]! + boundary.nodes[a + 3]!) / 2 - x;
    const my = (boundary.nodes[a + 1]! + boundary.nodes[a + 4]!) / 2 - y;
    const mz = (boundary.nodes[a + 2]! + boundary.nodes[a + 5]!) / 2 - z;
    // Every point of a curve lies within half its length of the middle of its chord.
    radius = Math.max(radius, Math.sqrt(mx * mx + my * my + mz * mz) + lengthOfPiece(boundary, k) / 2);
  }
  spheres[4 * group] = x;
  spheres[4 * group + 1] = y;
  spheres[4 * group + 2] = z;
  spheres[4 * group + 3] = radius + 1e-6;
}

function encloseSpheres(spheres: Float64Array, from: number, until: number, group: number): void {
  openBox();
  for (let i = from; i < until; i += 1)
    growBox(spheres[4 * i]!, spheres[4 * i + 1]!, spheres[4 * i + 2]!, spheres[4 * i + 3]!);
  const x = (box[0]! + box[3]!) / 2;
  const y = (box[1]! + box[4]!) / 2;
  const z = (box[2]! + box[5]!) / 2;
  let radius = 0;
  for (let i = from; i < until; i += 1) {
    const dx = spheres[4 * i]! - x;
    const dy = spheres[4 * i + 1]! - y;
    const dz = spheres[4 * i + 2]! - z;
    radius = Math.max(radius, Math.sqrt(dx * dx + dy * dy + dz * dz) + spheres[4 * i + 3]!);
  }
  spheres[4 * group] = x;
  spheres[4 * group + 1] = y;
  spheres[4 * group + 2] = z;
  spheres[4 * group + 3] = radius;
}

const place = new Float64Array(3);
const position = new Float64Array(6);
const box = new Float64Array(6);

function openBox(): void {
  box.fill(Infinity, 0, 3);
  box.fill(-Infinity, 3, 6);
}

function growBox(x: number, y: number, z: number, by: number): void {
  box[0] = Math.min(box[0]!, x - by);
  box[1] = Math.min(box[1]!, y - by);
  box[2] = Math.min(box[2]!, z - by);
  box[3] = Math.max(box[3]!, x + by);
  box[4] = Math.max(box[4]!, y + by);
  box[5] = Math.max(box[5]!, z + by);
}
