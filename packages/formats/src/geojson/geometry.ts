import type { LatLon, Outline } from '@deconflict/engine/geo';
import type { ErrorCode } from '@deconflict/engine/errors';
import { tidyRing } from '../area-file/index.ts';
import { geometryTypes } from './features.ts';
import type { JsonPath } from './json-scanner.ts';
import type { ReadLength } from './lengths.ts';
import { briefOf, isObject } from './properties.ts';
import type { Json, JsonObject } from './properties.ts';

/** What is wrong in a geometry. */
interface GeometryFault {
  readonly code: ErrorCode;
  readonly path: JsonPath;
  readonly got: string;
  readonly expected: string;
}

/** What a geometry encloses. */
export interface ReadGeometry {
  readonly outlines: readonly Outline[];
  /** Why the geometry cannot be used; undefined where it can. */
  readonly fault?: GeometryFault;
  /** Lines and points that enclose nothing because no width or radius is stated. */
  readonly withoutArea: number;
  readonly repeatedPoints: number;
  /** Longitudes beyond 180 degrees that were brought back by a turn. */
  readonly turnedLongitudes: number;
}

/** Lengths that the properties state, for geometries that are no areas by themselves. */
export interface StatedLengths {
  readonly halfWidth: ReadLength | undefined;
  readonly radius: ReadLength | undefined;
}

/**
 * The outlines of a geometry. Polygons have edges straight in longitude and latitude (RFC 7946 section 3.1.1), the
 * first ring is the outside, the others are holes; a line is the middle of a corridor and a point the centre of a circle
 * only where the properties state how wide. Altitudes in positions say nothing about limits and are left off.
 */
export function readGeometry(geometry: Json, path: JsonPath, lengths: StatedLengths): ReadGeometry {
  const reader = new GeometryReader(lengths);
  reader.read(geometry, path, 0);
  return reader.result();
}

/** Deeper collections are no airspace (RFC 7946 section 3.1.8 advises against nesting at all). */
const deepestNesting = 8;

/** A quarter of the way around the Earth: what is wider is a slip of the pen. */
const longestM = 10_000_000;

class GeometryReader {
  readonly #lengths: StatedLengths;
  readonly #outlines: Outline[] = [];
  #fault: GeometryFault | undefined;
  #withoutArea = 0;
  #repeatedPoints = 0;
  #turnedLongitudes = 0;

  constructor(lengths: StatedLengths) {
    this.#lengths = lengths;
  }

  result(): ReadGeometry {
    const found = {
      outlines: this.#outlines,
      withoutArea: this.#withoutArea,
      repeatedPoints: this.#repeatedPoints,
      turnedLongitudes: this.#turnedLongitudes,
    };
    return this.#fault === undefined ? found : { ...found, fault: this.#fault };
  }

