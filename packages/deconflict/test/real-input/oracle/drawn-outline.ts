import type { ArcElement, EdgeKind, Outline, OutlineElement } from '@deconflict/engine/geo';
import { destination, distanceM, pathBetween, pictureOf } from './earth.ts';
import type { Place } from './earth.ts';
import { PlanarRings } from './planar-rings.ts';

/** An outline drawn with GeographicLib alone, to be asked how far inside or outside a place is. */
export interface DrawnOutline {
  /** South, west, north and east of everything drawn, degrees; no outline here crosses the antimeridian. */
  readonly box: Box;
  /** Distance from the boundary in metres, positive inside. */
  clearanceM(place: Place): number;
}

export interface Box {
  readonly southDeg: number;
  readonly westDeg: number;
  readonly northDeg: number;
  readonly eastDeg: number;
}

/**
 * A box that surely holds the outline, quickly: its corners and the ends of the axes of its circles, and a tenth of
 * their span and 0.1 degrees beyond, for edges that bulge.
 */
export function roughBox(outline: Outline): Box {
  const { southDeg, westDeg, northDeg, eastDeg } = boxAround(cornersOf(outline));
  const upDeg = 0.1 + 0.1 * (northDeg - southDeg);
  const asideDeg = 0.1 + 0.1 * (eastDeg - westDeg);
  return {
    southDeg: southDeg - upDeg,
    westDeg: westDeg - asideDeg,
    northDeg: northDeg + upDeg,
    eastDeg: eastDeg + asideDeg,
  };
}

function cornersOf(outline: Outline): readonly Place[] {
  switch (outline.kind) {
    case 'circle':
      return axesOf(outline.centre, outline.radiusM);
    case 'polygon':
      return outline.vertices;
    case 'arcs':
      return outline.elements.flatMap((element) =>
        element.kind === 'vertex'
          ? [element.at]
          : axesOf(element.centre, Math.max(element.startRadiusM, element.endRadiusM)),
      );
    case 'corridor':
      return outline.line.flatMap((place) => axesOf(place, outline.halfWidthM));
  }
}

function axesOf(centre: Place, radiusM: number): Place[] {
  return [0, 90, 180, 270].map((azimuth) => destination(centre, azimuth, radiusM));
}

/** How far a chord may lie from the arc it stands for, metres. */
const SAGITTA_M = 0.01;

/** Geodesics become pieces this long: straight on the map within millimetres up to 300 km from its centre. */
const PIECE_M = 2000;

/** A parallel bends by tan(latitude) / R: pieces of straight lines in longitude and latitude are shorter. */
const DRAWN_PIECE_M = 250;

export function drawOutline(outline: Outline): DrawnOutline {
  switch (outline.kind) {
    case 'circle': {
      const { centre, radiusM } = outline;
      const rim = Array.from({ length: 360 }, (_, degree) => destination(centre, degree, radiusM * 1.001));
      return { box: boxAround(rim), clearanceM: (place) => radiusM - distanceM(centre, place) };
    }
    case 'polygon':
      return drawRings(
        [outline.vertices, ...(outline.holes ?? [])].map((vertices) => closedRing(vertices, outline.edge)),
      );
    case 'arcs':
      return drawRings([closedRing(outline.elements.flatMap(placesOfElement), outline.edge)]);
    case 'corridor':
      throw new Error('no corridor was met in these files, so none is drawn');
  }
}

function drawRings(rings: readonly (readonly Place[])[]): DrawnOutline {
  const box = boxAround(rings.flat());
  const centre = {
    latDeg: (box.southDeg + box.northDeg) / 2,
    lonDeg: (box.westDeg + box.eastDeg) / 2,
  };
  const map = new PlanarRings(rings.map((ring) => ring.map((place) => pictureOf(place, centre))));
  return {
    box,
    clearanceM: (place) => {
      const { x, y } = pictureOf(place, centre);
      return map.clearance(x, y);
    },
  };
}

/** Places along a ring, its straight edges cut into pieces; the last place is joined to the first. */
function closedRing(corners: readonly Place[], edge: EdgeKind): Place[] {
  return corners.flatMap((corner, index) =>
    piecesOfEdge(corner, corners[(index + 1) % corners.length]!, edge),
  );
}

/** The beginnings of the pieces of one edge. */
function piecesOfEdge(from: Place, to: Place, edge: EdgeKind): Place[] {
  if (edge === 'parallel') throw new Error('no edge along a parallel was met in these files');
  const path = pathBetween(from, to);
  const pieces = Math.max(1, Math.ceil(path.lengthM / (edge === 'geodesic' ? PIECE_M : DRAWN_PIECE_M)));
  return Array.from({ length: pieces }, (_, piece) => {
    const share = piece / pieces;
    if (share === 0) return from;
    if (edge === 'geodesic') return path.placeAt(share);
    return {
      latDeg: from.latDeg + share * (to.latDeg - from.latDeg),
      lonDeg: from.lonDeg + share * (to.lonDeg - from.lonDeg),
    };
  });
}

function placesOfElement(element: OutlineElement): Place[] {
  return element.kind === 'vertex' ? [element.at] : placesOnArc(element);
}

/** Both ends and enough places between; the radius runs linearly with the azimuth. */
function placesOnArc({ centre, direction, fromDeg, toDeg, startRadiusM, endRadiusM }: ArcElement): Place[] {
  const turnDeg = direction === 'clockwise' ? toDeg - fromDeg : fromDeg - toDeg;
  const sweepDeg = ((turnDeg % 360) + 360) % 360;
  if (sweepDeg === 0) throw new Error('no arc without a sweep was met in these files');
  const radiusM = Math.max(startRadiusM, endRadiusM);
  const chordM = Math.sqrt(8 * radiusM * SAGITTA_M);
  const chords = Math.ceil((radiusM * sweepDeg * Math.PI) / 180 / chordM);
  return Array.from({ length: chords + 1 }, (_, chord) => {
    const share = chord / chords;
    return destination(
      centre,
      fromDeg + (direction === 'clockwise' ? share : -share) * sweepDeg,
      startRadiusM + share * (endRadiusM - startRadiusM),
    );
  });
}

function boxAround(places: readonly Place[]): Box {
  let southDeg = Infinity;
  let westDeg = Infinity;
  let northDeg = -Infinity;
  let eastDeg = -Infinity;
  for (const { latDeg, lonDeg } of places) {
    southDeg = Math.min(southDeg, latDeg);
    westDeg = Math.min(westDeg, lonDeg);
    northDeg = Math.max(northDeg, latDeg);
    eastDeg = Math.max(eastDeg, lonDeg);
  }
  return { southDeg, westDeg, northDeg, eastDeg };
}
