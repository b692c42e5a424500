import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quantity } from '../quantities/index.ts';
import {
  parseCoordinate,
  parseDuration,
  parseHeightLimit,
  parseInstant,
  parseLength,
} from '../quantities/index.ts';
import * as local from './local-quantities.ts';
import * as patterns from './quantity-patterns.ts';

type Parse = (text: string) => Quantity<unknown>;

interface Kind {
  readonly name: string;
  readonly parse: Parse;
  readonly pattern: string;
  /** Texts that both must accept. */
  readonly good: readonly string[];
  /** Texts that both must refuse. */
  readonly bad: readonly string[];
  /** Texts that only the parser can refuse. */
  readonly subtle: readonly string[];
}

const positive: Parse = (text) => {
  const length = parseLength(text);
  if (!length.ok || length.value > 0) return length;
  return { ok: false, fault: { offset: 0, got: text, expected: 'more' } };
};

const kinds: readonly Kind[] = [
  {
    name: 'length',
    parse: positive,
    pattern: patterns.positiveLengthPattern,
    good: [
      '3 NM',
      '3NM',
      '+3 nm',
      '55 km',
      '0.5 nautical  miles',
      '500 feet',
      ' 1 sm ',
      '0.01 m',
      '10 Nmi',
      '7 Metres',
    ],
    bad: ['', '3', 'NM', '0 NM', '0.0 km', '-3 NM', '3 miles', '3,5 km', '1e3 m', '3 NM x', '.5 m', '5. m'],
    subtle: [],
  },
  {
    name: 'signed length',
    parse: local.parseSignedLength,
    pattern: patterns.signedLengthPattern,
    good: ['-30 m', '0 m', '-0 ft', '250 m', '+7 ft'],
    bad: ['', '30', 'm', '3 parsecs', '--3 m'],
    subtle: [],
  },
  {
    name: 'duration',
    parse: parseDuration,
    pattern: patterns.durationPattern,
    good: [
      'PT24H',
      'P1D',
      'P2W',
      'PT0.5S',
      'PT1H30M',
      'pt10m',
      'P1DT2H',
      '10 min',
      '24 h',
      '2 days',
      '90 s',
      '1.5 hours',
      'PT0,5S',
    ],
    bad: ['', 'P', 'PT', '10', '10 m', 'P1Y', 'P1M', '-5 s', '5 fortnights', 'PT5', 'P1DT', '1,5 h'],
    subtle: ['PT0.5H30M'],
  },
  {
    name: 'height limit',
    parse: parseHeightLimit,
    pattern: patterns.heightLimitPattern,
    good: [
      'GND',
      'sfc',
      'UNL',
      'FL095',
      'FL 95',
      'fl5',
      '1000 ft AMSL',
      '300 m AGL',
      '1500ft HAE',
      '9500 ft STD',
      '-400 m AMSL',
      'FL195 or 1000 ft AGL, whichever is higher',
      'FL195 or 1000 ft AGL (whichever is the lower)',
      'the higher of FL65 and 2000 ft AGL',
      'lower of FL65, 2000 ft AGL',
      'FL65/2000 ft AGL whichever lower',
      '0 ft AGL',
    ],
    bad: [
      '',
      '1000',
      '1000 ft',
      '1000 AMSL',
      'FL',
      'FL1234',
      '1000 miles AMSL',
      'high',
      'FL195 or 1000 ft AGL',
      'FL9.5',
    ],
    subtle: ['-3 m AGL'],
  },
  {
    name: 'position',
    parse: parseCoordinate,
    pattern: patterns.positionPattern,
    good: [
      '33 30 N 038 40 E',
      '33 30 00.5 N 038 40 00 E',
      '33:30:00N 038:40:00E',
      '33°30\'00"N 038°40\'00"E',
      '3330N03840E',
      '333000N 0384000E',
      'N333000 E0384000',
      'N33 30 E038 40',
      '33.5N 38.667E',
      '33.5, 38.667',
      '-33.5,-70',
      '038 40 E 33 30 N',
      '33-30-00 S / 070-40-00 W',
      '33.5°, 38.667°',
    ],
    bad: ['', 'x', '33.5 38.667', '33 30 N', '33 30 N 34 30 N', '33 30 38 40', '33 30 N 038 40 Q', 'N'],
    subtle: ['91, 0', '0, 181', '33 61 N 038 40 E', '33.5 30 N 038 40 E', '333 N 38 E'],
  },
  {
    name: 'instant',
    parse: parseInstant,
    pattern: patterns.instantPattern,
    good: [
      '2023-08-01T00:00:00Z',
      '2023-08-01t00:00z',
      '2023-08-01 03:00:00.5+03:00',
      '2016-12-31T23:59:60Z',
      '2024-02-29T00:00Z',
    ],
    bad: [
      '',
      '2023-08-01',
      '2023-08-01T00:00:00',
      '2023-8-1T00:00Z',
      '01.08.2023 00:00Z',
      '2023-08-01T00:00:00 MSK',
      '2023-08-01T00Z',
    ],
    subtle: ['2023-02-30T00:00Z', '2023-13-01T00:00Z', '2023-08-01T25:00Z', '2023-08-00T00:00Z'],
  },
  {
    name: 'pressure',
    parse: local.parsePressure,
    pattern: patterns.pressurePattern,
    good: ['1013 hPa', '1013.25hpa', '29.92 inHg', '1013 mbar', '2 mb'],
    bad: ['', '1013', '1013 psi', '-3 hPa', 'hPa'],
    subtle: [],
  },
  {
    name: 'speed',
    parse: local.parseSpeed,
    pattern: patterns.speedPattern,
    good: ['1000 m/s', '600 kt', '600 knots', '900 km/h', '1.5 kn'],
    bad: ['', '600', 'Mach 3', '600 mph', '-1 kt'],
    subtle: [],
  },
  {
    name: 'acceleration',
    parse: local.parseAcceleration,
    pattern: patterns.accelerationPattern,
    good: ['10 m/s2', '10 m/s²', '10 m/s^2', '3 g', '0.5G'],
    bad: ['', '10', '10 m/s', '3 gravities'],
    subtle: [],
  },
  {
    name: 'angle',
    parse: local.parseAngle,
    pattern: patterns.anglePattern,
    good: ['90 deg', '0°', '359.9 degrees', '360 deg'],
    bad: ['', '90', '-90 deg', '90 rad'],
    subtle: ['361 deg'],
  },
  {
    name: 'hours',
    parse: local.parseHours,
    pattern: patterns.hoursPattern,
    good: ['08:00-16:30', '22:00-04:00', '00:00-24:00'],
    bad: [
      '',
      '08:00',
      '8:00-16:30',
      '24:00-08:00',
      '08:00-25:00',
      '08:60-09:00',
      '08:00 - 16:30',
      '08:00-16:30-17:00',
    ],
    subtle: [],
  },
  {
    name: 'time of day',
    parse: local.parseTimeOfDay,
    pattern: patterns.timeOfDayPattern,
    good: ['06:00', '23:59', '00:00'],
    bad: ['', '6:00', '24:00', '06:60', '06:00Z', '6'],
    subtle: [],
  },
  {
    name: 'zone',
    parse: local.parseZone,
    pattern: patterns.zonePattern,
    good: ['Z', '+03:00', '-09:30', '+00:00', '+14:00'],
    bad: ['', 'UTC', '+3', '+03', '03:00', '+20:00', '+03:60', 'local'],
    subtle: [],
  },
];

