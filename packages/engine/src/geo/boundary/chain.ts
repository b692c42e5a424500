import { directInto } from '../geodesic.ts';
import { normaliseLonDeg } from '../geodesic-line.ts';
import type { ArcElement, EdgeKind, OutlineElement } from '../outline.ts';
import type { LatLon } from '../position.ts';
import { ArcCurve } from './arc-curve.ts';
import { DrawnCurve } from './drawn-curve.ts';
import { LinkList } from './link-list.ts';

/**
 * The closed chain of a ring of vertices. Vertices that are no numbers are left out, latitudes beyond the poles are
 * moved there, repeated vertices count once, and an edge that is drawn twice cancels (a cut out to a hole and back).
 * A ring of fewer than three places is its own boundary and encloses nothing.
 */
export function chainOfVertices(vertices: readonly LatLon[], edge: EdgeKind): LinkList {
  return withoutDoubledEdges(rawChainOfVertices(vertices, edge));
}

/** The same with doubled edges, as the source draws it. */
export function rawChainOfVertices(vertices: readonly LatLon[], edge: EdgeKind): LinkList {
  const places = soundPlaces(vertices);
  const list = new LinkList();
  list.isDrawn = edge === 'as-drawn';
  list.startChain();
  for (let i = 0; i < places.length; i += 1)
    addEdge(list, places[i]!, places[(i + 1) % places.length]!, edge);
  return list;
}

/** The closed chain of vertices and arcs; successive elements are joined by straight edges. */
export function chainOfElements(elements: readonly OutlineElement[], edge: EdgeKind): LinkList {
  const list = new LinkList();
  list.isDrawn = edge === 'as-drawn';
  list.startChain();
  let first: LatLon | undefined;
  let last: LatLon | undefined;
  for (const element of elements) {
    const curve = element.kind === 'arc' ? arcOf(element) : undefined;
    const start = element.kind === 'vertex' ? soundPlace(element.at) : curve && placeOnArc(curve, 0);
    if (start === undefined) continue;
    if (last !== undefined) addEdge(list, last, start, edge);
    first ??= start;
    last = start;
    if (curve !== undefined && curve.sweepDeg !== 0) {
      list.addCurve(curve);
      last = placeOnArc(curve, 1);
    }
  }
  if (first !== undefined && last !== undefined) addEdge(list, last, first, edge);
  return withoutDoubledEdges(list);
}

/** The open chain of geodesics along a line; a single place becomes a geodesic of no length. */
export function chainOfLine(line: readonly LatLon[]): LinkList {
  const list = new LinkList();
  list.startChain();
  const places = soundPlaces(line);
  for (let i = 0; i + 1 < places.length; i += 1) addEdge(list, places[i]!, places[i + 1]!, 'geodesic');
  if (list.count === 0 && places.length > 0) addPoint(list, places[0]!);
  return list;
}

/** The chain that stands for the boundary: where edges have cancelled all of it, the places themselves. */
export function boundaryOfChain(list: LinkList, places: readonly LatLon[]): LinkList {
  if (list.count > 0) return list;
  const bare = new LinkList();
  bare.startChain();
  const sound = soundPlaces(places);
  for (let i = 0; i < sound.length; i += 1)
    addEdge(bare, sound[i]!, sound[(i + 1) % sound.length]!, 'geodesic');
  if (bare.count === 0 && sound.length > 0) addPoint(bare, sound[0]!);
  return bare;
}

/** Vertices and centres: all that is left of elements that draw nothing. */
export function placesOf(elements: readonly OutlineElement[]): LatLon[] {
  return elements.map((element) => (element.kind === 'vertex' ? element.at : element.centre));
}

/** A place as it can be used, or undefined. */
export function soundPlace(place: LatLon): LatLon | undefined {
  if (!Number.isFinite(place.latDeg) || !Number.isFinite(place.lonDeg)) return undefined;
  return { latDeg: Math.min(90, Math.max(-90, place.latDeg)), lonDeg: place.lonDeg };
}

