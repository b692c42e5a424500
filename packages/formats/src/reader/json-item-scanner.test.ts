import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readUtf8 } from './byte-text.ts';
import { JsonItemScanner } from './json-item-scanner.ts';

function scan(text: string, cuts: readonly number[] = [], longest = 1000): string[] {
  const seen: string[] = [];
  const scanner = new JsonItemScanner(
    {
      item: ({ member, key, line, column }, bytes, start, end) =>
        seen.push(`${line}:${column} ${member ?? ''}/${key ?? ''} ${readUtf8(bytes, start, end)}`),
      documentEnd: () => seen.push('end'),
      broken: (line, column, got, expected) => seen.push(`${line}:${column} got ${got} not ${expected}`),
      tooLong: (line, column) => seen.push(`${line}:${column} too long`),
      truncated: (line, column, isInPiece) => seen.push(`${line}:${column} truncated ${isInPiece}`),
    },
    longest,
  );
  const bytes = new Uint8Array(Buffer.from(text, 'utf8'));
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    const chunk = bytes.slice(from, cut);
    scanner.push(chunk);
    chunk.fill(0x7b);
    from = cut;
  }
  scanner.end();
  return seen;
}

test('the pieces of an array are its elements', () => {
  expect(scan('[{"a":[1,"]"]}, 2 ,"x,y",null,[]]')).toEqual([
    '1:2 / {"a":[1,"]"]}',
    '1:17 / 2',
    '1:20 / "x,y"',
    '1:26 / null',
    '1:31 / []',
    'end',
  ]);
});

test('the pieces of an object are the elements of its lists and objects, and its other members', () => {
  expect(scan('{"now":1.5,"list":[{"a":1},7],"table":{"r\\"1":2,"r2":[3]},"text":"t"}')).toEqual([
    '1:8 now/ 1.5',
    '1:20 list/ {"a":1}',
    '1:28 list/ 7',
    '1:47 table/r"1 2',
    '1:54 table/r2 [3]',
    '1:66 text/ "t"',
    'end',
  ]);
});

test('columns count characters, not bytes', () => {
  expect(scan('["é€😀", 1]')).toEqual(['1:2 / "é€😀"', '1:9 / 1', 'end']);
});

test('documents may follow each other with or without commas and line breaks', () => {
  expect(scan('{"a":1}{"a":2},\n{"a":3}\n')).toEqual([
    '1:6 a/ 1',
    'end',
    '1:13 a/ 2',
    'end',
    '2:6 a/ 3',
    'end',
  ]);
});

test('a file that ends too early gives the pieces that were whole', () => {
  expect(scan('{"list":[{"a":1},{"a"')).toEqual(['1:10 list/ {"a":1}', '1:22 truncated true', 'end']);
  expect(scan('[1,')).toEqual(['1:2 / 1', '1:4 truncated false', 'end']);
});

test('faults are told and what stands behind them is read', () => {
  expect(scan('{"a" 1,"b":2}')).toEqual([
    '1:6 got "1" not a colon',
    '1:6 got "1" not a name in quotes',
    '1:12 b/ 2',
    'end',
  ]);
  expect(scan('{"a":,"b":2]')).toEqual([
    '1:6 got "," not a value',
    '1:11 b/ 2',
    '1:12 got "]" not a }',
    'end',
  ]);
  expect(scan('junk [1]')).toEqual(['1:1 got "j" not a { or [', '1:7 / 1', 'end']);
});

test('a piece over the limit is passed over', () => {
  expect(scan('["12345678",1]', [], 8)).toEqual(['1:2 too long', '1:13 / 1', 'end']);
  expect(scan('["12345678",1]', [4, 5, 6], 8)).toEqual(['1:2 too long', '1:13 / 1', 'end']);
});

test('the pieces are those that JSON.parse finds', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue({ maxDepth: 3 })), fc.nat(3), (values, indent) => {
      const seen = scan(JSON.stringify(values, null, indent), [], 100_000);
      const pieces = seen.slice(0, -1).map((line): unknown => JSON.parse(line.replace(/^\d+:\d+ \/ /, '')));
      expect(pieces).toEqual(values.map((value): unknown => JSON.parse(JSON.stringify(value))));
      expect(seen.at(-1)).toBe('end');
    }),
    { seed: 20_240_604, numRuns: 1000 },
  );
});

test('where the bytes are cut makes no difference, whatever the bytes', () => {
  const soup = fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ',',
        ':',
        '\\',
        '1',
        'a',
        ' ',
        '\n',
        'é',
        '"a":',
        '{"b":[',
        ']}',
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(soup, fc.array(fc.nat(60), { maxLength: 6 }), (text, places) => {
      const length = Buffer.byteLength(text);
      const cuts = places.map((place) => Math.min(place, length)).sort((a, b) => a - b);
      expect(scan(text, cuts, 20)).toEqual(scan(text, [], 20));
    }),
    { seed: 20_240_605, numRuns: 5000 },
  );
});
