import { FixWriter, LineSplitter, quoteBytes, quoteText, readUtf8 } from '../reader/index.ts';
import type { RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { callsignOf, isObject, numberOf, readsbSteps, writeAircraft } from './aircraft-object.ts';
import type { JsonObject } from './aircraft-object.ts';

/**
 * Reads one JSON object a line: an aircraft with its own `now`, or a snapshot with `now` and `aircraft`. Records are
 * the aircraft. Commas at the ends of lines, and lines of a lone bracket, are what is left of an array and are
 * passed over.
 */
export class AircraftLinesReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #lines: LineSplitter;

  constructor(fileName: string, sink: TrackSink) {
    this.#writer = new FixWriter(fileName, sink, readsbSteps);
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
    const text = readUtf8(bytes, start, end).trim().replace(/,$/, '');
    if (text === '' || text === '[' || text === ']') return;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      this.#writer.tally.skip('track-json-broken', line, 1, quoteBytes(bytes, start, end), 'one JSON object');
      return;
    }
    if (!isObject(value)) {
      this.#writer.tally.skip('track-record-unreadable', line, 1, quoteText(text), 'a JSON object');
    } else if (Array.isArray(value['aircraft'] ?? value['ac'])) {
      this.#readSnapshot(value, (value['aircraft'] ?? value['ac']) as readonly unknown[], line);
    } else {
      this.#readAircraft(value, line);
    }
  }

  #readSnapshot(snapshot: JsonObject, aircraft: readonly unknown[], line: number): void {
    const now = numberOf(snapshot, 'now');
    for (const entry of aircraft) {
      if (isObject(entry)) {
        writeAircraft(this.#writer, entry, now, line, 0);
      } else {
        const got = quoteText(JSON.stringify(entry));
        this.#writer.tally.skip('track-record-unreadable', line, 0, got, 'an aircraft object');
      }
    }
  }

  /**
   * Some tools flatten readsb's records and keep the rest of the original in `flightdict`; what stands on the line
   * itself wins.
   */
  #readAircraft(aircraft: JsonObject, line: number): void {
    const details = aircraft['flightdict'];
    const merged = isObject(details) ? mergeDetails(details, aircraft) : aircraft;
    writeAircraft(this.#writer, merged, numberOf(aircraft, 'now'), line, 1);
  }
}

function mergeDetails(details: JsonObject, aircraft: JsonObject): JsonObject {
  const flight = callsignOf(aircraft) === '' ? details['flight'] : aircraft['flight'];
  return { ...details, ...aircraft, flight };
}
