import { FixColumns } from './fix-columns.ts';
import { compareFixes, sortRows } from './fix-order.ts';
import type { FixOrder } from './fix-order.ts';
import type { PageStore } from './page-store.ts';

/** Rows held in memory before a sorted run goes to the store: 0.5 million rows, 26 MB. */
const DEFAULT_BLOCK_ROWS = 1 << 19;

/** Rows of a page, the unit of reading a run back. */
const PAGE_ROWS = 4096;

/**
 * Brings any number of fixes into order within bounded memory: blocks are sorted as they fill, runs go to the
 * page store, and reading merges them. A single block never touches the store.
 */
export class FixSorter {
  readonly #order: FixOrder;
  readonly #store: PageStore;
  readonly #blockRows: number;
  readonly #runs: { readonly offsets: number[]; readonly count: number }[] = [];
  #block: FixColumns;
  #count = 0;

  constructor(order: FixOrder, store: PageStore, blockRows: number = DEFAULT_BLOCK_ROWS) {
    this.#order = order;
    this.#store = store;
    this.#blockRows = blockRows;
    this.#block = new FixColumns(Math.min(blockRows, PAGE_ROWS));
  }

  /** Takes a copy of one row. */
  push(columns: FixColumns, row: number): void {
    if (this.#count === this.#block.capacity) this.#makeRoom();
    this.#block.copyRow(this.#count, columns, row);
    this.#count += 1;
  }

  /** All rows in order. May be called again after more rows have come, and more than once. */
  read(): FixCursor {
    const rows = sortRows(this.#block, this.#count, this.#order);
    const inMemory: FixCursor = new BlockCursor(this.#block, rows);
    if (this.#runs.length === 0) return inMemory;
    const cursors = this.#runs.map((run) => new RunCursor(this.#store, run.offsets, run.count));
    return new MergeCursor(this.#order, [...cursors, inMemory]);
  }

  #makeRoom(): void {
    if (this.#block.capacity < this.#blockRows) {
      const larger = new FixColumns(Math.min(this.#block.capacity * 2, this.#blockRows));
      for (let row = 0; row < this.#count; row += 1) larger.copyRow(row, this.#block, row);
      this.#block = larger;
      return;
    }
    this.#spill();
  }

  #spill(): void {
    const rows = sortRows(this.#block, this.#count, this.#order);
    const page = new FixColumns(PAGE_ROWS);
    const offsets: number[] = [];
    for (let start = 0; start < rows.length; start += PAGE_ROWS) {
      const end = Math.min(start + PAGE_ROWS, rows.length);
      for (let index = start; index < end; index += 1) page.copyRow(index - start, this.#block, rows[index]!);
      offsets.push(this.#store.append(page.bytes));
    }
    this.#runs.push({ offsets, count: this.#count });
    this.#count = 0;
  }
}

/** Walks rows in order: after `next()` returned true, the current row is `columns` at `row`. */
export interface FixCursor {
  readonly columns: FixColumns;
  readonly row: number;
  next(): boolean;
}

class BlockCursor implements FixCursor {
  readonly columns: FixColumns;
  row = -1;
  readonly #rows: Uint32Array;
  #index = -1;

  constructor(columns: FixColumns, rows: Uint32Array) {
    this.columns = columns;
    this.#rows = rows;
  }

  next(): boolean {
    this.#index += 1;
    if (this.#index >= this.#rows.length) return false;
    this.row = this.#rows[this.#index]!;
    return true;
  }
}

class RunCursor implements FixCursor {
  readonly columns: FixColumns = new FixColumns(PAGE_ROWS);
  row = -1;
  readonly #store: PageStore;
  readonly #offsets: readonly number[];
  readonly #count: number;
  #index = -1;

  constructor(store: PageStore, offsets: readonly number[], count: number) {
    this.#store = store;
    this.#offsets = offsets;
    this.#count = count;
  }

  next(): boolean {
    this.#index += 1;
    if (this.#index >= this.#count) return false;
    this.row = this.#index % PAGE_ROWS;
    if (this.row === 0) this.#store.read(this.#offsets[this.#index / PAGE_ROWS]!, this.columns.bytes);
    return true;
  }
}

/** Merges sorted cursors through a binary heap of their current rows. */
class MergeCursor implements FixCursor {
  readonly #order: FixOrder;
  readonly #heap: FixCursor[];
  #started = false;

  constructor(order: FixOrder, cursors: readonly FixCursor[]) {
    this.#order = order;
    this.#heap = cursors.filter((cursor) => cursor.next());
    for (let at = this.#heap.length >> 1; at >= 0; at -= 1) this.#sink(at);
  }

  get columns(): FixColumns {
    return this.#heap[0]!.columns;
  }

  get row(): number {
    return this.#heap[0]!.row;
  }

  next(): boolean {
    if (!this.#started) {
      this.#started = true;
    } else if (this.#heap.length > 0) {
      if (!this.#heap[0]!.next()) {
        const last = this.#heap.pop()!;
        if (this.#heap.length > 0) this.#heap[0] = last;
      }
      this.#sink(0);
    }
    return this.#heap.length > 0;
  }

  #sink(start: number): void {
    const heap = this.#heap;
    let at = start;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const least = right < heap.length && this.#compare(right, left) < 0 ? right : left;
      if (this.#compare(least, at) >= 0) return;
      [heap[at], heap[least]] = [heap[least]!, heap[at]!];
      at = least;
    }
  }

  #compare(a: number, b: number): number {
    const first = this.#heap[a]!;
    const second = this.#heap[b]!;
    return compareFixes(this.#order, first.columns, first.row, second.columns, second.row);
  }
}
