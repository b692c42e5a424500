import { afterEach, expect, test, vi } from 'vitest';
import { DeconflictError } from '@deconflict/engine/errors';
import { printable } from './printable.ts';
import { reportFault } from './report-fault.ts';
import { formatTable } from './table.ts';

const hostile = 'a\u001b[2J\u0007\u009b31m\u007f\u202e\u2066\u200f\n\rz';

afterEach(() => {
  vi.restoreAllMocks();
});

test('control characters and marks of direction are replaced one by one', () => {
  expect(printable(hostile)).toBe('a\ufffd[2J\ufffd\ufffd31m\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdz');
});

test('letters of any script stay as they are', () => {
  expect(printable('Ка-52 שלום 北京 e\u0301')).toBe('Ка-52 שלום 北京 e\u0301');
});

test('no cell of a table moves the cursor', () => {
  const text = formatTable([hostile], [{ title: 'call sign', cell: (row) => row }], 80);
  expect(text.replaceAll('\n', '')).toBe(printable(text.replaceAll('\n', '')));
  expect(text.split('\n')).toHaveLength(4);
});

test('neither the message nor the excerpt of a fault moves the cursor', () => {
  let written = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += String(text);
    return true;
  });
  const diagnostic = {
    code: 'agreement-unit-unknown',
    file: hostile,
    line: 1,
    column: 1,
    got: hostile,
    expected: 'a length',
    action: '',
  } as const;
  reportFault(new DeconflictError([diagnostic], { sourceText: 'x: \u001b[31m\u202e 3 miles' }));
  expect(written).toContain('3 miles');
  expect(written.replaceAll('\n', '')).toBe(printable(written.replaceAll('\n', '')));
});
