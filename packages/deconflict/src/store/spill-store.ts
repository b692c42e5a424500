import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageStore } from '@deconflict/engine/tracks';

/**
 * Pages in a temporary file that only this user can read. The folder is made with the first page, so that small
 * inputs never touch the disk. It is removed again as soon as the file is open, so that whatever ends the process, a
 * signal in the middle of a long loop as well, leaves nothing behind. Where an open file cannot be removed (Windows,
 * network drives), `close` or the end of the process does it.
 */
export function createSpillStore(): PageStore {
  let folder: string | undefined;
  let file = -1;
  let end = 0;
  const remove = (): void => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  };
  return {
    append(page) {
      if (folder === undefined) {
        folder = mkdtempSync(join(tmpdir(), 'deconflict-'));
        file = openSync(join(folder, 'pages'), 'wx+', 0o600);
        try {
          remove();
        } catch {
          process.once('exit', remove);
        }
      }
      const offset = end;
      for (let written = 0; written < page.length;) {
        written += writeSync(file, page, written, page.length - written, offset + written);
      }
      end += page.length;
      return offset;
    },
    read(offset, into) {
      for (let filled = 0; filled < into.length;) {
        const count = readSync(file, into, filled, into.length - filled, offset + filled);
        if (count === 0) throw new RangeError(`the page at offset ${offset} ends beyond the spill file`);
        filled += count;
      }
    },
    close() {
      if (folder === undefined) return;
      closeSync(file);
      remove();
      process.off('exit', remove);
    },
  };
}
