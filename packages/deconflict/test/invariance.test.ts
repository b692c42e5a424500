import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { CheckRun } from '@deconflict/engine/account';
import type { CheckResult } from '@deconflict/engine/account';
import type { Agreement } from '@deconflict/engine/agreement';
import { loadGeoid } from '@deconflict/engine/geo';
import type { Geoid } from '@deconflict/engine/geo';
import { recogniseTracks } from '@deconflict/formats/recognise';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { loadAgreement } from '../src/input/load-agreement.ts';
import { findingRecord } from '../src/output/finding-record.ts';
import { root } from './command.ts';

/**
 * What must not change a finding: the order of files, where they are cut, how many bytes come at a time, how much
 * memory there is, and the names of the parties.
 */
const example = join(root, 'examples/al-tanf');

interface TrackText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

let files: readonly TrackText[];
let agreement: Agreement;
let geoid: Geoid;
let whole: string;

beforeAll(async () => {
  geoid = await loadGeoid();
  agreement = loadAgreement(join(example, 'agreement.yaml')).agreement;
  files = readdirSync(join(example, 'tracks')).map((name) => {
    const bytes = readFileSync(join(example, 'tracks', name));
    return { name: name.replace(/\.gz$/, ''), bytes: name.endsWith('.gz') ? gunzipSync(bytes) : bytes };
  });
  whole = print(check(files));
});

function check(
  tracks: readonly TrackText[],
  use: Agreement = agreement,
  chunk = 1 << 16,
  blockRows = 1 << 19,
): CheckResult {
  const run = new CheckRun(use, { geoid, blockRows });
  for (const { name, bytes } of tracks) {
    const format = recogniseTracks(bytes.subarray(0, 65_536), name)!.format;
    const reader = format.createReader(name, { fixes: (batch) => run.add(batch), diagnostic: () => {} });
    for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk));
    reader.end();
  }
  return run.finish();
}

function print({ findings, counts, measurements, coverage }: CheckResult): string {
  return JSON.stringify({ findings: findings.map(findingRecord), counts, measurements, coverage });
}

test('the order of files changes nothing', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...files.keys()], { minLength: files.length }), (order) => {
      expect(print(check(order.map((index) => files[index]!))) === whole).toBe(true);
    }),
    { seed: 20231114, numRuns: 6 },
  );
});

test('feeding a few bytes at a time changes nothing', () => {
  expect(print(check(files, agreement, 61)) === whole).toBe(true);
});

test('so little memory that every fix goes through the page store changes nothing', () => {
  expect(print(check(files, agreement, 1 << 16, 257)) === whole).toBe(true);
});

test('cutting line files anywhere between lines changes nothing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
      (cuts) => {
        const parts = files.flatMap((file) => (isLines(file.name) ? cutLines(file, cuts) : [file]));
        expect(print(check([...parts].reverse())) === whole).toBe(true);
      },
    ),
    { seed: 20231114, numRuns: 5 },
  );
});

test('giving every file twice changes nothing', () => {
  expect(print(check([...files, ...files])) === whole).toBe(true);
});

test('swapping the parties mirrors every finding', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deconflict-swap-'));
  try {
    for (const name of ['areas.geojson', 'drop-box.openair'])
      writeFileSync(join(folder, name), readFileSync(join(example, name)));
    const text = readFileSync(join(example, 'agreement.yaml'), 'utf8');
    writeFileSync(
      join(folder, 'agreement.yaml'),
      text.replaceAll(/\b(?:coalition|syria-russia)\b(?=[:,\]} \n])/g, otherParty),
    );
    const swapped = check(files, loadAgreement(join(folder, 'agreement.yaml')).agreement);
    expect(mirror(print(swapped)) === whole).toBe(true);
    expect(print(swapped) === whole).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A result with the two party ids exchanged wherever they stand as a value. */
function mirror(printed: string): string {
  return printed.replaceAll(/"(coalition|syria-russia)"/g, (_, id: string) => `"${otherParty(id)}"`);
}

function otherParty(id: string): string {
  return id === 'coalition' ? 'syria-russia' : 'coalition';
}

function isLines(name: string): boolean {
  return name.endsWith('.jsonl') || name.includes('.sbs1.');
}

function cutLines({ name, bytes }: TrackText, cuts: readonly number[]): TrackText[] {
  const lines = new TextDecoder('latin1').decode(bytes).split(/(?<=\n)/);
  // A part must be long enough to be recognised for what it is.
  const bounds = [0];
  for (const cut of cuts.map((share) => Math.floor(share * lines.length)).sort((a, b) => a - b)) {
    if (cut - bounds.at(-1)! >= 20 && lines.length - cut >= 20) bounds.push(cut);
  }
  return bounds
    .map((start, index) => lines.slice(start, bounds[index + 1]).join(''))
    .map((text, index) => ({
      name: `${index}-${name}`,
      bytes: Uint8Array.from(text, (character) => character.charCodeAt(0)),
    }));
}
