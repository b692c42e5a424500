import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DeconflictError } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';

/**
 * The files behind a list of paths: a folder stands for the files below it, by name, hidden ones left out. A folder
 * that is reached a second time, be it by a link to one above it, adds nothing. Throws one error that names every path
 * that cannot be read.
 */
export async function findInputs(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  const faults: Diagnostic[] = [];
  const walked = new Set<string>();
  for (const path of paths) await collect(path, files, faults, walked);
  const [first, ...rest] = faults;
  if (first !== undefined) throw new DeconflictError([first, ...rest]);
  return files;
}

async function collect(
  path: string,
  files: string[],
  faults: Diagnostic[],
  walked: Set<string>,
): Promise<void> {
  try {
    const kind = await stat(path);
    if (kind.isFile()) {
      files.push(path);
      return;
    }
    if (!kind.isDirectory()) {
      faults.push(describeKindFault(path, kind, 'a file or folder'));
      return;
    }
    const folder = await realpath(path);
    if (walked.has(folder)) return;
    walked.add(folder);
    const entries = await readdir(path, { withFileTypes: true });
    const names = entries.map(({ name }) => name).filter((name) => !name.startsWith('.'));
    for (const name of names.sort()) await collect(join(path, name), files, faults, walked);
  } catch (cause) {
    faults.push(describeReadFault(path, cause));
  }
}

/** Something that is there, and is of a kind that is not read: opening a pipe or a device could wait for ever. */
export function describeKindFault(path: string, kind: Stats, expected: string): Diagnostic {
  return { code: 'input-unreadable', file: path, got: kindWords(kind), expected, action: 'nothing was read' };
}

function kindWords(kind: Stats): string {
  if (kind.isDirectory()) return 'a folder';
  if (kind.isFIFO()) return 'a named pipe';
  if (kind.isSocket()) return 'a socket';
  return 'a device';
}

/** What the operating system says about a file, as a catalogue entry. */
export function describeReadFault(path: string, cause: unknown): Diagnostic {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return {
    code: code === 'ENOENT' || code === 'ENOTDIR' ? 'input-missing' : 'input-unreadable',
    file: path,
    got: systemWords[code] ?? code,
    expected: 'a readable file or folder',
    action: 'nothing was read',
  };
}

const systemWords: Readonly<Record<string, string>> = {
  ENOENT: 'nothing by that name',
  ENOTDIR: 'a file where a folder is named',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'a folder',
  EMFILE: 'too many open files',
  EIO: 'a fault of the disk',
};
