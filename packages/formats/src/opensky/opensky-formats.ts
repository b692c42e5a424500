import { readAscii } from '../reader/index.ts';
import type { TrackFormat } from '../reader/index.ts';
import { layoutOf, splitHeader } from './column-layout.ts';
import { StateCsvReader } from './state-csv-reader.ts';
import { StateJsonReader } from './state-json-reader.ts';
import { StatesReader } from './states-reader.ts';

/** Answers of the OpenSky REST API, `/states/all` and `/states/own`. */
export const openskyStatesFormat: TrackFormat = {
  id: 'opensky-states',
  name: 'OpenSky REST states',
  holds: 'tracks',
  extensions: ['json', 'jsonl'],
  sniff: (head) => {
    const text = readAscii(head, 0, head.length);
    if (!/^(?:\u00EF\u00BB\u00BF)?\s*\{/.test(text) || !/"states"\s*:\s*(?:null|\[\s*(?:\[|\]))/.test(text))
      return 0;
    return /"time"\s*:\s*\d/.test(text) || /"states"\s*:\s*\[\s*\[\s*"[0-9a-f]{6}"/.test(text) ? 0.95 : 0.5;
  },
  createReader: (fileName, sink) => new StatesReader(fileName, sink),
};

/** State vectors as tables: OpenSky's own CSV, what traffic and pandas write, and tables with the same columns. */
export const openskyCsvFormat: TrackFormat = {
  id: 'opensky-csv',
  name: 'state vectors as CSV',
  holds: 'tracks',
  extensions: ['csv'],
  sniff: (head) => {
    const text = readAscii(head, 0, head.length).replace(/^\u00EF\u00BB\u00BF/, '');
    const [header = ''] = text.split('\n', 1);
    const layout = layoutOf(splitHeader(header.trimEnd()));
    if (!layout || header.startsWith('{') || header.startsWith('[')) return 0;
    return layout.address >= 0 ? 0.95 : layout.flight >= 0 ? 0.7 : 0;
  },
  createReader: (fileName, sink) => new StateCsvReader(fileName, sink),
};

/** State vectors as JSON records, columns or lines, as pandas writes them. */
export const openskyJsonFormat: TrackFormat = {
  id: 'opensky-json',
  name: 'state vectors as JSON',
  holds: 'tracks',
  extensions: ['json', 'jsonl', 'ndjson'],
  sniff: (head) => {
    const text = readAscii(head, 0, head.length)
      .replace(/^\u00EF\u00BB\u00BF/, '')
      .trimStart();
    if (/"type"\s*:\s*"(?:Feature|FeatureCollection|Topology)"/.test(text)) return 0;
    const isRecords = /^(?:\[\s*)?\{\s*"[^"]+"\s*:\s*[^{[\s]/.test(text);
    const names = new Set([...text.slice(0, 4000).matchAll(/"(\w+)"\s*:/g)].map(([, name]) => name ?? ''));
    if (isRecords && layoutOf([...names]) && names.has('icao24')) return 0.9;
    const column = /^\{\s*"(\w+)"\s*:\s*\{\s*"\d+"\s*:/.exec(text)?.[1];
    return column !== undefined && exportedColumns.has(column) ? 0.8 : 0;
  },
  createReader: (fileName, sink) => new StateJsonReader(fileName, sink),
};

/** Columns that may come first in a column-oriented export; the head of a long file shows no more than one. */
const exportedColumns = new Set([
  'alert',
  'altitude',
  'baroaltitude',
  'callsign',
  'geoaltitude',
  'groundspeed',
  'heading',
  'hour',
  'icao24',
  'last_position',
  'lastposupdate',
  'lat',
  'latitude',
  'lon',
  'longitude',
  'onground',
  'spi',
  'squawk',
  'time',
  'timestamp',
  'track',
  'velocity',
  'vertical_rate',
]);
