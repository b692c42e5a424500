import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findInputs } from './find-inputs.ts';
import { loadAgreement } from './load-agreement.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deconflict-find-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('links to a folder above end nowhere and bring no file twice', async () => {
  const loop = join(folder, 'loop');
  mkdirSync(join(loop, 'below'), { recursive: true });
  writeFileSync(join(loop, 'below', 'a.igc'), 'a');
  symlinkSync('..', join(loop, 'below', 'up-1'));
  symlinkSync('..', join(loop, 'below', 'up-2'));
  expect(await findInputs([loop])).toEqual([join(loop, 'below', 'a.igc')]);
});

const hasPipes = process.platform !== 'win32';

test.skipIf(!hasPipes)('a named pipe is an error and is not waited for', async () => {
  const pipes = join(folder, 'pipes');
  mkdirSync(pipes);
  const pipe = join(pipes, 'flight.igc');
  execFileSync('mkfifo', [pipe]);
  await expect(findInputs([pipes])).rejects.toThrow(/got a named pipe.*\[input-unreadable\]/);
  expect(() => loadAgreement(pipe)).toThrow(/got a named pipe, expected a file;.*\[input-unreadable\]/);
});

test.skipIf(!hasPipes)('a device is an error', async () => {
  await expect(findInputs(['/dev/null'])).rejects.toThrow(/got a device.*\[input-unreadable\]/);
});

test('a folder in place of an agreement is told as such', () => {
  expect(() => loadAgreement(folder)).toThrow(/got a folder, expected a file;.*\[input-unreadable\]/);
});
