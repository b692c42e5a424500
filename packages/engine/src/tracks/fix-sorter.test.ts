import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FixColumns } from './fix-columns.ts';
import { compareFixes } from './fix-order.ts';
import { FixSorter } from './fix-sorter.ts';
import type { FixCursor } from './fix-sorter.ts';
import { createMemoryPageStore } from './page-store.ts';

type Row = readonly [aircraft: number, timeMs: number, latDeg: number];

const anyRows = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 40 }), fc.integer({ min: -3, max: 3 })),
  { maxLength: 200 },
);

function columnsOf(rows: readonly Row[]): FixColumns {
  const columns = new FixColumns(Math.max(1, rows.length));
  rows.forEach(([aircraft, timeMs, latDeg], row) => {
    columns.aircraft[row] = aircraft;
    columns.timeMs[row] = timeMs;
    columns.latDeg[row] = latDeg;
  });
  return columns;
}

function rowsOf(cursor: FixCursor): Row[] {
  const rows: Row[] = [];
  while (cursor.next()) {
    const { columns, row } = cursor;
    rows.push([columns.aircraft[row]!, columns.timeMs[row]!, columns.latDeg[row]!]);
  }
  return rows;
}

describe.each(['aircraft-time', 'time'] as const)('a fix sorter by %s', (order) => {
  test('gives what a plain sort gives, however small its memory is', () => {
    fc.assert(
      fc.property(anyRows, fc.integer({ min: 1, max: 64 }), (rows, blockRows) => {
        const columns = columnsOf(rows);
        const sorter = new FixSorter(order, createMemoryPageStore(), blockRows);
        rows.forEach((_, row) => sorter.push(columns, row));
        const plain = rows
          .map((_, row) => row)
          .sort((a, b) => compareFixes(order, columns, a, columns, b))
          .map((row) => rows[row]);
        expect(rowsOf(sorter.read())).toEqual(plain);
      }),
      { seed: 20231114 },
    );
  });

  test('can be read twice', () => {
    const rows: Row[] = [
      [1, 5, 0],
      [0, 9, 0],
      [0, 2, 0],
    ];
    const columns = columnsOf(rows);
    const sorter = new FixSorter(order, createMemoryPageStore(), 2);
    rows.forEach((_, row) => sorter.push(columns, row));
    expect(rowsOf(sorter.read())).toEqual(rowsOf(sorter.read()));
  });
});

test('a run longer than one page is read back whole', () => {
  const count = 3 * 4096 + 17;
  const columns = columnsOf(
    Array.from({ length: count }, (_, row): Row => [row % 7, (row * 7919) % count, 0]),
  );
  const sorter = new FixSorter('time', createMemoryPageStore(), 2 * 4096);
  for (let row = 0; row < count; row += 1) sorter.push(columns, row);
  const times = rowsOf(sorter.read()).map(([, timeMs]) => timeMs);
  expect(times).toEqual(Array.from({ length: count }, (_, index) => index));
});
