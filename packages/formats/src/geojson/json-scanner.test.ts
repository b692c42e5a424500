import { array, assert, constantFrom, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonPlaces } from './json-places.ts';
import { scanJson } from './json-scanner.ts';
import type { JsonPath } from './json-scanner.ts';

const seed = 20_230_801;

describe('scanJson', () => {
  it('finds a fault exactly where JSON.parse refuses the text', () => {
    const pieces = constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'nul',
      '\\',
      ' ',
      '\n',
      '\u0001',
    );
    assert(
      property(array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        expect(scanJson(text, 0, () => false) === undefined).toBe(isJson(text));
      }),
      { seed, numRuns: 20_000 },
    );
  });

  it('visits every value with its path and the text that stands there', () => {
    assert(
      property(jsonValue(), constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const fault = scanJson(text, 0, (path, offset) => {
          const there = JSON.stringify(memberAt(value, path), null, indent);
          // Indented members are indented deeper in the text than alone: the first line says enough.
          expect(text.startsWith(there.split('\n', 1)[0] ?? '', offset)).toBe(true);
          return false;
        });
        expect(fault).toBeUndefined();
      }),
      { seed, numRuns: 500 },
    );
  });

  it.each([
    ['', 0, 'a value'],
    ['{"a":1,}', 7, 'a key in double quotes'],
    ['{"a" 1}', 5, ':'],
    ['[1,]', 3, 'a value'],
    ['[1 2]', 3, ', or ]'],
    ['{"a":1} x', 8, 'the end of the file'],
    ["{'a':1}", 1, 'a key in double quotes'],
    ['{"a":NaN}', 5, 'a value'],
    ['"unended', 0, 'a value'],
  ])('says what it expected in %s', (text, offset, expected) => {
    expect(scanJson(text, 0, () => false)).toEqual({ offset, expected });
  });

  it('neither overflows on deep nesting nor on a string of megabytes', () => {
    expect(scanJson('['.repeat(200_000), 0, () => false)).toEqual({ offset: 200_000, expected: 'a value' });
    expect(scanJson(`"${'x'.repeat(5_000_000)}"`, 0, () => false)).toBeUndefined();
  });
});

describe('JsonPlaces', () => {
  const text =
    '{\n  "type": "FeatureCollection",\r\n  "features": [\n    {"a": [1, 2]},\n    {"a": [3,\n 4]}\n  ]\n}';
  const places = new JsonPlaces(text);

  it.each([
    [[], 1, 1],
    [['type'], 2, 11],
    [['features', 0], 4, 5],
    [['features', 0, 'a', 1], 4, 15],
    [['features', 1, 'a', 1], 6, 2],
    [['features', 1, 'b'], 5, 5],
    [['features', 9, 'a'], 1, 1],
  ] as const)('finds %j', (path, line, column) => {
    expect(places.at(path)).toEqual({ line, column });
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function memberAt(value: unknown, path: JsonPath): unknown {
  let member: unknown = value;
  for (const step of path) member = (member as Record<string | number, unknown>)[step];
  return member;
}
