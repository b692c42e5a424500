import type { Area } from '@deconflict/engine/airspace';
import { AreaIds, AreaLog, decodeText, otherAirspaceFormat } from '../area-file/index.ts';
import type { AreaFile } from '../reader/index.ts';
import { readBlock } from './block-area.ts';
import { splitBlocks } from './blocks.ts';
import { OutlineReader } from './outline-reader.ts';
import { activityKind, splitRecords } from './records.ts';
import type { OpenAirRecord } from './records.ts';

/**
 * The areas of an OpenAir file (WinPilot 1.0 of 1998/1999; Naviter 2.1.0 of 2025-10-07). Never throws for bad data:
 * a block that cannot be used is counted and explained, the others are read.
 *
 * Every block becomes an area (`read`), is understood and is none (`withoutPosition`: pens, terrain) or is skipped.
 */
export function readOpenAir(bytes: Uint8Array, fileName: string): AreaFile {
  const log = new AreaLog(fileName);
  const { text, encoding } = decodeText(bytes);
  const otherFormat = otherAirspaceFormat(text);
  if (otherFormat !== undefined) {
    log.note('area-file-other-format', {}, otherFormat, 'OpenAir', 'nothing read');
    return { areas: [], totals: log.totals(), diagnostics: log.diagnostics };
  }
  if (bytes.length === 0) log.note('input-empty', {}, 'no bytes', 'OpenAir text', 'nothing read');
  if (encoding === 'windows-1252') {
    log.note('area-encoding-assumed', {}, 'bytes that are not UTF-8', 'UTF-8', 'read as Windows-1252');
  }
  const blocks = splitBlocks(knownRecords(splitRecords(text), log));
  const outlineReader = new OutlineReader(log);
  const ids = new AreaIds();
  const areas: Area[] = [];
  for (const block of blocks) {
    const area = readBlock(block, outlineReader, ids, log);
    if (area !== undefined) areas.push(area);
  }
  if (areas.length === 0 && bytes.length > 0) {
    log.note('area-file-without-areas', {}, `${blocks.length} blocks`, 'at least one area', 'nothing read');
  }
  return { areas, totals: log.totals(), diagnostics: log.diagnostics };
}

function knownRecords(records: readonly OpenAirRecord[], log: AreaLog): OpenAirRecord[] {
  let unknown = 0;
  const known = records.filter((record) => {
    if (knownKinds.has(record.kind)) return true;
    unknown += 1;
    if (unknown <= unknownRecordsShown) {
      log.note(
        'openair-record-unknown',
        { line: record.line, column: 1 },
        `${record.kind} ${record.value}`.trim(),
        'a record such as AC, AN, AL, AH, DP, DB, DC or V',
        'line left out',
      );
    }
    return false;
  });
  if (unknown > unknownRecordsShown) {
    const got = `${unknown - unknownRecordsShown} more such lines`;
    log.note('openair-record-unknown', {}, got, 'OpenAir records', 'lines left out');
  }
  return known;
}

/**
 * Records of both editions, the airspace ones, the terrain ones and the drawing ones; AR (radio) is what XCSoar
 * reads beside AF. Labels, pens, brushes, radio and transponder are no part of an area.
 */
const knownKinds: ReadonlySet<string> = new Set([
  activityKind,
  ...'AC AN AY AI AF AG AX AR AA AL AH AT DP DA DB DC DY V SP SB TO TC TX'.split(' '),
]);

/** A file of another kind must not fill the screen. */
const unknownRecordsShown = 20;
