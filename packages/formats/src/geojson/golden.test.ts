import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic } from '@deconflict/engine/errors';
import { describe, expect, it } from 'vitest';
import { geoJsonFormat } from './index.ts';

const folder = fileURLToPath(new URL('golden/', import.meta.url));
const samples = readdirSync(folder).filter(
  (name) => /\.(?:geo)?json$/.test(name) && !name.endsWith('.expected.json'),
);

describe('golden GeoJSON files', () => {
  it('are there', () => {
    expect(samples.length).toBeGreaterThan(5);
  });

  it.each(samples)('%s gives what stands beside it', async (name) => {
    const bytes = readFileSync(folder + name);
    const { areas, totals, diagnostics } = geoJsonFormat.readAreas(bytes, name);
    const read = { areas, totals, diagnostics: diagnostics.map(formatDiagnostic) };
    const expected = `golden/${name.replace(/\.(?:geo)?json$/, '.expected.json')}`;
    await expect(`${JSON.stringify(read, null, 2)}\n`).toMatchFileSnapshot(expected);
  });
});
