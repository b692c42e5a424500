import { expect, test } from 'vitest';
import { chooseReaders } from './reader-count.ts';

const large = [50_000_000, 50_000_000, 50_000_000, 50_000_000, 50_000_000, 50_000_000];

test('what is asked for is done, but no thread is left without a file', () => {
  expect(chooseReaders(3, large, 1)).toBe(3);
  expect(chooseReaders(64, large, 2)).toBe(6);
  expect(chooseReaders(2, [10, 10], 8)).toBe(2);
  expect(chooseReaders(2, [10], 8)).toBe(1);
});

test('by default there is one a core, up to four', () => {
  expect([1, 2, 4, 32].map((cores) => chooseReaders(undefined, large, cores))).toEqual([1, 2, 4, 4]);
});

test('by default little input is read where it is needed', () => {
  expect(chooseReaders(undefined, Array<number>(1000).fill(1000), 8)).toBe(1);
});

test('no files need no thread', () => {
  expect(chooseReaders(undefined, [], 8)).toBe(1);
  expect(chooseReaders(4, [], 8)).toBe(1);
});
