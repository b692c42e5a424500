import { arc, COS_AZIMUTH_1, LONGITUDE_SIGN, SIN_AZIMUTH_1, SWAPPED } from '../geodesic-arc.ts';
import { EARTH_AREA_M2 } from '../geodesic-area.ts';
import { solveInverse } from '../geodesic-inverse.ts';
import { normaliseLonDeg } from '../geodesic-line.ts';
import { ArcCurve } from './arc-curve.ts';
import { DrawnCurve } from './drawn-curve.ts';
import type { LinkList } from './link-list.ts';
import type { LonBins } from './lon-bins.ts';
import { buildLonBins } from './lon-bins.ts';
import { areaSouthOfEdge } from './ring-area.ts';
import type { Sliver } from './sliver.ts';
import { cutSlivers } from './sliver.ts';

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
  /** lat1, lon1, lat2, lon2 of each edge, degrees; longitudes within (-180, 180]. */
  readonly ends: Float64Array;
  readonly heading: Int8Array;
  /** Edges straight on a chart. */
  readonly drawn: ReadonlyMap<number, DrawnCurve>;
  readonly slivers: readonly Sliver[];
  /** Prepared geodesics, made when first needed. */
  readonly lines: Map<number, Float64Array>;
  /** Which edges lie over which longitudes, for rings of many edges. */
  readonly bins: LonBins | undefined;
  /** The parity of the inside: the parity that covers less than half of the Earth. */
  readonly insideParity: number;
}

/** Values of {@link Ring.heading}: the sign of the step of longitude, times 2 along the north pole, 3 along the south pole. */
export const ALONG_NORTH_POLE = 2;
export const ALONG_SOUTH_POLE = 3;

/** Prepares a closed chain; undefined where there is none. */
export function buildRing(list: LinkList): Ring | undefined {
  return buildPlainRing(list) ?? buildAnyRing(list);
}

/**
 * The usual ring: geodesics only, no vertex at a pole, no edge near a pole, less than half around the Earth. It lies
 * within a lune of less than half the Earth, so what has odd parity is the inside.
 */
function buildPlainRing(list: LinkList): Ring | undefined {
  const { count } = list;
  if (list.curves.size > 0 || list.isDrawn || count === 0) return undefined;
  const ends = new Float64Array(4 * count);
  const heading = new Int8Array(count);
  let lon = list.ends[1]!;
  const first = lon;
  let west = lon;
  let east = lon;
  for (let i = 0; i < count; i += 1) {
    const at = 4 * i;
    const lat1 = list.ends[at]!;
    const lon1 = normaliseLonDeg(list.ends[at + 1]!);
    const lon2 = normaliseLonDeg(list.ends[at + 3]!);
    const step = normaliseLonDeg(lon2 - lon1);
    lon += step;
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat1 === 90 || lat1 === -90 || east - west > WIDEST_PLAIN_DEG) return undefined;
    ends[at] = lat1;
    ends[at + 1] = lon1;
    ends[at + 2] = list.ends[at + 2]!;
    ends[at + 3] = lon2;
    heading[i] = step > 0 ? 1 : step < 0 ? -1 : 0;
  }
  // After cuts the edges are no longer in order, and may not close.
  if (Math.abs(lon - first) > 1e-6 || list.chainStarts.length > 1) return undefined;
  const bins = buildLonBins(ends, heading);
  return { ends, heading, drawn: NO_CURVES, slivers: NO_SLIVERS, lines: new Map(), bins, insideParity: 1 };
}

const WIDEST_PLAIN_DEG = 170;
const NO_CURVES: ReadonlyMap<number, DrawnCurve> = new Map();
const NO_SLIVERS: readonly Sliver[] = [];

function buildAnyRing(list: LinkList): Ring | undefined {
  const edges: Edge[] = [];
  const slivers: Sliver[] = [];
  for (let link = 0; link < list.count; link += 1) {
    const curve = list.curves.get(link);
    if (curve instanceof ArcCurve) {
      for (const sliver of cutSlivers(curve)) {
        edges.push({ ...sliver.chord, sliver: slivers.length });
        slivers.push(sliver);
      }
    } else if (curve instanceof DrawnCurve) {
      edges.push(drawnEdge(curve));
    } else {
      edges.push({
        lat1Deg: list.ends[4 * link]!,
        lon1Deg: list.ends[4 * link + 1]!,
        lat2Deg: list.ends[4 * link + 2]!,
        lon2Deg: list.ends[4 * link + 3]!,
      });
    }
  }
  if (edges.length === 0) return undefined;
  const complete = list.isDrawn ? withDrawnPoles(edges, list.poleSteps) : withPoles(edges);
  const ring = {
    ends: new Float64Array(4 * complete.length),
    heading: new Int8Array(complete.length),
    drawn: new Map<number, DrawnCurve>(),
    slivers,
    lines: new Map<number, Float64Array>(),
  };
  let oddAreaM2 = 0;
  for (const [i, edge] of complete.entries()) {
    ring.ends[4 * i] = edge.lat1Deg;
    ring.ends[4 * i + 1] = normaliseLonDeg(edge.lon1Deg);
    ring.ends[4 * i + 2] = edge.lat2Deg;
    ring.ends[4 * i + 3] = normaliseLonDeg(edge.lon2Deg);
    const step = edge.lonStepDeg ?? lonStepDeg(edge.lon1Deg, edge.lon2Deg);
    ring.heading[i] = headingOf(step, edge.pole);
    if (edge.drawn !== undefined) ring.drawn.set(i, edge.drawn);
    if (edge.sliver !== undefined) slivers[edge.sliver] = { ...slivers[edge.sliver]!, edge: i };
    oddAreaM2 += areaSouthOfEdge(edge, step);
  }
  const insideParity = Math.abs(oddAreaM2) <= EARTH_AREA_M2 / 2 ? 1 : 0;
  return { ...ring, bins: buildLonBins(ring.ends, ring.heading), insideParity };
}

