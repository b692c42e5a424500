import { lstat, mkdir, mkdtemp, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { DeconflictError } from '@deconflict/engine/errors';

/** A file to write: its name and its whole content. */
export interface OutputFile {
  readonly name: string;
  readonly content: string;
}

/**
 * Writes all files or none: everything is written into a hidden folder inside `folder` first and moved into place only
 * once all of it is on disk. If a move fails, those before it are taken back and what stood there is put back. Only
 * regular files are ever replaced, and nothing is ever removed with what lies below it.
 */
export async function writeOutputs(folder: string, files: readonly OutputFile[]): Promise<void> {
  let firstMade: string | undefined;
  let staging: string | undefined;
  let isWritten = false;
  try {
    firstMade = await mkdir(folder, { recursive: true });
    for (const { name } of files) await holdsFile(join(folder, name));
    staging = await mkdtemp(join(folder, '.deconflict-'));
    for (const { name, content } of files) await writeFile(join(staging, name), content, { flush: true });
    await moveAll(staging, folder, files);
    isWritten = true;
  } catch (cause) {
    throw unwritable(folder, cause);
  } finally {
    if (staging !== undefined) await removeStaging(staging, files, isWritten);
    if (!isWritten && firstMade !== undefined) await removeEmptyFolders(folder, firstMade);
  }
}

async function moveAll(staging: string, folder: string, files: readonly OutputFile[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { name } of files) {
      const target = join(folder, name);
      const former = formerPath(staging, name);
      if (await holdsFile(target)) {
        await rename(target, former);
        undo.push(() => rename(former, target));
      }
      await rename(join(staging, name), target);
      undo.push(() => rm(target));
    }
  } catch (cause) {
    for (const step of undo.reverse()) await step().catch(() => {});
    throw cause;
  }
}

/** Whether a former output lies there. Throws where something lies there that is not ours to replace. */
async function holdsFile(path: string): Promise<boolean> {
  const found = await lstat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined;
    throw cause;
  });
  if (found === undefined) return false;
  if (found.isFile()) return true;
  throw new Error(`something other than a file by the name of ${path}`);
}

function formerPath(staging: string, name: string): string {
  return join(staging, `former-${name}`);
}

/** A former file that could not be put back stays where it is, and the folder with it. */
async function removeStaging(
  staging: string,
  files: readonly OutputFile[],
  isWritten: boolean,
): Promise<void> {
  for (const { name } of files) {
    await rm(join(staging, name), { force: true }).catch(() => {});
    if (isWritten) await rm(formerPath(staging, name), { force: true }).catch(() => {});
  }
  await rmdir(staging).catch(() => {});
}

/** Folders that were made for outputs that did not come are taken away again. */
async function removeEmptyFolders(folder: string, firstMade: string): Promise<void> {
  const first = resolve(firstMade);
  for (let path = resolve(folder); path.startsWith(first); path = dirname(path)) {
    try {
      await rmdir(path);
    } catch {
      return;
    }
  }
}

function unwritable(folder: string, cause: unknown): DeconflictError {
  const got = cause instanceof Error ? cause.message.replace(/^([A-Z]+): ([^,]*),.*$/s, '$2') : String(cause);
  return new DeconflictError(
    [
      {
        code: 'output-unwritable',
        file: folder,
        got,
        expected: 'a folder that can be written to',
        action: 'nothing was written',
      },
    ],
    { cause },
  );
}
