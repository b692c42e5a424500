import type { Boundary, ChainLink } from './boundary.ts';
import { buildBoundary } from './boundary.ts';
import { densifyEdge } from './drawn-edge.ts';
import { directInto, inverseInto } from './geodesic.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import type { ArcElement, EdgeKind, Outline } from './outline.ts';
import type { LatLon } from './position.ts';
import type { Ring } from './ring.ts';
import { buildRing } from './ring.ts';
import { setSurfacePoint } from './surface.ts';

/** An outline made ready for many questions. Prepare once, ask often. */
export interface PreparedOutline {
  readonly outline: Outline;
  readonly shape: OutlineShape;
}

export type OutlineShape = CircleShape | CorridorShape | RingShape;

/** A disc: everything within `radiusM` of the centre. */
export interface CircleShape {
  readonly kind: 'circle';
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly radiusM: number;
  readonly centre: Float64Array;
}

/** Everything within `halfWidthM` of a line. */
export interface CorridorShape {
  readonly kind: 'corridor';
  readonly line: Boundary;
  readonly halfWidthM: number;
  readonly hasFlatCaps: boolean;
  /** The two flat ends, each a geodesic across the corridor. */
  readonly caps: Boundary;
}

/** A ring less its holes; no rings where nothing is enclosed. */
export interface RingShape {
  readonly kind: 'ring';
  readonly boundary: Boundary;
  readonly outer: Ring | undefined;
  readonly holes: readonly Ring[];
}

/**
 * Prepares an outline. Nothing throws: vertices that are no numbers are left out, latitudes beyond the poles are
 * moved to the pole, repeated vertices count once, and a pair of edges that run along each other (a cut out to a
 * hole and back) cancels. What encloses nothing has an empty interior and a boundary.
 *
 * Straight edges that are no geodesics become chains of geodesics no farther than 1 cm from them.
 */
export function prepareOutline(outline: Outline): PreparedOutline {
  return { outline, shape: shapeOf(outline) };
}

function shapeOf(outline: Outline): OutlineShape {
  switch (outline.kind) {
    case 'circle':
      return circleShape(outline.centre, outline.radiusM);
    case 'corridor':
      return corridorShape(outline.line, outline.halfWidthM, outline.caps === 'flat');
    case 'polygon': {
      const rings = [outline.vertices, ...(outline.holes ?? [])].map((vertices) =>
        chainOfVertices(vertices, outline.edge),
      );
      return ringShape(rings);
    }
    case 'arcs':
      return ringShape([chainOfElements(outline.elements, outline.edge)]);
  }
}

function circleShape(centre: LatLon, radiusM: number): CircleShape {
  const at = soundPlace(centre);
  const xyz = new Float64Array(3);
  setSurfacePoint(at?.latDeg ?? NaN, at?.lonDeg ?? NaN, xyz, 0);
  return {
    kind: 'circle',
    latDeg: at?.latDeg ?? NaN,
    lonDeg: at?.lonDeg ?? NaN,
    radiusM: radiusM > 0 ? radiusM : 0,
    centre: xyz,
  };
}

function corridorShape(line: readonly LatLon[], halfWidthM: number, hasFlatCaps: boolean): CorridorShape {
  const places = withoutRepeats(line);
  const links: ChainLink[] = [];
  for (let i = 0; i + 1 < places.length; i += 1) links.push(geodesicLink(places[i]!, places[i + 1]!));
  if (links.length === 0 && places.length === 1) links.push(geodesicLink(places[0]!, places[0]!));
  const width = halfWidthM > 0 ? halfWidthM : 0;
  const isLong = places.length > 1;
  return {
    kind: 'corridor',
    line: buildBoundary([links]),
    halfWidthM: width,
    hasFlatCaps: hasFlatCaps && isLong,
    caps: buildBoundary(
      hasFlatCaps && isLong
        ? [[capLink(places[0]!, places[1]!, width)], [capLink(places.at(-1)!, places.at(-2)!, width)]]
        : [],
    ),
  };
}