/** An edge on its way into a ring. */
export interface Edge {
  readonly lat1Deg: number;
  readonly lon1Deg: number;
  readonly lat2Deg: number;
  readonly lon2Deg: number;
  /** Step of longitude where it is not the short way from one end to the other. */
  readonly lonStepDeg?: number;
  readonly drawn?: DrawnCurve;
  /** Of a chord: the number of its sliver. */
  readonly sliver?: number;
  /** Along a pole: 90 or -90. */
  readonly pole?: number;
}

function drawnEdge(curve: DrawnCurve): Edge {
  return {
    lat1Deg: curve.lat1Deg,
    lon1Deg: curve.lon1Deg,
    lat2Deg: curve.lat2Deg,
    lon2Deg: curve.lon1Deg + curve.lonStepDeg,
    lonStepDeg: curve.lonStepDeg,
    drawn: curve,
  };
}

function withDrawnPoles(edges: readonly Edge[], poleSteps: LinkList['poleSteps']): Edge[] {
  const complete = [...edges];
  for (const { latDeg, lonDeg, lonStepDeg: whole } of poleSteps) {
    const parts = Math.max(1, Math.ceil(Math.abs(whole) / 90));
    for (let k = 0; k < parts; k += 1) {
      const lon1Deg = lonDeg + (whole * k) / parts;
      const lon2Deg = lonDeg + (whole * (k + 1)) / parts;
      complete.push({
        lat1Deg: latDeg,
        lon1Deg,
        lat2Deg: latDeg,
        lon2Deg,
        lonStepDeg: whole / parts,
        pole: latDeg,
      });
    }
  }
  return complete;
}

const NEARLY_OPPOSITE_DEG = 179;

/**
 * Splits geodesics that pass exactly over a pole, gives pole vertices the longitudes of their neighbours, and adds
 * edges along poles.
 */
function withPoles(edges: readonly Edge[]): Edge[] {
  const split: Edge[] = [];
  for (const edge of edges) {
    const isFromPole = Math.abs(edge.lat1Deg) === 90;
    const isToPole = Math.abs(edge.lat2Deg) === 90;
    if (isFromPole || isToPole) {
      if (edge.lat1Deg === edge.lat2Deg) continue;
      split.push(isFromPole ? { ...edge, lon1Deg: edge.lon2Deg } : { ...edge, lon2Deg: edge.lon1Deg });
      continue;
    }
    const step = lonStepDeg(edge.lon1Deg, edge.lon2Deg);
    if (edge.drawn === undefined && Math.abs(step) > NEARLY_OPPOSITE_DEG) {
      solveInverse(edge.lat1Deg, edge.lon1Deg, edge.lat2Deg, edge.lon2Deg);
      if (arc[SIN_AZIMUTH_1] === 0) {
        const pole = arc[COS_AZIMUTH_1]! > 0 ? 90 : -90;
        split.push({ ...edge, lat2Deg: pole, lon2Deg: edge.lon1Deg });
        split.push({ ...edge, lat1Deg: pole, lon1Deg: edge.lon2Deg });
        continue;
      }
      // The rounded step does not tell on which side the geodesic passes the pole; the geodesic does.
      split.push({ ...edge, lonStepDeg: arc[LONGITUDE_SIGN]! * arc[SWAPPED]! * Math.abs(step) });
      continue;
    }
    split.push(edge);
  }
  const complete: Edge[] = [];
  for (const [i, edge] of split.entries()) {
    const next = split[(i + 1) % split.length]!;
    complete.push(edge);
    const pole = edge.lat2Deg;
    if (Math.abs(pole) === 90 && next.lat1Deg === pole && lonStepDeg(edge.lon2Deg, next.lon1Deg) !== 0) {
      complete.push({ lat1Deg: pole, lon1Deg: edge.lon2Deg, lat2Deg: pole, lon2Deg: next.lon1Deg, pole });
    }
  }
  return complete;
}

/** The short step from one longitude to another, within (-180, 180]. */
function lonStepDeg(lon1Deg: number, lon2Deg: number): number {
  return normaliseLonDeg(normaliseLonDeg(lon2Deg) - normaliseLonDeg(lon1Deg));
}

function headingOf(step: number, pole: number | undefined): number {
  const sign = step > 0 ? 1 : step < 0 ? -1 : 0;
  if (pole === undefined) return sign;
  return sign * (pole > 0 ? ALONG_NORTH_POLE : ALONG_SOUTH_POLE);
}
