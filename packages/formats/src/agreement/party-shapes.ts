import type { Identifier } from '@deconflict/engine/agreement';
import { quote } from './fault-list.ts';
import { byId, list, named, oneWord, placed, text } from './plain-shapes.ts';
import { oneOfRecords, record, recordByWord } from './record-shapes.ts';
import { timeWindow } from './schedule-shapes.ts';
import { checked, optional, required } from './shape.ts';
import type { Shape, Value } from './shape.ts';
import { describeNode } from './source-tree.ts';

const addressPattern = '^[0-9A-Fa-f]{6}(?:-[0-9A-Fa-f]{6})?$';

/** One 24-bit address or a range of them, both ends included (ICAO Annex 10 volume III, appendix to chapter 9). */
const addresses: Shape<{ readonly from: number; readonly to: number }> = {
  read(node, faults) {
    // As written, not as YAML reads it: 155000 and 4e1234 are addresses, not numbers.
    const written =
      node.kind === 'scalar' && node.value !== null && typeof node.value !== 'boolean' ? node.text : '';
    if (!new RegExp(addressPattern).test(written)) {
      const expected = 'six hexadecimal digits, or a range such as ADF7C8-AFFFFF';
      faults.add('agreement-identifier-unreadable', node.span, describeNode(node), expected);
      return undefined;
    }
    const [first = '', last = first] = written.split('-');
    const range = { from: Number.parseInt(first, 16), to: Number.parseInt(last, 16) };
    if (range.from <= range.to) return range;
    faults.add('agreement-range-reversed', node.span, quote(written), 'the lower address first');
    return undefined;
  },
  schema: () => ({ type: ['string', 'number'], pattern: addressPattern }),
};

/** A text or a pattern with * and ?. Numbers are taken as written: a call sign may be 1234. */
const pattern: Shape<string> = {
  read(node, faults) {
    const plain = node.kind === 'scalar' && node.value !== null && typeof node.value !== 'boolean';
    const written = plain ? node.text.trim() : '';
    if (written !== '' && !/^\*+$/.test(written)) return written;
    const expected = 'a text or a pattern such as RFF*, with more than stars';
    faults.add('agreement-identifier-unreadable', node.span, describeNode(node), expected);
    return undefined;
  },
  schema: () => ({ type: ['string', 'number'], pattern: '[^*\\s]' }),
};

const signShape = oneOfRecords('a sign of aircraft', {
  icao24: record('a sign of aircraft', {
    icao24: required(
      addresses,
      '24-bit address or range of addresses, hexadecimal.',
      'ADF7C8-AFFFFF',
      '43C6E1',
    ),
  }),
  callsign: record('a sign of aircraft', {
    callsign: required(pattern, 'Call sign as transmitted; * stands for any characters, ? for one.', 'RFF*'),
  }),
  registration: record('a sign of aircraft', {
    registration: required(pattern, 'Registration as the source writes it, with its hyphen.', 'RF-9*'),
  }),
  type: record('a sign of aircraft', {
    type: required(pattern, 'ICAO type designator (Doc 8643).', 'F16', 'SU3?'),
  }),
  category: record('a sign of aircraft', {
    category: required(pattern, 'ADS-B emitter category; A7 is rotorcraft, B6 unmanned.', 'A7'),
  }),
  key: record('a sign of aircraft', {
    key: required(pattern, 'Identity across files, such as logger:XCT-123.', 'logger:XCT-*'),
  }),
  asserted: record('a sign of aircraft', {
    asserted: required(text, 'Key of one aircraft that somebody says belongs here.', 'icao:ae1234'),
    by: required(text, 'Who says so.', 'press office of the other side'),
  }),
});

/** One sign by which an aircraft is recognised. */
const sign: Shape<Identifier> = named('sign', () => checked(signShape, identifierOf));

function identifierOf({ key, read }: Value<typeof signShape>): Identifier | undefined {
  if (key === 'icao24') {
    const range = read.values.icao24;
    return range && { by: 'icao24', ...range };
  }
  if (key === 'asserted') {
    const { asserted, by } = read.values;
    if (asserted === undefined || by === undefined) return undefined;
    return { by: 'assertion', key: asserted, assertedBy: by };
  }
  const values: Readonly<Record<string, string | undefined>> = read.values;
  const written = values[key];
  return written === undefined ? undefined : { by: key, pattern: written };
}

export const parties = byId(
  record('a party', {
    name: optional(text, 'What the party is called in reports. Without it the id.', 'US-led coalition'),
    aircraft: optional(
      list(placed(sign), 0, 'signs of aircraft'),
      'Signs by which its aircraft are recognised. Each entry is one sign.',
      [{ icao24: 'ADF7C8-AFFFFF' }, { callsign: 'RFF*' }],
    ),
  }),
  1,
  'parties',
);

export const classes = byId(
  record('a class of aircraft', {
    aircraft: required(
      list(sign, 1, 'signs of aircraft'),
      'Signs; an aircraft with any of them is of the class.',
      [{ category: 'A7' }],
    ),
  }),
  0,
  'classes',
);

const windows = optional(
  list(timeWindow, 1, 'periods'),
  'Periods in which the exception holds. Without them always.',
  [{ from: '2023-08-01T00:00:00Z', until: '2023-08-02T00:00:00Z' }],
);

export const exceptions = byId(
  recordByWord('an exception', 'ground', 'agreement-value-unknown', {
    distress: record('an exception', {
      ground: required(oneWord(['distress']), 'Squawk 7700 or emergency status at any time inside.'),
      windows,
    }),
    declared: record('an exception', {
      ground: required(oneWord(['declared']), 'An acknowledged declaration matches the flight.'),
      windows,
    }),
    aircraft: record('an exception', {
      ground: required(oneWord(['aircraft']), 'The aircraft is one of those below.'),
      aircraft: required(list(sign, 1, 'signs of aircraft'), 'Signs of the aircraft that are excepted.', [
        { callsign: 'MEDEVAC*' },
      ]),
      windows,
    }),
  }),
  0,
  'exceptions',
);
