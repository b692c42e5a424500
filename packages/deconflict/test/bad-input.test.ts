import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, runDeconflict, runDeconflictInto } from './command.ts';

const example = join(root, 'examples/al-tanf');
const agreement = join(example, 'agreement.yaml');
const goodTrack = join(example, 'tracks/SYNTHETIC-drop-aircraft.igc');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deconflict-bad-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs a check that must fail cleanly: the code on standard error, no stack trace, nothing written. */
function expectFault(code: string, status: number, ...parameters: readonly string[]): string {
  const out = join(folder, `out-${code}`);
  const run = runDeconflict('check', ...parameters, '--out', out);
  expect(run.stderr).toContain(`[${code}]`);
  expect(run.stderr).toContain('hint:');
  expect(run.stderr).not.toMatch(/\n\s+at /);
  expect(run.status).toBe(status);
  expect(existsSync(out)).toBe(false);
  return run.stderr;
}

describe('a track file that', () => {
  test('is missing', () => expectFault('input-missing', 3, agreement, join(folder, 'nowhere.igc')));

  test('is empty', () => expectFault('input-empty', 3, agreement, write('empty.igc', '')));

  test('is binary junk', () => {
    const junk = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3)) % 256);
    expectFault('input-unknown-format', 3, agreement, write('junk.igc', junk));
  });

  test('is a truncated gzip file', () => {
    const whole = gzipSync(readFileSync(goodTrack));
    expectFault(
      'input-truncated-gzip',
      3,
      agreement,
      write('cut.igc.gz', whole.subarray(0, whole.length - 300)),
    );
  });

  test.each([
    ['OpenAir', join(example, 'drop-box.openair'), /got an airspace file \(OpenAir\)/],
    ['GeoJSON', join(example, 'areas.geojson'), /got an airspace file \(GeoJSON/],
    ['an agreement', agreement, /got an agreement/],
  ])('is %s is told as such', (_, path, words) => {
    expect(expectFault('input-unknown-format', 3, agreement, path)).toMatch(words);
  });

  test('holds no fixes', () => {
    expectFault(
      'no-fixes',
      3,
      agreement,
      write('nothing.igc', 'AXXX001 SYNTHETIC\r\nHFDTE020823\r\nHFGIDGLIDERID:NONE\r\n'),
    );
  });

  test('is damaged is left out on request, and every output says so', () => {
    const out = join(folder, 'out-skip');
    const run = runDeconflict(
      'check',
      agreement,
      goodTrack,
      write('void.igc', ''),
      '--skip-damaged',
      '--out',
      out,
    );
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('[input-empty]');
    expect(readFileSync(join(out, 'findings.json'), 'utf8')).toContain('input-empty');
  });
});

test('a track whose clock goes backwards is read and the fault is counted', () => {
  const fix = (second: number): string =>
    `B1000${String(second).padStart(2, '0')}3330000N03840000EA0100001000\r\n`;
  const lines = `AXXX001 SYNTHETIC\r\nHFDTE020823\r\n${[10, 12, 11, 14, 16].map(fix).join('')}`;
  const run = runDeconflict('check', agreement, write('backwards.igc', lines), '--json');
  expect(run.status).toBe(0);
  expect(JSON.parse(run.stdout).fixes.used).toBe(5);
});

test('a track with NaN for a position loses only that record', () => {
  const row = (lat: string, seconds: number): string =>
    `{"hex":"ae0001","lat":${lat},"lon":38.6,"alt_baro":30000,"now":${1690950000 + seconds},"seen_pos":0.0,"type":"adsb_icao","nac_p":9}\n`;
  const lines = row('33.5', 0) + row('NaN', 5) + row('33.51', 10);
  const run = runDeconflict('inspect', write('nan.jsonl', lines), '--json');
  const description = JSON.parse(run.stdout);
  expect(description.totals.read).toBe(2);
  expect(Object.values(description.totals.skipped)).toEqual([1]);
});

