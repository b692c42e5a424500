import { SaxesParser } from 'saxes';
import { FixFlag } from '@deconflict/engine/tracks';
import type { FixResolution } from '@deconflict/engine/tracks';
import {
  createTextDecoder,
  FixWriter,
  nameByFile,
  parseDecimal,
  parseIsoTime,
  quoteText,
} from '../reader/index.ts';
import type { RecordTotals, StreamDecoder, TrackReader, TrackSink } from '../reader/index.ts';

/** Faults of the XML that are reported one by one; what is no XML has one at every character. */
const mostReportedFaults = 20;

/**
 * Slices in which the parser is fed, counted from the start of the file whatever the chunks, and how many of them
 * may go by without an element before the file is given up: the parser would hold them all.
 */
const sliceCharacters = 1 << 16;
const mostSlicesWithoutElement = 32;

/**
 * Reads the track points of a GPX file. `ele` is "elevation (in meters)" with no word on its datum (GPX 1.1 schema,
 * wptType); receivers and programs write heights above mean sea level, so that is what it is taken for. Records are
 * all points: track points become fixes, waypoints and route points are counted and left out.
 */
export class GpxReader implements TrackReader {
  readonly #writer: FixWriter;
  readonly #fileName: string;
  readonly #parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  #decoder: StreamDecoder | undefined;
  #head = new Uint8Array(0);
  #sliceRoom = sliceCharacters;
  #slicesSinceElement = 0;
  #isGivenUp = false;
  #faults = 0;
  #isZoneNoted = false;
  #tracks = 0;
  #isFirstOfSegment = false;
  /** Whether the current track has given a fix already. */
  #isTrackBegun = false;
  #point: OpenPoint | undefined;
  #text = '';
  #depth = 0;
  #otherPoints = 0;
  #tagLine = 1;
  #tagColumn = 1;

