import { Worker } from 'node:worker_threads';
import { nameFault } from '../input/logged-reading.ts';
import type { ReadingSink } from '../input/logged-reading.ts';
import { BatchCredit } from './batch-credit.ts';
import { BatchUnpacker } from './batch-dictionary.ts';
import { FileQueue } from './file-queue.ts';
import type { ReaderAssignment, ReaderMessage } from './reader-messages.ts';

/** Batches that a reader may be ahead of whoever takes them: 4 of 4096 rows of 46 bytes are 0.7 MB. */
const BATCHES_AHEAD = 4;

/**
 * Reads files in several threads at once, beginning them in the order given. Resolves when all have ended. Rejects,
 * naming a file, when its reader throws or dies or the sink throws, and not before every thread has stopped.
 */
export async function readInThreads(
  paths: readonly string[],
  threads: number,
  sink: ReadingSink,
  program: URL = readerProgram,
): Promise<void> {
  const queue = FileQueue.of(paths.length, threads);
  const unread = new Set(paths.keys());
  const watched: ReadingSink = {
    fixes: sink.fixes,
    progress: sink.progress,
    end(file, outcome) {
      unread.delete(file);
      sink.end(file, outcome);
    },
  };
  const started: Worker[] = [];
  const start = (reader: number): Promise<void> => {
    const credit = BatchCredit.of(BATCHES_AHEAD);
    const assignment: ReaderAssignment = { reader, paths, queue: queue.shared, credit: credit.shared };
    // Flags of this process, such as the conditions of a test runner, are not for the reader.
    const thread = new Worker(program, { workerData: assignment, execArgv: [] });
    started.push(thread);
    return follow(thread, reader, paths, queue, credit, watched);
  };
  try {
    await Promise.all(Array.from({ length: threads }, (_, reader) => start(reader)));
    const [first] = unread;
    if (first !== undefined) throw nameFault(paths[first]!, new Error('its reading thread ended before it'));
  } finally {
    await Promise.all(started.map((thread) => thread.terminate()));
  }
}

/** Compiled in both cases: `src` and `dist` lie side by side, and Node 20 runs no TypeScript in a thread. */
const readerProgram = new URL('../../dist/workers/reader-thread.js', import.meta.url);

/** Passes on what a reader says until its thread ends. Rejects with the file that it had when it failed. */
function follow(
  thread: Worker,
  reader: number,
  paths: readonly string[],
  queue: FileQueue,
  credit: BatchCredit,
  sink: ReadingSink,
): Promise<void> {
  const unpacker = new BatchUnpacker();
  const take = (message: ReaderMessage): void => {
    switch (message.kind) {
      case 'batch':
        sink.fixes(unpacker.unpack(message));
        credit.give();
        break;
      case 'progress':
        sink.progress(message.file, message.bytesOnDisk);
        break;
      case 'end':
        sink.end(message.file, message.outcome);
    }
  };
  return new Promise((resolve, reject) => {
    const fail = (cause: unknown, file = queue.lastTakenBy(reader)): void =>
      reject(file === undefined ? cause : nameFault(paths[file]!, cause));
    thread.on('message', (message: ReaderMessage) => {
      try {
        take(message);
      } catch (cause) {
        fail(cause, message.file);
      }
    });
    thread.on('messageerror', (cause) => fail(cause));
    thread.on('error', (cause) => fail(cause));
    thread.on('exit', (code) => {
      if (code === 0) resolve();
      else fail(new Error(`its reading thread ended with code ${code}`));
    });
  });
}
