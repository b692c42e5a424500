import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatDiagnostic } from '@deconflict/engine/errors';
import { describe, expect, it } from 'vitest';
import { openAirFormat } from './index.ts';

const folder = fileURLToPath(new URL('golden/', import.meta.url));
const samples = readdirSync(folder).filter((name) => name.endsWith('.txt'));

describe('golden OpenAir files', () => {
  it('are there', () => {
    expect(samples.length).toBeGreaterThan(5);
  });

  it.each(samples)('%s gives what stands beside it', async (name) => {
    const bytes = readFileSync(folder + name);
    const { areas, totals, diagnostics } = openAirFormat.readAreas(bytes, name);
    const read = { areas, totals, diagnostics: diagnostics.map(formatDiagnostic) };
    // A nanometre is 1e-14 degrees; what is below a micrometre may change with the geodesic solver.
    const round = (_: string, value: unknown) =>
      typeof value === 'number' ? Number(value.toFixed(9)) : value;
    await expect(`${JSON.stringify(read, round, 2)}\n`).toMatchFileSnapshot(
      `golden/${name.replace('.txt', '.expected.json')}`,
    );
  });
});
