import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAscii } from './byte-text.ts';
import { LineSplitter } from './line-splitter.ts';

const encode = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

function split(bytes: Uint8Array, cuts: readonly number[], longest: number): string[] {
  const seen: string[] = [];
  const splitter = new LineSplitter(
    (chunk, start, end, line) => seen.push(`${line} ${readAscii(chunk, start, end)}`),
    (line) => seen.push(`${line} too long`),
    longest,
  );
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    const chunk = bytes.slice(from, cut);
    splitter.push(chunk);
    chunk.fill(0x21);
    from = cut;
  }
  splitter.end();
  return seen;
}

/** The same in one look at the whole text. */
function splitPlainly(text: string, longest: number): string[] {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line, index) => {
    if (line.length > longest) return `${index + 1} too long`;
    const withoutMark = index === 0 ? line.replace(/^\u00EF\u00BB\u00BF/, '') : line;
    return `${index + 1} ${withoutMark.replace(/\r+$/, '')}`;
  });
}

test('lines end at LF with or without CR, and the last one needs no ending', () => {
  expect(split(encode('a\r\n\nbc\nd'), [], 10)).toEqual(['1 a', '2 ', '3 bc', '4 d']);
});

test('a byte order mark is taken off the first line only, wherever the bytes are cut', () => {
  const bytes = encode('\u00EF\u00BB\u00BFa\n\u00EF\u00BB\u00BFb');
  for (let cut = 0; cut <= bytes.length; cut++) {
    expect(split(bytes, [cut], 10)).toEqual(['1 a', '2 \u00EF\u00BB\u00BFb']);
  }
});

test('a line over the limit is reported once and the next is read', () => {
  expect(split(encode('12345678901\nab\n'), [], 10)).toEqual(['1 too long', '2 ab']);
  expect(split(encode('12345678901\nab\n'), [3, 7, 11], 10)).toEqual(['1 too long', '2 ab']);
  expect(split(encode('1234567890\n123456789012345'), [12], 10)).toEqual(['1 1234567890', '2 too long']);
});

test('where the bytes are cut makes no difference', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n', 'abcdefgh', '\u00EF\u00BB\u00BF', ','), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat(80), { maxLength: 8 }), (content, places) => {
      const bytes = encode(content);
      const cuts = places.map((place) => Math.min(place, bytes.length)).sort((a, b) => a - b);
      expect(split(bytes, cuts, 12)).toEqual(splitPlainly(content, 12));
    }),
    { seed: 20_240_601, numRuns: 2000 },
  );
});

test('memory stays bounded while a line without an end goes by', () => {
  let tooLong = 0;
  const splitter = new LineSplitter(
    () => {},
    () => tooLong++,
  );
  const chunk = new Uint8Array(1 << 20).fill(0x41);
  for (let count = 0; count < 200; count++) splitter.push(chunk);
  splitter.end();
  expect(tooLong).toBe(1);
});
