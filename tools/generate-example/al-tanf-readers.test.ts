import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readAgreement } from '@deconflict/formats/agreement';
import { looksGzipped, recogniseTracks } from '@deconflict/formats/recognise';
import { recogniseAreas } from '@deconflict/formats/recognise-areas';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../examples/al-tanf/', import.meta.url);

describe('the files of the example al-tanf', () => {
  it.each([
    { name: 'SYNTHETIC-receiver-south.jsonl.gz', format: 'readsb-lines', aircraft: 31, without: 1 },
    { name: 'SYNTHETIC-receiver-east.jsonl.gz', format: 'readsb-lines', aircraft: 4, without: 1 },
    { name: 'SYNTHETIC-trace_full_afff09.json', format: 'readsb-trace', aircraft: 1, without: 0 },
    {
      name: 'SYNTHETIC-airway-opensky-states.csv.gz',
      format: 'opensky-csv',
      aircraft: 29,
      without: 0,
      skipped: ['track-position-repeated'],
      diagnostics: ['track-position-repeated'],
    },
    {
      name: 'SYNTHETIC-hama-receiver.sbs1.csv',
      format: 'sbs',
      aircraft: 9,
      // MSG,1 and MSG,4 carry call signs and speeds.
      without: 657,
      skipped: ['track-record-unreadable'],
      diagnostics: ['track-zone-assumed', 'track-record-unreadable'],
    },
    { name: 'SYNTHETIC-drop-aircraft.igc', format: 'igc', aircraft: 1, without: 0 },
  ])('$name is read as $format with no fault but those put in on purpose', (expected) => {
    const read = readTracks(expected.name);
    expect(read.format).toBe(expected.format);
    expect(read.aircraft).toBe(expected.aircraft);
    expect(read.totals.read).toBe(read.fixes);
    expect(read.totals.repaired).toBe(0);
    expect(read.totals.withoutPosition).toBe(expected.without);
    expect(Object.keys(read.totals.skipped)).toEqual(expected.skipped ?? []);
    expect([...new Set(read.diagnostics)]).toEqual(expected.diagnostics ?? []);
  });

  it('are all looked at above', () => {
    expect(readdirSync(new URL('tracks/', folder))).toHaveLength(6);
  });

  it('begin and end within the 24 hours of the story', () => {
    const times = readdirSync(new URL('tracks/', folder)).map((name) => readTracks(name));
    const first = Math.min(...times.map(({ firstMs }) => firstMs));
    const last = Math.max(...times.map(({ lastMs }) => lastMs));
    expect(first).toBeGreaterThan(Date.parse('2023-08-01T21:00:00Z'));
    expect(last).toBeLessThan(Date.parse('2023-08-02T21:00:00Z'));
  });

  it('hold an agreement without any fault, with areas from both kinds of area file', () => {
    const bytes = readFileSync(new URL('agreement.yaml', folder));
    const { agreement, diagnostics, areaFiles } = readAgreement(bytes, 'agreement.yaml', (name) => {
      const areaBytes = readFileSync(new URL(name, folder));
      return recogniseAreas(areaBytes, name)!.readAreas(areaBytes, name);
    });
    expect(diagnostics).toEqual([]);
    expect(areaFiles).toEqual(['areas.geojson', 'drop-box.openair']);
    expect(agreement?.synthetic).toBe(true);
    expect(agreement?.areas.map(({ id, legalType }) => [id, legalType])).toEqual([
      ['tanf-55', 'unilateral'],
      ['hama-west', 'temporary'],
      ['hama-drop-box', 'temporary'],
    ]);
  });
});

function readTracks(name: string) {
  const raw: Uint8Array = readFileSync(new URL(`tracks/${name}`, folder));
  const bytes = looksGzipped(raw) ? gunzipSync(raw) : raw;
  const { format } = recogniseTracks(bytes.subarray(0, 65_536), name)!;
  const diagnostics: string[] = [];
  const keys = new Set<string>();
  let fixes = 0;
  let firstMs = Infinity;
  let lastMs = -Infinity;
  const reader = format.createReader(name, {
    fixes: (batch) => {
      fixes += batch.count;
      for (const timeMs of batch.timeMs.subarray(0, batch.count)) {
        firstMs = Math.min(firstMs, timeMs);
        lastMs = Math.max(lastMs, timeMs);
      }
      for (const index of batch.aircraftIndex.subarray(0, batch.count)) keys.add(batch.aircraft[index]!.key);
    },
    diagnostic: ({ code }) => diagnostics.push(code),
  });
  reader.push(bytes);
  const totals = reader.end();
  return { format: format.id, totals, diagnostics, aircraft: keys.size, fixes, firstMs, lastMs };
}
