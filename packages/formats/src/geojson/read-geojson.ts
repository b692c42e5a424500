import type { Area, Volume } from '@deconflict/engine/airspace';
import type { HeightLimit } from '@deconflict/engine/geo';
import {
  AreaIds,
  AreaLog,
  classLabelOf,
  crossesItself,
  decodeText,
  legalTypeOf,
} from '../area-file/index.ts';
import type { AreaFile } from '../reader/index.ts';
import { featuresOf } from './features.ts';
import type { Feature } from './features.ts';
import { readGeometry } from './geometry.ts';
import type { ReadGeometry } from './geometry.ts';
import { JsonPlaces } from './json-places.ts';
import { readHalfWidth, readRadius } from './lengths.ts';
import { readLimit } from './limits.ts';
import { openAipClassOf, openAipTypeOf } from './openaip-codes.ts';
import { findProperty, isObject, textOf } from './properties.ts';
import type { Json } from './properties.ts';
import { readSchedule } from './schedule.ts';

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
  const text = name ?? JSON.stringify(crs);
  return /CRS:?84|EPSG:+(?:[\d.]*:)?4326$/i.test(text) ? undefined : text;
}

function readFeature(feature: Feature, ids: AreaIds, places: JsonPlaces, log: AreaLog): Area | undefined {
  const { properties } = feature;
  const statedName = textOf(findProperty(properties, nameNames)?.value);
  const name = statedName ?? (feature.id === undefined ? undefined : String(feature.id));
  const shownName = name ?? `unnamed ${Number(feature.path.at(-1) ?? 0) + 1}`;
  const geometry = readGeometry(feature.geometry, feature.geometryPath, {
    halfWidth: readHalfWidth(properties),
    radius: readRadius(properties),
  });
  if (!isUsable(geometry, feature, shownName, places, log)) return undefined;
  if (name === undefined) {
    log.note(
      'area-name-missing',
      places.at(feature.path),
      'no name property',
      'a name',
      `called ${shownName}`,
    );
  }
  noteOddOutlines(geometry, feature, shownName, places, log);
  const limits = readLimits(feature, shownName, places, log);
  const schedule = readSchedule(properties, shownName);
  if (schedule.kind === 'unreadable') {
    const action = 'kept in words; whether the area is active is undecided';
    log.note(
      'area-activation-unreadable',
      places.at(feature.path),
      schedule.text,
      'times of activity',
      action,
    );
  }
  const { legalType, classLabel } = readClass(feature);
  log.countRead();
  return {
    id: ids.next(shownName),
    name: shownName,
    legalType,
    ...(classLabel === undefined ? {} : { classLabel }),
    volumes: geometry.outlines.map((outline): Volume => ({
      outline,
      floor: limits.floor,
      ceiling: limits.ceiling,
      schedule,
    })),
  };
}

function isUsable(
  geometry: ReadGeometry,
  feature: Feature,
  name: string,
  places: JsonPlaces,
  log: AreaLog,
): boolean {
  if (geometry.fault !== undefined) {
    const { code, path, got, expected } = geometry.fault;
    log.note(code, places.at(path), got, expected, `${name} left out`);
    log.countSkipped(code);
    return false;
  }
  if (geometry.withoutArea > 0) {
    const got = `${name}: ${geometry.withoutArea} lines or points`;
    const expected = 'a polygon, or a width or radius in the properties';
    log.note('geojson-without-area', places.at(feature.path), got, expected, 'left out');
  }
  if (geometry.outlines.length > 0) return true;
  if (geometry.withoutArea > 0) log.countWithoutArea();
  else {
    log.note('area-outline-missing', places.at(feature.path), name, 'a geometry', 'area left out');
    log.countSkipped('area-outline-missing');
  }
  return false;
}

function noteOddOutlines(
  geometry: ReadGeometry,
  feature: Feature,
  name: string,
  places: JsonPlaces,
  log: AreaLog,
): void {
  if (geometry.repeatedPoints > 0) {
    const got = `${geometry.repeatedPoints} repeated points in ${name}`;
    log.repair(
      'area-points-repeated',
      places.at(feature.path),
      got,
      'every point once',
      'repetitions left out',
    );
  }
  for (const outline of geometry.outlines) {
    if (outline.kind !== 'polygon') continue;
    for (const ring of [outline.vertices, ...(outline.holes ?? [])]) {
      if (!crossesItself(ring)) continue;
      const expected = 'edges that meet at their ends only';
      log.note('area-outline-crosses-itself', places.at(feature.path), name, expected, 'kept as written');
    }
  }
}

function readLimits(
  feature: Feature,
  name: string,
  places: JsonPlaces,
  log: AreaLog,
): { readonly floor: HeightLimit; readonly ceiling: HeightLimit } {
  const inFlightLevels = feature.limitsAreFlightLevels === true;
  const [floor, ceiling] = (['lower', 'upper'] as const).map((side): HeightLimit => {
    const { limit, key, fault } = readLimit(feature.properties, side, inFlightLevels);
    const action = 'undecided in height';
    if (key === undefined) {
      const expected = `a property such as ${side}Limit: "FL095"`;
      log.note(
        'area-limit-missing',
        places.at(feature.path),
        `${name} without ${side} limit`,
        expected,
        action,
      );
    } else if (fault !== undefined) {
      const path = inFlightLevels ? [...feature.path, key] : [...feature.path, 'properties', key];
      log.note(
        'area-limit-unreadable',
        places.at(path),
        fault.got,
        fault.expected,
        `kept in words; ${action}`,
      );
    }
    return limit;
  });
  if (floor === undefined || ceiling === undefined) throw new TypeError('two sides give two limits');
  const comparable = floor.kind === 'height' && ceiling.kind === 'height' && floor.datum === ceiling.datum;
  if (!comparable || floor.heightM <= ceiling.heightM) return { floor, ceiling };
  const expected = 'a lower limit below the upper one';
  log.note('area-limits-reversed', places.at(feature.path), name, expected, 'undecided in height');
  const unreadable = { kind: 'unreadable', text: 'lower limit above upper limit' } as const;
  return { floor: unreadable, ceiling: unreadable };
}

function readClass({
  properties,
}: Feature): Pick<Area, 'legalType'> & { readonly classLabel: string | undefined } {
  const stated = textOf(findProperty(properties, ['legaltype'])?.value);
  const icaoClass = findProperty(properties, ['icaoclass'])?.value;
  const airspaceClass =
    textOf(findProperty(properties, ['class', 'airspaceclass'])?.value) ?? openAipClassOf(icaoClass);
  const typeValue = findProperty(properties, ['type', 'airspacetype', 'codetype'])?.value;
  const type = openAipTypeOf(typeValue) ?? textOf(typeValue);
  const legalType = legalTypes.find((known) => known === stated) ?? legalTypeOf(airspaceClass, type);
  return { legalType, classLabel: classLabelOf(airspaceClass, type) };
}

const nameNames = ['name', 'title', 'namev', 'label', 'designator', 'ident', 'id'];

/** A file of our own may state the legal type in our words. */
const legalTypes: readonly Area['legalType'][] = [
  'sovereign',
  'agreed',
  'unilateral',
  'temporary',
  'prohibited',
  'restricted',
  'danger',
  'controlled',
  'identification-zone',
  'special-caution',
  'advisory',
  'unspecified',
];
