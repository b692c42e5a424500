import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { placesOf, readTrack, recognise, recogniseOrGuess, unpack } from './support/read-track.ts';

/**
 * Every file in a folder `golden` of a track format is read and compared with the `.expected.json` beside it, so that
 * a new sample is a new test. `UPDATE_GOLDEN=1` writes what was read; look at the difference before you keep it.
 */
const sourceFolder = fileURLToPath(new URL('../src/', import.meta.url));

for (const folder of ['igc', 'readsb', 'opensky', 'sbs', 'gpx']) {
  const goldenFolder = `${sourceFolder}${folder}/golden/`;
  const samples = readdirSync(goldenFolder).filter((name) => !name.endsWith('.expected.json'));

  describe(`the golden samples of ${folder}`, () => {
    test.each(samples)('%s is read as expected', (name) => {
      const bytes = unpack(new Uint8Array(readFileSync(goldenFolder + name)));
      const reading = readTrack(recogniseOrGuess(bytes, name), name, bytes);
      const got = {
        format: recognise(bytes, name)?.id,
        totals: reading.totals,
        diagnostics: placesOf(reading.diagnostics),
        fixes: reading.fixes,
      };
      const expectedPath = goldenFolder + name.replace(/\.[^.]*$/, '.expected.json');
      if (process.env['UPDATE_GOLDEN'] === '1')
        writeFileSync(expectedPath, `${JSON.stringify(got, null, 1)}\n`);
      expect(existsSync(expectedPath), `${expectedPath} is missing`).toBe(true);
      expect(got).toEqual(JSON.parse(readFileSync(expectedPath, 'utf8')));
    });
  });
}
