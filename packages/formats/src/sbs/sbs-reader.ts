import { FixFlag } from '@deconflict/engine/tracks';
import type { FixResolution } from '@deconflict/engine/tracks';
import {
  FixWriter,
  LineSplitter,
  nameByAddress,
  parseAddress,
  parseNumber,
  quoteBytes,
  quoteText,
  readAscii,
} from '../reader/index.ts';
import type { RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { parseMessageTime, SbsClock } from './sbs-clock.ts';

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
  readonly #aircraft = new Map<number, HeardAircraft>();
  /** Where the fields of the current message begin and end. */
  readonly #starts = new Int32Array(mostFields + 1);
  #fields = 0;
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

  /** A line cut short by a crash has the next one glued to it: what begins anew is read, what was cut is reported. */
  #readLine(bytes: Uint8Array, start: number, end: number, line: number): void {
    let from = start;
    while (from < end && isPadding(bytes[from] ?? 0)) from++;
    if (from >= end) return;
    const glued = findGlued(bytes, from, end);
    if (glued > from) {
      this.#readCut(bytes, from, glued, start, line);
      from = glued;
    }
    if (startsWith(bytes, from, end, startMark)) {
      this.#restart(readAscii(bytes, from + startMark.length, end), from - start + 1, line);
    } else {
      this.#readMessage(bytes, from, end, from - start + 1, line);
    }
  }

  /** The first of two messages on one line; complete ones are as good as any. */
  #readCut(bytes: Uint8Array, from: number, end: number, lineStart: number, line: number): void {
    let last = end;
    // The counter of the glued message, if it has one, stands in the last field of the cut one.
    while (last > from && isDigit(bytes[last - 1] ?? 0)) last--;
    if (bytes[last - 1] === comma) last--;
    this.#readMessage(bytes, from, last > from ? last : end, from - lineStart + 1, line);
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
    this.#split(bytes, start, end);
    const first = this.#findKind(bytes);
    if (first < 0) {
      const got = quoteBytes(bytes, start, end);
      tally.skip('track-record-unreadable', line, column, got, 'MSG, SEL, ID, AIR, STA or CLK');
      return;
    }
    const isMessage = this.#fieldIs(bytes, first, 'MSG') || this.#fieldIs(bytes, first, 'MLAT');
    if (!isMessage) {
      this.#noteCallsign(bytes, first);
      tally.countWithoutPosition();
      return;
    }
    const type = (bytes[this.#startOf(first + 1)] ?? 0) - 0x30;
    if (this.#fields - first < fewestMessageFields || type < 1 || type > 8) {
      const got = quoteBytes(bytes, start, end);
      tally.skip('track-record-unreadable', line, column, got, 'MSG, a type 1 to 8 and 22 fields');
      return;
    }
    if (type === 1) this.#noteCallsign(bytes, first);
    if (type === 6) this.#noteSquawk(bytes, first);
    if ((type === 2 || type === 3) && this.#hasPosition(first)) {
      this.#readPosition(bytes, first, start, column, line);
    } else {
      tally.countWithoutPosition();
    }
  }

  #readPosition(bytes: Uint8Array, first: number, start: number, column: number, line: number): void {
    const { tally, columns } = this.#writer;
    const aircraft = this.#findAircraft(bytes, first);
    if (!aircraft) {
      const got = quoteText(this.#text(bytes, first + 4));
      tally.skip('track-address-unreadable', line, column, got, 'six hexadecimal digits');
      return;
    }
    const timeMs = this.#readTime(bytes, first, start, line);
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
    const latDeg = this.#number(bytes, first + 14);
    const lonDeg = this.#number(bytes, first + 15);
    const isMultilateration = this.#fieldIs(bytes, first, 'MLAT');
    const index = this.#indexOf(aircraft, bytes, first);
    const row = this.#writer.write(
      timeMs,
      latDeg,
      lonDeg,
      index,
      isMultilateration ? 'mlat' : 'adsb',
      line,
      column,
    );
    if (row < 0) return;
    const isOnGround = bytes[this.#startOf(first + 1)] === typeSurface || this.#isSet(bytes, first + 21);
    const isDistress =
      aircraft.isDistress || this.#isSet(bytes, first + 19) || this.#fieldIs(bytes, first + 17, '7700');
    columns.flags[row] =
      (isOnGround ? FixFlag.onGround : 0) |
      (isDistress ? FixFlag.distress : 0) |
      (aircraft.restarts < this.#restarts && aircraft.restarts > 0 ? FixFlag.newLeg : 0);
    aircraft.restarts = this.#restarts;
    tally.countRead(!this.#takeAltitude(bytes, first + 11, row, column, line));
  }

  /** False where an altitude was there and had to be left out. */
  #takeAltitude(bytes: Uint8Array, field: number, row: number, column: number, line: number): boolean {
    if (this.#isEmpty(field)) return true;
    const altitudeFt = this.#number(bytes, field);
    if (!(altitudeFt >= -2000 && altitudeFt <= 130_000)) {
      const got = quoteText(this.#text(bytes, field));
      this.#writer.tally.report('track-altitude-unreadable', line, column, got, 'feet', 'left out');
      return false;
    }
    this.#writer.columns.pressureAltitudeM[row] = altitudeFt * 0.3048;
    return true;
  }

  /** When it was generated, else when it was logged, else what the logger put before it. */
  #readTime(bytes: Uint8Array, first: number, start: number, line: number): number {
    for (const field of [first + 6, first + 8]) {
      if (this.#isEmpty(field) || this.#isEmpty(field + 1)) continue;
      const timeMs = parseMessageTime(this.#text(bytes, field), this.#text(bytes, field + 1));
      if (Number.isNaN(timeMs)) continue;
      if (!this.#isZoneNoted) {
        this.#isZoneNoted = true;
        this.#writer.tally.report(
          'track-zone-assumed',
          line,
          0,
          'times without a zone',
          'UTC',
          'read as UTC',
        );
      }
      return timeMs;
    }
    const kindStart = this.#startOf(first);
    return kindStart > start
      ? this.#clock.readPrefix(readAscii(bytes, start, kindStart).replace(/[,\s]+$/, ''))
      : Number.NaN;
  }

  #findAircraft(bytes: Uint8Array, first: number): HeardAircraft | undefined {
    const field = first + 4;
    const isAnonymous = bytes[this.#startOf(field)] === tilde;
    const address = parseAddress(bytes, this.#startOf(field) + (isAnonymous ? 1 : 0), this.#endOf(field));
    if (address < 0) return undefined;
    const number = isAnonymous ? address + anonymousOffset : address;
    let aircraft = this.#aircraft.get(number);
    if (!aircraft) {
      aircraft = { callsign: '', isDistress: false, index: -1, restarts: 0 };
      this.#aircraft.set(number, aircraft);
    }
    return aircraft;
  }

  #indexOf(aircraft: HeardAircraft, bytes: Uint8Array, first: number): number {
    if (aircraft.index < 0) {
      const identity = nameByAddress(this.#text(bytes, first + 4), { callsign: aircraft.callsign });
      if (identity) aircraft.index = this.#writer.columns.identify(identity);
    }
    return aircraft.index;
  }

  #noteCallsign(bytes: Uint8Array, first: number): void {
    const aircraft = this.#findAircraft(bytes, first);
    const callsign = this.#text(bytes, first + 10).trim();
    if (!aircraft || !/^[A-Z0-9]{2,8}$/i.test(callsign) || callsign === aircraft.callsign) return;
    aircraft.callsign = callsign;
    aircraft.index = -1;
  }

  #noteSquawk(bytes: Uint8Array, first: number): void {
    const aircraft = this.#findAircraft(bytes, first);
    if (aircraft)
      aircraft.isDistress = this.#fieldIs(bytes, first + 17, '7700') || this.#isSet(bytes, first + 19);
  }

  #split(bytes: Uint8Array, start: number, end: number): void {
    this.#starts[0] = start;
    let fields = 1;
    for (let at = start; at < end && fields < mostFields; at++) {
      if (bytes[at] === comma) this.#starts[fields++] = at + 1;
    }
    this.#starts[fields] = end + 1;
    this.#fields = fields;
  }

  /**
   * The field that says what kind of message it is: the first, or the second after a logger's own. A logger that
   * separates with a blank leaves both in one field; then the field is made to begin behind the blank.
   */
  #findKind(bytes: Uint8Array): number {
    for (let field = 0; field < 2 && field < this.#fields; field++) {
      const text = this.#text(bytes, field);
      const kind = /(?:^|[ \t])(MSG|MLAT|SEL|ID|AIR|STA|CLK)\s*$/.exec(text)?.[1];
      if (kind === undefined) continue;
      this.#starts[field] = this.#startOf(field) + text.lastIndexOf(kind);
      return field;
    }
    return -1;
  }

  #hasPosition(first: number): boolean {
    return !this.#isEmpty(first + 14) && !this.#isEmpty(first + 15);
  }

  #startOf(field: number): number {
    return this.#starts[Math.min(field, this.#fields)] ?? 0;
  }

  #endOf(field: number): number {
    return field < this.#fields ? (this.#starts[field + 1] ?? 1) - 1 : this.#startOf(field);
  }

  #isEmpty(field: number): boolean {
    return this.#endOf(field) <= this.#startOf(field);
  }

  #text(bytes: Uint8Array, field: number): string {
    return readAscii(bytes, this.#startOf(field), Math.min(this.#endOf(field), this.#startOf(field) + 200));
  }

  #number(bytes: Uint8Array, field: number): number {
    return parseNumber(bytes, this.#startOf(field), this.#endOf(field));
  }

  #fieldIs(bytes: Uint8Array, field: number, text: string): boolean {
    return this.#text(bytes, field) === text;
  }

  /** Flags are -1 or 1 for yes, 0 or nothing for no. */
  #isSet(bytes: Uint8Array, field: number): boolean {
    const text = this.#text(bytes, field).trim();
    return text === '-1' || text === '1';
  }
}

interface HeardAircraft {
  callsign: string;
  isDistress: boolean;
  /** Index in the dictionary; -1 where the call sign has changed since. */
  index: number;
  /** How often the logger had started when the last position came. */
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
const mostFields = 64;

const startMark = 'START,';
const typeSurface = 0x32;
const comma = 0x2c;
const tilde = 0x7e;
const anonymousOffset = 1 << 24;

/** Blanks and the zeros that a file system leaves where a crash cut a line short. */
function isPadding(byte: number): boolean {
  return byte === 0 || byte === 0x20 || byte === 0x09;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function startsWith(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Where a second message or a START begins on the line; `from` where there is none. */
function findGlued(bytes: Uint8Array, from: number, end: number): number {
  let seenMessage = false;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0x53 && at > from && startsWith(bytes, at, end, startMark)) return at;
    if (byte === 0x4d && startsWith(bytes, at, end, 'MSG,')) {
      if (seenMessage) return at;
      seenMessage = true;
    }
  }
  return from;
}
