import { METRES_PER_FOOT } from '@deconflict/engine/geo';
import { FixFlag } from '@deconflict/engine/tracks';
import type { FixResolution } from '@deconflict/engine/tracks';
import { FixWriter, LineSplitter, nameByAddress, quoteBytes, quoteText, readAscii } from '../reader/index.ts';
import type { RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { isAt, takeApart } from './glued-line.ts';
import { parseMessageTime, SbsClock } from './sbs-clock.ts';
import { SbsFields } from './sbs-fields.ts';

/**
 * Reads BaseStation messages. There is no official specification; the fields are those that Kinetic's BaseStation
 * sends and dump1090 and readsb repeat, counted from 1:
 *
 * 1 MSG, 2 transmission type 1-8, 5 address, 7 and 8 date and time generated, 9 and 10 date and time logged,
 * 11 call sign, 12 altitude (feet on 1013.25 hPa), 15 latitude, 16 longitude, 18 squawk, 20 emergency, 22 on ground.
 *
 * Positions come in types 2 (surface) and 3 (airborne), call signs in 1, squawks in 6. Records are the messages.
 */
export class SbsReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #lines: LineSplitter;
  readonly #clock = new SbsClock();
  readonly #aircraft = new Map<string, HeardAircraft>();
  readonly #fields = new SbsFields();
  #isZoneNoted = false;
  #restarts = 0;

  constructor(fileName: string, sink: TrackSink) {
    this.#writer = new FixWriter(fileName, sink, sbsSteps);
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
    for (const piece of takeApart(bytes, start, end)) {
      const column = piece.start - start + 1;
      if (isAt(bytes, piece.start, piece.end, startMark)) {
        const from = piece.start + startMark.length;
        this.#restart(readAscii(bytes, from, Math.min(piece.end, from + 100)), column, line);
      } else {
        this.#readMessage(bytes, piece.start, piece.end, column, line);
      }
    }
  }

  #restart(text: string, column: number, line: number): void {
    const { tally } = this.#writer;
    const outcome = this.#clock.restart(text);
    if (outcome === 'unreadable') {
      tally.report(
        'track-record-unreadable',
        line,
        column,
        quoteText(text),
        'START,Wed Sep 2 04:23:37 +0000 UTC 2015',
        'clock unset',
      );
    } else if (outcome === 'overlaps') {
      tally.report(
        'track-clock-restarted',
        line,
        column,
        quoteText(text),
        'a start after what was logged',
        'read on',
      );
    }
    this.#restarts++;
  }

  #readMessage(bytes: Uint8Array, start: number, end: number, column: number, line: number): void {
    const { tally } = this.#writer;
    const fields = this.#fields;
    const kind = fields.take(bytes, start, end);
    if (kind === undefined) {
      const expected = 'MSG, SEL, ID, AIR, STA or CLK';
      tally.skip('track-record-unreadable', line, column, quoteBytes(bytes, start, end), expected);
      return;
    }
    if (kind !== 'MSG' && kind !== 'MLAT') {
      this.#noteCallsign();
      tally.countWithoutPosition();
      return;
    }
    const type = fields.number(1);
    if (fields.count < fewestMessageFields || !(type >= 1 && type <= 8)) {
      const expected = 'MSG, a type 1 to 8 and 22 fields';
      tally.skip('track-record-unreadable', line, column, quoteBytes(bytes, start, end), expected);
      return;
    }
    if (type === 1) this.#noteCallsign();
    if (type === 6) this.#noteSquawk();
    if ((type === 2 || type === 3) && !fields.isEmpty(latitudeField) && !fields.isEmpty(longitudeField)) {
      this.#readPosition(kind, type === 2, column, line);
    } else {
      tally.countWithoutPosition();
    }
  }

  #readPosition(kind: 'MSG' | 'MLAT', isSurface: boolean, column: number, line: number): void {
    const { tally, columns } = this.#writer;
    const fields = this.#fields;
    const aircraft = this.#findAircraft();
    if (!aircraft) {
      const got = quoteText(fields.text(addressField));
      tally.skip('track-address-unreadable', line, column, got, 'six hexadecimal digits');
      return;
    }
    const timeMs = this.#readTime(line);
    if (Number.isNaN(timeMs)) {
      tally.skip(
        'track-time-missing',
        line,
        column,
        'no date and time',
        'fields 7 to 10, or a logger with START',
      );
      return;
    }
    const latDeg = fields.number(latitudeField);
    const lonDeg = fields.number(longitudeField);
    const source = kind === 'MLAT' ? 'mlat' : 'adsb';
    const row = this.#writer.write(timeMs, latDeg, lonDeg, this.#indexOf(aircraft), source, line, column);
    if (row < 0) return;
    const isOnGround = isSurface || fields.isSet(groundField);
    const isDistress = aircraft.isDistress || fields.isSet(emergencyField) || fields.is(squawkField, '7700');
    const isNewLeg = aircraft.restarts >= 0 && aircraft.restarts < this.#restarts;
    columns.flags[row] =
      (isOnGround ? FixFlag.onGround : 0) |
      (isDistress ? FixFlag.distress : 0) |
      (isNewLeg ? FixFlag.newLeg : 0);
    aircraft.restarts = this.#restarts;
    // Surface messages have no altitude; what stands there is a zero that means nothing.
    tally.countRead(!isSurface && !this.#takeAltitude(row, column, line));
  }

  /** False where an altitude was there and had to be left out. */
  #takeAltitude(row: number, column: number, line: number): boolean {
    if (this.#fields.isEmpty(altitudeField)) return true;
    const altitudeFt = this.#fields.number(altitudeField);
    if (!(altitudeFt >= -2000 && altitudeFt <= 130_000)) {
      const got = quoteText(this.#fields.text(altitudeField));
      this.#writer.tally.report('track-altitude-unreadable', line, column, got, 'feet', 'left out');
      return false;
    }
    this.#writer.columns.pressureAltitudeM[row] = altitudeFt * METRES_PER_FOOT;
    return true;
  }

  /** When it was generated, else when it was logged, else what the logger put before it. */
  #readTime(line: number): number {
    const fields = this.#fields;
    for (const field of [generatedField, loggedField]) {
      if (fields.isEmpty(field) || fields.isEmpty(field + 1)) continue;
      const timeMs = parseMessageTime(fields.text(field), fields.text(field + 1));
      if (Number.isNaN(timeMs)) continue;
      this.#noteZone(line);
      return timeMs;
    }
    const { prefix } = fields;
    return prefix === '' ? Number.NaN : this.#clock.readPrefix(prefix);
  }

  #noteZone(line: number): void {
    if (this.#isZoneNoted) return;
    this.#isZoneNoted = true;
    this.#writer.tally.report('track-zone-assumed', line, 0, 'times without a zone', 'UTC', 'read as UTC');
  }

  #findAircraft(): HeardAircraft | undefined {
    const text = this.#fields.text(addressField).toLowerCase();
    let aircraft = this.#aircraft.get(text);
    if (!aircraft) {
      if (!nameByAddress(text, {})) return undefined;
      aircraft = { address: text, callsign: '', isDistress: false, index: -1, restarts: -1 };
      this.#aircraft.set(text, aircraft);
    }
    return aircraft;
  }

  #indexOf(aircraft: HeardAircraft): number {
    if (aircraft.index < 0) {
      const identity = nameByAddress(aircraft.address, { callsign: aircraft.callsign });
      if (identity) aircraft.index = this.#writer.columns.identify(identity);
    }
    return aircraft.index;
  }

  #noteCallsign(): void {
    const aircraft = this.#findAircraft();
    const callsign = this.#fields.text(callsignField).trim();
    if (!aircraft || !/^[A-Z0-9]{2,8}$/i.test(callsign) || callsign === aircraft.callsign) return;
    aircraft.callsign = callsign;
    aircraft.index = -1;
  }

  /** Holds until the next message with a squawk. */
  #noteSquawk(): void {
    const aircraft = this.#findAircraft();
    if (aircraft)
      aircraft.isDistress = this.#fields.is(squawkField, '7700') || this.#fields.isSet(emergencyField);
  }
}

interface HeardAircraft {
  readonly address: string;
  callsign: string;
  isDistress: boolean;
  /** Index in the dictionary; -1 where the call sign has changed since. */
  index: number;
  /** How often the logger had started when its last position came; -1 before the first. */
  restarts: number;
}

/** Positions are written to five decimals; altitudes in 25 ft; times to a millisecond. */
const sbsSteps: FixResolution = {
  horizontalM: 1.1132,
  pressureAltitudeM: 7.62,
  geometricAltitudeM: 7.62,
  timeMs: 1,
};

/** BaseStation sends 22 fields; whatever loggers add stands before or behind them. */
const fewestMessageFields = 22;

/** Fields counted from 0. */
const addressField = 4;
const generatedField = 6;
const loggedField = 8;
const callsignField = 10;
const altitudeField = 11;
const latitudeField = 14;
const longitudeField = 15;
const squawkField = 17;
const emergencyField = 19;
const groundField = 21;

const startMark = 'START,';
