import type { ArcLink, ChainLink } from './boundary.ts';
import { atan2Deg } from './elementary/arctangent.ts';
import { directInto, distanceM } from './geodesic.ts';
import { arc, COS_AZIMUTH_1, SIN_AZIMUTH_1 } from './geodesic-arc.ts';
import { solveInverse } from './geodesic-inverse.ts';
import { areaUnderGeodesic, EARTH_AREA_M2 } from './geodesic-area.ts';
import { LINE_SIZE, normaliseLonDeg, setLine, setPositionOnLine } from './geodesic-line.ts';
import { setSurfacePoint } from './surface.ts';

/**
 * One closed chain, prepared to answer on which side of it a point lies.
 *
 * The rule is even-odd: a ray along the meridian from the point to the north pole is inside or outside by the
 * number of edges it crosses. A geodesic runs east or west all along, so it meets a meridian at most once, and
 * an edge that takes its western end in and leaves its eastern end out makes vertices nothing special. A vertex at
 * a pole counts as an edge along that pole from the meridian on which the chain arrives to that on which it leaves.
 * Arcs are chords plus the slivers between chord and arc.
 */
export interface Ring {
  /** Longitudes and latitudes of the ends of every edge of the chord ring, degrees. */
  readonly fromLon: Float64Array;
  readonly toLon: Float64Array;
  readonly fromLat: Float64Array;
  readonly toLat: Float64Array;
  /** 1 eastward, -1 westward, 0 along a meridian, 2 and -2 along the north pole, 3 along the south pole. */
  readonly heading: Int8Array;
  readonly lengthM: Float64Array;
  readonly lines: (Float64Array | undefined)[];
  /** For an edge that is the chord of an arc: the arc and the part of its sweep; -1 otherwise. */
  readonly sliver: Int32Array;
  readonly slivers: readonly Sliver[];
  /** The parity of the inside: the parity that covers less than half of the Earth. */
  readonly insideParity: number;
}

/** The region between a short piece of an arc and its chord. */
export interface Sliver {
  readonly arc: ArcLink;
  readonly fromFraction: number;
  readonly untilFraction: number;
  readonly edge: number;
}

/** Prepares a closed chain; undefined where it encloses nothing. */
export function buildRing(chain: readonly ChainLink[]): Ring | undefined {
  const edges: Edge[] = [];
  const slivers: Sliver[] = [];
  for (const link of chain) {
    if (link.kind === 'geodesic') edges.push({ ...link, sliver: -1 });
    else addArcChords(link, edges, slivers);
  }
  const complete = withPoles(edges);
  const count = complete.length;
  const ring = {
    fromLon: new Float64Array(count),
    toLon: new Float64Array(count),
    fromLat: new Float64Array(count),
    toLat: new Float64Array(count),
    heading: new Int8Array(count),
    lengthM: new Float64Array(count),
    lines: Array.from<Float64Array | undefined>({ length: count }),
    sliver: new Int32Array(count).fill(-1),
    slivers: [] as Sliver[],
    insideParity: 1,
  };
  let oddAreaM2 = 0;
  for (let i = 0; i < count; i += 1) {
    const edge = complete[i]!;
    ring.fromLon[i] = normaliseLonDeg(edge.lon1Deg);
    ring.toLon[i] = normaliseLonDeg(edge.lon2Deg);
    ring.fromLat[i] = edge.lat1Deg;
    ring.toLat[i] = edge.lat2Deg;
    ring.heading[i] = headingOf(edge);
    ring.lengthM[i] = distanceM(edge.lat1Deg, edge.lon1Deg, edge.lat2Deg, edge.lon2Deg);
    if (edge.sliver >= 0) {
      ring.sliver[i] = edge.sliver;
      ring.slivers[edge.sliver] = { ...slivers[edge.sliver]!, edge: i };
    }
    oddAreaM2 += areaSouthOf(edge, ring.heading[i]!);
  }
  const area = Math.abs(oddAreaM2);
  if (count === 0) return undefined;
  ring.insideParity = area <= EARTH_AREA_M2 / 2 ? 1 : 0;
  return ring;
}

/** Whether a point is inside by the rule of {@link Ring}. The point is given twice, in degrees and in space. */
export function ringHolds(
  ring: Ring,
  latDeg: number,
  lonDeg: number,
  x: number,
  y: number,
  z: number,
): boolean {
  let parity = 0;
  for (let i = 0; i < ring.heading.length; i += 1) {
    const heading = ring.heading[i]!;
    if (heading === 0 || heading === 3 || heading === -3) continue;
    let from = ring.fromLon[i]! - lonDeg;
    if (from >= 180) from -= 360;
    else if (from < -180) from += 360;
    let to = ring.toLon[i]! - lonDeg;
    if (to >= 180) to -= 360;
    else if (to < -180) to += 360;
    const meets = heading > 0 ? from < 0 && to >= 0 : from >= 0 && to < 0;
    if (!meets) continue;
    if (heading === 2 || heading === -2) parity ^= 1;
    else if (!isLeftOf(ring, i, x, y, z) === heading > 0) parity ^= 1;
  }
  for (const sliver of ring.slivers) {
    if (isInSliver(ring, sliver, latDeg, lonDeg, x, y, z)) parity ^= 1;
  }
  return parity === ring.insideParity;
}