describe('an agreement that', () => {
  const text = (): string => readFileSync(agreement, 'utf8');
  const variant = (name: string, from: string | RegExp, to: string): string => {
    const changed = text().replace(from, to);
    expect(changed).not.toBe(text());
    for (const file of ['areas.geojson', 'drop-box.openair']) {
      if (!existsSync(join(folder, file)))
        writeFileSync(join(folder, file), readFileSync(join(example, file)));
    }
    return write(name, changed);
  };

  test('is missing', () => expectFault('input-missing', 3, join(folder, 'nowhere.yaml'), goodTrack));

  test.each([
    [
      'names a party it does not have',
      /between: \[coalition, syria-russia\]/,
      'between: [coalition, nobody]',
      'agreement-party-unknown',
    ],
    ['names an area it does not have', /area: hama-drop-box/, 'area: hama-drop', 'agreement-area-unknown'],
    ['uses a unit that does not exist', /horizontal: 3 NM/, 'horizontal: 3 miles', 'agreement-unit-unknown'],
    [
      'has a rule of a kind that does not exist',
      /kind: standoff/,
      'kind: stand-off',
      'agreement-rule-kind-unknown',
    ],
  ])('%s', (_, from, to, code) => {
    const stderr = expectFault(code, 3, variant(`${code}.yaml`, from, to), goodTrack);
    expect(stderr).toMatch(/\.yaml:\d+:\d+: error: /);
    expect(stderr).toMatch(/\n +\d+ \| .*\n +\| +\^+/);
  });
});

describe('a folder that', () => {
  const asRoot = process.getuid?.() === 0;

  test.skipIf(asRoot)('cannot be read', () => {
    const closed = join(folder, 'closed');
    mkdirSync(closed);
    chmodSync(closed, 0);
    expectFault('input-unreadable', 3, agreement, closed);
    chmodSync(closed, 0o700);
  });

  test('cannot be written to because it is a file', () => {
    const file = write('occupied', 'a file');
    const run = runDeconflict('check', agreement, goodTrack, '--out', file);
    expect(run.status).toBe(4);
    expect(run.stderr).toContain('[output-unwritable]');
    expect(readFileSync(file, 'utf8')).toBe('a file');
  });

  test('lies below a file', () => {
    const run = runDeconflict('check', agreement, goodTrack, '--out', join(write('ok.zip', 'zip'), 'x', 'y'));
    expect(run.status).toBe(4);
    expect(run.stderr).toContain('[output-unwritable]');
  });

  test('holds a folder by the name of an output is left as it was', () => {
    const out = join(folder, 'taken');
    mkdirSync(join(out, 'report.html/deep'), { recursive: true });
    writeFileSync(join(out, 'report.html/deep/t.txt'), 'mine');
    const run = runDeconflict('check', agreement, goodTrack, '--out', out);
    expect(run.status).toBe(4);
    expect(run.stderr).toContain('[output-unwritable]');
    expect(readdirSync(out)).toEqual(['report.html']);
    expect(readFileSync(join(out, 'report.html/deep/t.txt'), 'utf8')).toBe('mine');
  });

  test('held former outputs gets the new ones and nothing else', () => {
    const out = join(folder, 'again');
    mkdirSync(out);
    writeFileSync(join(out, 'findings.json'), 'former');
    writeFileSync(join(out, 'notes.txt'), 'mine');
    expect(runDeconflict('check', agreement, goodTrack, '--out', out).status).toBe(0);
    expect(readdirSync(out).sort()).toEqual([
      'findings.csv',
      'findings.geojson',
      'findings.json',
      'notes.txt',
      'report.html',
    ]);
    expect(readFileSync(join(out, 'findings.json'), 'utf8')).not.toBe('former');
  });
});

test.skipIf(!existsSync('/dev/full'))('a result that cannot be printed is an error that is told', () => {
  const full = openSync('/dev/full', 'w');
  const run = runDeconflictInto(full, 'check', agreement, goodTrack, '--json');
  closeSync(full);
  expect(run.status).toBe(4);
  expect(run.stderr).toContain('[output-unwritable]');
  expect(run.stderr).toContain('hint:');
});

describe('a call', () => {
  test.each([
    ['without parameters', ['check']],
    ['with an unknown option', ['check', agreement, goodTrack, '--fast']],
    ['with a wrong value', ['check', agreement, goodTrack, '--fail-on', 'everything']],
    ['of an unknown command', ['judge', agreement]],
  ])('%s ends with code 2 and says what is expected', (_, parameters) => {
    const run = runDeconflict(...parameters);
    expect(run.status).toBe(2);
    expect(run.stderr).toMatch(/error: /);
    expect(run.stderr).not.toMatch(/\n\s+at /);
  });

  test('for help or the version ends with code 0', () => {
    expect(runDeconflict('--help').status).toBe(0);
    expect(runDeconflict('--version').stdout).toMatch(/^\d+\.\d+\.\d+/);
  });
});
