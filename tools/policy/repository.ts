import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const repositoryRoot: string = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Absolute paths of the TypeScript files below a folder of the repository; none where the folder does not exist. */
export function listSources(folder: string): string[] {
  const walk = (path: string): string[] => {
    try {
      return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
        const child = join(path, entry.name);
        if (entry.isDirectory()) return walk(child);
        return entry.name.endsWith('.ts') ? [child] : [];
      });
    } catch {
      return [];
    }
  };
  return walk(join(repositoryRoot, folder)).sort();
}

/** Paths of the files that git tracks, relative to the root. */
export function listTracked(): string[] {
  const output = execFileSync('git', ['ls-files', '-z'], { cwd: repositoryRoot, maxBuffer: 1 << 26 });
  return output.toString().split('\0').filter(Boolean);
}
