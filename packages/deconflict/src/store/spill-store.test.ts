import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { createSpillStore } from './spill-store.ts';

function spillFolders(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('deconflict-'));
}

test('gives back the pages that were appended and leaves nothing behind', () => {
  const before = spillFolders();
  const store = createSpillStore();
  expect(spillFolders()).toEqual(before);

  const offsets = [1, 2, 3].map((value) => store.append(new Uint8Array(1000).fill(value)));
  const page = new Uint8Array(1000);
  store.read(offsets[1]!, page);
  expect(page.every((byte) => byte === 2)).toBe(true);

  const made = spillFolders().filter((name) => !before.includes(name));
  expect(made).toHaveLength(1);
  store.close();
  expect(existsSync(`${tmpdir()}/${made[0]!}`)).toBe(false);
});
