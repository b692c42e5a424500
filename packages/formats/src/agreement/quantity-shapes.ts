import type { AgreedLength } from '@deconflict/engine/agreement';
import type { ErrorCode } from '@deconflict/engine/errors';
import { MILLISECONDS_PER_DAY } from '@deconflict/engine/geo';
import type { HeightLimit, LatLon } from '@deconflict/engine/geo';
import {
  parseCoordinate,
  parseDuration,
  parseHeightLimit,
  parseInstant,
  parseLength,
} from '../quantities/index.ts';
import type { Quantity, QuantityFault } from '../quantities/index.ts';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import {
  parseAcceleration,
  parseAngle,
  parseHours,
  parsePressure,
  parseSignedLength,
  parseSpeed,
  parseTimeOfDay,
  parseZone,
} from './local-quantities.ts';
import type { DayHours } from './local-quantities.ts';
import * as patterns from './quantity-patterns.ts';
import { referTo } from './shape.ts';
import type { Shape } from './shape.ts';
import type { Span } from './source-text.ts';
import { describeNode } from './source-tree.ts';
import type { ScalarNode } from './source-tree.ts';

const lengthWords = 'a length such as 3 NM, 55 km, 500 ft';

/** The greatest length of an outline, metres: half the way to the antipode. Beyond it "around" loses its meaning. */
const greatestOutlineLengthM = 10_000_000;
const outlineRange = {
  holds: (lengthM: number) => lengthM > 0 && lengthM <= greatestOutlineLengthM,
  words: 'a length above zero and up to 10 000 km',
};

/** A length above zero, in metres. */
export const outlineLength: Shape<number> = quantity({
  parse: parseLength,
  expected: lengthWords,
  pattern: patterns.positiveLengthPattern,
  examples: ['3 NM', '55 km', '500 ft'],
  name: 'length',
  range: outlineRange,
});

/** What stands in place of a distance on which the parties expressly did not agree. */
export const notAgreed = 'not agreed';

/** A length or the words `not agreed`. */
export const agreedLength: Shape<AgreedLength> = {
  read(node, faults) {
    if (node.kind === 'scalar' && node.value === notAgreed) return { agreed: false };
    const lengthM = agreedNumber.read(node, faults);
    return lengthM === undefined ? undefined : { agreed: true, lengthM };
  },
  schema: (definitions) => ({ anyOf: [agreedNumber.schema(definitions), { const: notAgreed }] }),
};

const agreedNumber = quantity({
  parse: parseLength,
  expected: `${lengthWords}, or not agreed`,
  pattern: patterns.positiveLengthPattern,
  examples: ['3 NM', '55 km', '500 ft'],
  name: 'length',
  range: outlineRange,
});

/** A length that may be negative, in metres. */
export const signedLength: Shape<number> = quantity({
  parse: parseSignedLength,
  expected: 'a length such as 250 m or -30 m',
  pattern: patterns.signedLengthPattern,
  examples: ['250 m', '-30 m'],
  name: 'signed-length',
  range: { holds: (heightM) => Math.abs(heightM) <= 12_000, words: 'a height from -12 000 m to 12 000 m' },
});

/** Ten years. */
const longestDurationMs = 3653 * MILLISECONDS_PER_DAY;

/** A duration of zero or more, in milliseconds. */
export const duration: Shape<number> = quantity({
  parse: parseDuration,
  expected: 'a duration such as PT10M, PT24H, 10 min or 90 s',
  pattern: patterns.durationPattern,
  examples: ['PT10M', 'PT24H', '90 s'],
  name: 'duration',
  range: { holds: (durationMs) => durationMs <= longestDurationMs, words: 'a duration of at most ten years' },
});

/** A duration above zero, in milliseconds. */
export const positiveDuration: Shape<number> = quantity({
  parse: parseDuration,
  expected: 'a duration such as PT10M, PT24H, 10 min or 90 s',
  pattern: patterns.durationPattern,
  examples: ['PT10M', 'PT24H', '90 s'],
  name: 'duration',
  range: {
    holds: (durationMs) => durationMs > 0 && durationMs <= longestDurationMs,
    words: 'a duration above zero and of at most ten years',
  },
});

/** An instant, milliseconds since 1970 UTC. */
export const instant: Shape<number> = quantity({
  parse: parseInstant,
  pattern: patterns.instantPattern,
  examples: ['2023-08-01T00:00:00Z', '2023-08-01T03:00:00+03:00'],
  name: 'instant',
});

export const heightLimit: Shape<HeightLimit> = quantity({
  parse: parseHeightLimit,
  pattern: patterns.heightLimitPattern,
  examples: ['GND', 'UNL', 'FL095', '1000 ft AMSL', 'FL195 or 3000 m AMSL, whichever is higher'],
  name: 'height-limit',
});

export const position: Shape<LatLon> = quantity({
  parse: parseCoordinate,
  pattern: patterns.positionPattern,
  examples: ['33 30 N 038 40 E', '33.5, 38.667'],
  name: 'position',
});

/** Pressure at sea level, hPa. The lowest ever measured was 870 hPa, the highest 1085 hPa. */
export const pressure: Shape<number> = quantity({
  parse: parsePressure,
  expected: 'a pressure such as 1013 hPa or 29.92 inHg',
  pattern: patterns.pressurePattern,
  examples: ['1013 hPa', '29.92 inHg'],
  name: 'pressure',
  range: { holds: (hPa) => hPa >= 850 && hPa <= 1100, words: 'a pressure at sea level from 850 to 1100 hPa' },
});

/** A difference of pressures, hPa. */
export const pressureTolerance: Shape<number> = quantity({
  parse: parsePressure,
  expected: 'a pressure such as 2 hPa',
  pattern: patterns.pressurePattern,
  examples: ['1013 hPa', '29.92 inHg'],
  name: 'pressure',
  range: { holds: (hPa) => hPa <= 100, words: 'at most 100 hPa' },
});

