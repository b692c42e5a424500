import type { JsonPath } from './json-scanner.ts';
import { isObject } from './properties.ts';
import type { Json, JsonObject } from './properties.ts';

/** One thing of the file that may become an area. */
export interface Feature {
  readonly properties: JsonObject;
  /** The `id` beside `type` (RFC 7946 section 3.2). */
  readonly id?: string | number;
  readonly path: JsonPath;
  /** One in GeoJSON; several where a source gives one name to shapes with limits of their own. */
  readonly parts: readonly FeaturePart[];
}

/** A geometry and the properties that state its limits. */
export interface FeaturePart {
  readonly geometry: Json;
  readonly geometryPath: JsonPath;
  readonly limits: JsonObject;
  readonly limitsPath: JsonPath;
  /** Limits that are bare numbers are flight levels. */
  readonly inFlightLevels: boolean;
}

/**
 * The features of a document: a FeatureCollection, a Feature, a bare geometry (RFC 7946 section 3), or an airspace as
 * the traffic library stores it: `{ name, type, shapes: [{ lower, upper, polygon }] }` with limits in flight levels,
 * where every shape is a part of that feature. Undefined where the document is none of these.
 */
export function featuresOf(document: Json): readonly Feature[] | undefined {
  if (!isObject(document)) return undefined;
  if (document['type'] === 'FeatureCollection') {
    const list = document['features'];
    if (!Array.isArray(list)) return undefined;
    return (list as readonly Json[]).map((member, index) => featureOf(member, ['features', index]));
  }
  if (document['type'] === 'Feature') return [featureOf(document, [])];
  if (Array.isArray(document['shapes'])) return [trafficFeature(document, document['shapes'])];
  if (typeof document['type'] === 'string' && geometryTypes.has(document['type'])) {
    return [{ properties: {}, path: [], parts: [partOf(document, {}, [], [])] }];
  }
  return undefined;
}

/** The geometries of RFC 7946 section 1.4. */
export const geometryTypes: ReadonlySet<string> = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

function featureOf(member: Json, path: JsonPath): Feature {
  if (!isObject(member)) return { properties: {}, path, parts: [partOf(null, {}, path, path)] };
  const { geometry = null, properties: given, id } = member;
  const properties = isObject(given) ? given : {};
  return {
    properties,
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    path,
    parts: [partOf(geometry, properties, [...path, 'geometry'], [...path, 'properties'])],
  };
}

function partOf(
  geometry: Json,
  limits: JsonObject,
  geometryPath: JsonPath,
  limitsPath: JsonPath,
): FeaturePart {
  return { geometry, geometryPath, limits, limitsPath, inFlightLevels: false };
}

function trafficFeature(document: JsonObject, shapes: readonly Json[]): Feature {
  const { name = null, type = null } = document;
  const parts = shapes.map((member, index): FeaturePart => {
    const shape = isObject(member) ? member : {};
    return {
      geometry: shape['polygon'] ?? null,
      geometryPath: ['shapes', index, 'polygon'],
      limits: shape,
      limitsPath: ['shapes', index],
      inFlightLevels: true,
    };
  });
  return { properties: { name, type }, path: [], parts };
}
