import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readTracks } from '../src/check/read-tracks.ts';
import { DiagnosticLog } from '../src/input/diagnostic-log.ts';
import type { ReadingSink } from '../src/input/logged-reading.ts';
import { readInThreads } from '../src/workers/read-in-threads.ts';
import { root } from './command.ts';
import { silent } from './silent-progress.ts';
import { agreementText, writeManyFiles } from './workers-files.ts';

/** Whatever becomes of a reading thread, a check ends, and says with which file. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deconflict-faults-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const compiled = new URL('../dist/workers/', import.meta.url).href;
const ignore: ReadingSink = { fixes: () => {}, progress: () => {}, end: () => {} };

/** A program for a reading thread; `file` is the one that it has just taken. */
function writeProgram(name: string, body: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `import { parentPort, workerData } from 'node:worker_threads';
     import { BatchCredit } from '${compiled}batch-credit.js';
     import { FileQueue } from '${compiled}file-queue.js';
     const queue = new FileQueue(workerData.queue);
     const credit = new BatchCredit(workerData.credit);
     const file = queue.take(workerData.reader);
     ${body}`,
  );
  return pathToFileURL(path);
}

const paths = ['first.igc', 'second.igc', 'third.igc'];
const waitForever = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);';

describe('a reading thread that', () => {
  test.each([
    [
      'throws',
      `if (file === 1) throw new RangeError('a fault'); ${waitForever}`,
      'a fault (while reading second.igc)',
    ],
    [
      'leaves a promise rejected',
      `if (file === 1) { Promise.reject(new Error('nobody looks')); setInterval(() => {}, 1000); } else { ${waitForever} }`,
      'nobody looks (while reading second.igc)',
    ],
    [
      'rejects with what is no error',
      `if (file === 1) { Promise.reject('bare words'); setInterval(() => {}, 1000); } else { ${waitForever} }`,
      'bare words',
    ],
    [
      'ends itself',
      `if (file === 1) process.exit(3); ${waitForever}`,
      'its reading thread ended with code 3 (while reading second.igc)',
    ],
    [
      'ends quietly in the middle of a file',
      `if (file === 0) parentPort.postMessage({ kind: 'end', file, outcome: {} });`,
      'its reading thread ended before it (while reading second.igc)',
    ],
    [
      'waits for what never comes',
      `if (file === 1) await new Promise(() => {}); ${waitForever}`,
      'its reading thread ended with code 13 (while reading second.igc)',
    ],
  ])('%s ends the reading and names the file', async (name, body, message) => {
    const reading = readInThreads(paths, 2, ignore, writeProgram(name.replaceAll(' ', '-'), body));
    await expect(reading).rejects.toThrow(message);
  });

  test('cannot even start ends the reading', async () => {
    const nowhere = pathToFileURL(join(folder, 'nowhere.mjs'));
    await expect(readInThreads(paths, 2, ignore, nowhere)).rejects.toThrow(/nowhere\.mjs/);
  });

  test('waits for credit is ended where its fixes cannot be taken', async () => {
    const greedy = writeProgram(
      'greedy',
      `for (;;) {
        credit.take();
        const columns = new ArrayBuffer(0);
        parentPort.postMessage({ kind: 'batch', file, count: 0, columns, firstNewAircraft: 0, newAircraft: [], resolution: {} });
      }`,
    );
    const full = {
      ...ignore,
      fixes: () => {
        throw new Error('no space left on device');
      },
    };
    await expect(readInThreads(paths, 2, full, greedy)).rejects.toThrow(
      /^no space left on device \(while reading (?:first|second)\.igc\)$/,
    );
  });
});

test.each([1, 2])('a fault in taking fixes names the file, with %i workers', async (workers) => {
  writeFileSync(join(folder, 'agreement.yaml'), agreementText);
  writeManyFiles(folder);
  const name = join(folder, 'SYNTHETIC-recorder.igc');
  const taker = {
    received: 0,
    add: () => {
      throw new Error('no space left on device');
    },
  };
  const reading = readTracks([name, name], taker, new DiagnosticLog(), {
    progress: silent,
    skipDamaged: true,
    workers,
  });
  await expect(reading).rejects.toThrow(`no space left on device (while reading ${name})`);
});

const program = join(root, 'packages/deconflict/bin/deconflict.js');
const agreement = join(root, 'examples/al-tanf/agreement.yaml');

test('the command calls a fault in a reading thread an internal one, names the file and writes nothing', () => {
  const preload = join(folder, 'preload.mjs');
  writeFileSync(
    preload,
    `import { isMainThread } from 'node:worker_threads';
     import crypto from 'node:crypto';
     import { syncBuiltinESMExports } from 'node:module';
     if (!isMainThread) {
       crypto.createHash = () => { throw new RangeError('made to fail'); };
       syncBuiltinESMExports();
     }`,
  );
  const out = join(folder, 'out-fault');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, 'check', agreement, join(root, 'examples/al-tanf/tracks'), '--workers', '2', '--out', out],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` } },
  );
  expect(stderr).toMatch(/got made to fail \(while reading .*SYNTHETIC-[\w.-]+\).*\[internal-fault\]/);
  expect([status, stdout, existsSync(out)]).toEqual([70, '', false]);
});

/** Reading threads that say so and then stand still for ever. */
const standStill = `
  import { isMainThread } from 'node:worker_threads';
  import crypto from 'node:crypto';
  import { writeSync } from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  if (!isMainThread) {
    crypto.createHash = () => { writeSync(1, '.'); ${waitForever} };
    syncBuiltinESMExports();
  }`;

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the command, reading threads and all', async (signal) => {
  const preload = join(folder, `${signal}.mjs`);
  writeFileSync(preload, standStill);
  const out = join(folder, `out-${signal}`);
  const command = spawn(
    process.execPath,
    [program, 'check', agreement, join(root, 'examples/al-tanf/tracks'), '--workers', '2', '--out', out],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, NODE_OPTIONS: `--import=${pathToFileURL(preload).href}` },
    },
  );
  const ended = once(command, 'exit');
  let begun = 0;
  for await (const written of command.stdout) {
    begun += (written as Buffer).length;
    if (begun === 2) command.kill(signal);
  }
  expect(begun).toBe(2);
  expect((await ended)[1]).toBe(signal);
  expect(existsSync(out)).toBe(false);
});
