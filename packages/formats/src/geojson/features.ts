import type { JsonPath } from './json-scanner.ts';
import { isObject } from './properties.ts';
import type { Json, JsonObject } from './properties.ts';

/** One thing of the file that may become an area. */
export interface Feature {
  readonly geometry: Json;
  readonly properties: JsonObject;
  /** The `id` beside `type` (RFC 7946 section 3.2). */
  readonly id?: string | number;
  readonly path: JsonPath;
  readonly geometryPath: JsonPath;
  /** Lower and upper limits that are bare numbers are flight levels. */
  readonly limitsAreFlightLevels?: true;
}

/**
 * The features of a document: a FeatureCollection, a Feature, a bare geometry (RFC 7946 section 3), or an airspace as
 * the traffic library stores it: `{ name, type, shapes: [{ lower, upper, polygon }] }` with limits in flight levels,
 * where every shape becomes a feature of that name. Undefined where the document is none of these.
 */
export function featuresOf(document: Json): readonly Feature[] | undefined {
  if (!isObject(document)) return undefined;
  if (document['type'] === 'FeatureCollection') {
    const list = document['features'];
    if (!Array.isArray(list)) return undefined;
    return (list as readonly Json[]).map((member, index) => featureOf(member, ['features', index]));
  }
  if (document['type'] === 'Feature') return [featureOf(document, [])];
  if (Array.isArray(document['shapes'])) return trafficShapes(document, document['shapes']);
  if (typeof document['type'] === 'string' && geometryTypes.has(document['type'])) {
    return [{ geometry: document, properties: {}, path: [], geometryPath: [] }];
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
  if (!isObject(member)) return { geometry: null, properties: {}, path, geometryPath: path };
  const { geometry = null, properties, id } = member;
  return {
    geometry,
    properties: isObject(properties) ? properties : {},
    ...(typeof id === 'string' || typeof id === 'number' ? { id } : {}),
    path,
    geometryPath: [...path, 'geometry'],
  };
}

function trafficShapes(document: JsonObject, shapes: readonly Json[]): Feature[] {
  const { name = null, type = null } = document;
  return shapes.map((shape, index): Feature => {
    const { lower = null, upper = null, polygon = null } = isObject(shape) ? shape : {};
    return {
      geometry: polygon,
      properties: { name, type, lower, upper },
      path: ['shapes', index],
      geometryPath: ['shapes', index, 'polygon'],
      limitsAreFlightLevels: true,
    };
  });
}
