import { direct, METRES_PER_NAUTICAL_MILE } from '@deconflict/engine/geo';
import type { LatLon, Outline } from '@deconflict/engine/geo';
import { isSamePlace } from '../area-file/index.ts';
import type { AreaLog, Place } from '../area-file/index.ts';
import { parseLength } from '../quantities/index.ts';
import { arcBetween, compassDeg, isMismatch } from './arcs.ts';
import { readCoordinate } from './coordinate.ts';
import { closeChain, countRepeatedPoints } from './outline-chain.ts';
import type { ChainLink } from './outline-chain.ts';
import type { OpenAirRecord } from './records.ts';

/** What came of the D and V records of one block. */
export interface ReadOutlines {
  readonly outlines: readonly Outline[];
  /** A record of the outline could not be read: without it the rest would be another outline. */
  readonly incomplete: boolean;
  /** The block has at least one record of an outline. */
  readonly any: boolean;
  /** Points that repeated the point before. */
  readonly repeatedPoints: number;
}

/**
 * Reads outlines block by block. The centre (V X) and the width (V W) stay set from one block to the next, as
 * WinPilot's own sample needs; the direction (V D) goes back to clockwise at the beginning of each, as its
 * specification says ("automatically reset to '+' at the begining of new airspace segment").
 *
 * DP, DA and DB of a block make one chain; every DC is a circle of its own; DY makes a corridor. Radii and widths are
 * in nautical miles, azimuths true. Edges are geodesics: OpenAir does not say what a line is.
 */
export class OutlineReader {
  readonly #log: AreaLog;
  #centre: { readonly place: LatLon; carriedOver: boolean } | undefined;
  #halfWidthM: number | undefined;
  #clockwise = true;
  #links: ChainLink[] = [];
  #circles: Outline[] = [];
  #airway: LatLon[] = [];
  #incomplete = false;

  constructor(log: AreaLog) {
    this.#log = log;
  }

