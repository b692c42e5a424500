import { expect, test } from 'vitest';
import { fuzzAgreements } from './agreement-fuzz.ts';

test.each([1, 2, 3, 4])(
  '10000 mutated agreements with seed %i give an agreement or a coded error each',
  (seed) => {
    const { read, refused, slowestMs, broken } = fuzzAgreements(10_000, seed);
    expect(broken).toEqual([]);
    expect(read + refused).toBe(10_000);
    expect(slowestMs).toBeLessThan(5000);
  },
);