interface Edge {
  readonly lat1Deg: number;
  readonly lon1Deg: number;
  readonly lat2Deg: number;
  readonly lon2Deg: number;
  readonly sliver: number;
  /** Along a pole: 90 or -90. */
  readonly pole?: number;
}

const WIDEST_CHORD_DEG = 15;

function addArcChords(link: ArcLink, edges: Edge[], slivers: Sliver[]): void {
  const count = Math.max(1, Math.ceil(Math.abs(link.sweepDeg) / WIDEST_CHORD_DEG));
  let fromLat = 0;
  let fromLon = 0;
  for (let k = 0; k <= count; k += 1) {
    const fraction = k / count;
    const radius = link.startRadiusM + (link.endRadiusM - link.startRadiusM) * fraction;
    directInto(link.latDeg, link.lonDeg, link.startDeg + link.sweepDeg * fraction, radius, place);
    const lat2Deg = place[0]!;
    const lon2Deg = place[1]!;
    if (k > 0) {
      edges.push({ lat1Deg: fromLat, lon1Deg: fromLon, lat2Deg, lon2Deg, sliver: slivers.length });
      slivers.push({ arc: link, fromFraction: (k - 1) / count, untilFraction: fraction, edge: -1 });
    }
    fromLat = lat2Deg;
    fromLon = lon2Deg;
  }
}

/** Splits edges that pass exactly over a pole, gives pole vertices the longitudes of their neighbours, adds edges along poles. */
function withPoles(edges: readonly Edge[]): Edge[] {
  const split: Edge[] = [];
  for (const edge of edges) {
    const difference = lonStepDeg(edge.lon1Deg, edge.lon2Deg);
    const isPolar = Math.abs(edge.lat1Deg) === 90 || Math.abs(edge.lat2Deg) === 90;
    if (difference === 180 && !isPolar) {
      solveInverse(edge.lat1Deg, edge.lon1Deg, edge.lat2Deg, edge.lon2Deg);
      if (arc[SIN_AZIMUTH_1] === 0) {
        const pole = arc[COS_AZIMUTH_1]! > 0 ? 90 : -90;
        split.push({ ...edge, lat2Deg: pole, lon2Deg: edge.lon1Deg });
        split.push({ ...edge, lat1Deg: pole, lon1Deg: edge.lon2Deg });
        continue;
      }
    }
    if (isPolar) {
      const isFromPole = Math.abs(edge.lat1Deg) === 90;
      const isToPole = Math.abs(edge.lat2Deg) === 90;
      if (isFromPole && isToPole && edge.lat1Deg === edge.lat2Deg) continue;
      if (isFromPole && isToPole) split.push({ ...edge, lon1Deg: edge.lon2Deg });
      else split.push(isFromPole ? { ...edge, lon1Deg: edge.lon2Deg } : { ...edge, lon2Deg: edge.lon1Deg });
      continue;
    }
    split.push(edge);
  }
  const complete: Edge[] = [];
  for (let i = 0; i < split.length; i += 1) {
    const edge = split[i]!;
    const next = split[(i + 1) % split.length]!;
    complete.push(edge);
    if (Math.abs(edge.lat2Deg) === 90 && next.lat1Deg === edge.lat2Deg && next.lon1Deg !== edge.lon2Deg) {
      complete.push({
        lat1Deg: edge.lat2Deg,
        lon1Deg: edge.lon2Deg,
        lat2Deg: edge.lat2Deg,
        lon2Deg: next.lon1Deg,
        sliver: -1,
        pole: edge.lat2Deg,
      });
    }
  }
  return complete;
}

/** Step from one longitude to another, within (-180, 180]. */
function lonStepDeg(lon1Deg: number, lon2Deg: number): number {
  return normaliseLonDeg(normaliseLonDeg(lon2Deg) - normaliseLonDeg(lon1Deg));
}

function headingOf(edge: Edge): number {
  const step = lonStepDeg(edge.lon1Deg, edge.lon2Deg);
  const sign = step > 0 ? 1 : step < 0 ? -1 : 0;
  if (edge.pole !== undefined) return edge.pole > 0 ? 2 * sign : 3 * sign;
  return sign;
}

/** Area between an edge and the south pole, positive for an edge that runs east: what lies there has the edge to its north. */
function areaSouthOf(edge: Edge, heading: number): number {
  if (heading === 0 || Math.abs(heading) === 3) return 0;
  const lune = (EARTH_AREA_M2 * lonStepDeg(edge.lon1Deg, edge.lon2Deg)) / 360;
  if (Math.abs(heading) === 2) return lune;
  return lune / 2 + areaUnderGeodesic(edge.lat1Deg, edge.lon1Deg, edge.lat2Deg, edge.lon2Deg);
}