  readBlock(records: readonly OpenAirRecord[]): ReadOutlines {
    this.#clockwise = true;
    if (this.#centre !== undefined) this.#centre.carriedOver = true;
    this.#links = [];
    this.#circles = [];
    this.#airway = [];
    this.#incomplete = false;
    let any = false;
    for (const record of records) {
      if (record.kind === 'V') this.#setVariable(record);
      else if (outlineKinds.has(record.kind)) {
        any = true;
        this.#readRecord(record);
      }
    }
    const repeatedPoints = countRepeatedPoints(this.#links);
    return { outlines: this.#outlines(), incomplete: this.#incomplete, any, repeatedPoints };
  }

  #outlines(): Outline[] {
    const outlines = [...this.#circles];
    const chain = closeChain(this.#links);
    if (chain !== undefined) outlines.unshift(chain);
    if (this.#airway.length > 0 && this.#halfWidthM !== undefined) {
      outlines.push({ kind: 'corridor', line: this.#airway, halfWidthM: this.#halfWidthM, caps: 'round' });
    }
    return outlines;
  }

  #setVariable(record: OpenAirRecord): void {
    const assignment = /^([A-Z])\s*=\s*/i.exec(record.value);
    const rest = record.value.slice(assignment?.[0].length ?? 0);
    switch (assignment?.[1]?.toUpperCase() ?? '') {
      case 'X': {
        const place = this.#takePlace(record, assignment?.[0].length ?? 0);
        // A centre that cannot be read must not leave the one before in its place.
        this.#centre = place === undefined ? undefined : { place: place.place, carriedOver: false };
        if (place !== undefined) this.#noteRest(record, place.end);
        return;
      }
      case 'D':
        // `V D=-5` is in WinPilot's own sample: only the sign counts.
        if (/^[+-]/.test(rest)) this.#clockwise = rest.startsWith('+');
        else this.#complain('openair-variable-wrong', record, '+ or -', 'the direction stays as it was');
        return;
      case 'W': {
        const width = /^\d{1,4}(?:\.\d{1,20})?/.exec(rest)?.[0];
        this.#halfWidthM = width === undefined ? undefined : (Number(width) * METRES_PER_NAUTICAL_MILE) / 2;
        if (width === undefined) {
          this.#complain('openair-variable-wrong', record, 'a width in NM', 'no width is set');
        }
        return;
      }
      case 'Z':
        return;
      default:
        this.#complain('openair-variable-wrong', record, 'X=, D=, W= or Z=', 'line left out');
    }
  }

  #readRecord(record: OpenAirRecord): void {
    switch (record.kind) {
      case 'DP':
      case 'DY':
        return this.#readPoint(record);
      case 'DA':
        return this.#readArcByAzimuth(record);
      case 'DB':
        return this.#readArcByEnds(record);
      default:
        return this.#readCircle(record);
    }
  }

  #readPoint(record: OpenAirRecord): void {
    const point = this.#takePlace(record, 0);
    if (point === undefined) return this.#lose(record, 'a coordinate such as 33:30:00 N 038:40:00 E');
    this.#noteRest(record, point.end);
    if (record.kind === 'DP') {
      this.#links.push({
        element: { kind: 'vertex', at: point.place },
        start: point.place,
        end: point.place,
      });
      return;
    }
    if (this.#halfWidthM === undefined)
      return this.#lose(record, 'the width of the airway in a V W= line before it');
    this.#airway.push(point.place);
  }

  #readArcByAzimuth(record: OpenAirRecord): void {
    const match =
      /^(\d{1,4}(?:\.\d{1,20})?)[\s,]+(-?\d{1,3}(?:\.\d{1,20})?)[\s,]+(-?\d{1,3}(?:\.\d{1,20})?)(?![\d.])/.exec(
        record.value,
      );
    if (match === null) return this.#lose(record, 'radius in NM, first azimuth, last azimuth');
    const centre = this.#centreFor(record);
    if (centre === undefined) return;
    const radiusM = Number(match[1]) * METRES_PER_NAUTICAL_MILE;
    if (!isRadius(radiusM)) return this.#lose(record, usableRadius);
    const fromDeg = compassDeg(Number(match[2]));
    const toDeg = compassDeg(Number(match[3]));
    this.#noteRest(record, match[0].length);
    if (fromDeg === toDeg) {
      return this.#addFullTurn(record, centre, radiusM, direct(centre, fromDeg, radiusM).at);
    }
    const direction = this.#clockwise ? 'clockwise' : 'counterclockwise';
    this.#links.push({
      element: { kind: 'arc', centre, direction, fromDeg, toDeg, startRadiusM: radiusM, endRadiusM: radiusM },
    });
  }

  #readArcByEnds(record: OpenAirRecord): void {
    const first = this.#takePlace(record, 0);
    const gap = first === undefined ? 0 : (/^[\s,;]*/.exec(record.value.slice(first.end))?.[0].length ?? 0);
    const last = first === undefined ? undefined : this.#takePlace(record, first.end + gap);
    if (first === undefined || last === undefined) {
      return this.#lose(record, 'two coordinates: where the arc starts and where it ends');
    }
    const centre = this.#centreFor(record);
    if (centre === undefined) return;
    this.#noteRest(record, last.end);
    const between = arcBetween(
      centre,
      first.place,
      last.place,
      this.#clockwise ? 'clockwise' : 'counterclockwise',
    );
    if (between === undefined || !isRadius(between.arc.startRadiusM) || !isRadius(between.arc.endRadiusM)) {
      return this.#lose(record, 'ends away from the centre, and within 5400 NM of it');
    }
    if (isSamePlace(first.place, last.place)) {
      return this.#addFullTurn(record, centre, between.arc.startRadiusM, first.place);
    }
    if (isMismatch(between)) {
      this.#log.note(
        'openair-arc-ends-differ',
        placeOf(record),
        `${between.arc.startRadiusM.toFixed(0)} m and ${between.arc.endRadiusM.toFixed(0)} m`,
        'equal distances (to 0.1 % and 50 m)',
        'both ends kept; the radius runs from one to the other',
      );
    }
    this.#links.push({ element: between.arc, start: first.place, end: last.place });
  }

  #readCircle(record: OpenAirRecord): void {
    const match = /^(\d{1,5}(?:\.\d{1,20})?|\.\d{1,20})\s*(km|m|ft|nm)?\b/i.exec(record.value);
    const [, number = '', unit = 'NM'] = match ?? [];
    const radius = parseLength(`${number.startsWith('.') ? '0' : ''}${number} ${unit}`);
    if (match === null || !radius.ok || !isRadius(radius.value)) return this.#lose(record, usableRadius);
    const centre = this.#centreFor(record);
    if (centre === undefined) return;
    this.#noteRest(record, match[0].length);
    this.#circles.push({ kind: 'circle', centre, radiusM: radius.value });
  }

  #addFullTurn(record: OpenAirRecord, centre: LatLon, radiusM: number, at: LatLon): void {
    this.#complain(
      'openair-arc-full-or-nothing',
      record,
      'an arc that ends elsewhere',
      'a circle if it stands alone, else a point',
    );
    this.#links.push({
      element: { kind: 'vertex', at },
      start: at,
      end: at,
      circle: { kind: 'circle', centre, radiusM },
    });
  }

  #centreFor(record: OpenAirRecord): LatLon | undefined {
    const centre = this.#centre;
    if (centre === undefined) {
      this.#lose(record, 'a centre in a readable V X= line before it');
      return undefined;
    }
    if (centre.carriedOver) {
      this.#complain(
        'openair-centre-carried-over',
        record,
        'a V X= line in the same area',
        'the earlier centre used',
      );
      centre.carriedOver = false;
    }
    return centre.place;
  }

  #takePlace(
    record: OpenAirRecord,
    start: number,
  ): { readonly place: LatLon; readonly end: number } | undefined {
    const read = readCoordinate(record.value, start);
    if (read === undefined && record.kind === 'V') {
      this.#complain('openair-variable-wrong', record, 'a coordinate', 'no centre is set');
    }
    if (read?.carried === true) {
      this.#log.repair(
        'area-coordinate-carried',
        { line: record.line, column: record.column + start },
        record.value.slice(start, read.end).trim(),
        'minutes and seconds below 60',
        'carried into the next unit',
      );
    }
    return read;
  }

  #noteRest(record: OpenAirRecord, end: number): void {
    const rest = record.value.slice(end).trim();
    if (rest === '' || rest.startsWith(';')) return;
    const column = record.column + record.value.length - record.value.slice(end).trimStart().length;
    this.#log.note(
      'openair-text-ignored',
      { line: record.line, column },
      rest,
      'the end of the line',
      'text left out',
    );
  }

  #lose(record: OpenAirRecord, expected: string): void {
    this.#incomplete = true;
    this.#complain('openair-geometry-wrong', record, expected, 'line left out');
  }

  #complain(
    code: Parameters<AreaLog['note']>[0],
    record: OpenAirRecord,
    expected: string,
    action: string,
  ): void {
    this.#log.note(code, placeOf(record), `${record.kind} ${record.value}`.trim(), expected, action);
  }
}

function placeOf(record: OpenAirRecord): Place {
  return { line: record.line, column: record.column };
}

const usableRadius = 'a radius in NM, above 0 and up to 5400';

/** A circle wider than a quarter of the Earth's circumference is a slip of the pen. */
function isRadius(radiusM: number): boolean {
  return radiusM > 0 && radiusM <= 5400 * METRES_PER_NAUTICAL_MILE;
}

const outlineKinds: ReadonlySet<string> = new Set(['DP', 'DA', 'DB', 'DC', 'DY']);
