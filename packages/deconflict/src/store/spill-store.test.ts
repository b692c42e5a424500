import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSpillStore } from './spill-store.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'spill-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function spillFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('deconflict-'));
}

test('gives back the pages that were appended', () => {
  const store = createSpillStore();
  const offsets = [1, 2, 3].map((value) => store.append(new Uint8Array(1000).fill(value)));
  const page = new Uint8Array(1000);
  store.read(offsets[1]!, page);
  expect(page.every((byte) => byte === 2)).toBe(true);
  store.close();
});

test('makes no folder before the first page', () => {
  const before = spillFolders();
  createSpillStore().close();
  expect(spillFolders().filter((name) => !before.includes(name))).toEqual([]);
});

const program = `
  import { createSpillStore } from ${JSON.stringify(fileURLToPath(new URL('../../dist/store/spill-store.js', import.meta.url)))};
  createSpillStore().append(new Uint8Array(1000));
  process.stdout.write('appended\\n');
  for (;;) {}
`;

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)(
  '%s in the middle of a long loop ends the process and leaves nothing behind',
  async (signal) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    await once(child.stdout, 'data');
    child.kill(signal);
    expect((await ended)[1]).toBe(signal);
    expect(readdirSync(folder)).toEqual([]);
  },
);
