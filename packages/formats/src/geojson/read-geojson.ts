import { AreaIds, AreaLog, decodeText } from '../area-file/index.ts';
import type { AreaFile } from '../reader/index.ts';
import { readFeature } from './feature-area.ts';
import { featuresOf } from './features.ts';
import type { Feature } from './features.ts';
import { JsonPlaces } from './json-places.ts';
import { briefOf, isObject, textOf } from './properties.ts';
import type { Json } from './properties.ts';

/**
 * The areas of a GeoJSON file (RFC 7946). Never throws for bad data: a feature that cannot be used is counted and
 * explained, the others are read. A feature becomes one area with a volume for every polygon in it.
 */
export function readGeoJson(bytes: Uint8Array, fileName: string): AreaFile {
  const log = new AreaLog(fileName);
  const { text, encoding } = decodeText(bytes);
  if (encoding === 'windows-1252') {
    log.note('area-encoding-assumed', {}, 'bytes that are not UTF-8', 'UTF-8', 'read as Windows-1252');
  }
  const places = new JsonPlaces(text);
  const features = readFeatures(text, places, log);
  const ids = new AreaIds();
  const areas = features.flatMap((feature) => readFeature(feature, ids, places, log) ?? []);
  if (areas.length === 0 && log.diagnostics.every(({ code }) => !fileFaults.has(code))) {
    log.note(
      'area-file-without-areas',
      {},
      `${features.length} features`,
      'at least one area',
      'nothing read',
    );
  }
  return { areas, totals: log.totals(), diagnostics: log.diagnostics };
}

const fileFaults: ReadonlySet<string> = new Set([
  'input-empty',
  'geojson-syntax',
  'geojson-absent',
  'geojson-other-crs',
]);

function readFeatures(text: string, places: JsonPlaces, log: AreaLog): readonly Feature[] {
  if (text.trim() === '') {
    log.note('input-empty', {}, 'no text', 'GeoJSON', 'nothing read');
    return [];
  }
  const document = parse(text);
  if (document === undefined) {
    const fault = places.fault() ?? { offset: 0, expected: 'JSON' };
    const got =
      fault.offset < text.length
        ? JSON.stringify(text.slice(fault.offset, fault.offset + 20))
        : 'the end of the file';
    log.note('geojson-syntax', places.ofOffset(fault.offset), got, fault.expected, 'nothing read');
    return [];
  }
  const features = featuresOf(document);
  const type = isObject(document) ? textOf(document['type']) : undefined;
  if (features === undefined) {
    log.note(
      'geojson-absent',
      places.at([]),
      type ?? 'JSON',
      'a FeatureCollection, a Feature or a geometry',
      'nothing read',
    );
    return [];
  }
  const crs = isObject(document) ? otherCrs(document['crs']) : undefined;
  if (crs !== undefined) {
    log.note('geojson-other-crs', places.at(['crs']), crs, 'WGS84 longitude and latitude', 'nothing read');
    return [];
  }
  return features;
}

function parse(text: string): Json | undefined {
  try {
    const document: Json = JSON.parse(text);
    return document;
  } catch {
    return undefined;
  }
}

/** RFC 7946 section 4 knows WGS84 only; GeoJSON of 2008 could name another system. */
function otherCrs(crs: Json | undefined): string | undefined {
  if (crs === undefined || crs === null) return undefined;
  const properties = isObject(crs) ? crs['properties'] : undefined;
  const name = isObject(properties) ? textOf(properties['name']) : undefined;
  const text = name ?? briefOf(crs);
  return /CRS:?84|EPSG:+(?:[\d.]*:)?4326$/i.test(text) ? undefined : text;
}