function soundPlaces(places: readonly LatLon[]): LatLon[] {
  return places.flatMap((place) => soundPlace(place) ?? []);
}

function addPoint(list: LinkList, place: LatLon): void {
  const lonDeg = normaliseLonDeg(place.lonDeg);
  list.addGeodesic(place.latDeg, lonDeg, place.latDeg, lonDeg);
}

/** Widest part of a drawn edge, degrees of longitude. */
const WIDEST_DRAWN_DEG = 60;

/**
 * Drawn edges run the shorter way around, as readers of such files expect of 179 to -179; longitudes a whole turn or
 * more apart mean the full parallel, as in a map of the world from -180 to 180.
 */
function addEdge(list: LinkList, from: LatLon, to: LatLon, edge: EdgeKind): void {
  const raw = to.lonDeg - from.lonDeg;
  const isFullTurn = edge === 'as-drawn' && Math.abs(raw) >= 360;
  const step = isFullTurn ? (raw > 0 ? 360 : -360) : Math.abs(raw) <= 180 ? raw : normaliseLonDeg(raw);
  if (edge === 'as-drawn' && Math.abs(from.latDeg) === 90 && from.latDeg === to.latDeg) {
    if (step !== 0) list.poleSteps.push({ latDeg: from.latDeg, lonDeg: from.lonDeg, lonStepDeg: step });
    return;
  }
  if (isSamePlace(from, to) && !isFullTurn) return;
  const meetsPole = Math.abs(from.latDeg) === 90 || Math.abs(to.latDeg) === 90;
  // All three kinds of edge are the same along a meridian, and a rhumb line reaches a pole only along one.
  if (edge === 'geodesic' || step === 0 || (edge === 'parallel' && meetsPole)) {
    list.addGeodesic(from.latDeg, normaliseLonDeg(from.lonDeg), to.latDeg, normaliseLonDeg(to.lonDeg));
    return;
  }
  const whole = new DrawnCurve(from.latDeg, from.lonDeg, to.latDeg, step, edge === 'parallel');
  const parts = Math.ceil(Math.abs(step) / WIDEST_DRAWN_DEG);
  let start = { latDeg: from.latDeg, lonDeg: from.lonDeg };
  for (let k = 1; k <= parts; k += 1) {
    const share = k / parts;
    const end =
      k === parts
        ? { latDeg: to.latDeg, lonDeg: from.lonDeg + step }
        : { latDeg: whole.latAt(share), lonDeg: whole.lonAt(share) };
    const lonDeg = normaliseLonDeg(start.lonDeg);
    list.addCurve(
      new DrawnCurve(start.latDeg, lonDeg, end.latDeg, end.lonDeg - start.lonDeg, edge === 'parallel'),
    );
    start = end;
  }
}

function arcOf(element: ArcElement): ArcCurve | undefined {
  const centre = soundPlace(element.centre);
  const numbers = [element.fromDeg, element.toDeg, element.startRadiusM, element.endRadiusM];
  if (centre === undefined || !numbers.every(Number.isFinite)) return undefined;
  const raw = element.toDeg - element.fromDeg;
  const turn = (((element.direction === 'clockwise' ? raw : -raw) % 360) + 360) % 360;
  // A difference of a whole turn or more is a circle; equal azimuths are nothing.
  const sweep = Math.abs(raw) >= 360 ? 360 : turn;
  return new ArcCurve(
    centre.latDeg,
    normaliseLonDeg(centre.lonDeg),
    element.fromDeg % 360,
    element.direction === 'clockwise' ? sweep : -sweep,
    Math.max(0, element.startRadiusM),
    Math.max(0, element.endRadiusM),
  );
}

function placeOnArc(curve: ArcCurve, t: number): LatLon {
  directInto(curve.latDeg, curve.lonDeg, curve.startDeg + curve.sweepDeg * t, curve.radiusAt(t), spot);
  return { latDeg: spot[0]!, lonDeg: spot[1]! };
}

