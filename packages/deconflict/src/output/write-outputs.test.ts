import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeOutputs } from './write-outputs.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deconflict-output-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = [
  { name: 'a.txt', content: 'new a' },
  { name: 'b.txt', content: 'new b' },
];

test('writes all files and replaces former ones', async () => {
  const out = join(folder, 'fresh');
  await writeOutputs(out, files);
  await writeOutputs(out, [{ name: 'a.txt', content: 'newer a' }]);
  expect(readdirSync(out)).toEqual(['a.txt', 'b.txt']);
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('newer a');
});

test('where one file cannot be written, the former ones stay and no new one comes', async () => {
  const out = join(folder, 'half');
  mkdirSync(out);
  writeFileSync(join(out, 'a.txt'), 'former a');
  const impossible = [...files, { name: 'no/such/folder.txt', content: '' }];
  await expect(writeOutputs(out, impossible)).rejects.toThrow('output-unwritable');
  expect(readdirSync(out)).toEqual(['a.txt']);
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('former a');
});

test('a folder made for outputs that never came is taken away again', async () => {
  const out = join(folder, 'never');
  await expect(writeOutputs(out, [{ name: 'no/such/folder.txt', content: '' }])).rejects.toThrow(
    'output-unwritable',
  );
  expect(existsSync(out)).toBe(false);
});

test('a folder by the name of an output is left alone with what lies in it', async () => {
  const out = join(folder, 'taken');
  mkdirSync(join(out, 'b.txt', 'deep'), { recursive: true });
  writeFileSync(join(out, 'b.txt', 'deep', 'mine.txt'), 'mine');
  writeFileSync(join(out, 'a.txt'), 'former a');
  await expect(writeOutputs(out, files)).rejects.toThrow('output-unwritable');
  expect(readdirSync(out)).toEqual(['a.txt', 'b.txt']);
  expect(readFileSync(join(out, 'b.txt', 'deep', 'mine.txt'), 'utf8')).toBe('mine');
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('former a');
});

test('a file in the middle of the path is told and not touched', async () => {
  const file = join(folder, 'ok.zip');
  writeFileSync(file, 'zip');
  await expect(writeOutputs(join(file, 'x', 'y'), files)).rejects.toThrow('output-unwritable');
  expect(readFileSync(file, 'utf8')).toBe('zip');
});

test('of several folders that were made for nothing none stays', async () => {
  const out = join(folder, 'one', 'two', 'three');
  await expect(writeOutputs(out, [{ name: 'no/such/folder.txt', content: '' }])).rejects.toThrow(
    'output-unwritable',
  );
  expect(existsSync(join(folder, 'one'))).toBe(false);
});
