import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SourceText } from './source-text.ts';

test('every offset has the line and column that counting from the beginning gives', () => {
  const piece = fc.constantFrom('a', 'é', '𝕏', '\n', '\r\n', '\r', '\t');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const source = new SourceText(pieces.join(''));
      let [offset, line, column] = [0, 1, 1];
      for (const each of pieces) {
        // A lone CR before LF is one line end with it, which the pieces cannot tell apart here.
        if (each === '\r' && source.text[offset + 1] === '\n') return;
        expect(source.placeOf(offset)).toEqual({ line, column });
        expect(source.lineOf(offset)).toBe(line);
        offset += each.length;
        [line, column] = /[\r\n]/.test(each) ? [line + 1, 1] : [line, column + 1];
      }
    }),
    { numRuns: 1000, seed: 29 },
  );
});

test('a piece is measured on its first line only, and is at least one character long', () => {
  const source = new SourceText('ab 𝕏c  \nde');
  expect(source.lengthOnFirstLine({ start: 3, end: 11 })).toBe(2);
  expect(source.lengthOnFirstLine({ start: 0, end: 0 })).toBe(1);
  expect(source.lengthOnFirstLine({ start: 8, end: 8 })).toBe(1);
});

test('lines are given without their ends', () => {
  const source = new SourceText('one\r\ntwo\rthree\n');
  expect([1, 2, 3, 4, 5].map((line) => source.lineAt(line))).toEqual(['one', 'two', 'three', '', undefined]);
});
