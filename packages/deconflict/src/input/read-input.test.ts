import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readInput } from './read-input.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deconflict-input-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function readAll(name: string, content: Uint8Array) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const parts: Buffer[] = [];
  const digest = await readInput(path, (bytes) => parts.push(Buffer.from(bytes)));
  return { digest, text: Buffer.concat(parts).toString() };
}

const text = Array.from({ length: 100_000 }, (_, line) => `line ${line * 7919}\n`).join('');

test('a plain file passes as it is', async () => {
  const { digest, text: read } = await readAll('plain.txt', Buffer.from(text));
  expect(read === text).toBe(true);
  expect(digest.fault).toBeUndefined();
});

test('a gzipped file passes decompressed, whatever its name', async () => {
  const { digest, text: read } = await readAll('trace.json', gzipSync(text));
  expect(read === text).toBe(true);
  expect(digest.fault).toBeUndefined();
});

test('gzip members one after the other pass as one file', async () => {
  const { text: read } = await readAll('two.gz', Buffer.concat([gzipSync('one '), gzipSync('two')]));
  expect(read).toBe('one two');
});

test('a truncated gzip file passes what came before the damage and says so', async () => {
  const whole = gzipSync(text);
  const { digest, text: read } = await readAll('cut.gz', whole.subarray(0, whole.length >> 1));
  expect(digest.fault?.code).toBe('input-truncated-gzip');
  expect(text.startsWith(read)).toBe(true);
  expect(read.length).toBeGreaterThan(0);
});

test('a flipped byte in a gzip file is damage, and the digest still covers the whole file', async () => {
  const damaged = Buffer.from(gzipSync(text));
  damaged[damaged.length >> 1]! ^= 0xff;
  const { digest } = await readAll('flip.gz', damaged);
  expect(digest.fault?.code).toBe('input-truncated-gzip');
  expect(digest.bytes).toBe(damaged.length);
});

test('an empty file is a fault', async () => {
  const { digest } = await readAll('empty.txt', new Uint8Array());
  expect(digest.fault?.code).toBe('input-empty');
});

test('a missing file is a fault', async () => {
  const digest = await readInput(join(folder, 'nowhere.txt'), () => {});
  expect(digest.fault?.code).toBe('input-missing');
});

test.each([
  ['plain', Buffer.from(text)],
  ['gzipped', gzipSync(text)],
])('a fault of whoever takes the bytes of a %s file is no fault of the file', async (kind, content) => {
  const path = join(folder, `taken-${kind}`);
  writeFileSync(path, content);
  const reading = readInput(path, () => {
    throw new RangeError('the taker is at fault');
  });
  await expect(reading).rejects.toThrow('the taker is at fault');
});
