import type { LatLon } from './position.ts';

/**
 * What the straight line between two vertices means.
 *
 * - `geodesic`: shortest path on WGS84 (ASTM F3548, most databases; the default).
 * - `parallel`: rhumb line, which is what an AIP means by "along the parallel".
 * - `as-drawn`: straight in longitude and latitude (RFC 7946 section 3.1.1).
 */
export type EdgeKind = 'geodesic' | 'parallel' | 'as-drawn';

/**
 * The horizontal shape of a volume. Arcs and circles stay exact; they become vertices only in pictures.
 * Sets are closed: a point on the boundary is inside.
 */
export type Outline = CircleOutline | PolygonOutline | ArcOutline | CorridorOutline;

/** All points within `radiusM` of the centre, measured along WGS84 geodesics. */
export interface CircleOutline {
  readonly kind: 'circle';
  readonly centre: LatLon;
  readonly radiusM: number;
}

/**
 * A ring of vertices, not closed (the first is not repeated), in either order; the interior is the side with
 * the smaller area. Holes are rings of the same edge kind.
 */
export interface PolygonOutline {
  readonly kind: 'polygon';
  readonly edge: EdgeKind;
  readonly vertices: readonly LatLon[];
  readonly holes?: readonly (readonly LatLon[])[];
}

/** A closed chain of lines and arcs of geodesic circles, as OpenAir DA and DB records draw them. */
export interface ArcOutline {
  readonly kind: 'arcs';
  readonly edge: EdgeKind;
  /** Successive elements are joined by straight edges; the chain closes the same way. */
  readonly elements: readonly OutlineElement[];
}

export type OutlineElement = VertexElement | ArcElement;

export interface VertexElement {
  readonly kind: 'vertex';
  readonly at: LatLon;
}

/**
 * An arc about `centre` from azimuth `fromDeg` to `toDeg` (true, clockwise from north). Where the two radii
 * differ, the radius varies linearly with the azimuth, so that both ends stay where the source put them.
 */
export interface ArcElement {
  readonly kind: 'arc';
  readonly centre: LatLon;
  readonly direction: 'clockwise' | 'counterclockwise';
  readonly fromDeg: number;
  readonly toDeg: number;
  readonly startRadiusM: number;
  readonly endRadiusM: number;
}

/** All points within `halfWidthM` of a chain of geodesics. `flat` caps end square at the first and last point. */
export interface CorridorOutline {
  readonly kind: 'corridor';
  readonly line: readonly LatLon[];
  readonly halfWidthM: number;
  readonly caps: 'round' | 'flat';
}
