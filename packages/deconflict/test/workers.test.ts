import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DeconflictError } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkFiles } from '../src/check/check-files.ts';
import type { DiagnosticTotal } from '../src/input/diagnostic-log.ts';
import { outputFiles } from '../src/output/output-files.ts';
import type { ReportModel } from '../src/report/report-model.ts';
import { root, runDeconflict } from './command.ts';
import { silent } from './silent-progress.ts';
import { agreementText, writeManyFiles } from './workers-files.ts';

/** The number of threads that read files changes how long a check takes and nothing else. */
let folder: string;
let agreement: string;
let tracks: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deconflict-workers-'));
  agreement = join(folder, 'agreement.yaml');
  tracks = join(folder, 'tracks');
  mkdirSync(tracks);
  writeFileSync(agreement, agreementText);
  writeManyFiles(tracks);
});
afterAll(() => rmSync(folder, { recursive: true }));

function check(
  workers: number,
  agreementPath: string,
  paths: readonly string[],
  skipDamaged = false,
): Promise<ReportModel> {
  return checkFiles(agreementPath, paths, { progress: silent, skipDamaged, workers });
}

function bytesOf(model: ReportModel): string {
  return outputFiles(model)
    .map(({ name, content }) => `${name}\n${content}`)
    .join('\n');
}

async function expectSame(
  agreementPath: string,
  paths: readonly string[],
  skipDamaged = false,
): Promise<ReportModel> {
  const alone = await check(1, agreementPath, paths, skipDamaged);
  for (const workers of [2, 4]) {
    const together = await check(workers, agreementPath, paths, skipDamaged);
    expect(bytesOf(together) === bytesOf(alone), `${workers} workers`).toBe(true);
    expect(together.diagnostics).toEqual(alone.diagnostics);
    expect(together.inputs).toEqual(alone.inputs);
  }
  return alone;
}

describe('one, two and four workers give the same bytes', () => {
  test('for the bundled example', async () => {
    const example = join(root, 'examples/al-tanf');
    const model = await expectSame(join(example, 'agreement.yaml'), [join(example, 'tracks')]);
    expect(model.inputs.filter(({ format }) => format !== 'geojson' && format !== 'openair')).toHaveLength(6);
    expect(model.result.findings).not.toEqual([]);
  });

  test('for many small files with faults in all of them', async () => {
    const model = await expectSame(agreement, [tracks]);
    expect(model.inputs).toHaveLength(61);
    expect(model.result.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['entry', 'distance']),
    );
    expect(model.result.twins).toEqual([{ aircraft: 'non-icao:2b0001', of: 'icao:ae0001' }]);
    const zero = (model.diagnostics as readonly DiagnosticTotal[]).find(
      ({ code }) => code === 'track-position-zero',
    )!;
    expect(zero.count).toBe(60);
    expect(zero.first.map(({ file }) => file)).toEqual([
      'SYNTHETIC-00.jsonl.gz',
      'SYNTHETIC-01.jsonl',
      'SYNTHETIC-02.jsonl',
      'SYNTHETIC-03.jsonl.gz',
      'SYNTHETIC-04.jsonl',
    ]);
  });

  test('for the same files named in another order and twice', async () => {
    const paths = readdirSync(tracks).map((name) => join(tracks, name));
    const model = await expectSame(agreement, [...[...paths].reverse(), paths[0]!, paths[7]!]);
    const names = model.inputs.map(({ name }) => name);
    expect(names).toEqual([...names].sort());
    expect(model.inputs).toHaveLength(63);
  });

  test('for more workers than files', async () => {
    const path = join(tracks, 'SYNTHETIC-recorder.igc');
    const [alone, together] = [
      await check(1, agreement, [path, path]),
      await check(9, agreement, [path, path]),
    ];
    expect(bytesOf(together) === bytesOf(alone)).toBe(true);
  });

  test('as the command writes them', () => {
    const written = (workers: string): string => {
      const out = join(folder, `out-${workers}`);
      const { status, stderr } = runDeconflict(
        'check',
        agreement,
        tracks,
        '--out',
        out,
        '--workers',
        workers,
        '-q',
      );
      expect([status, stderr]).toEqual([0, '']);
      return readdirSync(out)
        .map((name) => `${name}\n${readFileSync(join(out, name), 'utf8')}`)
        .sort()
        .join('\n');
    };
    const alone = written('1');
    expect(alone.length).toBeGreaterThan(100_000);
    expect(written('4') === alone).toBe(true);
  });
});

describe('faulty files among good ones', () => {
  let paths: string[];
  beforeAll(() => {
    const good = readdirSync(tracks).map((name) => join(tracks, name));
    const whole = gzipSync(readFileSync(join(tracks, 'SYNTHETIC-recorder.igc')));
    const faulty = {
      'empty-1.jsonl': '',
      'cut.igc.gz': whole.subarray(0, whole.length >> 1),
      'junk.bin': Uint8Array.from({ length: 400_000 }, (_, index) => (index * 7919 + (index >> 3)) % 256),
      'empty-2.jsonl': '',
    };
    const bad = Object.entries(faulty).map(([name, content]) => {
      writeFileSync(join(folder, name), content);
      return join(folder, name);
    });
    paths = [
      ...good.slice(0, 3),
      bad[0]!,
      ...good.slice(3, 9),
      bad[1]!,
      bad[2]!,
      good[9]!,
      bad[3]!,
      ...good.slice(10),
    ];
  });

  async function faultsOf(workers: number): Promise<readonly Diagnostic[]> {
    const error: unknown = await check(workers, agreement, paths).catch((cause: unknown) => cause);
    expect(error).toBeInstanceOf(DeconflictError);
    return (error as DeconflictError).diagnostics;
  }

  test('are all told, in the order of files', async () => {
    const alone = await faultsOf(1);
    expect(alone.map(({ code }) => code)).toEqual([
      'input-empty',
      'input-truncated-gzip',
      'input-unknown-format',
      'input-empty',
    ]);
    expect(await faultsOf(2)).toEqual(alone);
    expect(await faultsOf(4)).toEqual(alone);
  });

  test('can be left out, with the same bytes', async () => {
    const model = await expectSame(agreement, paths, true);
    expect(
      model.diagnostics.filter(({ code }) => code.startsWith('input-')).map(({ count }) => count),
    ).toEqual([2, 1, 1]);
  });
});

test('progress goes up to all bytes and all files', async () => {
  const shown: string[] = [];
  const progress = { show: (text: () => string) => void shown.push(text()), clear: () => {} };
  await checkFiles(agreement, [tracks], { progress, skipDamaged: false, workers: 2 });
  const shares = shown.flatMap((text) => /^reading \d+\/61 {2}(\d+) %/.exec(text)?.[1] ?? []).map(Number);
  expect(shares.length).toBeGreaterThan(60);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(Math.max(...shares)).toBeLessThanOrEqual(100);
  expect(shares.at(-1)).toBeGreaterThan(90);
});

describe('--workers', () => {
  test.each(['0', '65', 'many', '-1', '1.5', ''])('%j is a wrong call', (count) => {
    const run = runDeconflict('check', agreement, tracks, '--workers', count);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain('Expected a whole number from 1 to 64.');
  });
});
