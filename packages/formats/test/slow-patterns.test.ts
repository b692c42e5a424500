import { expect, test } from 'vitest';
import { recogniseTracks, trackFormats } from '../src/recognise/index.ts';
import { readTrack } from './support/read-track.ts';

/**
 * Records that are built to make a pattern take the square of their length: at a million characters that would be
 * hours. Each must be over at once.
 */
const long = 900_000;
const blanks = ' '.repeat(long);
const digits = '1'.repeat(long);
const records: Readonly<Record<string, readonly string[]>> = {
  igc: [
    `A${blanks}x\n`,
    `HFGID${blanks}x\n`,
    `HFDTE${digits}x\n`,
    `I${digits}x\n`,
    `B${digits}\n`,
    `HFALG${blanks}x\n`,
  ],
  gpx: [
    `<gpx><trk><trkseg><trkpt lat="${digits}x" lon="1"/><trkpt lat="1" lon="2"><time>2020-01-01T00:00:00${blanks}x</time></trkpt>`,
    `<gpx><trk><trkseg><trkpt lat="1" lon="2"><ele>${digits}x</ele><time>2020-01-01T00:00:00Z</time></trkpt>`,
  ],
  'readsb-aircraft': [
    `{"now":1600000000,"aircraft":[{"hex":"${blanks}x","flight":"${blanks}x","lat":1,"lon":1}]}`,
  ],
  'readsb-lines': [`{"now":1600000000,"hex":"abc001","flight":"${blanks}x","lat":1,"lon":1}\n`],
  'readsb-trace': [`{"icao":"${blanks}x","timestamp":1600000000,"trace":[[1,1,1,"${digits}x"]]}`],
  'opensky-states': [`{"states":[["${blanks}x","${blanks}x",null,1600000000,1600000000,1,1]]}`],
  'opensky-json': [
    `[{"time":"2020-01-01T00:00:00${blanks}x","lat":"${digits.slice(0, 1000)}x","lon":1,"icao24":"abc001"}]`,
    `[{"time":1600000000,"lat":"${digits}x","lon":"${blanks}x","icao24":"${blanks}x"}]`,
  ],
  'opensky-csv': [
    `time,lat,lon,icao24\n2020-01-01T00:00:00${blanks}x,1,1,abc001\n${digits}x,1,1,abc001\n1,${blanks}x,1,abc001\n`,
    `time,lat,lon,icao24\n${'"'.repeat(long)}\n`,
  ],
  sbs: [
    `${blanks}x,MSG,3,1,1,ABC221,1,,,,,,5000,,,47.1,8.5,,,,,,\n`,
    `START,${blanks}x\n`,
    `${'MSG,'.repeat(long / 4)}\n`,
    `${','.repeat(long)}MSG\n`,
    `MSG,3,1,1,ABC221,1,${blanks}x,${digits},,,,5000,,,${digits}x,8.5,,,,,,\n`,
  ],
};

test.each(trackFormats)('no record keeps $id busy', (format) => {
  for (const record of records[format.id] ?? []) {
    const bytes = new Uint8Array(Buffer.from(record));
    const start = performance.now();
    readTrack(format, 'x', bytes, [1000, 100_000]);
    expect(performance.now() - start).toBeLessThan(5000);
  }
  expect(records[format.id]?.length).toBeGreaterThan(0);
});

test.each([
  ' ',
  '1',
  '"',
  '{',
  '[',
  '<',
  '"hex":',
  '"icao" ',
  '[ ',
  'A',
  '\n',
  '\r\n',
  ',',
  'MSG,',
  '"a":',
  '<a:',
  '{"a" :',
])('no head full of %j keeps the sniffers busy', (text) => {
  const head = new Uint8Array(Buffer.from(text.repeat(65_536))).subarray(0, 65_536);
  const start = performance.now();
  for (const prefix of ['', '{', '[', '{"']) {
    recogniseTracks(new Uint8Array(Buffer.concat([Buffer.from(prefix), head])), 'x');
  }
  expect(performance.now() - start).toBeLessThan(5000);
});
