import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { generateAlTanf } from './al-tanf.js';
import { gzip } from './gzip.js';
import { printed } from './rounding.js';

const folder = new URL('../../examples/al-tanf/', import.meta.url);
const readme = readFileSync(new URL('README.md', folder), 'utf8');
const files: ReadonlyMap<string, Uint8Array> = generateAlTanf(readme);

describe('the example al-tanf', () => {
  it.each([...files.keys()])('%s is what the generator writes, byte for byte', (name) => {
    const committed = readFileSync(new URL(name, folder));
    expect(committed.equals(files.get(name)!)).toBe(true);
  });

  it('holds no track file that the generator does not write', () => {
    const tracks = readdirSync(new URL('tracks/', folder)).map((name) => `tracks/${name}`);
    expect(tracks.filter((name) => !files.has(name))).toEqual([]);
  });

  it('says SYNTHETIC in the name of every track file', () => {
    for (const name of readdirSync(new URL('tracks/', folder))) expect(name).toMatch(/^SYNTHETIC-/);
  });

  it('stays below 1 MiB a file and 1.5 MB altogether', () => {
    const sizes = [...files.keys()].map((name) => statSync(new URL(name, folder)).size);
    expect(Math.max(...sizes)).toBeLessThan(1 << 20);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_500_000);
  });

  it('comes out the same in another process, time zone and locale', () => {
    const script = `
      const { generateAlTanf } = await import(${JSON.stringify(new URL('al-tanf.js', import.meta.url).href)});
      const { readFileSync } = await import('node:fs');
      const { createHash } = await import('node:crypto');
      const readme = readFileSync(${JSON.stringify(fileURLToPath(new URL('README.md', folder)))}, 'utf8');
      const hash = createHash('sha256');
      for (const [name, bytes] of generateAlTanf(readme)) hash.update(name).update(bytes);
      process.stdout.write(hash.digest('hex'));
    `;
    const elsewhere = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TZ: 'Pacific/Kiritimati', LC_ALL: 'ar_SY.UTF-8' },
      encoding: 'utf8',
    });
    const here = createHash('sha256');
    for (const [name, bytes] of files) here.update(name).update(bytes);
    expect(elsewhere).toBe(here.digest('hex'));
  });
});

describe('the generator', () => {
  it('packs what every gunzip unpacks', () => {
    const texts = ['', 'a', 'abcabcabcabcabcabcabcabc', 'x'.repeat(100_000), readme.repeat(40)];
    const noise = Uint8Array.from(
      { length: 300_000 },
      (_, at) => (Math.imul(at + 1, 0x9e3779b1) >>> 13) & 0xff,
    );
    for (const bytes of [...texts.map((text) => new TextEncoder().encode(text)), noise]) {
      expect(gunzipSync(gzip(bytes)).equals(bytes)).toBe(true);
    }
  });

  it('stops at a number that another engine might round the other way', () => {
    expect(printed(0.1234562, 6)).toBe('0.123456');
    expect(() => printed(0.1234565, 6)).toThrow('edge of rounding');
    expect(() => printed(0.1234565 + 1e-14, 6)).toThrow('edge of rounding');
    expect(printed(-0.0000001, 3)).toBe('0.000');
  });
});
