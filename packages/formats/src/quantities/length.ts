import { METRES_PER_NAUTICAL_MILE } from '@deconflict/engine/geo';
import { notUnderstood, understood } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { TextCursor } from './text-cursor.ts';

/**
 * Metres in so many feet; a foot is 0.3048 m exactly (international foot, 1959). Divided, not multiplied by 0.3048,
 * so that 9500 ft is the double nearest to 2895.6.
 */
export function metresOfFeet(feet: number): number {
  return (feet * 381) / 1250;
}

/**
 * A length with its unit, in metres: `3 NM`, `55 km`, `500 ft`, `200 m`, `1.5NM`. Zero is a length, less than zero is
 * not. A number without unit is a fault, and so is a comma: nobody can tell 1,500 from 1.500.
 */
export function parseLength(text: string): Quantity<number> {
  const cursor = new TextCursor(text);
  const number = takeNumber(cursor);
  if (number === undefined)
    return notUnderstood(text, cursor.at, 'a length with its unit, such as 3 NM or 500 ft');
  if (number < 0) return notUnderstood(text, 0, 'a length of zero or more');
  const metresOf = takeLengthUnit(cursor);
  if (metresOf === undefined) return notUnderstood(text, cursor.at, `a unit: ${lengthUnitNames}`);
  if (!cursor.ended) return notUnderstood(text, cursor.at, 'nothing behind the unit');
  const lengthM = metresOf(number);
  if (!Number.isFinite(lengthM)) return notUnderstood(text, 0, 'a length that fits on Earth');
  return understood(lengthM);
}

/** Takes a decimal number with a point, without exponent or thousands separator. */
export function takeNumber(cursor: TextCursor): number | undefined {
  const match = cursor.take(/[+-]?\d+(?:\.\d+)?(?![\d,.])/y);
  return match === undefined ? undefined : Number(match[0]);
}

/** Takes the unit of a length and says how it becomes metres. */
export function takeLengthUnit(cursor: TextCursor): ((length: number) => number) | undefined {
  const start = cursor.at;
  const word = cursor.take(/nautical\s+miles?\b|[a-z]+/iy)?.[0];
  if (word === undefined) return undefined;
  const metresOf = metresOfLengthUnit.get(word.toLowerCase().replace(/\s+/g, ' '));
  if (metresOf === undefined) cursor.at = start;
  return metresOf;
}

/** The units that a message offers. */
export const lengthUnitNames = 'm, km, ft, NM or SM';

const metresOfMetres = (metres: number): number => metres;
const metresOfKilometres = (kilometres: number): number => kilometres * 1000;
const metresOfNauticalMiles = (miles: number): number => miles * METRES_PER_NAUTICAL_MILE;
/** A statute mile is 5280 ft. */
const metresOfStatuteMiles = (miles: number): number => metresOfFeet(miles * 5280);

const metresOfLengthUnit: ReadonlyMap<string, (length: number) => number> = new Map([
  ['m', metresOfMetres],
  ['metre', metresOfMetres],
  ['metres', metresOfMetres],
  ['meter', metresOfMetres],
  ['meters', metresOfMetres],
  ['km', metresOfKilometres],
  ['kilometre', metresOfKilometres],
  ['kilometres', metresOfKilometres],
  ['kilometer', metresOfKilometres],
  ['kilometers', metresOfKilometres],
  ['ft', metresOfFeet],
  ['foot', metresOfFeet],
  ['feet', metresOfFeet],
  ['nm', metresOfNauticalMiles],
  ['nmi', metresOfNauticalMiles],
  ['nautical mile', metresOfNauticalMiles],
  ['nautical miles', metresOfNauticalMiles],
  ['sm', metresOfStatuteMiles],
]);
