import { FixFlag } from '@deconflict/engine/tracks';
import type { FixResolution } from '@deconflict/engine/tracks';
import { FixWriter, LineSplitter, quoteBytes, quoteText, readUtf8 } from '../reader/index.ts';
import type { RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { basicFixBytes, noExtensions, parseExtensions } from './fix-extensions.ts';
import {
  fixForm,
  hasSixtyMinutes,
  lengthOf,
  powerOfTen,
  readExtension,
  readGeometricAltitude,
  readLatitude,
  readLongitude,
  readPressureAltitude,
  readTimeOfDay,
  readValidity,
} from './fix-record.ts';
import { IgcClock, parseIgcDate } from './igc-clock.ts';
import { identifyGlider } from './igc-identity.ts';

/** Reads B records into fixes, with what the A, H and I records before them say. Records are the B records. */
export class IgcReader implements TrackReader {
  readonly #fileName: string;
  readonly #writer: FixWriter;
  readonly #lines: LineSplitter;
  readonly #clock = new IgcClock();
  #extensions = noExtensions;
  #recorder = '';
  #gliderId = '';
  #competitionId = '';
  /** Index in the dictionary; -1 where a header has changed since. */
  #aircraft = -1;
  #headerAccuracyM = Number.NaN;
  #isPressureAltitude = true;
  #geometricDatum: GeometricDatum = 'HAE';
  #foreignDatum = '';
  #lastPressureM = Number.NaN;
  #isFix = false;

  constructor(fileName: string, sink: TrackSink) {
    this.#fileName = fileName;
    this.#writer = new FixWriter(fileName, sink, stepsOf(0, 0));
    this.#lines = new LineSplitter(
      (bytes, start, end, line) => this.#readLine(bytes, start, end, line),
      (line) =>
        this.#writer.tally.skip(
          'track-line-too-long',
          line,
          0,
          'more than 1 MiB',
          'a line of at most 76 bytes',
        ),
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
    switch (bytes[start] ?? 0) {
      case letterB:
        this.#readFix(bytes, start, end, line);
        break;
      case letterA:
        this.#readRecorder(readUtf8(bytes, start + 1, Math.min(end, start + longestHeaderBytes)));
        break;
      case letterH:
        this.#readHeader(readUtf8(bytes, start, Math.min(end, start + longestHeaderBytes)), line);
        break;
      case letterI:
        this.#readExtensions(readUtf8(bytes, start, Math.min(end, start + longestHeaderBytes)), line);
        break;
      default:
        this.#passOver(bytes, start, end, line);
        break;
    }
  }

  /** Every record begins with a capital letter (appendix A 2.1); a lone Ctrl-Z is how DOS ended files. */
  #passOver(bytes: Uint8Array, start: number, end: number, line: number): void {
    const first = bytes[start] ?? 0;
    const isRecord = first >= letterA && first <= letterZ;
    if (end === start || isRecord || (first === endOfFile && end === start + 1)) return;
    const got = quoteBytes(bytes, start, end);
    this.#writer.tally.skip(
      'track-record-unreadable',
      line,
      1,
      got,
      'a record that begins with a capital letter',
    );
  }

  /** Appendix A 3.1. A second A record begins another recording in the same file. */
  #readRecorder(recorder: string): void {
    if (this.#isFix && recorder !== this.#recorder) {
      this.#clock.reset();
      this.#gliderId = '';
      this.#competitionId = '';
      this.#headerAccuracyM = Number.NaN;
      this.#isPressureAltitude = true;
      this.#geometricDatum = 'HAE';
      this.#foreignDatum = '';
      this.#lastPressureM = Number.NaN;
      this.#isFix = false;
    }
    this.#recorder = recorder;
    this.#aircraft = -1;
  }

  /** Appendix A 3.3: H, who wrote it (one letter), three letters, a long name, a colon, the value. */
  #readHeader(text: string, line: number): void {
    const code = text.slice(2, 5).toUpperCase();
    const rest = text.slice(5);
    const value = rest.slice(rest.indexOf(':') + 1).trim();
    switch (code) {
      case 'DTE': {
        const dayMs = parseIgcDate(rest);
        if (Number.isNaN(dayMs))
          this.#reportHeader(text, line, 'a date DDMMYY', 'fixes up to the next date left out');
        this.#clock.setDate(dayMs);
        break;
      }
      case 'GID':
        this.#gliderId = value.replace(/^GLIDER\s*ID/i, '');
        this.#aircraft = -1;
        break;
      case 'CID':
        this.#competitionId = value.replace(/^COMPETITION\s*ID/i, '');
        this.#aircraft = -1;
        break;
      case 'FXA':
        this.#headerAccuracyM = readHeaderAccuracy(rest);
        break;
      case 'DTM':
        this.#readDatum(rest, value, line);
        break;
      case 'ALG':
        this.#readGeometricReference(value, line);
        break;
      case 'ALP':
        this.#readPressureReference(value, line);
        break;
      default:
        break;
    }
  }

  /** Appendix A 8: WGS84 is number 100 and must be used. */
  #readDatum(rest: string, value: string, line: number): void {
    const number = /^\d{3}/.exec(rest)?.[0];
    const isForeign = number !== undefined && number !== '100' && number !== '000' && !/wgs/i.test(rest);
    this.#foreignDatum = isForeign ? `${number} ${value}` : '';
    if (isForeign) {
      this.#writer.tally.report(
        'track-datum-unsupported',
        line,
        6,
        quoteText(rest),
        '100, WGS84',
        'fixes left out',
      );
    }
  }

  /** ALG: what GNSS altitudes are measured from. ELL ellipsoid, GEO geoid, NKN not known, NIL not recorded. */
  #readGeometricReference(value: string, line: number): void {
    const isUnknown = /\b(?:NKN|NIL)\b/i.test(value);
    this.#geometricDatum = isUnknown ? 'none' : /\bGEO/i.test(value) ? 'AMSL' : 'HAE';
    if (isUnknown) this.#reportReference(value, line, 'ELL or GEO', 'GNSS altitudes left out');
  }

  /** ALP: what the pressure altitudes are. ISA on 1013.25 hPa, MSL on some QNH, NKN not known, NIL not recorded. */
  #readPressureReference(value: string, line: number): void {
    this.#isPressureAltitude = !/\b(?:MSL|NKN|NIL)\b/i.test(value);
    if (!this.#isPressureAltitude) this.#reportReference(value, line, 'ISA', 'pressure altitudes left out');
  }

  #readExtensions(text: string, line: number): void {
    const extensions = parseExtensions(text);
    if (!extensions) {
      this.#reportHeader(text, line, 'I, a count, and SSFFCCC for each extension', 'extensions left out');
    }
    this.#extensions = extensions ?? noExtensions;
    const { latitudeDecimals, longitudeDecimals, timeDecimals } = this.#extensions;
    const decimals = Math.min(lengthOf(latitudeDecimals), lengthOf(longitudeDecimals));
    this.#writer.columns.changeResolution(stepsOf(decimals, lengthOf(timeDecimals)));
  }

  /** Appendix A 4.1. A record without its altitudes, or with unusable ones, is a fix without them. */
  #readFix(bytes: Uint8Array, start: number, end: number, line: number): void {
    const { tally, columns } = this.#writer;
    const { latitudeDecimals, longitudeDecimals, timeDecimals } = this.#extensions;
    const timeOfDayMs = readTimeOfDay(bytes, start, end, timeDecimals);
    const latDeg = readLatitude(bytes, start, end, latitudeDecimals);
    const lonDeg = readLongitude(bytes, start, end, longitudeDecimals);
    const validity = readValidity(bytes, start);
    if (timeOfDayMs < 0 || Number.isNaN(latDeg) || Number.isNaN(lonDeg) || validity === 'none') {
      tally.skip('track-record-unreadable', line, 1, quoteBytes(bytes, start, end), fixForm);
      return;
    }
    if (this.#foreignDatum !== '') {
      tally.skip('track-datum-unsupported', line, 8, `datum ${quoteText(this.#foreignDatum)}`, '100, WGS84');
      return;
    }
    const timeMs = this.#clock.advance(timeOfDayMs);
    if (Number.isNaN(timeMs)) {
      tally.skip('track-time-missing', line, 2, 'no date (HFDTE) before this fix', 'a date');
      return;
    }
    if (this.#aircraft < 0) this.#aircraft = columns.identify(this.#identify());
    const row = this.#writer.write(timeMs, latDeg, lonDeg, this.#aircraft, 'logger', line, 8);
    if (row < 0) return;
    this.#isFix = true;
    if (this.#clock.wentBack) {
      tally.report(
        'track-time-backwards',
        line,
        2,
        quoteBytes(bytes, start + 1, start + 7),
        'a later time',
        'fix kept',
      );
    }
    // V is a fix without height, or the last position repeated while there are no satellites; which, nobody says.
    if (validity === 'V') columns.flags[row] = FixFlag.stale;
    const isPressureRead = this.#takePressureAltitude(bytes, start, end, row);
    const isGeometricRead = this.#takeGeometricAltitude(bytes, start, end, row);
    columns.horizontalErrorM[row] = this.#accuracyOf(bytes, start, end);
    const isCarried = hasSixtyMinutes(bytes, start);
    if (isCarried) {
      const got = quoteBytes(bytes, start + 7, start + 24);
      tally.report('igc-minutes-carried', line, 8, got, 'minutes below 60', '60 minutes read as a degree');
    }
    const isUnreadable = !isPressureRead || !isGeometricRead;
    if (isUnreadable) {
      const got = quoteBytes(bytes, start + 25, Math.min(end, start + basicFixBytes));
      tally.report(
        'track-altitude-unreadable',
        line,
        26,
        got,
        'two altitudes of five digits',
        'left out as unknown',
      );
    }
    tally.countRead(isUnreadable || isCarried);
  }

  /**
   * Recorders without a pressure sensor write 00000 throughout. A zero is believed only where the fix before it lay
   * within 100 m of the pressure level zero; otherwise it is absent. False where the field is unreadable.
   */
  #takePressureAltitude(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const altitudeM = readPressureAltitude(bytes, start, end);
    if (Number.isNaN(altitudeM)) {
      this.#lastPressureM = Number.NaN;
      return false;
    }
    const isAbsent = altitudeM === 0 && !(Math.abs(this.#lastPressureM) <= 100);
    this.#lastPressureM = isAbsent ? Number.NaN : altitudeM;
    if (!isAbsent && this.#isPressureAltitude) this.#writer.columns.pressureAltitudeM[row] = altitudeM;
    return true;
  }

  /** Appendix A 2.4: a GNSS altitude that is not available is written as zero. False where unreadable. */
  #takeGeometricAltitude(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const { columns } = this.#writer;
    const altitudeM = readGeometricAltitude(bytes, start, end);
    if (Number.isNaN(altitudeM)) return false;
    if (altitudeM === 0 || this.#geometricDatum === 'none') return true;
    // Some recorders write 9999 for a height that they do not know.
    if (altitudeM === 9999 && !(Math.abs(altitudeM - this.#lastPressureM) < 3000)) return false;
    columns.geometricAltitudeM[row] = altitudeM;
    if (this.#geometricDatum === 'AMSL')
      columns.flags[row] = (columns.flags[row] ?? 0) | FixFlag.geometricIsAmsl;
    return true;
  }

  /** FXA of the fix, else the general one of the recorder. Zero states nothing. */
  #accuracyOf(bytes: Uint8Array, start: number, end: number): number {
    const { accuracy } = this.#extensions;
    if (accuracy.end === 0 || start + accuracy.end > end) return this.#headerAccuracyM;
    const accuracyM = readExtension(bytes, start, end, accuracy);
    return accuracyM > 0 ? accuracyM : Number.NaN;
  }

  #identify(): ReturnType<typeof identifyGlider> {
    const headers = {
      recorder: this.#recorder,
      gliderId: this.#gliderId,
      competitionId: this.#competitionId,
    };
    return identifyGlider(headers, this.#fileName);
  }

  #reportHeader(text: string, line: number, expected: string, action: string): void {
    this.#writer.tally.report('igc-header-unreadable', line, 1, quoteText(text), expected, action);
  }

  #reportReference(value: string, line: number, expected: string, action: string): void {
    this.#writer.tally.report(
      'track-altitude-reference-unknown',
      line,
      6,
      quoteText(value),
      expected,
      action,
    );
  }
}

/** Headers may have 76 bytes (appendix A 2.1); real ones have up to 200. What stands behind is not looked at. */
const longestHeaderBytes = 1000;

type GeometricDatum = 'HAE' | 'AMSL' | 'none';

const letterA = 0x41;
const letterB = 0x42;
const letterH = 0x48;
const letterI = 0x49;
const letterZ = 0x5a;
const endOfFile = 0x1a;

/** A thousandth of a minute of latitude is 1.852 m; altitudes are whole metres, times whole seconds. */
function stepsOf(angleDecimals: number, timeDecimals: number): FixResolution {
  return {
    horizontalM: 1.852 / powerOfTen(angleDecimals),
    pressureAltitudeM: 1,
    geometricAltitudeM: 1,
    timeMs: 1000 / powerOfTen(timeDecimals),
  };
}

/** HFFXA: the general accuracy. 500 is the default (appendix A 3.3.1), which states nothing. */
function readHeaderAccuracy(text: string): number {
  const metres = Number(/^[^0-9]*(\d{1,4})\s*$/.exec(text)?.[1]);
  return metres > 0 && metres !== 500 ? metres : Number.NaN;
}
