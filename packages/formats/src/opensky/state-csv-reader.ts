import { FixWriter, LineSplitter, quoteBytes, quoteText, readUtf8 } from '../reader/index.ts';
import type { RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { layoutOf, splitHeader } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import { CsvRow } from './csv-row.ts';
import { readStateCells } from './state-cells.ts';
import { StateWriter } from './state-record.ts';
import { stateSteps } from './state-steps.ts';

/** Reads a table of state vectors whose first line names the columns. Records are the lines below it. */
export class StateCsvReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #states: StateWriter;
  readonly #lines: LineSplitter;
  #layout: ColumnLayout | undefined;
  readonly #row = new CsvRow();
  #header = '';
  #headerStart = 0;
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
    this.#states.end();
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
    this.#row.take(bytes, start, end);
    // The header again is what joined files leave behind.
    if (bytes[start] === this.#headerStart && readUtf8(bytes, start, end) === this.#header) return;
    if (this.#row.count !== this.#columns) {
      const got = `${this.#row.count} columns: ${quoteBytes(bytes, start, end)}`;
      tally.skip('track-record-unreadable', line, 1, got, `${this.#columns} columns`);
      return;
    }
    this.#states.write(
      readStateCells(this.#layout, this.#row, () => this.#noteZone(line)),
      line,
      1,
    );
  }

  #readHeader(text: string, line: number): void {
    const names = splitHeader(text);
    this.#isHeaderRead = true;
    this.#header = text;
    this.#headerStart = text.charCodeAt(0);
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
