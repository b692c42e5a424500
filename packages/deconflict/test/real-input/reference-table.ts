import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

const page = fileURLToPath(new URL('../../../../docs/reference/real-input.md', import.meta.url));

/**
 * The cells of the one row of docs/reference/real-input.md whose first cells are these, without them. So the page
 * shows what the tests measured.
 */
function documentedRow(name: readonly string[]): string[] {
  const rows = readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.slice(1, line.lastIndexOf('|')).split('|'))
    .map((cells) => cells.map((cell) => cell.trim()))
    .filter((cells) => name.every((cell, index) => cells[index] === cell));
  expect(rows, `rows of ${name.join(', ')} in docs/reference/real-input.md`).toHaveLength(1);
  return rows[0]!.slice(name.length);
}

/**
 * Holds measured figures against the page: counts exactly, differences as bounds. A bound may be no more than ten
 * times what was measured, unless it is the least that is written there.
 */
export function expectDocumented(
  name: readonly string[],
  counts: readonly (number | string)[],
  worst: readonly { readonly measured: number; readonly least: number; readonly most: number }[],
): void {
  const row = documentedRow(name);
  expect(row.slice(0, counts.length), `counts of ${name.join(', ')}`).toEqual(counts.map(String));
  for (const [index, { measured, least, most }] of worst.entries()) {
    const bound = Number(row[counts.length + index]);
    expect(measured, `difference ${index + 1} of ${name.join(', ')}`).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThanOrEqual(Math.min(most, Math.max(least, 10 * measured)));
  }
}
