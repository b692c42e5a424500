import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/deconflict.js', import.meta.url));

/** The repository's root folder. */
export const root: string = fileURLToPath(new URL('../../..', import.meta.url));

/** What a run of the built program came to. */
export interface CommandRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program as a user would, from the repository's root. */
export function runDeconflict(...parameters: readonly string[]): CommandRun {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...parameters], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    timeout: 110_000,
  });
  return { status, stdout, stderr };
}

/** Runs the built program with its standard output going into an open file. */
export function runDeconflictInto(output: number, ...parameters: readonly string[]): CommandRun {
  const { status, stderr } = spawnSync(process.execPath, [program, ...parameters], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', output, 'pipe'],
    timeout: 110_000,
  });
  return { status, stdout: '', stderr };
}
