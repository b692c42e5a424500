import { parentPort, workerData } from 'node:worker_threads';
import { readLogged } from '../input/logged-reading.ts';
import { BatchCredit } from './batch-credit.ts';
import { BatchPacker } from './batch-dictionary.ts';
import { FileQueue } from './file-queue.ts';
import type { ReaderAssignment, ReaderMessage } from './reader-messages.ts';

/** The program of one reading thread: takes file after file until none is left. */
const assignment = workerData as ReaderAssignment;
const queue = new FileQueue(assignment.queue);
const credit = new BatchCredit(assignment.credit);

for (;;) {
  const file = queue.take(assignment.reader);
  if (file === undefined) break;
  const packer = new BatchPacker();
  const outcome = await readLogged(assignment.paths[file]!, {
    fixes(batch) {
      credit.take();
      const packed = packer.pack(batch);
      send({ kind: 'batch', file, ...packed }, [packed.columns]);
    },
    progress: (bytesOnDisk) => send({ kind: 'progress', file, bytesOnDisk }),
  });
  send({ kind: 'end', file, outcome });
}

function send(message: ReaderMessage, transferred: readonly ArrayBuffer[] = []): void {
  parentPort!.postMessage(message, transferred);
}
