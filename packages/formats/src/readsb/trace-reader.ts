import { METRES_PER_FOOT } from '@deconflict/engine/geo';
import { FixFlag } from '@deconflict/engine/tracks';
import type { AircraftIdentity } from '@deconflict/engine/tracks';
import { FixWriter, JsonItemScanner, JsonRecordHandler, nameByAddress, quoteText } from '../reader/index.ts';
import type { JsonItem, RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import {
  addFlag,
  callsignOf,
  isDistress,
  isObject,
  isPlausibleAltitudeFt,
  readsbSteps,
  sourceOfType,
  takeQuality,
  textOf,
} from './aircraft-object.ts';
import type { JsonObject } from './aircraft-object.ts';

/**
 * Reads a trace (readsb README-json.md, "trace jsons"): `icao` and `timestamp` of the file, then rows of
 *
 * | column | content |
 * | --- | --- |
 * | 0 | seconds after `timestamp` |
 * | 1, 2 | latitude, longitude |
 * | 3 | altitude in feet, "ground" or null |
 * | 6 | bits: 1 nothing heard for 20 s before this, 2 a new leg, 4 rate is geometric, 8 altitude is geometric |
 * | 8 | details as in aircraft.json, on about every fourth row, or null |
 * | 9 | type, where the row is long enough |
 * | 10 | geometric altitude in feet |
 *
 * Records are the rows.
 */
export class TraceReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #scanner: JsonItemScanner;
  #address = '';
  #registration = '';
  #typeDesignator = '';
  #timestampS = Number.NaN;
  /** The details that still hold: until the next ones, or an interruption. */
  #details: JsonObject | undefined;

  constructor(fileName: string, sink: TrackSink) {
    this.#writer = new FixWriter(fileName, sink, { ...readsbSteps, timeMs: 10 });
    this.#scanner = new JsonItemScanner(
      new JsonRecordHandler(
        this.#writer.tally,
        (item, value) => this.#take(item, value),
        () => this.#reset(),
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

  #reset(): void {
    this.#address = '';
    this.#registration = '';
    this.#typeDesignator = '';
    this.#timestampS = Number.NaN;
    this.#details = undefined;
  }

  #take(item: JsonItem, value: unknown): void {
    if (item.member === 'trace') this.#readRow(value, item.line, item.column);
    else if (item.member === 'icao') this.#address = String(value);
    else if (item.member === 'r') this.#registration = String(value);
    else if (item.member === 't') this.#typeDesignator = String(value);
    else if (item.member === 'timestamp' && typeof value === 'number') this.#timestampS = value;
  }

  #readRow(row: unknown, line: number, column: number): void {
    const { tally, columns } = this.#writer;
    const [offsetS, latDeg, lonDeg] = Array.isArray(row) ? (row as unknown[]) : [];
    if (
      !Array.isArray(row) ||
      typeof offsetS !== 'number' ||
      typeof latDeg !== 'number' ||
      typeof lonDeg !== 'number'
    ) {
      const got = quoteText(JSON.stringify(row));
      tally.skip('track-record-unreadable', line, column, got, 'a row [seconds, latitude, longitude, ...]');
      return;
    }
    if (Number.isNaN(this.#timestampS)) {
      tally.skip('track-time-missing', line, column, 'no "timestamp" before the trace', 'seconds since 1970');
      return;
    }
    const bits = typeof row[6] === 'number' ? row[6] : 0;
    const isInterrupted = (bits & (silenceBit | newLegBit)) !== 0;
    if (isObject(row[8])) this.#details = row[8];
    else if (isInterrupted) this.#details = keepIdentity(this.#details);
    const identity = this.#identify();
    if (!identity) {
      const got = quoteText(this.#address);
      tally.skip('track-address-unreadable', line, column, got, '"icao": six hexadecimal digits');
      return;
    }
    const type = typeof row[9] === 'string' ? row[9] : textOf(this.#details ?? {}, 'type');
    const source = sourceOfType(type);
    const timeMs = Math.round(this.#timestampS * 1000 + offsetS * 1000);
    const fix = this.#writer.write(timeMs, latDeg, lonDeg, columns.identify(identity), source, line, column);
    if (fix < 0) return;
    if ((bits & newLegBit) !== 0) addFlag(this.#writer, fix, FixFlag.newLeg);
    const isRepaired = !this.#takeAltitudes(row, fix, (bits & geometricBit) !== 0, line, column);
    this.#applyDetails(fix, type);
    tally.countRead(isRepaired);
  }

  #identify(): AircraftIdentity | undefined {
    return nameByAddress(this.#address, {
      callsign: callsignOf(this.#details ?? {}),
      registration: this.#registration,
      typeDesignator: this.#typeDesignator,
      emitterCategory: textOf(this.#details ?? {}, 'category'),
    });
  }

  /** False where an altitude had to be left out. */
  #takeAltitudes(
    row: readonly unknown[],
    fix: number,
    isGeometric: boolean,
    line: number,
    column: number,
  ): boolean {
    const { columns, tally } = this.#writer;
    const altitude = row[3];
    // Older readsb wrote rows of nine columns: there only the details, on the rows that have them, know it.
    const geometricFt = row.length > 10 ? row[10] : isObject(row[8]) ? row[8]['alt_geom'] : undefined;
    if (typeof geometricFt === 'number' && isPlausibleAltitudeFt(geometricFt)) {
      columns.geometricAltitudeM[fix] = geometricFt * METRES_PER_FOOT;
    }
    if (altitude === 'ground') {
      addFlag(this.#writer, fix, FixFlag.onGround);
    } else if (typeof altitude === 'number' && isPlausibleAltitudeFt(altitude)) {
      const column3 = isGeometric ? columns.geometricAltitudeM : columns.pressureAltitudeM;
      column3[fix] = altitude * METRES_PER_FOOT;
    } else if (altitude !== null && altitude !== undefined) {
      const got = quoteText(JSON.stringify(altitude));
      tally.report('track-altitude-unreadable', line, column, got, 'feet, "ground" or null', 'left out');
      return false;
    }
    return true;
  }

  /** Quality belongs to the source that stated it: a row of another type takes none from older details. */
  #applyDetails(fix: number, type: string): void {
    if (!this.#details) return;
    if (isDistress(this.#details)) addFlag(this.#writer, fix, FixFlag.distress);
    if (sourceOfType(type) !== 'mlat' && textOf(this.#details, 'type') === type) {
      takeQuality(this.#writer, fix, this.#details);
    }
  }
}

/**
 * The position after a silence is as good as any, and the silence shows in the times: how long a gap may be is for the
 * agreement to say, so this bit marks nothing.
 */
const silenceBit = 1;
const newLegBit = 2;
const geometricBit = 8;

/** Over an interruption the call sign and category stay, quality and squawk do not. */
function keepIdentity(details: JsonObject | undefined): JsonObject | undefined {
  return details && { flight: details['flight'], category: details['category'] };
}
