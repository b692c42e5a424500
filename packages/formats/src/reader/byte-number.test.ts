import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDecimal, parseDigits, parseNumber } from './byte-number.ts';

const encode = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function parse(text: string): number {
  const bytes = encode(`#${text}#`);
  return parseNumber(bytes, 1, bytes.length - 1);
}

test('every decimal text gives the float64 that Number gives', () => {
  const digits = fc.stringMatching(/^[0-9]{0,20}$/);
  const texts = fc
    .tuple(fc.constantFrom('', '-', '+'), digits, fc.constantFrom('', '.'), digits)
    .map((parts) => parts.join(''))
    .filter((text) => /\d/.test(text));
  fc.assert(
    fc.property(texts, (text) => {
      expect(parse(text)).toBe(Number(text));
    }),
    { seed: 20_240_602, numRuns: 20_000 },
  );
});

test('every float64 comes back from its shortest text', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(parse(String(value))).toBe(Number(String(value)));
    }),
    { seed: 20_240_603, numRuns: 20_000 },
  );
});

test('a coordinate with 16 digits is not rounded twice', () => {
  for (const text of [
    '51.97743283956071',
    '-1.1606967435865934',
    '0.1',
    '9007199254740993',
    '123456789012345.6',
  ]) {
    expect(parse(text)).toBe(Number(text));
  }
});

test.each(['', ' ', '-', '.', '1 2', '0x10', 'NaN', 'Infinity', '1e', '1,5', '--1', '1_000', 'ground'])(
  '%j is no number',
  (text) => {
    expect(parse(text)).toBe(Number.NaN);
  },
);

test('a number of absurd length is refused rather than worked on', () => {
  expect(parse('1'.repeat(1000))).toBe(Number.NaN);
});

test('digits are digits only', () => {
  const read = (text: string): number => parseDigits(encode(text), 0, text.length);
  expect(['007', '0', '', '-1', '1x', ' 1'].map(read)).toEqual([7, 0, -1, -1, -1, -1]);
});

test('a text is read as its bytes are, blanks around it aside', () => {
  expect(['1.5', ' -2 ', '1e3', '', 'x', '0x10', '1 2'].map(parseDecimal)).toEqual([
    1.5,
    -2,
    1000,
    NaN,
    NaN,
    NaN,
    NaN,
  ]);
});
