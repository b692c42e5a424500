import { directInto } from '../geodesic.ts';
import { normaliseLonDeg } from '../geodesic-line.ts';
import type { ArcElement, EdgeKind, OutlineElement } from '../outline.ts';
import type { LatLon } from '../position.ts';
import { ArcCurve } from './arc-curve.ts';
import { DrawnCurve } from './drawn-curve.ts';
import { withoutDoubledEdges } from './doubled-edges.ts';
import { LinkList } from './link-list.ts';
import { isSamePlace, soundPlace, soundPlaces } from './sound-place.ts';

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

/** Vertices and starts of arcs: all that is left of elements that draw nothing. */
export function placesOf(elements: readonly OutlineElement[]): LatLon[] {
  return elements.flatMap((element) => {
    if (element.kind === 'vertex') return element.at;
    const curve = arcOf(element);
    return curve === undefined ? [] : placeOnArc(curve, 0);
  });
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

const spot = new Float64Array(3);
