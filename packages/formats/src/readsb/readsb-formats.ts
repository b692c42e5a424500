import { readAscii } from '../reader/index.ts';
import type { TrackFormat } from '../reader/index.ts';
import { AircraftDocumentReader } from './aircraft-document-reader.ts';
import { AircraftLinesReader } from './aircraft-lines-reader.ts';
import { TraceReader } from './trace-reader.ts';

/** What readsb, dump1090 and tar1090 write to `aircraft.json` and `history_*.json`: everybody heard, once. */
export const readsbAircraftFormat: TrackFormat = {
  id: 'readsb-aircraft',
  name: 'readsb or dump1090 aircraft.json',
  holds: 'tracks',
  extensions: ['json', 'jsonl', 'ndjson'],
  sniff: (head) => {
    const text = readAscii(head, 0, head.length);
    const listAt = text.search(/"(?:aircraft|ac)"\s*:\s*\[/);
    const aircraftAt = text.search(/"hex"\s*:/);
    // Lines of aircraft have a "hex" first, even where a snapshot follows on a later line.
    if (!startsLike(text, '{') || isGeoJson(text) || listAt < 0 || (aircraftAt >= 0 && aircraftAt < listAt))
      return 0;
    return /"now"\s*:/.test(text) || /"hex"\s*:/.test(text) ? 0.95 : 0.5;
  },
  createReader: (fileName, sink) => new AircraftDocumentReader(fileName, sink),
};

/** What readsb writes to `traces/xx/trace_full_*.json` and `trace_recent_*.json`: one aircraft, one day. */
export const readsbTraceFormat: TrackFormat = {
  id: 'readsb-trace',
  name: 'readsb trace_full',
  holds: 'tracks',
  extensions: ['json'],
  sniff: (head) => {
    const text = readAscii(head, 0, head.length);
    if (!startsLike(text, '{') || isGeoJson(text)) return 0;
    const marks = [/"icao"\s*:\s*"/, /"timestamp"\s*:\s*[\d.]+/, /"trace"\s*:\s*\[/];
    const found = marks.filter((mark) => mark.test(text)).length;
    return found === 3 ? 0.98 : found === 2 && /"trace"\s*:/.test(text) ? 0.6 : 0;
  },
  createReader: (fileName, sink) => new TraceReader(fileName, sink),
};

/** Aircraft objects, or whole snapshots of them, one a line. */
export const readsbLinesFormat: TrackFormat = {
  id: 'readsb-lines',
  name: 'readsb aircraft, one JSON object a line',
  holds: 'tracks',
  extensions: ['jsonl', 'ndjson', 'json'],
  sniff: (head) => {
    const text = readAscii(head, 0, head.length);
    if (!startsLike(text, '{') || isGeoJson(text)) return 0;
    const lines = text.trimStart().split('\n').slice(0, 20);
    const found = lines.filter((line) => /^\s*\{.*"hex"\s*:\s*"~?[0-9a-fA-F]{6}"/.test(line)).length;
    return found > 0 && !/"(?:aircraft|ac)"\s*:\s*\[/.test(lines[0] ?? '') ? 0.9 : 0;
  },
  createReader: (fileName, sink) => new AircraftLinesReader(fileName, sink),
};

function startsLike(text: string, first: string): boolean {
  return text
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
    .startsWith(first);
}

function isGeoJson(text: string): boolean {
  return /"type"\s*:\s*"(?:Feature|FeatureCollection|Topology|GeometryCollection)"/.test(text);
}
