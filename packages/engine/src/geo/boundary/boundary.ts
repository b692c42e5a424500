import { arc, COS_AZIMUTH_1, SIN_AZIMUTH_1 } from '../geodesic-arc.ts';
import { distanceM } from '../geodesic.ts';
import { solveInverse } from '../geodesic-inverse.ts';
import { LINE_SIZE, setLine, setPositionOnLine } from '../geodesic-line.ts';
import { geodesicOfChord, setSurfacePoint } from '../surface.ts';
import { SMALLEST_CURVATURE_RADIUS_M } from '../wgs84.ts';
import type { Curve } from './curve.ts';
import type { LinkList } from './link-list.ts';
import { buildSpheres } from './spheres.ts';

/**
 * A boundary cut into short pieces under a tree of bounding spheres. Piece k runs from node `pieceNode[k]` to the
 * next node. Its parameter, `pieceFrom` to `pieceUntil`, is metres along its geodesic or the parameter of its curve.
 */
export interface Boundary {
  readonly linkCount: number;
  /** lat1, lon1, lat2, lon2 of each geodesic link, degrees. */
  readonly ends: Float64Array;
  readonly linkLengthM: Float64Array;
  readonly curves: ReadonlyMap<number, Curve>;
  /** Prepared geodesics by link, made when first needed. */
  readonly lines: Map<number, Float64Array>;
  readonly pieceCount: number;
  readonly pieceLink: Int32Array;
  readonly pieceNode: Int32Array;
  readonly pieceFrom: Float64Array;
  readonly pieceUntil: Float64Array;
  /** How far the piece may stray from its chord. */
  readonly pieceBulgeM: Float64Array;
  /** x, y, z of each node, metres. */
  readonly nodes: Float64Array;
  /** Centre and radius of the sphere around each group of pieces, level by level, finest first. */
  readonly spheres: Float64Array;
  readonly levelStart: readonly number[];
}

export type BareBoundary = Omit<Boundary, 'spheres' | 'levelStart'>;

/** Longest piece of a geodesic: short enough for its chord to bound it well. */
const LONGEST_PIECE_M = 100_000;

/** Links shorter than this take their length from the chord, which is as exact there. */
const SHORT_LINK_M = 20_000;

/** Cuts links into pieces and builds the tree. */
export function buildBoundary(list: LinkList): Boundary {
  const { count, curves } = list;
  const ends = Float64Array.from(list.ends);
  const linkLengthM = new Float64Array(count);
  const pieceCounts = new Int32Array(count);
  let pieceCount = 0;
  for (let link = 0; link < count; link += 1) {
    const curve = curves.size === 0 ? undefined : curves.get(link);
    linkLengthM[link] = curve === undefined ? geodesicLength(ends, link) : 1;
    pieceCounts[link] = curve?.pieces ?? Math.max(1, Math.ceil(linkLengthM[link]! / LONGEST_PIECE_M));
    pieceCount += pieceCounts[link]!;
  }
  const boundary: BareBoundary = {
    linkCount: count,
    ends,
    linkLengthM,
    curves,
    lines: new Map(),
    pieceCount,
    pieceLink: new Int32Array(pieceCount),
    pieceNode: new Int32Array(pieceCount),
    pieceFrom: new Float64Array(pieceCount),
    pieceUntil: new Float64Array(pieceCount),
    pieceBulgeM: new Float64Array(pieceCount),
    nodes: new Float64Array(3 * (pieceCount + list.chainStarts.length + 1)),
  };
  let piece = 0;
  let node = 0;
  let chain = 0;
  for (let link = 0; link < count; link += 1) {
    // Between chains a node is left free, so that no piece joins them.
    while (list.chainStarts[chain + 1]! <= link) {
      chain += 1;
      node += 1;
    }
    const part = list.parts.size === 0 ? undefined : list.parts.get(link);
    const from = part?.[0] ?? 0;
    const until = part?.[1] ?? linkLengthM[link]!;
    const pieces = pieceCounts[link]!;
    for (let k = 0; k < pieces; k += 1, piece += 1, node += 1) {
      boundary.pieceLink[piece] = link;
      boundary.pieceNode[piece] = node;
      boundary.pieceFrom[piece] = from + ((until - from) * k) / pieces;
      boundary.pieceUntil[piece] = k === pieces - 1 ? until : from + ((until - from) * (k + 1)) / pieces;
      setLinkPlace(boundary, link, boundary.pieceFrom[piece]!, 3 * node);
    }
    // The next link of the chain starts where this one ends.
    const isLastOfChain = link + 1 === count || list.chainStarts[chain + 1] === link + 1;
    if (isLastOfChain || curves.size > 0) setLinkPlace(boundary, link, until, 3 * node);
  }
  for (let k = 0; k < pieceCount; k += 1) boundary.pieceBulgeM[k] = bulgeOfPiece(boundary, k);
  return { ...boundary, ...buildSpheres(boundary) };
}

