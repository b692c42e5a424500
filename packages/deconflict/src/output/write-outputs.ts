import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DeconflictError } from '@deconflict/engine/errors';

/** A file to write: its name and its whole content. */
export interface OutputFile {
  readonly name: string;
  readonly content: string;
}

/**
 * Writes all files or none: everything is written into a hidden folder inside `folder` first and moved into place only
 * once all of it is on disk. If a move fails, those before it are taken back and what stood there is put back.
 */
export async function writeOutputs(folder: string, files: readonly OutputFile[]): Promise<void> {
  const existed = await exists(folder);
  let staging: string | undefined;
  try {
    await mkdir(folder, { recursive: true });
    staging = await mkdtemp(join(folder, '.deconflict-'));
    for (const { name, content } of files) await writeFile(join(staging, name), content, { flush: true });
    await moveAll(staging, folder, files);
  } catch (cause) {
    throw unwritable(folder, cause);
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
    if (!existed && (await isEmptyAfterFault(folder, files)))
      await rm(folder, { recursive: true, force: true });
  }
}

async function moveAll(staging: string, folder: string, files: readonly OutputFile[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { name } of files) {
      const target = join(folder, name);
      const former = join(staging, `former-${name}`);
      if (await exists(target)) {
        await rename(target, former);
        undo.push(() => rename(former, target));
      }
      await rename(join(staging, name), target);
      undo.push(() => rm(target));
    }
  } catch (cause) {
    for (const step of undo.reverse()) await step();
    throw cause;
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A folder that was made for the outputs is taken away again where none of them got there. */
async function isEmptyAfterFault(folder: string, files: readonly OutputFile[]): Promise<boolean> {
  for (const { name } of files) if (await exists(join(folder, name))) return false;
  return true;
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
