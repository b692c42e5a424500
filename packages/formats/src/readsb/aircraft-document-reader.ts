import { FixWriter, JsonItemScanner, JsonRecordHandler, quoteText } from '../reader/index.ts';
import type { JsonItem, RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { isObject, readsbSteps, writeAircraft } from './aircraft-object.ts';
import type { JsonObject } from './aircraft-object.ts';

/** Objects that may wait for a `now` that stands behind them. The largest networks see some 20,000 at once. */
const mostWaitingAircraft = 100_000;

/**
 * Reads `aircraft.json`, once or many times over in one file, and the answers of public services of the same form,
 * which call the list `ac` and give `now` in milliseconds. Records are the aircraft objects.
 */
export class AircraftDocumentReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #scanner: JsonItemScanner;
  #now = Number.NaN;
  #waiting: WaitingAircraft[] = [];

  constructor(fileName: string, sink: TrackSink) {
    this.#writer = new FixWriter(fileName, sink, readsbSteps);
    this.#scanner = new JsonItemScanner(
      new JsonRecordHandler(
        this.#writer.tally,
        (item, value) => this.#take(item, value),
        () => this.#finishSnapshot(),
      ),
    );
  }

  push(bytes: Uint8Array): void {
    this.#scanner.push(bytes);
    this.#writer.columns.flush();
  }

  end(): RecordTotals {
    this.#scanner.end();
    this.#writer.columns.flush();
    return this.#writer.tally.totals();
  }

  #take(item: JsonItem, value: unknown): void {
    if (item.member === 'now' && typeof value === 'number') {
      this.#now = value;
      this.#release();
    } else if (item.member === 'aircraft' || item.member === 'ac') {
      this.#takeAircraft(item, value);
    }
  }

  #takeAircraft(item: JsonItem, value: unknown): void {
    const { tally } = this.#writer;
    if (!isObject(value)) {
      const got = quoteText(JSON.stringify(value));
      tally.skip('track-record-unreadable', item.line, item.column, got, 'an aircraft object');
    } else if (!Number.isNaN(this.#now)) {
      writeAircraft(this.#writer, value, this.#now, item.line, item.column);
    } else if (this.#waiting.length < mostWaitingAircraft) {
      this.#waiting.push({ aircraft: value, line: item.line, column: item.column });
    } else {
      tally.skip(
        'track-time-missing',
        item.line,
        item.column,
        'no "now" before this aircraft',
        'seconds since 1970',
      );
    }
  }

  #finishSnapshot(): void {
    this.#release();
    this.#now = Number.NaN;
  }

  /** Writes what waited, with the time known by now or with none. */
  #release(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { aircraft, line, column } of waiting) {
      writeAircraft(this.#writer, aircraft, this.#now, line, column);
    }
  }
}

interface WaitingAircraft {
  readonly aircraft: JsonObject;
  readonly line: number;
  readonly column: number;
}