/** The prepared geodesic of a link. */
export function lineOfLink(boundary: BareBoundary, link: number): Float64Array {
  const known = boundary.lines.get(link);
  if (known !== undefined) return known;
  const line = new Float64Array(LINE_SIZE);
  const { ends } = boundary;
  const at = 4 * link;
  solveInverse(ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!);
  setLine(line, 0, ends[at]!, ends[at + 1]!, arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
  boundary.lines.set(link, line);
  return line;
}

/** Upper bound of the length of a piece. */
function lengthOfPiece(boundary: BareBoundary, piece: number): number {
  const from = boundary.pieceFrom[piece]!;
  const until = boundary.pieceUntil[piece]!;
  const curve = boundary.curves.size === 0 ? undefined : boundary.curves.get(boundary.pieceLink[piece]!);
  return curve === undefined ? until - from : curve.lengthBetween(from, until);
}

function geodesicLength(ends: Float64Array, link: number): number {
  const at = 4 * link;
  setSurfacePoint(ends[at]!, ends[at + 1]!, spots, 0);
  setSurfacePoint(ends[at + 2]!, ends[at + 3]!, spots, 3);
  const dx = spots[3]! - spots[0]!;
  const dy = spots[4]! - spots[1]!;
  const dz = spots[5]! - spots[2]!;
  if (dx * dx + dy * dy + dz * dz < SHORT_LINK_M * SHORT_LINK_M) {
    return geodesicOfChord(dx, dy, dz, spots[0]! + dx / 2, spots[1]! + dy / 2, spots[2]! + dz / 2);
  }
  return distanceM(ends[at]!, ends[at + 1]!, ends[at + 2]!, ends[at + 3]!);
}

function setLinkPlace(boundary: BareBoundary, link: number, parameter: number, at: number): void {
  const { curves, ends, nodes } = boundary;
  const curve = curves.size === 0 ? undefined : curves.get(link);
  if (curve !== undefined) {
    curve.setPlace(parameter, nodes, at);
  } else if (parameter === 0) {
    setSurfacePoint(ends[4 * link]!, ends[4 * link + 1]!, nodes, at);
  } else if (parameter === boundary.linkLengthM[link]) {
    setSurfacePoint(ends[4 * link + 2]!, ends[4 * link + 3]!, nodes, at);
  } else {
    setPositionOnLine(lineOfLink(boundary, link), 0, parameter, spots, 0);
    nodes[at] = spots[0]!;
    nodes[at + 1] = spots[1]!;
    nodes[at + 2] = spots[2]!;
  }
}

/** A curve of length s whose curvature is nowhere above k stays within k s^2 / 8 of its chord, and within s / 2 anyway. */
function bulgeOfPiece(boundary: BareBoundary, piece: number): number {
  const length = lengthOfPiece(boundary, piece);
  const { curves } = boundary;
  const bend = curves.size === 0 ? 0 : (curves.get(boundary.pieceLink[piece]!)?.bendPerM ?? 0);
  const ofSurface = 1 / SMALLEST_CURVATURE_RADIUS_M;
  const curvature = Math.sqrt(bend * bend + ofSurface * ofSurface);
  const bulge = curvature * length <= Math.PI ? (curvature * length * length) / 8 : length / 2;
  return Math.min(bulge, length / 2) + 1e-6;
}

const spots = new Float64Array(6);