/** The geodesic across the corridor at its end `at`, `inward` being the next point of the line. */
function capLink(at: LatLon, inward: LatLon, halfWidthM: number): ChainLink {
  inverseInto(at.latDeg, at.lonDeg, inward.latDeg, inward.lonDeg, spot);
  const azimuth = spot[1]!;
  directInto(at.latDeg, at.lonDeg, azimuth - 90, halfWidthM, spot);
  const left = { latDeg: spot[0]!, lonDeg: spot[1]! };
  directInto(at.latDeg, at.lonDeg, azimuth + 90, halfWidthM, spot);
  return geodesicLink(left, { latDeg: spot[0]!, lonDeg: spot[1]! });
}

function ringShape(chains: readonly (readonly ChainLink[])[]): RingShape {
  const rings = chains.map((chain) => {
    const kept = withoutDoubledEdges(chain);
    return { boundary: kept.length > 0 ? kept : chain, ring: buildRing(kept) };
  });
  return {
    kind: 'ring',
    boundary: buildBoundary(rings.flatMap(({ boundary }) => connectedRuns(boundary))),
    outer: rings[0]?.ring,
    holes: rings.slice(1).flatMap(({ ring }) => (ring === undefined ? [] : [ring])),
  };
}

function chainOfVertices(vertices: readonly LatLon[], edge: EdgeKind): ChainLink[] {
  // Full turns around a parallel are written as two vertices 360 degrees apart, so these are not yet repeats.
  const places = edge === 'as-drawn' ? soundPlaces(vertices) : withoutRepeats(vertices);
  const links: ChainLink[] = [];
  for (let i = 0; i < places.length; i += 1)
    addEdge(places[i]!, places[(i + 1) % places.length]!, edge, links);
  if (links.length === 0 && places.length > 0) links.push(geodesicLink(places[0]!, places[0]!));
  return links;
}

function addEdge(from: LatLon, to: LatLon, edge: EdgeKind, links: ChainLink[]): void {
  let last = from;
  const via = edge === 'geodesic' ? [] : densifyEdge(from, to, edge);
  for (const next of [...via, to]) {
    if (!isSamePlace(last, next)) links.push(geodesicLink(last, next));
    last = next;
  }
}

function chainOfElements(
  elements: Extract<Outline, { kind: 'arcs' }>['elements'],
  edge: EdgeKind,
): ChainLink[] {
  const links: ChainLink[] = [];
  let first: LatLon | undefined;
  let last: LatLon | undefined;
  for (const element of elements) {
    const arc = element.kind === 'arc' ? arcOf(element) : undefined;
    const start = element.kind === 'vertex' ? soundPlace(element.at) : arc?.start;
    if (start === undefined) continue;
    if (last !== undefined) addEdge(last, start, edge, links);
    first ??= start;
    if (arc === undefined) {
      last = start;
    } else {
      if (arc.link.sweepDeg !== 0) links.push(arc.link);
      last = arc.end;
    }
  }
  if (first !== undefined && last !== undefined) addEdge(last, first, edge, links);
  if (links.length === 0 && first !== undefined) links.push(geodesicLink(first, first));
  return links;
}

function arcOf(
  element: ArcElement,
): { link: Extract<ChainLink, { kind: 'arc' }>; start: LatLon; end: LatLon } | undefined {
  const centre = soundPlace(element.centre);
  const numbers = [element.fromDeg, element.toDeg, element.startRadiusM, element.endRadiusM];
  if (centre === undefined || !numbers.every(Number.isFinite)) return undefined;
  const turn =
    element.direction === 'clockwise' ? element.toDeg - element.fromDeg : element.fromDeg - element.toDeg;
  // A difference of a whole turn or more is a circle; equal azimuths are nothing.
  const sweep = Math.abs(element.toDeg - element.fromDeg) >= 360 ? 360 : ((turn % 360) + 360) % 360;
  const link = {
    kind: 'arc' as const,
    latDeg: centre.latDeg,
    lonDeg: centre.lonDeg,
    startDeg: element.fromDeg % 360,
    sweepDeg: element.direction === 'clockwise' ? sweep : -sweep,
    startRadiusM: Math.max(0, element.startRadiusM),
    endRadiusM: Math.max(0, element.endRadiusM),
  };
  return {
    link,
    start: placeOnRadius(centre, link.startDeg, link.startRadiusM),
    end: placeOnRadius(
      centre,
      link.startDeg + link.sweepDeg,
      sweep === 0 ? link.startRadiusM : link.endRadiusM,
    ),
  };
}

