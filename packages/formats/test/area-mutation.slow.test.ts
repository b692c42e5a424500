import { it } from 'vitest';
import { checkMutations } from './area-mutations.ts';

it('survives twenty thousand broken area files', () => {
  for (const seed of [1, 2, 3, 4]) checkMutations(5000, seed);
});