function isSamePlace(a: LatLon, b: LatLon): boolean {
  if (a.latDeg !== b.latDeg) return false;
  return Math.abs(a.latDeg) === 90 || normaliseLonDeg(a.lonDeg) === normaliseLonDeg(b.lonDeg);
}

/** Even-odd: an edge drawn twice bounds nothing. Edges are alike when their ends and their kind are the same. */
function withoutDoubledEdges(list: LinkList): LinkList {
  const alike = new Map<number, number[]>();
  const isDropped = new Uint8Array(list.count);
  let dropped = 0;
  for (let link = 0; link < list.count; link += 1) {
    const key = keyOf(list, link);
    if (key !== key) continue;
    const others = alike.get(key);
    if (others === undefined) {
      alike.set(key, [link]);
      continue;
    }
    const twin = others.findIndex((other) => isDropped[other] === 0 && isSameEdge(list, other, link));
    if (twin >= 0) {
      isDropped[others[twin]!] = 1;
      isDropped[link] = 1;
      dropped += 2;
    } else {
      others.push(link);
    }
  }
  if (dropped === 0) return list;
  const kept = new LinkList();
  kept.isDrawn = list.isDrawn;
  kept.poleSteps.push(...list.poleSteps);
  kept.startChain();
  for (let link = 0; link < list.count; link += 1) {
    if (isDropped[link] === 1) {
      kept.startChain();
      continue;
    }
    const curve = list.curves.get(link);
    if (curve === undefined) {
      const at = 4 * link;
      kept.addGeodesic(list.ends[at]!, list.ends[at + 1]!, list.ends[at + 2]!, list.ends[at + 3]!);
    } else {
      kept.addCurve(curve);
    }
  }
  return kept;
}

/** The same for an edge and its reverse; NaN for arcs, which are not compared. */
function keyOf(list: LinkList, link: number): number {
  const curve = list.curves.get(link);
  const at = 4 * link;
  if (curve === undefined) {
    const lon1 = lonKey(list.ends[at]!, list.ends[at + 1]!);
    const lon2 = lonKey(list.ends[at + 2]!, list.ends[at + 3]!);
    return (list.ends[at]! + list.ends[at + 2]!) * 0.6180339887498949 + (lon1 + lon2);
  }
  if (!(curve instanceof DrawnCurve)) return NaN;
  const end = normaliseLonDeg(curve.lon1Deg + curve.lonStepDeg);
  return 1000 + (curve.lat1Deg + curve.lat2Deg) * 0.6180339887498949 + (curve.lon1Deg + end);
}

/** All longitudes are one at a pole. */
function lonKey(latDeg: number, lonDeg: number): number {
  return Math.abs(latDeg) === 90 ? 0 : lonDeg;
}

function isSameEdge(list: LinkList, a: number, b: number): boolean {
  const first = cornersOf(list, a);
  const second = cornersOf(list, b);
  if (list.curves.has(a) !== list.curves.has(b)) return false;
  const isSame = (from: LatLon, to: LatLon): boolean =>
    isSamePlace(first[0], from) && isSamePlace(first[1], to);
  return isSame(second[0], second[1]) || isSame(second[1], second[0]);
}

function cornersOf(list: LinkList, link: number): readonly [LatLon, LatLon] {
  const curve = list.curves.get(link);
  if (curve instanceof DrawnCurve) {
    return [
      { latDeg: curve.lat1Deg, lonDeg: curve.lon1Deg },
      { latDeg: curve.lat2Deg, lonDeg: curve.lon1Deg + curve.lonStepDeg },
    ];
  }
  const at = 4 * link;
  return [
    { latDeg: list.ends[at]!, lonDeg: list.ends[at + 1]! },
    { latDeg: list.ends[at + 2]!, lonDeg: list.ends[at + 3]! },
  ];
}

const spot = new Float64Array(3);
