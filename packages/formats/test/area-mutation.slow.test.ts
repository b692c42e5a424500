import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { checkMutations, goldenSamples } from './area-mutations.ts';

const folder = fileURLToPath(
  new URL('../../../../shared/data/airspace-openair/openaip_fixtures/', import.meta.url),
);

it('survives twenty thousand broken area files', () => {
  for (const seed of [1, 2, 3, 4]) checkMutations(goldenSamples, 5000, seed);
});

it.skipIf(!existsSync(folder))('survives four thousand broken real files', () => {
  const samples = readdirSync(folder).map((name) => ({
    name,
    bytes: Uint8Array.from(readFileSync(folder + name)),
  }));
  expect(samples.length).toBeGreaterThan(50);
  checkMutations(samples, 4000, 5);
});