  read(geometry: Json, path: JsonPath, depth: number): void {
    if (geometry === null) return;
    const type = isObject(geometry) ? geometry['type'] : undefined;
    if (
      !isObject(geometry) ||
      typeof type !== 'string' ||
      !geometryTypes.has(type) ||
      depth > deepestNesting
    ) {
      const got = depth > deepestNesting ? 'collections in collections' : briefOf(type ?? geometry, 1);
      return this.#refuse(
        'geojson-geometry-unknown',
        path,
        got,
        'a geometry such as Polygon or MultiPolygon',
      );
    }
    if (type === 'GeometryCollection') {
      return this.#each(geometry, 'geometries', path, (member, memberPath) =>
        this.read(member, memberPath, depth + 1),
      );
    }
    const steps = [...path, 'coordinates'];
    const { coordinates = null } = geometry;
    switch (type) {
      case 'Polygon':
        return this.#readPolygon(coordinates, steps);
      case 'MultiPolygon':
        return this.#each(geometry, 'coordinates', path, (rings, at) => this.#readPolygon(rings, at));
      case 'LineString':
        return this.#readLine(coordinates, steps);
      case 'MultiLineString':
        return this.#each(geometry, 'coordinates', path, (line, at) => this.#readLine(line, at));
      case 'Point':
        return this.#readPoint(coordinates, steps);
      default:
        return this.#each(geometry, 'coordinates', path, (point, at) => this.#readPoint(point, at));
    }
  }

  #each(
    geometry: JsonObject,
    key: string,
    path: JsonPath,
    read: (member: Json, path: JsonPath) => void,
  ): void {
    const members = geometry[key];
    if (!Array.isArray(members)) {
      return this.#refuse('geojson-coordinate-wrong', [...path, key], briefOf(members), 'a list');
    }
    for (const [index, member] of (members as readonly Json[]).entries()) read(member, [...path, key, index]);
  }

  #readPolygon(rings: Json, path: JsonPath): void {
    if (!Array.isArray(rings) || rings.length === 0) {
      return this.#refuse('geojson-coordinate-wrong', path, briefOf(rings), 'a list of rings');
    }
    const tidy: (readonly LatLon[])[] = [];
    for (const [index, ring] of (rings as readonly Json[]).entries()) {
      const points = this.#readPositions(ring, [...path, index]);
      if (points === undefined) return;
      const { vertices, repeated } = tidyRing(points);
      this.#repeatedPoints += repeated;
      const encloses = new Set(vertices.map(({ latDeg, lonDeg }) => `${latDeg} ${lonDeg}`)).size >= 3;
      if (encloses) tidy.push(vertices);
      else if (index === 0) {
        const got = `${vertices.length} different points`;
        return this.#refuse('area-outline-too-small', [...path, index], got, 'three different points');
      }
    }
    const [vertices, ...holes] = tidy;
    if (vertices === undefined) return;
    const outline = { kind: 'polygon', edge: 'as-drawn', vertices } as const;
    this.#outlines.push(holes.length === 0 ? outline : { ...outline, holes });
  }

  #readLine(line: Json, path: JsonPath): void {
    const points = this.#readPositions(line, path);
    if (points === undefined) return;
    const length = this.#statedLength(this.#lengths.halfWidth, path);
    if (length === undefined) return;
    const distinct = points.filter((point, index) => {
      const before = points[index - 1];
      return before === undefined || before.latDeg !== point.latDeg || before.lonDeg !== point.lonDeg;
    });
    if (distinct.length < 2) {
      return this.#refuse(
        'area-outline-too-small',
        path,
        `${distinct.length} points`,
        'a line of two points',
      );
    }
    this.#outlines.push({ kind: 'corridor', line: distinct, halfWidthM: length, caps: 'round' });
  }

  #readPoint(point: Json, path: JsonPath): void {
    const centre = this.#readPosition(point, path);
    if (centre === undefined) return;
    const radiusM = this.#statedLength(this.#lengths.radius, path);
    if (radiusM !== undefined) this.#outlines.push({ kind: 'circle', centre, radiusM });
  }

  #statedLength(length: ReadLength | undefined, path: JsonPath): number | undefined {
    if (length === undefined) this.#withoutArea += 1;
    else if ('lengthM' in length && length.lengthM <= longestM) return length.lengthM;
    else if ('lengthM' in length) {
      this.#refuse(
        'area-length-unreadable',
        path,
        `${length.key}: ${length.lengthM} m`,
        'a length of up to 10000 km',
      );
    } else this.#refuse('area-length-unreadable', path, length.got, length.expected);
    return undefined;
  }

  #readPositions(list: Json, path: JsonPath): LatLon[] | undefined {
    if (!Array.isArray(list)) {
      this.#refuse('geojson-coordinate-wrong', path, briefOf(list), 'a list of positions');
      return undefined;
    }
    const points: LatLon[] = [];
    for (const [index, position] of (list as readonly Json[]).entries()) {
      const point = this.#readPosition(position, [...path, index]);
      if (point === undefined) return undefined;
      points.push(point);
    }
    return points;
  }

  /**
   * Longitude first (RFC 7946 section 3.1.1). Files that run across the antimeridian without cutting there go on
   * beyond 180; edges take the shorter way around, so that bringing them back changes nothing.
   */
  #readPosition(position: Json, path: JsonPath): LatLon | undefined {
    const [lonDeg, latDeg] = Array.isArray(position) ? (position as readonly Json[]) : [];
    if (typeof lonDeg === 'number' && typeof latDeg === 'number' && Math.abs(latDeg) <= 90) {
      if (Math.abs(lonDeg) <= 180) return { latDeg, lonDeg };
      if (Math.abs(lonDeg) <= 360) {
        this.#turnedLongitudes += 1;
        return { latDeg, lonDeg: lonDeg > 0 ? lonDeg - 360 : lonDeg + 360 };
      }
    }
    const got = briefOf(position);
    this.#refuse('geojson-coordinate-wrong', path, got, '[longitude, latitude] within 180 and 90 degrees');
    return undefined;
  }

  /** The first fault is told; one is enough to lose the area. */
  #refuse(code: ErrorCode, path: JsonPath, got: string, expected: string): void {
    this.#fault ??= { code, path, got, expected };
  }
}