/** m/s, above zero. */
export const speed: Shape<number> = quantity({
  parse: parseSpeed,
  expected: 'a speed such as 1000 m/s, 600 kt or 900 km/h',
  pattern: patterns.speedPattern,
  examples: ['1000 m/s', '600 kt'],
  name: 'speed',
  range: { holds: (mps) => mps > 0 && mps <= 12_000, words: 'a speed above zero and up to 12 000 m/s' },
});

/** m/s2. */
export const acceleration: Shape<number> = quantity({
  parse: parseAcceleration,
  expected: 'an acceleration such as 10 m/s2 or 3 g',
  pattern: patterns.accelerationPattern,
  examples: ['10 m/s2', '3 g'],
  name: 'acceleration',
  range: { holds: (mps2) => mps2 <= 1000, words: 'at most 1000 m/s2' },
});

/** True azimuth, degrees. */
export const angle: Shape<number> = quantity({
  parse: parseAngle,
  expected: 'an angle from 0 to 360 deg, such as 90 deg',
  pattern: patterns.anglePattern,
  examples: ['90 deg'],
  name: 'angle',
});

/** From one time of day to another, minutes since midnight. */
export const hours: Shape<DayHours> = quantity({
  parse: parseHours,
  expected: 'hours of the day such as 08:00-16:30',
  pattern: patterns.hoursPattern,
  examples: ['08:00-16:30'],
  name: 'hours',
});

/** A time of day, minutes since midnight. */
export const timeOfDay: Shape<number> = quantity({
  parse: parseTimeOfDay,
  expected: 'a time of day such as 06:00',
  pattern: patterns.timeOfDayPattern,
  examples: ['06:00'],
  name: 'time-of-day',
});

/** Minutes ahead of UTC. */
export const zone: Shape<number> = quantity({
  parse: parseZone,
  expected: 'Z for UTC, or an offset from it such as +03:00',
  pattern: patterns.zonePattern,
  examples: ['Z', '+03:00'],
  name: 'zone',
});

interface QuantityKind<T> {
  /** Under which the schema keeps its pattern. */
  readonly name: string;
  parse(text: string): Quantity<T>;
  /** What to say instead of the parser's words. Then the whole value is marked, else the piece that does not fit. */
  readonly expected?: string;
  readonly pattern: string;
  readonly examples: readonly string[];
  readonly range?: { holds(value: T): boolean; readonly words: string };
}

function pieceOf<T>({ name, pattern, examples }: QuantityKind<T>): Pick<Shape<T>, 'schema'> {
  return { schema: () => ({ title: name.replaceAll('-', ' '), type: 'string', pattern, examples }) };
}

function quantity<T>(kind: QuantityKind<T>): Shape<T> {
  return {
    read(node, faults) {
      if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
        const expected = kind.expected ?? wordsOf(kind);
        faults.add('agreement-type-wrong', node.span, describeNode(node), expected);
        return undefined;
      }
      const parsed = kind.parse(node.text);
      if (!parsed.ok) {
        reportQuantity(node, parsed.fault, kind, faults);
        return undefined;
      }
      if (kind.range?.holds(parsed.value) ?? true) return parsed.value;
      faults.add('agreement-quantity-out-of-range', node.span, quote(node.text), kind.range?.words ?? '');
      return undefined;
    },
    schema: (definitions) => referTo(kind.name, pieceOf(kind), definitions),
  };
}

/** What the parser itself expects where there is nothing. */
function wordsOf<T>(kind: QuantityKind<T>): string {
  const parsed = kind.parse('');
  return parsed.ok ? '' : parsed.fault.expected;
}

function reportQuantity<T>(
  node: ScalarNode,
  fault: QuantityFault,
  kind: QuantityKind<T>,
  faults: FaultList,
): void {
  const code = codeOf(node.text, fault);
  const span = kind.expected === undefined ? spanOfFault(node, fault.offset) : node.span;
  const outside =
    code === 'agreement-quantity-out-of-range' ? (kind.range?.words ?? fault.expected) : undefined;
  faults.add(code, span, quote(node.text), outside ?? kind.expected ?? fault.expected);
}

/** Parsers say what they expected, not which entry of the catalogue that is. */
function codeOf(text: string, { offset, expected }: QuantityFault): ErrorCode {
  const before = text.slice(0, offset).trim();
  const after = text.slice(offset).trim();
  if (/^[+-]?\d+(\.\d+)?$/.test(text.trim())) return 'agreement-unit-missing';
  if (/^\d{4}-\d\d-\d\d[Tt\s]+\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(before)) return 'agreement-time-without-zone';
  if (expected.startsWith('what the height is above')) return 'agreement-datum-missing';
  if (/zero or more|at most|from -|below 60|month from|day from|0 to 360/.test(expected)) {
    return 'agreement-quantity-out-of-range';
  }
  const behindNumber = /(^|[\s,])[+-]?\d+(\.\d+)?$/.test(before) && !/^\d{4}-/.test(before);
  if (behindNumber && after === '' && expected.startsWith('a unit')) return 'agreement-unit-missing';
  if (behindNumber && /^[a-z]/i.test(after) && !expected.startsWith('N, S, E'))
    return 'agreement-unit-unknown';
  return 'agreement-quantity-unreadable';
}

/** The piece at the offset: up to the next blank, at least one character. */
function spanOfFault(node: ScalarNode, offset: number): Span {
  if (offset === 0) return node.span;
  const start = node.textStart + offset;
  const piece = /^\S+/.exec(node.text.slice(offset))?.[0] ?? ' ';
  return { start, end: start + piece.length };
}
