import { parseNumber, readAscii } from '../reader/index.ts';
import type { RowCells } from './state-cells.ts';

/** The cells of one line of CSV (RFC 4180), found once and read where they stand. */
export class CsvRow implements RowCells {
  readonly #starts = new Int32Array(mostCells);
  readonly #ends = new Int32Array(mostCells);
  #bytes: Uint8Array = new Uint8Array(0);
  #count = 0;

  /** Cells on the line; those beyond the 1024th are counted and not kept. */
  get count(): number {
    return this.#count;
  }

  /** Looks at `bytes` from `start` up to `end`, which must not change while the row is read. */
  take(bytes: Uint8Array, start: number, end: number): void {
    this.#bytes = bytes;
    this.#count = 0;
    let at = start;
    for (;;) {
      if (bytes[at] === quote && at < end) {
        const close = findClosingQuote(bytes, at + 1, end);
        this.#add(at + 1, close);
        // Anything between a closing quote and the comma is a fault of whoever wrote it and belongs to no cell.
        at = findComma(bytes, close, end);
      } else {
        const comma = findComma(bytes, at, end);
        this.#add(at, comma);
        at = comma;
      }
      if (at >= end) return;
      at++;
    }
  }

  number(column: number): number {
    if (column >= this.#count) return Number.NaN;
    let start = this.#starts[column] ?? 0;
    let end = this.#ends[column] ?? 0;
    while (start < end && this.#bytes[start] === blank) start++;
    while (end > start && this.#bytes[end - 1] === blank) end--;
    return parseNumber(this.#bytes, start, end);
  }

  text(column: number): string {
    return column < this.#count
      ? readAscii(this.#bytes, this.#starts[column] ?? 0, this.#ends[column] ?? 0)
      : '';
  }

  #add(start: number, end: number): void {
    if (this.#count < mostCells) {
      this.#starts[this.#count] = start;
      this.#ends[this.#count] = end;
    }
    this.#count++;
  }
}

const mostCells = 1024;

const quote = 0x22;
const comma = 0x2c;
const blank = 0x20;

function findComma(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) if (bytes[at] === comma) return at;
  return end;
}

/** A quote inside a quoted cell is written twice. */
function findClosingQuote(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (bytes[at] !== quote) continue;
    if (bytes[at + 1] !== quote || at + 1 >= end) return at;
    at++;
  }
  return end;
}
