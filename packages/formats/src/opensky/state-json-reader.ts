import { FixWriter, JsonItemScanner, JsonRecordHandler, quoteText } from '../reader/index.ts';
import type { JsonItem, RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { layoutOf } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import { JsonCells } from './json-cells.ts';
import { readStateCells } from './state-cells.ts';
import { StateWriter } from './state-record.ts';
import { stateSteps } from './state-steps.ts';

/** Cells that a column-oriented table may hold before it is refused: it has to be held whole, at some 24 bytes each. */
const mostHeldCells = 20_000_000;

/**
 * Reads state vectors in the three layouts of pandas' `to_json`: records `[{...}, ...]` and lines `{...}` are read
 * one by one; columns `{"latitude": {"0": ...}, ...}` are gathered first. Records are the rows.
 */
export class StateJsonReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #states: StateWriter;
  readonly #scanner: JsonItemScanner;
  readonly #layouts = new Map<string, ColumnLayout | undefined>();
  readonly #mostCells: number;
  /** Columns of the current top-level object, by name, each by the label of its row. */
  #columns = new Map<string, Map<string, unknown>>();
  #heldCells = 0;
  #isTooLarge = false;
  /** Members of the current top-level object that are neither lists nor objects: a record by itself. */
  #members: Record<string, unknown> = {};
  #hasMembers = false;
  #recordLine = 1;
  #recordColumn = 1;
  #isZoneNoted = false;

  constructor(fileName: string, sink: TrackSink, mostCells = mostHeldCells) {
    this.#mostCells = mostCells;
    this.#writer = new FixWriter(fileName, sink, stateSteps);
    this.#states = new StateWriter(this.#writer, fileName);
    this.#scanner = new JsonItemScanner(
      new JsonRecordHandler(
        this.#writer.tally,
        (item, value) => this.#take(item, value),
        () => this.#finishDocument(),
      ),
    );
  }

  push(bytes: Uint8Array): void {
    this.#scanner.push(bytes);
    this.#writer.columns.flush();
  }

  end(): RecordTotals {
    this.#scanner.end();
    this.#states.end();
    this.#writer.columns.flush();
    return this.#writer.tally.totals();
  }

  #take(item: JsonItem, value: unknown): void {
    if (item.member === undefined) {
      this.#readRecord(value, item.line, item.column);
    } else if (item.key !== undefined) {
      this.#holdCell(item.member, item.key, value, item);
    } else {
      this.#holdMember(item.member, value, item);
    }
  }

  #holdCell(column: string, row: string, value: unknown, item: JsonItem): void {
    if (!tableColumns.has(column.toLowerCase()) || this.#isTooLarge) return;
    this.#heldCells++;
    if (this.#heldCells > this.#mostCells) {
      this.#isTooLarge = true;
      this.#writer.tally.report(
        'track-document-too-large',
        item.line,
        item.column,
        `more than ${this.#mostCells} cells in columns`,
        'records or lines',
        'table left out',
      );
      this.#columns = new Map();
      return;
    }
    let cells = this.#columns.get(column);
    if (!cells) {
      cells = new Map();
      this.#columns.set(column, cells);
    }
    cells.set(row, value);
  }

  #holdMember(name: string, value: unknown, item: JsonItem): void {
    if (!this.#hasMembers) {
      this.#recordLine = item.line;
      this.#recordColumn = item.column;
    }
    this.#hasMembers = true;
    if (tableColumns.has(name.toLowerCase())) this.#members[name] = value;
  }

  #finishDocument(): void {
    if (this.#hasMembers && this.#columns.size === 0) {
      this.#readRecord(this.#members, this.#recordLine, this.#recordColumn);
    }
    this.#readColumns();
    this.#columns = new Map();
    this.#heldCells = 0;
    this.#isTooLarge = false;
    this.#members = {};
    this.#hasMembers = false;
  }

  #readRecord(value: unknown, line: number, column: number): void {
    const { tally } = this.#writer;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      tally.skip('track-record-unreadable', line, column, quoteText(JSON.stringify(value)), 'an object');
      return;
    }
    const record = value as Readonly<Record<string, unknown>>;
    const names = Object.keys(record);
    const layout = this.#layoutOf(names);
    if (!layout && names.some((name) => name === 'time' || name === 'timestamp')) {
      tally.countWithoutPosition();
      return;
    }
    if (!layout) {
      tally.skip('track-column-missing', line, column, quoteText(names.join(', ')), positionColumns);
      return;
    }
    this.#writeRow(layout, (index) => record[names[index] ?? ''], line, column);
  }

  /** Rows in the order of the time column; places in the file are no longer known here. */
  #readColumns(): void {
    if (this.#columns.size === 0) return;
    const names = [...this.#columns.keys()];
    const columns = [...this.#columns.values()];
    const layout = this.#layoutOf(names);
    const rows = columns[layout?.time ?? 0]?.keys() ?? [];
    if (!layout) {
      const expected = positionColumns;
      this.#writer.tally.report(
        'track-column-missing',
        0,
        0,
        quoteText(names.join(', ')),
        expected,
        'no row read',
      );
      this.#writer.tally.countSkipped('track-column-missing', [...rows].length);
      return;
    }
    for (const row of rows) this.#writeRow(layout, (index) => columns[index]?.get(row), 0, 0);
  }

  #writeRow(layout: ColumnLayout, cellAt: (column: number) => unknown, line: number, column: number): void {
    this.#states.write(
      readStateCells(layout, new JsonCells(cellAt), () => this.#noteZone(line, column)),
      line,
      column,
    );
  }

  /** Records of one file mostly have the same names in the same order. */
  #layoutOf(names: readonly string[]): ColumnLayout | undefined {
    const signature = names.join('\n');
    if (this.#layouts.has(signature)) return this.#layouts.get(signature);
    if (this.#layouts.size > 1000) this.#layouts.clear();
    const layout = layoutOf(names);
    this.#layouts.set(signature, layout);
    return layout;
  }

  #noteZone(line: number, column: number): void {
    if (this.#isZoneNoted) return;
    this.#isZoneNoted = true;
    this.#writer.tally.report(
      'track-zone-assumed',
      line,
      column,
      'times without a zone',
      'Z or +00:00',
      'read as UTC',
    );
  }
}

const positionColumns = 'time or timestamp, lat or latitude, lon or longitude';

/** The columns that are read, so that nothing else is held. */
const tableColumns = new Set([
  'time',
  'timestamp',
  'lat',
  'latitude',
  'lon',
  'longitude',
  'lng',
  'lastposupdate',
  'last_position',
  'time_position',
  'icao24',
  'hex',
  'icao',
  'flight_id',
  'callsign',
  'flight',
  'registration',
  'typecode',
  'altitude',
  'baroaltitude',
  'geoaltitude',
  'onground',
  'squawk',
]);
