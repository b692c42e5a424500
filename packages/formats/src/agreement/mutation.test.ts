import { expect, test } from 'vitest';
import { fuzzAgreements } from '../../test/agreement-fuzz.ts';

test('2500 mutated agreements give an agreement or a coded error each, and none hangs', () => {
  const { read, refused, slowestMs, broken } = fuzzAgreements(2500, 20231122);
  expect(broken).toEqual([]);
  expect(read + refused).toBe(2500);
  expect(read).toBeGreaterThan(50);
  expect(slowestMs).toBeLessThan(5000);
});
