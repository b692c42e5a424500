import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

/** Whether the real files lie beside the checkout. */
export const hasRealData: boolean = existsSync(join(folder, 'tracks-opensky'));

/** Names a suite that needs them. */
export function needsRealData(title: string): string {
  return hasRealData ? title : `${title} (skipped: ../shared/data is absent)`;
}

/** Path of a file or folder of the real data. */
export function realData(path: string): string {
  return join(folder, path);
}

/** The track files of a folder, in order of their names; none where the data is absent. */
export function trackFilesOf(path: string): string[] {
  if (!hasRealData) return [];
  return readdirSync(realData(path))
    .filter((name) => name.endsWith('.igc.gz') || name.endsWith('.igc'))
    .sort()
    .map((name) => realData(join(path, name)));
}
