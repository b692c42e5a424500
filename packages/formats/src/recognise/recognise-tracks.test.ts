import { expect, test } from 'vitest';
import { looksGzipped, recogniseTracks } from './recognise-tracks.ts';

const encode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'));
const kind = (text: string, fileName = 'x'): string | undefined =>
  recogniseTracks(encode(text), fileName)?.format.id;

const aircraft = '{"hex":"abc001","lat":1,"lon":2,"seen_pos":1}';

test.each([
  ['igc', 'AXYZ001\r\nHFDTE140919\r\n'],
  ['igc', 'HFDTE140919\nB1442064712345N01056789EA0151701639\n'],
  ['igc', '\uFEFFAXYZ001\nB1442064712345N01056789EA0151701639\n'],
  ['gpx', '<?xml version="1.0"?>\n<!-- x --><gpx version="1.1">'],
  ['gpx', '<x:gpx xmlns:x="http://www.topografix.com/GPX/1/1">'],
  ['readsb-trace', '{"icao":"abc001","timestamp":1693353600.000,"trace":[[1,2,3]]}'],
  ['readsb-aircraft', `{"now":1,"messages":2,"aircraft":[${aircraft}]}`],
  ['readsb-aircraft', '{"now":1,"messages":2,"aircraft":[]}'],
  ['readsb-lines', `${aircraft}\n${aircraft}\n`],
  ['readsb-lines', `${aircraft}\n{"now":1,"aircraft":[${aircraft}]}\n`],
  ['opensky-states', '{"time":1683488744,"states":null}'],
  ['opensky-states', '{"states":[["abc001","A",'],
  ['opensky-json', '[{"timestamp":1,"icao24":"abc001","latitude":1,"longitude":2}]'],
  ['opensky-json', '{"altitude":{"0":1550,"1":1550'],
  ['opensky-csv', 'time,icao24,lat,lon,baroaltitude\n1,abc001,1,2,3\n'],
  ['opensky-csv', 'flight_id,timestamp,latitude,longitude\n'],
  ['sbs', 'MSG,3,1,1,ABC001,1,,,,,,5000,,,47.1,8.5,,,,,,\n'],
  ['sbs', '2936535519,MSG,8,,,ABC001,,,,,,,,,,,,,,,,,\n'],
  ['sbs', 'START,Wed Sep 2 04:23:37 +0000 UTC 2015\n1,MSG,8,,,ABC001,,,,,,,,,,,,,,,,,\n'],
])('%s is recognised by %j', (id, text) => {
  expect(kind(text)).toBe(id);
});

test.each([
  ['nothing', ''],
  ['OpenAir', '* comment\nAC R\nAN R 1\nAL GND\nAH FL95\nDP 47:00:00 N 008:00:00 E\n'],
  ['OpenAir that begins with A', 'AC D\nAN X\nB is not a fix\n'],
  [
    'GeoJSON',
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"hex":"abc001","icao24":"x","timestamp":1,"trace":[]}}]}',
  ],
  ['TopoJSON', '{"type":"Topology","aircraft":[{"hex":"abc001"}],"now":1}'],
  [
    'an agreement',
    'agreement: Example\nversion: 1\nparties:\n  blue: { aircraft: [ { icao24: ADF7C8 } ] }\n',
  ],
  ['KML', '<?xml version="1.0"?><kml><Document/></kml>'],
  ['AIXM', '<?xml version="1.0"?><message:AIXMBasicMessage xmlns:gpx="x"/>'],
  ['a table of positions of nobody', 'NAME, lat, lon, trk, gs, alt, time\nOwnship, 1, 2, 3, 4, 5, 6\n'],
  ['a table of places', 'name,lat,lon\nx,1,2\n'],
  ['a list of flights', 'flight_id,callsign,aircraft_reg,adep,ades,period_start\n'],
  ['some JSON', '{"name":"x","list":[1,2,3]}'],
  ['prose', 'A message,1,about nothing.\n'],
])('%s is no track file', (_, text) => {
  expect(kind(text)).toBeUndefined();
});

test('binary junk is no track file', () => {
  let state = 12_345;
  for (let round = 0; round < 200; round++) {
    const bytes = new Uint8Array(2000).map(() => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return state >>> 16;
    });
    expect(recogniseTracks(bytes, 'x.igc')).toBeUndefined();
  }
});

test('the name decides only between kinds that are equally sure', () => {
  expect(kind('{"time":1683488744,"states":null}', 'flight.igc')).toBe('opensky-states');
});

test('gzip is known by its first bytes', () => {
  expect(looksGzipped(Uint8Array.of(0x1f, 0x8b, 8, 0))).toBe(true);
  expect(looksGzipped(encode('{"icao"'))).toBe(false);
  expect(looksGzipped(new Uint8Array(0))).toBe(false);
});
