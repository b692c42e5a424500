/*
 * What a JSON Schema can say about quantities: regular expressions without flags (JSON Schema 2020-12 Core 6.4).
 * They accept all that the parsers accept; what they cannot see, such as a 31st of February, only the reader
 * finds. A test holds patterns and parsers together.
 */

/** Any of the words, in capitals or not: a pattern in a schema has no flag for that. A blank is white space. */
function words(...all: readonly string[]): string {
  const folded = all.map((word) =>
    word.replaceAll(/[a-z]/gi, (letter) => `[${letter.toUpperCase()}${letter.toLowerCase()}]`),
  );
  return `(?:${folded.join('|').replaceAll(' ', '\\s+')})`;
}

function whole(pattern: string): string {
  return `^\\s*${pattern}\\s*$`;
}

const number = '\\d+(?:\\.\\d+)?';
const notZero = '(?!0+(?:\\.0+)?\\s*[A-Za-z])';
const metres = words('m', 'metre', 'metres', 'meter', 'meters');
const kilometres = words('km', 'kilometre', 'kilometres', 'kilometer', 'kilometers');
const miles = words('nm', 'nmi', 'nautical mile', 'nautical miles', 'sm');
const lengthUnit = `(?:${metres}|${kilometres}|${words('ft', 'foot', 'feet')}|${miles})`;

export const positiveLengthPattern = whole(`\\+?${notZero}${number}\\s*${lengthUnit}`);
export const signedLengthPattern = whole(`[+-]?${number}\\s*${lengthUnit}`);

const isoNumber = '\\d+(?:[.,]\\d+)?';
const isoDuration = `[Pp](?:${isoNumber}[Ww]|(?=\\S)(?:${isoNumber}[Dd])?(?:[Tt](?=\\d)(?:${isoNumber}[Hh])?(?:${isoNumber}[Mm])?(?:${isoNumber}[Ss])?)?)`;
const spokenUnit = words(
  's',
  'sec',
  'second',
  'seconds',
  'min',
  'minute',
  'minutes',
  'h',
  'hour',
  'hours',
  'd',
  'day',
  'days',
);

export const durationPattern = whole(`(?:${isoDuration}|${number}\\s*${spokenUnit})`);

const surface = words('gnd', 'sfc', 'ground', 'surface');
const unlimited = words('unl', 'unlim', 'unltd', 'unlimited');
const datum = words('amsl', 'msl', 'alt', 'agl', 'asfc', 'agnd', 'sfc', 'gnd', 'hae', 'std');
const simpleLimit = `(?:${surface}|${unlimited}|[Ff][Ll]\\s*\\d{1,3}|[+-]?${number}\\s*${lengthUnit}\\s*${datum})`;
const choice = words('higher', 'lower', 'highest', 'lowest');
const joint = `(?:\\s*,)?\\s*(?:${words('or', 'and')}|/|,)\\s*`;
const limits = `${simpleLimit}(?:${joint}${simpleLimit})+`;
const whichever = `\\s*[,(]?\\s*${words('whichever')}\\s+(?:${words('is')}\\s+)?(?:${words('the')}\\s+)?${choice}\\)?`;
const theHigherOf = `(?:${words('the')}\\s+)?${choice}\\s+${words('of')}\\s*`;

export const heightLimitPattern = whole(`(?:${simpleLimit}|${limits}${whichever}|${theHigherOf}${limits})`);

const decimalPair = `[+-]?${number}\\s*°?\\s*,\\s*[+-]?${number}\\s*°?`;
const withHemispheres = `(?=[^NSns]*[NSns][^NSns]*$)(?=[^EWew]*[EWew][^EWew]*$)[\\dNSEWnsew.,:;/°º'"′″’”\\s-]+`;

export const positionPattern = whole(`(?:${decimalPair}|${withHemispheres})`);

const timeOfDay = '[0-2]\\d:[0-5]\\d';
const zone = `(?:[Zz]|[+-][0-2]\\d:[0-5]\\d)`;

export const instantPattern = whole(
  `\\d{4}-[01]\\d-[0-3]\\d(?:[Tt]|\\s+)${timeOfDay}(?::[0-6]\\d(?:\\.\\d+)?)?\\s*${zone}`,
);
const clock = '(?:[01]\\d|2[0-3]):[0-5]\\d';
export const timeOfDayPattern = `^${clock}$`;
export const hoursPattern = `^${clock}-(?:${clock}|24:00)$`;
export const zonePattern = `^(?:Z|[+-][01]\\d:[0-5]\\d)$`;
export const pressurePattern = whole(`${number}\\s*${words('hpa', 'mbar', 'mb', 'inhg')}`);
export const speedPattern = whole(`${number}\\s*${words('m/s', 'km/h', 'kt', 'kts', 'kn', 'knots')}`);
export const accelerationPattern = whole(`${number}\\s*(?:[Mm]/[Ss](?:2|²|\\^2)|[Gg])`);
export const anglePattern = whole(`${number}\\s*(?:°|${words('deg', 'degrees')})`);
