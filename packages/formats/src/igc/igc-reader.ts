import { FixFlag } from '@deconflict/engine/tracks';
import type { FixResolution } from '@deconflict/engine/tracks';
import { FixWriter, LineSplitter, parseDigits, quoteBytes, quoteText, readUtf8 } from '../reader/index.ts';
import type { RecordTotals, TrackReader, TrackSink } from '../reader/index.ts';
import { basicFixBytes, noExtensions, parseExtensions } from './fix-extensions.ts';
import type { ExtensionField } from './fix-extensions.ts';
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
        this.#readRecorder(readUtf8(bytes, start + 1, end));
        break;
      case letterH:
        this.#readHeader(readUtf8(bytes, start, end), line);
        break;
      case letterI:
        this.#readExtensions(readUtf8(bytes, start, end), line);
        break;
      default:
        break;
    }
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
        this.#gliderId = value;
        this.#aircraft = -1;
        break;
      case 'CID':
        this.#competitionId = value;
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

  /** Appendix A 4.1: B HHMMSS DDMMmmmN DDDMMmmmE V PPPPP GGGGG, then the extensions. */
  #readFix(bytes: Uint8Array, start: number, end: number, line: number): void {
    const { tally, columns } = this.#writer;
    const timeOfDayMs = this.#readTimeOfDay(bytes, start, end);
    const latDeg = this.#readAngle(bytes, start, end, start + 7, 2, this.#extensions.latitudeDecimals);
    const lonDeg = this.#readAngle(bytes, start, end, start + 15, 3, this.#extensions.longitudeDecimals);
    const validity = bytes[start + 24];
    if (!(timeOfDayMs >= 0) || Number.isNaN(latDeg) || Number.isNaN(lonDeg) || !isValidity(validity)) {
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
    if (validity === letterV) columns.flags[row] = FixFlag.stale;
    const isPressureRead = this.#takePressureAltitude(bytes, start, end, row);
    const isGeometricRead = this.#takeGeometricAltitude(bytes, start, end, row);
    columns.horizontalErrorM[row] = this.#readAccuracy(bytes, start, end);
    const isCarried = isFullDegree(bytes, start + 9) || isFullDegree(bytes, start + 18);
    if (isCarried) {
      const got = quoteBytes(bytes, start + 7, start + 24);
      tally.report('igc-minutes-carried', line, 8, got, 'minutes below 60', '60 minutes read as a degree');
    }
    const isUnreadable = !isPressureRead || !isGeometricRead;
    if (isUnreadable) {
      const got = quoteBytes(bytes, start + 25, Math.min(end, start + basicFixBytes));
      tally.report('track-altitude-unreadable', line, 26, got, 'two altitudes of five digits', 'left out');
    }
    tally.countRead(isUnreadable || isCarried);
  }

  #readTimeOfDay(bytes: Uint8Array, start: number, end: number): number {
    const hour = parseDigits(bytes, start + 1, start + 3);
    const minute = parseDigits(bytes, start + 3, start + 5);
    const second = parseDigits(bytes, start + 5, start + 7);
    if (end < start + 25 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60)
      return -1;
    const field = this.#extensions.timeDecimals;
    const decimals = lengthOf(field);
    const fraction =
      decimals > 0 && start + field.end <= end
        ? parseDigits(bytes, start + field.start, start + field.end)
        : 0;
    return (hour * 3600 + minute * 60 + second) * 1000 + (Math.max(fraction, 0) * 1000) / scale(decimals);
  }

  /**
   * Degrees and thousandths of minutes at `at`, with the extension's further decimals, in one rounding. Recorders
   * that round 59.9996 minutes write 60.000: that is taken as a whole degree.
   */
  #readAngle(
    bytes: Uint8Array,
    start: number,
    end: number,
    at: number,
    degreeDigits: number,
    field: ExtensionField,
  ): number {
    const degrees = parseDigits(bytes, at, at + degreeDigits);
    const thousandths = parseDigits(bytes, at + degreeDigits, at + degreeDigits + 5);
    const hemisphere = (bytes[at + degreeDigits + 5] ?? 0) & 0xdf;
    const isNegative = hemisphere === letterS || hemisphere === letterW;
    const isRight =
      degreeDigits === 2
        ? hemisphere === letterN || hemisphere === letterS
        : hemisphere === letterE || hemisphere === letterW;
    if (degrees < 0 || thousandths < 0 || thousandths > 60_000 || !isRight) return Number.NaN;
    const whole = degrees * 60_000 + thousandths;
    const decimals = lengthOf(field);
    const further =
      decimals > 0 && start + field.end <= end
        ? parseDigits(bytes, start + field.start, start + field.end)
        : -1;
    const magnitude =
      further < 0 ? whole / 60_000 : (whole * scale(decimals) + further) / (60_000 * scale(decimals));
    return isNegative ? -magnitude : magnitude;
  }

  /**
   * Recorders without a pressure sensor write 00000 throughout. A zero is believed only where the fix before it lay
   * within 100 m of the pressure level zero; otherwise it is absent. False where the field is unreadable.
   */
  #takePressureAltitude(bytes: Uint8Array, start: number, end: number, row: number): boolean {
    const altitudeM = readAltitude(bytes, start + 25, end);
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
    const altitudeM = readAltitude(bytes, start + 30, end);
    if (Number.isNaN(altitudeM)) return false;
    if (altitudeM === 0 || this.#geometricDatum === 'none') return true;
    columns.geometricAltitudeM[row] = altitudeM;
    if (this.#geometricDatum === 'AMSL')
      columns.flags[row] = (columns.flags[row] ?? 0) | FixFlag.geometricIsAmsl;
    return true;
  }

  #readAccuracy(bytes: Uint8Array, start: number, end: number): number {
    const field = this.#extensions.accuracy;
    if (lengthOf(field) === 0 || start + field.end > end) return this.#headerAccuracyM;
    const accuracyM = parseDigits(bytes, start + field.start, start + field.end);
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

type GeometricDatum = 'HAE' | 'AMSL' | 'none';

const fixForm = 'BHHMMSSDDMMmmmNDDDMMmmmEVPPPPPGGGGG';

const letterA = 0x41;
const letterB = 0x42;
const letterE = 0x45;
const letterH = 0x48;
const letterI = 0x49;
const letterN = 0x4e;
const letterS = 0x53;
const letterV = 0x56;
const letterW = 0x57;

/** A thousandth of a minute of latitude is 1.852 m; altitudes are whole metres, times whole seconds. */
function stepsOf(angleDecimals: number, timeDecimals: number): FixResolution {
  return {
    horizontalM: 1.852 / scale(angleDecimals),
    pressureAltitudeM: 1,
    geometricAltitudeM: 1,
    timeMs: 1000 / scale(timeDecimals),
  };
}

/** Whether 60000 thousandths of a minute stand here. */
function isFullDegree(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0x36 && parseDigits(bytes, at, at + 5) === 60_000;
}

function isValidity(byte: number | undefined): boolean {
  return byte === letterA || byte === letterV;
}

/** Five characters, digits or a minus and digits. NaN for anything else. */
function readAltitude(bytes: Uint8Array, at: number, end: number): number {
  if (at + 5 > end) return Number.NaN;
  const isNegative = bytes[at] === 0x2d;
  const metres = parseDigits(bytes, isNegative ? at + 1 : at, at + 5);
  return metres < 0 ? Number.NaN : isNegative ? 0 - metres : metres;
}

/** HFFXA: the general accuracy. 500 is the default (appendix A 3.3.1), which states nothing. */
function readHeaderAccuracy(text: string): number {
  const metres = Number(/^[^0-9]*(\d{1,4})\s*$/.exec(text)?.[1]);
  return metres > 0 && metres !== 500 ? metres : Number.NaN;
}

function lengthOf(field: ExtensionField): number {
  return field.end - field.start;
}

/** 10 to the power of a small count of digits. */
function scale(digits: number): number {
  let power = 1;
  for (let count = 0; count < digits; count++) power *= 10;
  return power;
}
