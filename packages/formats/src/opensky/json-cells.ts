import { parseDecimal } from '../reader/index.ts';
import type { RowCells } from './state-cells.ts';

/** Cells as `JSON.parse` gives them. */
export class JsonCells implements RowCells {
  readonly #cellAt: (column: number) => unknown;

  constructor(cellAt: (column: number) => unknown) {
    this.#cellAt = cellAt;
  }

  number(column: number): number {
    const value = this.#cellAt(column);
    if (typeof value === 'number') return value;
    return typeof value === 'string' ? parseDecimal(value) : Number.NaN;
  }

  text(column: number): string {
    const value = this.#cellAt(column);
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  }
}
