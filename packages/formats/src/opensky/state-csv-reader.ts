import { FixWriter, LineSplitter, quoteBytes, quoteText, readUtf8 } from '../reader/index.ts';
import type { RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { layoutOf, splitHeader } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import { readStateCells } from './state-cells.ts';
import { StateWriter } from './state-record.ts';
import { stateSteps } from './state-steps.ts';

/** Reads a table of state vectors whose first line names the columns. Records are the lines below it. */
export class StateCsvReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #states: StateWriter;
  readonly #lines: LineSplitter;
  #layout: ColumnLayout | undefined;
  #columns = 0;
  #isHeaderRead = false;
  #isZoneNoted = false;

  constructor(fileName: string, sink: TrackSink) {
    this.#writer = new FixWriter(fileName, sink, stateSteps);
    this.#states = new StateWriter(this.#writer, fileName);
    this.#lines = new LineSplitter(
      (bytes, start, end, line) => this.#readLine(bytes, start, end, line),
      (line) =>
        this.#writer.tally.skip('track-line-too-long', line, 0, 'more than 1 MiB', 'a line of at most 1 MiB'),
    );
  }

  push(bytes: Uint8Array): void {
    this.#lines.push(bytes);
    this.#writer.columns.flush();
  }

  end(): RecordTotals {
    this.#lines.end();
    this.#writer.columns.flush();
    return this.#writer.tally.totals();
  }

  #readLine(bytes: Uint8Array, start: number, end: number, line: number): void {
    const { tally } = this.#writer;
    if (end === start) return;
    if (!this.#isHeaderRead) {
      this.#readHeader(readUtf8(bytes, start, end), line);
      return;
    }
    if (!this.#layout) {
      tally.countSkipped('track-column-missing', 1);
      return;
    }
    const cells = splitCells(readUtf8(bytes, start, end));
    if (cells.length !== this.#columns) {
      // The header again is what joined files leave behind.
      if (layoutOf(cells)) return;
      const got = `${cells.length} columns: ${quoteBytes(bytes, start, end)}`;
      tally.skip('track-record-unreadable', line, 1, got, `${this.#columns} columns`);
      return;
    }
    if (layoutOf(cells)) return;
    const state = readStateCells(
      this.#layout,
      (column) => cells[column],
      () => this.#noteZone(line),
    );
    this.#states.write(state, line, 1);
  }

  #readHeader(text: string, line: number): void {
    const names = splitHeader(text);
    this.#isHeaderRead = true;
    this.#columns = names.length;
    this.#layout = layoutOf(names);
    if (!this.#layout) {
      const expected = 'columns time or timestamp, lat or latitude, lon or longitude';
      this.#writer.tally.report('track-column-missing', line, 1, quoteText(text), expected, 'no line read');
    }
  }

  #noteZone(line: number): void {
    if (this.#isZoneNoted) return;
    this.#isZoneNoted = true;
    this.#writer.tally.report(
      'track-zone-assumed',
      line,
      1,
      'times without a zone',
      'Z or +00:00',
      'read as UTC',
    );
  }
}

/** RFC 4180: commas between cells, quotes around those that hold commas, doubled quotes inside. */
function splitCells(text: string): string[] {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      let from = at + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        cell += text.slice(from, close < 0 ? text.length : close);
        if (close < 0) return [...cells, cell];
        from = close + 2;
        if (text[close + 1] !== '"') break;
        cell += '"';
      }
      cells.push(cell);
      at = from - 1;
    } else {
      const comma = text.indexOf(',', at);
      cells.push(text.slice(at, comma < 0 ? text.length : comma));
      at = comma < 0 ? text.length : comma;
    }
    if (at >= text.length) return cells;
    // Anything between a closing quote and the comma is a fault of whoever wrote it and belongs to no cell.
    at = text.indexOf(',', at) + 1;
    if (at === 0) return cells;
  }
}
