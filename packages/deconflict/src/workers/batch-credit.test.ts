import { receiveMessageOnPort, Worker, MessageChannel } from 'node:worker_threads';
import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { BatchCredit } from './batch-credit.ts';

test('a credit is there as often as it was given', () => {
  const credit = BatchCredit.of(2);
  credit.take();
  credit.take();
  credit.give();
  credit.take();
});

test('a reader without credit stands still until there is some, and never runs ahead', async () => {
  const ahead = 3;
  const batches = 10;
  const credit = BatchCredit.of(ahead);
  const { port1: incoming, port2: outgoing } = new MessageChannel();
  const reader = new Worker(greedyReader, {
    eval: true,
    workerData: { module: compiled, shared: credit.shared, outgoing, batches },
    transferList: [outgoing],
    execArgv: [],
  });
  const state = { ended: false };
  const end = new Promise<void>((resolve, reject) => {
    reader.on('error', reject);
    reader.on('exit', () => {
      state.ended = true;
      resolve();
    });
  });
  const received = (): number => {
    let count = 0;
    while (receiveMessageOnPort(incoming) !== undefined) count += 1;
    return count;
  };
  // Whoever is woken by a notification that brings no credit was asleep; it looks, finds nothing and sleeps again.
  const standStill = async (): Promise<void> => {
    const left = new Int32Array(credit.shared);
    while (!state.ended && Atomics.notify(left, 0) === 0) await setImmediate();
  };
  let sent = 0;
  for (let given = 0; given < batches - ahead; given += 1) {
    await standStill();
    sent += received();
    expect([sent, state.ended]).toEqual([ahead + given, false]);
    credit.give();
  }
  await end;
  expect(sent + received()).toBe(batches);
  incoming.close();
});

const compiled = new URL('../../dist/workers/batch-credit.js', import.meta.url).href;

const greedyReader = `
  const { workerData: { module, shared, outgoing, batches } } = require('node:worker_threads');
  import(module).then(({ BatchCredit }) => {
    const credit = new BatchCredit(shared);
    for (let batch = 0; batch < batches; batch += 1) {
      credit.take();
      outgoing.postMessage(batch);
    }
    outgoing.close();
  });
`;