test.each(kinds)(
  'the pattern of a $name accepts what its parser accepts',
  ({ parse, pattern, good, bad, subtle }) => {
    const expression = new RegExp(pattern, 'u');
    const judge = (texts: readonly string[]): readonly string[] =>
      texts.map((text) => `${text}: parser ${parse(text).ok}, pattern ${expression.test(text)}`);
    expect(judge(good)).toEqual(good.map((text) => `${text}: parser true, pattern true`));
    expect(judge(bad)).toEqual(bad.map((text) => `${text}: parser false, pattern false`));
    expect(judge(subtle)).toEqual(subtle.map((text) => `${text}: parser false, pattern true`));
  },
);

test.each(kinds)(
  'no text that the parser of a $name accepts is refused by its pattern',
  ({ parse, pattern, good, bad }) => {
    const expression = new RegExp(pattern, 'u');
    const letters = fc.constantFrom(...new Set([...good, ...bad].join('')));
    const edit = fc.record({
      at: fc.nat(30),
      cut: fc.nat(3),
      put: fc.string({ unit: letters, maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...good), fc.array(edit, { minLength: 1, maxLength: 3 }), (text, edits) => {
        const edited = edits.reduce(
          (before, { at, cut, put }) => before.slice(0, at) + put + before.slice(at + cut),
          text,
        );
        if (parse(edited).ok) expect(expression.test(edited), JSON.stringify(edited)).toBe(true);
      }),
      { numRuns: 1500, seed: 13 },
    );
  },
);
