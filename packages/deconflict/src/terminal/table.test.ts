import { expect, test } from 'vitest';
import { formatTable } from './table.ts';

const rows = [
  { name: 'RFF7012', minutes: '3.5', note: 'crossed' },
  { name: 'Ка-52', minutes: '12.0', note: 'climbed' },
];
const columns = [
  { title: 'aircraft', cell: (row: (typeof rows)[0]) => row.name },
  { title: 'min', align: 'right' as const, rank: 1, cell: (row: (typeof rows)[0]) => row.minutes },
  { title: 'entry', rank: 2, cell: (row: (typeof rows)[0]) => row.note },
];

test('a table is as wide as its content', () => {
  expect(formatTable(rows, columns, 80)).toBe(
    [
      'aircraft   min  entry',
      '────────  ────  ───────',
      'RFF7012    3.5  crossed',
      'Ка-52     12.0  climbed',
      '',
    ].join('\n'),
  );
});

test('a narrow window loses the least important columns first', () => {
  expect(formatTable(rows, columns, 20).split('\n')[0]).toBe('aircraft   min');
  expect(formatTable(rows, columns, 9).split('\n')[0]).toBe('aircraft');
});

test('the columns that a narrow window lost are named', () => {
  expect(formatTable(rows, columns, 9).trimEnd().split('\n').at(-1)).toBe(
    'columns left out: min, entry; widen the window or use --out',
  );
});
