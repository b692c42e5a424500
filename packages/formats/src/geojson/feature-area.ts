import type { Area, Volume } from '@deconflict/engine/airspace';
import type { HeightLimit } from '@deconflict/engine/geo';
import { classLabelOf, crossesItself, isReversed, legalTypeOf, undecidedLimits } from '../area-file/index.ts';
import type { AreaIds, AreaLog, LimitPair, Place } from '../area-file/index.ts';
import type { Feature, FeaturePart } from './features.ts';
import { readGeometry } from './geometry.ts';
import type { ReadGeometry } from './geometry.ts';
import type { JsonPlaces } from './json-places.ts';
import { readHalfWidth, readRadius } from './lengths.ts';
import { readLimit } from './limits.ts';
import { openAipClassOf, openAipTypeOf } from './openaip-codes.ts';
import { findProperty, textOf } from './properties.ts';
import { readSchedule } from './schedule.ts';

/** The area that a feature describes, undefined where it describes none; the log says why and counts it. */
export function readFeature(
  feature: Feature,
  ids: AreaIds,
  places: JsonPlaces,
  log: AreaLog,
): Area | undefined {
  const { properties } = feature;
  const statedName = textOf(findProperty(properties, nameNames)?.value);
  const name = statedName ?? (feature.id === undefined ? undefined : String(feature.id));
  const shownName = name ?? `unnamed ${Number(feature.path.at(-1) ?? 0) + 1}`;
  const lengths = { halfWidth: readHalfWidth(properties), radius: readRadius(properties) };
  const geometries = feature.parts.map((part) => readGeometry(part.geometry, part.geometryPath, lengths));
  const geometry = allOf(geometries);
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
  const limits = feature.parts.map((part) => readLimits(part, shownName, places, log));
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
    volumes: limits.flatMap(({ floor, ceiling }, index): Volume[] =>
      (geometries[index]?.outlines ?? []).map((outline) => ({ outline, floor, ceiling, schedule })),
    ),
  };
}

/** A feature is used whole or not at all: a fault in one part is a fault of all. */
function allOf(geometries: readonly ReadGeometry[]): ReadGeometry {
  const fault = geometries.find((geometry) => geometry.fault !== undefined)?.fault;
  return {
    outlines: geometries.flatMap(({ outlines }) => outlines),
    withoutArea: geometries.reduce((sum, { withoutArea }) => sum + withoutArea, 0),
    repeatedPoints: geometries.reduce((sum, { repeatedPoints }) => sum + repeatedPoints, 0),
    turnedLongitudes: geometries.reduce((sum, { turnedLongitudes }) => sum + turnedLongitudes, 0),
    ...(fault === undefined ? {} : { fault }),
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
  if (geometry.turnedLongitudes > 0) {
    const got = `${geometry.turnedLongitudes} longitudes beyond 180 degrees in ${name}`;
    log.repair(
      'area-longitude-turned',
      places.at(feature.path),
      got,
      '-180 to 180',
      'brought back by a full turn',
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

function readLimits(part: FeaturePart, name: string, places: JsonPlaces, log: AreaLog): LimitPair {
  const limits = {
    floor: readSide(part, 'lower', name, places, log),
    ceiling: readSide(part, 'upper', name, places, log),
  };
  if (!isReversed(limits)) return limits;
  const expected = 'a lower limit below the upper one';
  log.note('area-limits-reversed', placeOf(part, places), name, expected, 'undecided in height');
  return undecidedLimits;
}

function readSide(
  part: FeaturePart,
  side: 'lower' | 'upper',
  name: string,
  places: JsonPlaces,
  log: AreaLog,
): HeightLimit {
  const { limit, key, fault } = readLimit(part.limits, side, part.inFlightLevels);
  if (key === undefined) {
    const expected = `a property such as ${side}Limit: "FL095"`;
    const got = `${name} without ${side} limit`;
    log.note('area-limit-missing', placeOf(part, places), got, expected, 'undecided in height');
  } else if (fault !== undefined) {
    const place = places.at([...part.limitsPath, key]);
    const action = 'kept in words; undecided in height';
    log.note('area-limit-unreadable', place, fault.got, fault.expected, action);
  }
  return limit;
}

/** Where the feature or shape begins that holds the part. */
function placeOf(part: FeaturePart, places: JsonPlaces): Place {
  return places.at(part.limitsPath.slice(0, 2));
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
