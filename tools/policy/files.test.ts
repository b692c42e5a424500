import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listTracked, repositoryRoot } from './repository.ts';

const MEBIBYTE = 1 << 20;

const tracked = listTracked();

test('no file is larger than 1 MiB', () => {
  const large = tracked.filter((path) => statSync(join(repositoryRoot, path)).size > MEBIBYTE);
  expect(large).toEqual([]);
});

test('no file names a machine or a registry', () => {
  const marks = [
    ['/', 'root', '/'],
    ['/', 'home', '/'],
    ['/work', '/main'],
    ['registry', '.', 'npmjs'],
  ].map((parts) => parts.join(''));
  const naming = tracked.filter((path) => {
    const text = readFileSync(join(repositoryRoot, path), 'latin1');
    return marks.some((mark) => text.includes(mark));
  });
  expect(naming).toEqual([]);
});

test('every package and format says what it is', () => {
  const folders = new Set(
    tracked
      .map((path) => path.split('/').slice(0, 2).join('/'))
      .filter((path) => path.startsWith('packages/')),
  );
  const silent = [...folders].filter((folder) => !tracked.includes(`${folder}/README.md`));
  expect(silent).toEqual([]);
});
