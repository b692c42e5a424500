import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Area } from '@deconflict/engine/airspace';
import type { AreaFileLoad } from '../src/agreement/index.ts';

const goldenFolder = new URL('../src/agreement/golden/', import.meta.url);

/** One sample agreement: its bytes, and where what is expected of it lies. */
export interface AgreementSample {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Every sample of a kind, by name. */
export function listSamples(kind: 'valid' | 'invalid'): readonly AgreementSample[] {
  const folder = new URL(`${kind}/`, goldenFolder);
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.sort().map((fileName) => {
    const bytes = readFileSync(new URL(fileName, folder));
    return { name: fileName.replace(/\.yaml$/, ''), fileName, bytes, text: bytes.toString() };
  });
}

/** What is expected beside a sample. With UPDATE_GOLDEN=1 it is written anew from `actual`; look at the difference then. */
export function expectedBeside(
  kind: 'valid' | 'invalid',
  fileName: string,
  actual: string,
): string | undefined {
  const path = new URL(`${kind}/${fileName}`, goldenFolder);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, actual);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

/** Area files of the samples: the typed areas that a reader would give, as JSON. */
export function loadSampleAreas(relativePath: string): AreaFileLoad {
  const path = new URL(`area-files/${relativePath}.areas.json`, goldenFolder);
  if (!existsSync(path)) {
    return { fault: { code: 'input-missing', file: relativePath, got: '', expected: '', action: '' } };
  }
  return { areas: JSON.parse(readFileSync(path, 'utf8')) as Area[], diagnostics: [] };
}

/** JSON with the endless end of an open agreement as a word. */
export function jsonOf(value: unknown): string {
  const json = JSON.stringify(value, (_, part: unknown) => (part === Infinity ? 'Infinity' : part), 2);
  return `${json}\n`;
}
