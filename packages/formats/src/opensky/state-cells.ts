import { epochMs, parseIsoTime } from '../reader/index.ts';
import type { ColumnLayout } from './column-layout.ts';
import type { StateRecord } from './state-record.ts';

/** A cell as it stands in JSON: a number, a text, true, false or nothing. */
export type Cell = unknown;

/** Settles units and spellings of one row of a table. `cellAt` is never asked for column -1. */
export function readStateCells(
  layout: ColumnLayout,
  cellAt: (column: number) => Cell,
  noteZone: () => void,
): StateRecord {
  const cell = (column: number): Cell => (column < 0 ? undefined : cellAt(column));
  return {
    timeMs: readTime(cell(layout.time), noteZone),
    positionTimeMs: readTime(cell(layout.positionTime), noteZone),
    latDeg: readNumber(cell(layout.latitude)),
    lonDeg: readNumber(cell(layout.longitude)),
    pressureAltitudeM: readNumber(cell(layout.pressureAltitude)) * layout.altitudeUnitM,
    geometricAltitudeM: readNumber(cell(layout.geometricAltitude)) * layout.altitudeUnitM,
    onGround: readTruth(cell(layout.onGround)),
    address: readText(cell(layout.address)),
    flight: readText(cell(layout.flight)),
    callsign: readText(cell(layout.callsign)),
    registration: readText(cell(layout.registration)),
    typeDesignator: readText(cell(layout.typeDesignator)),
    emitterCategory: '',
    squawk: readText(cell(layout.squawk)),
    source: 'unknown',
  };
}

/** Seconds, milliseconds, micro- or nanoseconds since 1970, or ISO 8601. NaN for nothing and for anything else. */
function readTime(value: Cell, noteZone: () => void): number {
  const number = readNumber(value);
  if (!Number.isNaN(number)) return epochMs(number);
  const time = typeof value === 'string' ? parseIsoTime(value) : undefined;
  if (time && !time.zoned) noteZone();
  return time ? time.timeMs : Number.NaN;
}

function readNumber(value: Cell): number {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && decimal.test(value) ? Number(value) : Number.NaN;
}

function readTruth(value: Cell): boolean {
  return value === true || value === 1 || (typeof value === 'string' && /^(?:true|t|1|1\.0)$/i.test(value));
}

/** pandas writes nothing as nan, NaN, None or NaT in text columns. */
function readText(value: Cell): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && !/^(?:nan|none|null|nat)$/i.test(value) ? value : '';
}

const decimal = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*$/;
