import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTrack, recogniseOrGuess, unpack } from './support/read-track.ts';
import type { TrackReading } from './support/read-track.ts';

const sourceFolder = fileURLToPath(new URL('../src/', import.meta.url));

const samples = ['igc', 'readsb', 'opensky', 'sbs', 'gpx'].flatMap((folder) => {
  const goldenFolder = `${sourceFolder}${folder}/golden/`;
  return readdirSync(goldenFolder)
    .filter((name) => !name.endsWith('.expected.json'))
    .map((name) => ({ name, bytes: unpack(new Uint8Array(readFileSync(goldenFolder + name))) }));
});

describe.each(samples)('$name', ({ name, bytes }) => {
  const format = recogniseOrGuess(bytes, name);
  const whole = contentOf(readTrack(format, name, bytes));

  test('fed byte by byte it gives what it gives whole', () => {
    const everywhere = Array.from({ length: bytes.length }, (_, index) => index);
    expect(contentOf(readTrack(format, name, bytes, everywhere))).toEqual(whole);
  });

  test('cut anywhere it gives what it gives whole', () => {
    const places = fc.array(fc.nat(bytes.length), { maxLength: 12 });
    fc.assert(
      fc.property(places, (cuts) => {
        const inOrder = cuts.sort((a, b) => a - b);
        expect(contentOf(readTrack(format, name, bytes, inOrder))).toEqual(whole);
      }),
      { seed: 20_240_607, numRuns: 40 },
    );
  });

  test('cut short it gives no fix that it does not give whole, and every record is accounted for', () => {
    const known = new Set(whole.fixes.map((fix) => JSON.stringify(fix)));
    for (let length = 0; length < bytes.length; length += 7) {
      const reading = readTrack(format, name, bytes.subarray(0, length));
      expect(reading.totals.read).toBe(reading.count);
      // The last fix may have lost something at its end, such as an altitude or a digit.
      for (const fix of reading.fixes.slice(0, -1)) expect(known).toContain(JSON.stringify(fix));
    }
  });
});

function contentOf({
  fixes,
  totals,
  diagnostics,
}: TrackReading): Pick<TrackReading, 'fixes' | 'totals' | 'diagnostics'> {
  return { fixes, totals, diagnostics };
}
