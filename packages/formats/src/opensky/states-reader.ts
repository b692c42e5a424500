import type { FixSource } from '@deconflict/engine/tracks';
import { epochMs, FixWriter, JsonItemScanner, JsonRecordHandler, quoteText } from '../reader/index.ts';
import type { JsonItem, RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { StateWriter } from './state-record.ts';
import { stateSteps } from './state-steps.ts';

/**
 * Reads `{"time": ..., "states": [[...], ...]}` (OpenSky REST API, "All State Vectors"): lengths in metres, times in
 * seconds since 1970. `states` is null where nobody was seen. Records are the rows:
 *
 * 0 icao24, 1 callsign, 3 time_position, 4 last_contact, 5 longitude, 6 latitude, 7 baro_altitude, 8 on_ground,
 * 13 geo_altitude, 14 squawk, 16 position_source, 17 category.
 */
export class StatesReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #states: StateWriter;
  readonly #scanner: JsonItemScanner;

  constructor(fileName: string, sink: TrackSink) {
    this.#writer = new FixWriter(fileName, sink, stateSteps);
    this.#states = new StateWriter(this.#writer, fileName);
    this.#scanner = new JsonItemScanner(
      new JsonRecordHandler(this.#writer.tally, (item, value) => this.#take(item, value)),
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
    if (item.member !== 'states' || value === null) return;
    if (!Array.isArray(value)) {
      const got = quoteText(JSON.stringify(value));
      this.#writer.tally.skip(
        'track-record-unreadable',
        item.line,
        item.column,
        got,
        'a row of a state vector',
      );
      return;
    }
    const row = value as readonly unknown[];
    this.#states.write(
      {
        timeMs: secondsAt(row, 4),
        positionTimeMs: secondsAt(row, 3),
        latDeg: numberAt(row, 6),
        lonDeg: numberAt(row, 5),
        pressureAltitudeM: numberAt(row, 7),
        geometricAltitudeM: numberAt(row, 13),
        onGround: row[8] === true,
        address: textAt(row, 0),
        flight: '',
        callsign: textAt(row, 1),
        registration: '',
        typeDesignator: '',
        emitterCategory: categories[numberAt(row, 17)] ?? '',
        squawk: textAt(row, 14),
        source: positionSources[numberAt(row, 16)] ?? 'unknown',
      },
      item.line,
      item.column,
    );
  }
}

/** position_source: ADS-B, ASTERIX (radar of a provider), MLAT, FLARM. */
const positionSources: readonly FixSource[] = ['adsb', 'radar', 'mlat', 'gnss'];

/** category 2 to 20 as the emitter categories that they stand for; 0 and 1 say nothing. */
const categories: readonly string[] = '- - A1 A2 A3 A4 A5 A6 A7 B1 B2 B3 B4 B5 B6 B7 C1 C2 C3 C4 C5'
  .split(' ')
  .map((code) => code.replace('-', ''));

function numberAt(row: readonly unknown[], index: number): number {
  const value = row[index];
  return typeof value === 'number' ? value : Number.NaN;
}

function secondsAt(row: readonly unknown[], index: number): number {
  return epochMs(numberAt(row, index));
}

function textAt(row: readonly unknown[], index: number): string {
  const value = row[index];
  return typeof value === 'string' ? value : '';
}