function placeOnRadius(centre: LatLon, azimuthDeg: number, radiusM: number): LatLon {
  directInto(centre.latDeg, centre.lonDeg, azimuthDeg, radiusM, spot);
  return { latDeg: spot[0]!, lonDeg: spot[1]! };
}

function geodesicLink(from: LatLon, to: LatLon): ChainLink {
  return {
    kind: 'geodesic',
    lat1Deg: from.latDeg,
    lon1Deg: from.lonDeg,
    lat2Deg: to.latDeg,
    lon2Deg: to.lonDeg,
  };
}

/** Even-odd: an edge drawn twice bounds nothing. Only geodesics with the same ends are compared. */
function withoutDoubledEdges(chain: readonly ChainLink[]): ChainLink[] {
  const counts = new Map<string, number>();
  for (const link of chain) {
    if (link.kind === 'geodesic') counts.set(edgeKey(link), (counts.get(edgeKey(link)) ?? 0) + 1);
  }
  if (counts.size === chain.length) return [...chain];
  const kept: ChainLink[] = [];
  for (const link of chain) {
    if (link.kind === 'arc') {
      kept.push(link);
      continue;
    }
    const key = edgeKey(link);
    const count = counts.get(key)!;
    if (count % 2 === 1) kept.push(link);
    // Of an odd number one stays.
    counts.set(key, count % 2 === 1 ? 0 : count);
  }
  return kept;
}

function edgeKey(link: Extract<ChainLink, { kind: 'geodesic' }>): string {
  const a = placeKey(link.lat1Deg, link.lon1Deg);
  const b = placeKey(link.lat2Deg, link.lon2Deg);
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function placeKey(latDeg: number, lonDeg: number): string {
  return Math.abs(latDeg) === 90 ? `${latDeg}` : `${latDeg},${normaliseLonDeg(lonDeg)}`;
}

/** Cuts a chain where dropped edges have left gaps. */
function connectedRuns(chain: readonly ChainLink[]): ChainLink[][] {
  const runs: ChainLink[][] = [];
  let lastEnd: string | undefined;
  for (const link of chain) {
    const isJoined =
      lastEnd !== undefined && (link.kind === 'arc' || placeKey(link.lat1Deg, link.lon1Deg) === lastEnd);
    if (isJoined) runs.at(-1)!.push(link);
    else runs.push([link]);
    lastEnd = link.kind === 'arc' ? undefined : placeKey(link.lat2Deg, link.lon2Deg);
  }
  return runs;
}

function withoutRepeats(places: readonly LatLon[]): LatLon[] {
  const kept: LatLon[] = [];
  for (const place of soundPlaces(places)) {
    const sound = { latDeg: place.latDeg, lonDeg: normaliseLonDeg(place.lonDeg) };
    if (kept.length === 0 || !isSamePlace(kept.at(-1)!, sound)) kept.push(sound);
  }
  return kept;
}

function soundPlaces(places: readonly LatLon[]): LatLon[] {
  return places.flatMap((place) => soundPlace(place) ?? []);
}

function soundPlace(place: LatLon): LatLon | undefined {
  if (!Number.isFinite(place.latDeg) || !Number.isFinite(place.lonDeg)) return undefined;
  return { latDeg: Math.min(90, Math.max(-90, place.latDeg)), lonDeg: place.lonDeg };
}

function isSamePlace(a: LatLon, b: LatLon): boolean {
  if (a.latDeg !== b.latDeg) return false;
  return Math.abs(a.latDeg) === 90 || normaliseLonDeg(a.lonDeg) === normaliseLonDeg(b.lonDeg);
}

const spot = new Float64Array(3);
