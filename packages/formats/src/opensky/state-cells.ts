import { epochMs, parseIsoTime } from '../reader/index.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { StateRecord } from './state-record.ts';

/** One row of a table, whatever it is written in. Neither is ever asked for a column that is not there. */
export interface RowCells {
  /** NaN where the cell holds no number. */
  number(column: number): number;
  /** Numbers and truth values as they are written; empty where the cell is. */
  text(column: number): string;
}

/** Settles units and spellings of one row. `noteZone` is called for a time that names no zone. */
export function readStateCells(layout: ColumnLayout, cells: RowCells, noteZone: () => void): StateRecord {
  return {
    timeMs: readTime(cells, layout.time, noteZone),
    positionTimeMs: readTime(cells, layout.positionTime, noteZone),
    latDeg: readNumber(cells, layout.latitude),
    lonDeg: readNumber(cells, layout.longitude),
    pressureAltitudeM: readNumber(cells, layout.pressureAltitude) * layout.altitudeUnitM,
    geometricAltitudeM: readNumber(cells, layout.geometricAltitude) * layout.altitudeUnitM,
    onGround: isTrue(readText(cells, layout.onGround)),
    address: readText(cells, layout.address),
    flight: readText(cells, layout.flight),
    callsign: readText(cells, layout.callsign),
    registration: readText(cells, layout.registration),
    typeDesignator: readText(cells, layout.typeDesignator),
    emitterCategory: '',
    squawk: readText(cells, layout.squawk),
    source: 'unknown',
  };
}

/** Seconds, milliseconds, micro- or nanoseconds since 1970, or ISO 8601. NaN for nothing and for anything else. */
function readTime(cells: RowCells, column: number, noteZone: () => void): number {
  if (column < 0) return Number.NaN;
  const number = cells.number(column);
  if (!Number.isNaN(number)) return epochMs(number);
  const time = parseIsoTime(cells.text(column));
  if (time && !time.zoned) noteZone();
  return time ? time.timeMs : Number.NaN;
}

function readNumber(cells: RowCells, column: number): number {
  return column < 0 ? Number.NaN : cells.number(column);
}

/** pandas writes nothing as nan, NaN, None or NaT in text columns. */
function readText(cells: RowCells, column: number): string {
  const text = column < 0 ? '' : cells.text(column);
  return text.length >= 3 && text.length <= 4 && absentTexts.has(text.toLowerCase()) ? '' : text;
}

function isTrue(text: string): boolean {
  return (
    text === 'true' || text === '1' || text === 'True' || text === 'TRUE' || text === 't' || text === '1.0'
  );
}

const absentTexts = new Set(['nan', 'none', 'null', 'nat']);
