import type { HeightLimit } from '@deconflict/engine/geo';
import {
  flightLevelM,
  heightAbove,
  heightDatumOf,
  metresOfFeet,
  parseHeightLimit,
} from '../quantities/index.ts';
import { briefOf, findProperty, isObject, textOf } from './properties.ts';
import type { FoundProperty, Json, JsonObject } from './properties.ts';

/** A limit and, where it could not be read, why. */
export interface ReadLimit {
  readonly limit: HeightLimit;
  /** The property it came from; absent where there is none. */
  readonly key?: string;
  readonly fault?: { readonly got: string; readonly expected: string };
}

/**
 * The lower or upper limit of a feature, from the first that is there:
 *
 * 1. three properties: value, unit and reference (`upperValue`, `upperUnit`, `upperType`; `upperLimit`,
 *    `upperLimitUnit` or `Uom`, `upperLimitReference` or `Datum`);
 * 2. an object with value, unit and referenceDatum (openAIP, in words or in its numbers);
 * 3. a text that says all, such as `FL195`, `1000 ft AMSL`, `GND`;
 * 4. a number whose unit and datum stand in the name: `floor_ft_amsl`, `upper_m_agl`, `ceiling_fl`.
 *
 * A number without unit or without datum is unreadable: nothing is guessed. In a document whose bare numbers are flight
 * levels (`limitsAreFlightLevels`) they are that, and a lower 0 is the surface.
 */
export function readLimit(
  properties: JsonObject,
  side: 'lower' | 'upper',
  limitsAreFlightLevels: boolean,
): ReadLimit {
  const flat = flatLimit(properties, side);
  if (flat !== undefined) return flat;
  const found = findProperty(properties, limitNames[side]);
  if (found === undefined)
    return limitByName(properties, side) ?? { limit: { kind: 'unreadable', text: `no ${side} limit` } };
  const { key, value } = found;
  if (isObject(value))
    return limitOfParts(key, value['value'], partOf(value, unitParts), partOf(value, datumParts));
  if (limitsAreFlightLevels && typeof value === 'number') return flightLevelLimit(found, value, side);
  const text = textOf(value);
  const limit = typeof value === 'string' ? parseHeightLimit(value) : undefined;
  if (limit?.ok === true) return { limit: limit.value, key };
  const expected = limit?.fault.expected ?? 'a unit and a datum, such as FL095 or 1000 ft AMSL';
  return unreadable(key, text ?? briefOf(value), expected);
}

function flightLevelLimit({ key }: FoundProperty, level: number, side: 'lower' | 'upper'): ReadLimit {
  if (!(level >= 0 && level < 1000)) return unreadable(key, String(level), 'a flight level from 0 to 999');
  if (level === 0 && side === 'lower') return { limit: { kind: 'surface' }, key };
  return { limit: heightAbove(flightLevelM(level), 'FL'), key };
}

function flatLimit(properties: JsonObject, side: 'lower' | 'upper'): ReadLimit | undefined {
  for (const [value, units, datums] of flatNames) {
    const found = findProperty(properties, [side + value]);
    const unit = findProperty(
      properties,
      units.map((name) => side + name),
    );
    const datum = findProperty(
      properties,
      datums.map((name) => side + name),
    );
    if (found === undefined || isObject(found.value) || (unit === undefined && datum === undefined)) continue;
    return limitOfParts(found.key, found.value, unit?.value, datum?.value);
  }
  return undefined;
}

function limitByName(properties: JsonObject, side: 'lower' | 'upper'): ReadLimit | undefined {
  for (const unit of ['ft', 'm', 'fl']) {
    for (const datum of unit === 'fl' ? [''] : ['amsl', 'msl', 'agl', 'hae', 'std', '']) {
      const found = findProperty(
        properties,
        limitNames[side].map((name) => name + unit + datum),
      );
      if (found !== undefined)
        return limitOfParts(found.key, found.value, unit, datum === '' ? undefined : datum);
    }
  }
  return undefined;
}

