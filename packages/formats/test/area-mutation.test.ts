import { it } from 'vitest';
import { checkMutations } from './area-mutations.ts';

it('survives a few hundred broken area files', () => {
  checkMutations(400, 20_230_801);
});
