import type { HeightDatum, HeightLimit } from '@deconflict/engine/geo';
import { lengthUnitNames, metresOfFeet, takeLengthUnit, takeNumber } from './length.ts';
import { faultIn, notUnderstood, understood } from './quantity.ts';
import type { Quantity, QuantityFault } from './quantity.ts';
import { TextCursor } from './text-cursor.ts';

/**
 * The lower or upper limit of a volume, with its datum:
 *
 * - `GND`, `SFC`: the surface. `UNL`: no limit.
 * - `FL095`, `FL 95`, `9500 ft STD`: pressure altitude.
 * - `1000 ft AMSL` (or MSL, ALT), `300 m AGL` (or ASFC, SFC, GND), `1500 ft HAE`.
 * - `FL195 or 1000 ft AGL, whichever is higher`, `the lower of FL65 and 2000 ft AGL`.
 *
 * `0 ft AGL` is the surface. A number without unit or without datum is a fault.
 */
export function parseHeightLimit(text: string): Quantity<HeightLimit> {
  const cursor = new TextCursor(text);
  const leading = cursor.take(/(?:the\s+)?(higher|lower|highest|lowest)\s+of\b/iy);
  const limits: HeightLimit[] = [];
  let trailing: RegExpExecArray | undefined;
  do {
    const limit = takeSimpleLimit(cursor);
    if ('fault' in limit) return { ok: false, fault: limit.fault };
    limits.push(limit.value);
    trailing = cursor.take(/[,(]?\s*whichever\s+(?:is\s+)?(?:the\s+)?(higher|lower|highest|lowest)\b\)?/iy);
  } while (
    trailing === undefined &&
    cursor.take(leading === undefined ? /(?:,\s*)?or\b|\/|,/iy : /(?:,\s*)?(?:and|or)\b|\/|,/iy)
  );
  if (!cursor.ended) return notUnderstood(text, cursor.at, 'nothing behind the limit');
  const [only] = limits;
  if (limits.length === 1 && only !== undefined && leading === undefined && trailing === undefined) {
    return understood(only);
  }
  if (limits.length < 2) return notUnderstood(text, cursor.at, 'a second limit to choose from');
  const choices = [leading?.[1], trailing?.[1]].filter((choice) => choice !== undefined);
  const [choice] = choices;
  if (choices.length !== 1 || choice === undefined) {
    return notUnderstood(text, cursor.at, 'whichever is higher, or whichever is lower');
  }
  return understood({ kind: /^high/i.test(choice) ? 'higher-of' : 'lower-of', limits });
}

/** Metres of pressure altitude of a flight level (hundreds of feet, ICAO Annex 2 chapter 1). */
export function flightLevelM(flightLevel: number): number {
  return metresOfFeet(flightLevel * 100);
}

/** The datum that a word names, undefined where it names none. `STD` is the pressure altitude in feet or metres. */
export function heightDatumOf(word: string): HeightDatum | undefined {
  return datums.get(word.toUpperCase());
}

/** A height above a datum; nothing above ground is the surface itself. */
export function heightAbove(heightM: number, datum: HeightDatum): HeightLimit {
  return datum === 'AGL' && heightM === 0 ? { kind: 'surface' } : { kind: 'height', heightM, datum };
}

type Taken = { readonly value: HeightLimit } | { readonly fault: QuantityFault };

function takeSimpleLimit(cursor: TextCursor): Taken {
  if (cursor.take(/(?:GND|SFC|ground|surface)\b/iy)) return { value: { kind: 'surface' } };
  if (cursor.take(/(?:UNL|UNLIM|UNLTD|unlimited)\b/iy)) return { value: { kind: 'unlimited' } };
  if (cursor.take(/FL/iy)) {
    const level = cursor.take(/\d{1,3}\b(?!\.)/y);
    if (level === undefined) return faultAt(cursor, cursor.at, 'a flight level of up to three digits');
    return { value: heightAbove(flightLevelM(Number(level[0])), 'FL') };
  }
  const numberAt = cursor.at;
  const number = takeNumber(cursor);
  if (number === undefined) {
    return faultAt(cursor, cursor.at, 'a height limit such as 1000 ft AMSL, FL095, GND or UNL');
  }
  const metresOf = takeLengthUnit(cursor);
  if (metresOf === undefined) return faultAt(cursor, cursor.at, `a unit: ${lengthUnitNames}`);
  const wordAt = cursor.at;
  const word = cursor.take(/[a-z]+/iy)?.[0];
  const datum = word === undefined ? undefined : heightDatumOf(word);
  if (datum === undefined) return faultAt(cursor, wordAt, 'what the height is above: AMSL, AGL, HAE or STD');
  const heightM = metresOf(number);
  if (!Number.isFinite(heightM)) return faultAt(cursor, numberAt, 'a height that fits on Earth');
  if (heightM < 0 && datum === 'AGL')
    return faultAt(cursor, numberAt, 'a height of zero or more above ground');
  return { value: heightAbove(heightM, datum) };
}

function faultAt(cursor: TextCursor, offset: number, expected: string): Taken {
  return { fault: faultIn(cursor.text, offset, expected) };
}

const datums: ReadonlyMap<string, HeightDatum> = new Map([
  ['AMSL', 'AMSL'],
  ['MSL', 'AMSL'],
  ['ALT', 'AMSL'],
  ['AGL', 'AGL'],
  ['ASFC', 'AGL'],
  ['AGND', 'AGL'],
  ['SFC', 'AGL'],
  ['GND', 'AGL'],
  ['HAE', 'HAE'],
  ['STD', 'FL'],
]);
