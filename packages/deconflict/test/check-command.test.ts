import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, runDeconflict } from './command.ts';
import type { CommandRun } from './command.ts';

const agreement = 'examples/al-tanf/agreement.yaml';
const tracks = 'examples/al-tanf/tracks';

let out: string;
let run: CommandRun;
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), 'deconflict-check-'));
  run = runDeconflict('check', agreement, tracks, '--out', out);
});
afterAll(() => rmSync(out, { recursive: true }));

function written(name: string): string {
  return readFileSync(join(out, name), 'utf8');
}

test('a check prints a table and ends with code 0', () => {
  expect(run.status).toBe(0);
  expect(run.stdout).toContain('SYNTHETIC');
  expect(run.stdout).toMatch(/entry .*14\.\.15 +8\.\.9 +12\.\.13 +5\.\.6 +471\.4\.\.473\.5/);
});

test('without a terminal there is no progress and no colour', () => {
  expect(run.stderr).toBe('');
  expect(run.stdout).not.toContain(String.fromCharCode(27));
});

test('the summary tells what became of the fixes and which columns were left out', () => {
  expect(run.stdout).toMatch(/\d+ fixes received: \d+ used, \d+ duplicates, /);
  expect(run.stdout).toMatch(/^columns left out: .*; widen the window or use --out$/m);
});

test('a file name that holds "synthetic" makes real tracks no example', () => {
  const text = readFileSync(join(root, agreement), 'utf8').replace(/^synthetic: true$/m, '');
  const folder = mkdtempSync(join(tmpdir(), 'deconflict-real-'));
  writeFileSync(join(folder, 'agreement.yaml'), text);
  for (const name of ['areas.geojson', 'drop-box.openair'])
    copyFileSync(join(root, 'examples/al-tanf', name), join(folder, name));
  const track = 'examples/al-tanf/tracks/SYNTHETIC-drop-aircraft.igc';
  const { stdout } = runDeconflict('check', join(folder, 'agreement.yaml'), track, '--json');
  rmSync(folder, { recursive: true });
  expect(JSON.parse(stdout).synthetic).toBe(false);
});

test('the order in which files are named changes no byte', () => {
  const [a, b] = ['SYNTHETIC-airway-opensky-states.csv.gz', 'SYNTHETIC-drop-aircraft.igc'].map((name) =>
    join(tracks, name),
  );
  const { stdout } = runDeconflict('check', agreement, a!, b!, '--json');
  expect(runDeconflict('check', agreement, b!, a!, '--json').stdout === stdout).toBe(true);
});

describe('findings.json', () => {
  test('follows its published schema', () => {
    const schema = JSON.parse(
      readFileSync(join(root, 'packages/deconflict/schemas/findings.schema.json'), 'utf8'),
    );
    const validate = new Ajv2020({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
    validate(JSON.parse(written('findings.json')));
    expect(validate.errors).toBeNull();
  });

  test('holds whole numbers and nothing that is absent', () => {
    const faults: string[] = [];
    JSON.parse(written('findings.json'), (key, value: unknown) => {
      if (value === null || (typeof value === 'number' && !Number.isSafeInteger(value)))
        faults.push(`${key}: ${String(value)}`);
      return value;
    });
    expect(faults).toEqual([]);
  });

  test('is what --json prints', () => {
    expect(runDeconflict('check', agreement, tracks, '--json').stdout === written('findings.json')).toBe(
      true,
    );
  });

  test('names no folder and no clock', () => {
    expect(written('findings.json')).not.toContain(root);
    expect(written('findings.json')).not.toContain(new Date().toISOString().slice(0, 10));
  });

  test('gives every finding an id of its own', () => {
    const ids = (JSON.parse(written('findings.json')) as { findings: { id: string }[] }).findings.map(
      ({ id }) => id,
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('findings.csv has one row a finding, all of one length', () => {
  const rows = written('findings.csv').trimEnd().split('\r\n');
  const { findings } = JSON.parse(written('findings.json')) as { findings: unknown[] };
  expect(rows).toHaveLength(findings.length + 1);
  const cells = rows.map((row) => row.match(/(?:^|,)(?:"(?:[^"]|"")*"|[^,"]*)/g)!.length);
  expect(new Set(cells).size).toBe(1);
});

test('findings.geojson is GeoJSON with longitude first', () => {
  const { type, features } = JSON.parse(written('findings.geojson')) as {
    type: string;
    features: { properties: { role: string }; geometry: { type: string; coordinates: number[] } }[];
  };
  expect(type).toBe('FeatureCollection');
  const entry = features.find(({ properties }) => properties.role.startsWith('entry'))!;
  expect(entry.geometry.coordinates[0]).toBeGreaterThan(37.9);
  expect(entry.geometry.coordinates[1]).toBeLessThan(34.1);
});

test('report.html is one file that fetches nothing', () => {
  const page = written('report.html');
  expect(page).toMatch(/^<!doctype html>/i);
  expect(page).not.toMatch(/(?:src|href)="(?!#|data:)/);
});

test('--quiet prints nothing', () => {
  const quiet = runDeconflict('check', agreement, tracks, '--quiet');
  expect([quiet.stdout, quiet.stderr, quiet.status]).toEqual(['', '', 0]);
});

describe('--fail-on', () => {
  test('confirmed ends with code 1 where something is confirmed', () => {
    expect(runDeconflict('check', agreement, tracks, '--quiet', '--fail-on', 'confirmed').status).toBe(1);
  });

  test('ends with code 0 where nothing is found', () => {
    const alone = 'examples/al-tanf/tracks/SYNTHETIC-airway-opensky-states.csv.gz';
    expect(runDeconflict('check', agreement, alone, '--quiet', '--fail-on', 'possible').status).toBe(0);
  });
});

test('a check that finds nothing says what was observed and what was not', () => {
  const alone = 'examples/al-tanf/tracks/SYNTHETIC-airway-opensky-states.csv.gz';
  const { stdout } = runDeconflict('check', agreement, alone);
  expect(stdout).toContain('Nothing found. What was not observed is listed under coverage.');
  expect(stdout).toMatch(/hama-west +0 %/);
});

test('inspect tells what every file of the example holds', () => {
  const { stdout, status } = runDeconflict('inspect', 'examples/al-tanf');
  expect(status).toBe(3);
  expect(stdout).toContain('kind:            OpenAir');
  expect(stdout).toMatch(/kind: +Deconflict agreement/);
  expect(stdout).toMatch(/aircraft: +\d+/);
});