/** Up to this length the plane through both ends and the centre of the Earth is a guide to the side. */
const LONGEST_GUIDED_M = 5_000_000;

/**
 * Whether the point lies to the left of an edge whose meridians enclose it. The plane decides where it is farther
 * from the point than it can be from the geodesic (65 m at 1000 km, growing with the square: docs in geometry.test).
 */
function isLeftOf(ring: Ring, i: number, x: number, y: number, z: number): boolean {
  const length = ring.lengthM[i]!;
  setSurfacePoint(ring.fromLat[i]!, ring.fromLon[i]!, ends, 0);
  setSurfacePoint(ring.toLat[i]!, ring.toLon[i]!, ends, 3);
  if (length < LONGEST_GUIDED_M) {
    const nx = ends[1]! * ends[5]! - ends[2]! * ends[4]!;
    const ny = ends[2]! * ends[3]! - ends[0]! * ends[5]!;
    const nz = ends[0]! * ends[4]! - ends[1]! * ends[3]!;
    const norm = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (norm > 0) {
      const side = (nx * x + ny * y + nz * z) / norm;
      const doubt = 1e-3 + 2e-10 * length * length;
      if (side > doubt) return true;
      if (side < -doubt) return false;
    }
  }
  return sideOfEdge(ring, i, x, y, z) > 0;
}

/** Signed distance, roughly, to the geodesic through an edge: positive to the left. */
function sideOfEdge(ring: Ring, i: number, x: number, y: number, z: number): number {
  const length = ring.lengthM[i]!;
  let line = ring.lines[i];
  if (line === undefined) {
    line = new Float64Array(LINE_SIZE);
    solveInverse(ring.fromLat[i]!, ring.fromLon[i]!, ring.toLat[i]!, ring.toLon[i]!);
    setLine(line, 0, ring.fromLat[i]!, ring.fromLon[i]!, arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
    ring.lines[i] = line;
  }
  // The nearest of a few samples starts the search for the foot.
  const samples = 2 + Math.floor(length / 1_000_000);
  let u = 0;
  let least = Infinity;
  for (let k = 0; k <= samples; k += 1) {
    setPositionOnLine(line, 0, (k / samples) * length, position, 0);
    const dx = x - position[0]!;
    const dy = y - position[1]!;
    const dz = z - position[2]!;
    const square = dx * dx + dy * dy + dz * dz;
    if (square < least) {
      least = square;
      u = (k / samples) * length;
    }
  }
  for (let round = 0; round < 12; round += 1) {
    setPositionOnLine(line, 0, u, position, 0);
    const step =
      (x - position[0]!) * position[3]! +
      (y - position[1]!) * position[4]! +
      (z - position[2]!) * position[5]!;
    if (step < 1e-3 && step > -1e-3) break;
    u += step;
  }
  const dx = x - position[0]!;
  const dy = y - position[1]!;
  const dz = z - position[2]!;
  // The normal of the surface, up to its length, crossed with the course points left.
  const ux = position[0]!;
  const uy = position[1]!;
  const uz = position[2]! * SHAPE;
  const lx = uy * position[5]! - uz * position[4]!;
  const ly = uz * position[3]! - ux * position[5]!;
  const lz = ux * position[4]! - uy * position[3]!;
  return dx * lx + dy * ly + dz * lz;
}

/** (a / b)^2. */
const SHAPE = 1.0067394967422765;

function isInSliver(
  ring: Ring,
  sliver: Sliver,
  latDeg: number,
  lonDeg: number,
  x: number,
  y: number,
  z: number,
): boolean {
  const link = sliver.arc;
  solveInverse(link.latDeg, link.lonDeg, latDeg, lonDeg);
  const distance = arc[0]!;
  const largest = link.startRadiusM > link.endRadiusM ? link.startRadiusM : link.endRadiusM;
  if (distance > largest) return false;
  const middle = (sliver.fromFraction + sliver.untilFraction) / 2;
  const azimuth = atan2Deg(arc[SIN_AZIMUTH_1]!, arc[COS_AZIMUTH_1]!);
  let off = (azimuth - link.startDeg - link.sweepDeg * middle) % 360;
  if (off > 180) off -= 360;
  else if (off < -180) off += 360;
  const fraction = middle + off / link.sweepDeg;
  if (fraction < sliver.fromFraction || fraction > sliver.untilFraction) return false;
  const radius = link.startRadiusM + (link.endRadiusM - link.startRadiusM) * fraction;
  // The centre lies to the right of a clockwise arc.
  const isTowardsCentre = isLeftOf(ring, sliver.edge, x, y, z) === link.sweepDeg < 0;
  return distance <= radius !== isTowardsCentre;
}

const place = new Float64Array(3);
const ends = new Float64Array(6);
const position = new Float64Array(6);
