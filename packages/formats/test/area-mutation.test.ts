import { it } from 'vitest';
import { checkMutations, goldenSamples } from './area-mutations.ts';

it('survives a few hundred broken area files', () => {
  checkMutations(goldenSamples, 400, 20_230_801);
});