  constructor(fileName: string, sink: TrackSink) {
    this.#fileName = fileName;
    this.#writer = new FixWriter(fileName, sink, gpxSteps);
    this.#parser.on('error', (fault) => this.#reportFault(fault.message));
    this.#parser.on('opentagstart', (tag) => {
      this.#tagLine = this.#parser.line;
      this.#tagColumn = this.#parser.column - tag.name.length - 1;
    });
    this.#parser.on('opentag', (tag) => this.#open(localName(tag.name), tag.attributes));
    this.#parser.on('closetag', (tag) => this.#close(localName(tag.name)));
    this.#parser.on('text', (text) => {
      this.#text += text;
    });
    this.#parser.on('cdata', (text) => {
      this.#text += text;
    });
  }

  push(bytes: Uint8Array): void {
    if (this.#decoder) {
      this.#parse(this.#decoder.decode(bytes, { stream: true }));
    } else {
      // The first bytes tell the encoding; one of them alone does not.
      const head = new Uint8Array(this.#head.length + bytes.length);
      head.set(this.#head);
      head.set(bytes, this.#head.length);
      this.#head = head;
      if (head.length >= 4) this.#startDecoding();
    }
    this.#writer.columns.flush();
  }

  end(): RecordTotals {
    const { tally, columns } = this.#writer;
    if (!this.#decoder) this.#startDecoding();
    this.#parse(this.#decoder?.decode() ?? '');
    if (this.#point || this.#depth > 0) {
      const got = 'the end of the file';
      tally.report('track-file-truncated', this.#parser.line, 0, got, '</gpx>', 'read up to here');
      if (this.#point) tally.countSkipped('track-file-truncated', 1);
    }
    if (this.#otherPoints > 0) {
      const got = `${this.#otherPoints} waypoints and route points`;
      tally.report('track-not-a-track-point', 0, 0, got, 'track points', 'left out');
      tally.countSkipped('track-not-a-track-point', this.#otherPoints);
    }
    columns.flush();
    return tally.totals();
  }

  #startDecoding(): void {
    this.#decoder = createTextDecoder(encodingOf(this.#head));
    this.#parse(this.#decoder.decode(this.#head, { stream: true }));
    this.#head = new Uint8Array(0);
  }

  #parse(text: string): void {
    for (let at = 0; at < text.length && !this.#isGivenUp;) {
      const slice = text.slice(at, at + this.#sliceRoom);
      at += slice.length;
      this.#sliceRoom -= slice.length;
      try {
        this.#parser.write(slice);
      } catch (fault) {
        this.#giveUp(fault instanceof Error ? fault.message : String(fault));
      }
      if (this.#sliceRoom === 0) this.#endSlice();
    }
  }

  #endSlice(): void {
    this.#sliceRoom = sliceCharacters;
    this.#slicesSinceElement++;
    if (this.#slicesSinceElement > mostSlicesWithoutElement)
      this.#giveUp('2 Mi characters without an element');
  }

  #giveUp(got: string): void {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    this.#writer.tally.report(
      'track-xml-broken',
      this.#parser.line,
      0,
      quoteText(got),
      'XML',
      'reading given up',
    );
  }

  #reportFault(message: string): void {
    this.#faults++;
    if (this.#faults > mostReportedFaults || this.#isGivenUp) return;
    const action = this.#faults === mostReportedFaults ? 'read on; further faults not listed' : 'read on';
    const got = message.replace(/^\d+:\d+: /, '');
    this.#writer.tally.report(
      'track-xml-broken',
      this.#parser.line,
      this.#parser.column + 1,
      quoteText(got),
      'well-formed XML',
      action,
    );
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#slicesSinceElement = 0;
    this.#depth++;
    this.#text = '';
    if (name === 'trk') {
      this.#tracks++;
      this.#isTrackBegun = false;
    } else if (name === 'trkseg') {
      this.#isFirstOfSegment = true;
    } else if (name === 'trkpt') {
      if (this.#point) this.#finishPoint(this.#point);
      this.#point = {
        latText: attributes['lat'] ?? '',
        lonText: attributes['lon'] ?? '',
        elevationText: '',
        timeText: '',
        line: this.#tagLine,
        column: this.#tagColumn,
        depth: this.#depth,
      };
    } else if (name === 'wpt' || name === 'rtept') {
      this.#otherPoints++;
    }
  }

  #close(name: string): void {
    this.#slicesSinceElement = 0;
    const point = this.#point;
    if (point && this.#depth === point.depth + 1) {
      if (name === 'ele') point.elevationText = this.#text.trim();
      if (name === 'time') point.timeText = this.#text.trim();
    }
    if (point && this.#depth === point.depth) {
      this.#point = undefined;
      this.#finishPoint(point);
    }
    this.#depth--;
    this.#text = '';
  }

  #finishPoint(point: OpenPoint): void {
    const { tally, columns } = this.#writer;
    const { line, column } = point;
    const latDeg = parseDecimal(point.latText);
    const lonDeg = parseDecimal(point.lonText);
    if (Number.isNaN(latDeg) || Number.isNaN(lonDeg)) {
      const got = quoteText(`lat ${point.latText}, lon ${point.lonText}`);
      tally.skip('track-record-unreadable', line, column, got, 'lat and lon in decimal degrees');
      return;
    }
    const time = parseIsoTime(point.timeText);
    if (!time) {
      const got = point.timeText === '' ? 'no time' : quoteText(point.timeText);
      tally.skip('track-time-missing', line, column, got, 'time, for example 2019-09-14T14:41:08Z');
      return;
    }
    if (!time.zoned) this.#noteZone(line, column);
    const aircraft = columns.identify(
      nameByFile(this.#fileName, this.#tracks > 1 ? String(this.#tracks) : ''),
    );
    const row = this.#writer.write(time.timeMs, latDeg, lonDeg, aircraft, 'gnss', line, column);
    if (row < 0) return;
    // A segment is "continuous GPS data"; between two of them reception was lost or the receiver was off.
    if (this.#isFirstOfSegment && this.#isTrackBegun) columns.flags[row] = FixFlag.newLeg;
    this.#isFirstOfSegment = false;
    this.#isTrackBegun = true;
    tally.countRead(!this.#takeElevation(point, row));
  }

  /** False where an elevation was there and had to be left out. */
  #takeElevation(point: OpenPoint, row: number): boolean {
    if (point.elevationText === '') return true;
    const { columns, tally } = this.#writer;
    const elevationM = parseDecimal(point.elevationText);
    if (!(elevationM >= -1000 && elevationM <= 60_000)) {
      const got = quoteText(point.elevationText);
      tally.report('track-altitude-unreadable', point.line, point.column, got, 'metres', 'left out');
      return false;
    }
    columns.geometricAltitudeM[row] = elevationM;
    columns.flags[row] = (columns.flags[row] ?? 0) | FixFlag.geometricIsAmsl;
    return true;
  }

  #noteZone(line: number, column: number): void {
    if (this.#isZoneNoted) return;
    this.#isZoneNoted = true;
    this.#writer.tally.report(
      'track-zone-assumed',
      line,
      column,
      'a time without a zone',
      'Z',
      'read as UTC',
    );
  }
}

interface OpenPoint {
  readonly latText: string;
  readonly lonText: string;
  elevationText: string;
  timeText: string;
  readonly line: number;
  readonly column: number;
  readonly depth: number;
}

/** Receivers write six decimals of a degree or more, tenths of a metre, whole seconds. */
const gpxSteps: FixResolution = {
  horizontalM: 0.111_32,
  pressureAltitudeM: 0,
  geometricAltitudeM: 0.1,
  timeMs: 1000,
};

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The byte order mark, or the zeros of UTF-16 around the first `<`. */
function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0x3c && head[1] === 0)) return 'utf-16le';
  if ((head[0] === 0xfe && head[1] === 0xff) || (head[0] === 0 && head[1] === 0x3c)) return 'utf-16be';
  return 'utf-8';
}