/** Value, unit and reference, each in any of the spellings known. */
function limitOfParts(
  key: string,
  value: Json | undefined,
  unit: Json | undefined,
  datum: Json | undefined,
): ReadLimit {
  const unitText = unitWords.get(textOf(unit)?.toUpperCase() ?? '') ?? '';
  const datumText = textOf(datum)?.toUpperCase() ?? '';
  const height = heightDatumOf(datumWords.get(datumText) ?? datumText);
  const valueText = textOf(value) ?? '';
  const got = [
    valueText === '' ? 'no value' : valueText,
    textOf(unit) ?? 'without unit',
    textOf(datum) ?? 'without datum',
  ];
  if (/^(?:UNL|UNLIMITED)$/i.test(valueText)) return { limit: { kind: 'unlimited' }, key };
  if (/^(?:GND|SFC)$/i.test(valueText)) return { limit: { kind: 'surface' }, key };
  const number = /^[+-]?\d{1,8}(?:\.\d{1,20})?$/.test(valueText) ? Number(valueText) : undefined;
  if (number === undefined) return unreadable(key, got.join(', '), 'a number');
  if (unitText === 'FL') {
    const isLevel =
      number >= 0 && number < 1000 && (height === undefined ? datumText === '' : height === 'FL');
    if (!isLevel)
      return unreadable(key, got.join(', '), 'a flight level from 0 to 999 above standard pressure');
    return { limit: heightAbove(flightLevelM(number), 'FL'), key };
  }
  if (height === 'AGL' && number === 0) return { limit: { kind: 'surface' }, key };
  if (unitText === '') return unreadable(key, got.join(', '), 'a unit: ft, m or FL');
  if (height === undefined) return unreadable(key, got.join(', '), 'a datum: AMSL, AGL, STD or HAE');
  const heightM = unitText === 'FT' ? metresOfFeet(number) : number;
  if (height === 'AGL' && heightM < 0)
    return unreadable(key, got.join(', '), 'a height of zero or more above ground');
  return { limit: heightAbove(heightM, height), key };
}

function unreadable(key: string, got: string, expected: string): ReadLimit {
  return { limit: { kind: 'unreadable', text: got }, key, fault: { got: `${key}: ${got}`, expected } };
}

function partOf(parts: JsonObject, names: readonly string[]): Json | undefined {
  return findProperty(parts, names)?.value;
}

const limitNames = {
  lower: ['lower', 'lowerlimit', 'lowerceiling', 'floor', 'base', 'bottom', 'loweraltitude', 'minaltitude'],
  upper: ['upper', 'upperlimit', 'upperceiling', 'ceiling', 'top', 'tops', 'upperaltitude', 'maxaltitude'],
} as const;

/** Value, units and references of limits in three properties, behind `lower` or `upper`. */
const flatNames: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['value', ['unit', 'uom'], ['type', 'reference', 'referencedatum', 'datum', 'code']],
  ['limit', ['limitunit', 'limituom'], ['limitreference', 'limitreferencedatum', 'limitdatum', 'limittype']],
  ['val', ['uom'], ['code']],
];
const unitParts = ['unit', 'uom'];
const datumParts = ['referencedatum', 'reference', 'datum', 'type'];

/** Units in words, and openAIP's numbers (0 metre, 1 foot, 6 flight level). */
const unitWords: ReadonlyMap<string, 'FT' | 'M' | 'FL'> = new Map([
  ['FT', 'FT'],
  ['FEET', 'FT'],
  ['F', 'FT'],
  ['1', 'FT'],
  ['M', 'M'],
  ['METER', 'M'],
  ['METERS', 'M'],
  ['METRE', 'M'],
  ['METRES', 'M'],
  ['0', 'M'],
  ['FL', 'FL'],
  ['6', 'FL'],
]);

/** AIXM 4.5 CODE_DIST_VER (HEI, ALT, STD, W84) and openAIP's numbers (0 ground, 1 sea level, 2 standard). */
const datumWords: ReadonlyMap<string, string> = new Map([
  ['HEI', 'AGL'],
  ['ALT', 'AMSL'],
  ['W84', 'HAE'],
  ['WGS84', 'HAE'],
  ['0', 'GND'],
  ['1', 'MSL'],
  ['2', 'STD'],
  ['FL', 'STD'],
]);
