import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvRow } from './csv-row.ts';

function cells(line: string): string[] {
  const bytes = new Uint8Array(Buffer.from(`##${line}##`, 'latin1'));
  const row = new CsvRow();
  row.take(bytes, 2, bytes.length - 2);
  return Array.from({ length: row.count }, (_, column) => row.text(column));
}

test('commas part cells and quotes keep them together', () => {
  expect(cells('a,,"b,c",d"e,""')).toEqual(['a', '', 'b,c', 'd"e', '']);
  expect(cells('')).toEqual(['']);
  expect(cells('a,')).toEqual(['a', '']);
  expect(cells('"a""b"x,c')).toEqual(['a""b', 'c']);
  expect(cells('"never closed,c')).toEqual(['never closed,c']);
});

test('cells without quotes are what split gives', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-c,. ]{0,40}$/), (line) => {
      expect(cells(line)).toEqual(line.split(','));
    }),
    { seed: 20_240_606 },
  );
});

test('numbers may have blanks around them', () => {
  const bytes = new Uint8Array(Buffer.from(' 1.5 ,x,'));
  const row = new CsvRow();
  row.take(bytes, 0, bytes.length);
  expect([row.number(0), row.number(1), row.number(2), row.number(9)]).toEqual([1.5, NaN, NaN, NaN]);
});
