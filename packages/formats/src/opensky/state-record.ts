import { FixFlag } from '@deconflict/engine/tracks';
import type { FixSource } from '@deconflict/engine/tracks';
import { nameByAddress, nameByFile, quoteText } from '../reader/index.ts';
import type { FixWriter } from '../reader/index.ts';

/**
 * One row of a table of state vectors, with units and names already settled. Numbers that are not there are NaN,
 * texts that are not there are empty.
 */
export interface StateRecord {
  /** When the row was made, milliseconds since 1970. */
  readonly timeMs: number;
  /** When the position was heard, where the row says so. */
  readonly positionTimeMs: number;
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly pressureAltitudeM: number;
  readonly geometricAltitudeM: number;
  readonly onGround: boolean;
  readonly address: string;
  /** Name of the flight where the table has no addresses. */
  readonly flight: string;
  readonly callsign: string;
  readonly registration: string;
  readonly typeDesignator: string;
  readonly emitterCategory: string;
  readonly squawk: string;
  readonly source: FixSource;
}

/** Writes state vectors, each position once, whatever layout they came in. */
export class StateWriter {
  readonly #writer: FixWriter;
  readonly #fileName: string;
  /** Time of the last position of each aircraft that states position times. */
  readonly #lastPositionMs = new Map<number, number>();
  /** Dictionary index by what a row says about its aircraft; -1 for an address that is none. */
  readonly #indexByNames = new Map<string, number>();
  /** A number for every aircraft, however its call sign changes. */
  readonly #numberByKey = new Map<string, number>();
  readonly #numberByIndex = new Map<number, number>();
  #repeated = 0;

  constructor(writer: FixWriter, fileName: string) {
    this.#writer = writer;
    this.#fileName = fileName;
  }

  /**
   * Between two messages OpenSky repeats the last position in every row; `positionTimeMs` then stays the same, and
   * the repetition is left out. Rows without a position time are taken as they are: an aircraft may stand still.
   */
  write(state: StateRecord, line: number, column: number): void {
    const { tally, columns } = this.#writer;
    if (Number.isNaN(state.latDeg) || Number.isNaN(state.lonDeg)) {
      tally.countWithoutPosition();
      return;
    }
    const hasPositionTime = !Number.isNaN(state.positionTimeMs);
    const timeMs = hasPositionTime ? state.positionTimeMs : state.timeMs;
    if (Number.isNaN(timeMs)) {
      tally.skip(
        'track-time-missing',
        line,
        column,
        'no time that can be read',
        'seconds since 1970 or ISO 8601',
      );
      return;
    }
    const aircraft = this.#findAircraft(state);
    if (aircraft < 0) {
      tally.skip(
        'track-address-unreadable',
        line,
        column,
        quoteText(state.address),
        'six hexadecimal digits',
      );
      return;
    }
    const number = this.#numberByIndex.get(aircraft) ?? -1;
    if (hasPositionTime && this.#lastPositionMs.get(number) === timeMs) {
      this.#repeated++;
      return;
    }
    const row = this.#writer.write(timeMs, state.latDeg, state.lonDeg, aircraft, state.source, line, column);
    if (row < 0) return;
    if (hasPositionTime) this.#lastPositionMs.set(number, timeMs);
    columns.flags[row] =
      (state.onGround ? FixFlag.onGround : 0) | (/^7700(?:\.0)?$/.test(state.squawk) ? FixFlag.distress : 0);
    const isPressureTaken = this.#take(columns.pressureAltitudeM, row, state.pressureAltitudeM, line, column);
    const isGeometricTaken = this.#take(
      columns.geometricAltitudeM,
      row,
      state.geometricAltitudeM,
      line,
      column,
    );
    tally.countRead(!isPressureTaken || !isGeometricTaken);
  }

  /** Says how many repetitions were left out: one note for all of them. */
  end(): void {
    if (this.#repeated === 0) return;
    const { tally } = this.#writer;
    tally.countSkipped('track-position-repeated', this.#repeated);
    tally.report('track-position-repeated', 0, 0, `${this.#repeated} records`, 'new positions', 'left out');
    this.#repeated = 0;
  }

  #findAircraft(state: StateRecord): number {
    const names = `${state.address}\n${state.flight}\n${state.callsign}\n${state.registration}\n${state.typeDesignator}\n${state.emitterCategory}`;
    const known = this.#indexByNames.get(names);
    if (known !== undefined) return known;
    const identity =
      state.address === '' && state.flight !== ''
        ? nameByFile(this.#fileName, state.flight, state)
        : nameByAddress(state.address, state);
    let index = -1;
    if (identity) {
      index = this.#writer.columns.identify(identity);
      const number = this.#numberByKey.get(identity.key) ?? this.#numberByKey.size;
      this.#numberByKey.set(identity.key, number);
      this.#numberByIndex.set(index, number);
    }
    this.#indexByNames.set(names, index);
    return index;
  }

  /** False where an altitude was there and had to be left out. */
  #take(target: Float32Array, row: number, altitudeM: number, line: number, column: number): boolean {
    if (Number.isNaN(altitudeM)) return true;
    if (altitudeM < -600 || altitudeM > 40_000) {
      this.#writer.tally.report(
        'track-altitude-unreadable',
        line,
        column,
        `${altitudeM} m`,
        '-600 to 40,000 m',
        'left out',
      );
      return false;
    }
    target[row] = altitudeM;
    return true;
  }
}
