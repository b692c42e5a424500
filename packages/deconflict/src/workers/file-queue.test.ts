import { expect, test } from 'vitest';
import { FileQueue } from './file-queue.ts';

test('every file is given once, in order, whoever asks', () => {
  const queue = FileQueue.of(5, 2);
  const other = new FileQueue(queue.shared);
  const taken = [queue.take(0), other.take(1), queue.take(0), other.take(1), other.take(1), queue.take(0)];
  expect(taken).toEqual([0, 1, 2, 3, 4, undefined]);
  expect(other.take(1)).toBeUndefined();
});

test('what somebody took last is known to the others', () => {
  const queue = FileQueue.of(3, 3);
  const other = new FileQueue(queue.shared);
  other.take(2);
  other.take(0);
  other.take(2);
  other.take(2);
  expect([0, 1, 2].map((taker) => queue.lastTakenBy(taker))).toEqual([1, undefined, 2]);
});

test('no files are no files', () => {
  const queue = FileQueue.of(0, 1);
  expect(queue.take(0)).toBeUndefined();
  expect(queue.lastTakenBy(0)).toBeUndefined();
});
