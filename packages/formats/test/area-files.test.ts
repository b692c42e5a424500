import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { HeightLimit } from '@deconflict/engine/geo';
import { recogniseAreas, refusedAreaFormat } from '@deconflict/formats/recognise-areas';
import { readOpenAir } from '@deconflict/formats/openair';
import type { AreaFile } from '@deconflict/formats/reader';
import { describe, expect, it } from 'vitest';
import { checkAreaFile } from './area-mutations.ts';

const checkout = new URL('../../../', import.meta.url);
const data = fileURLToPath(new URL('../shared/data/', checkout));
const present = existsSync(`${data}airspace-openair`);
const page = readFileSync(new URL('docs/reference/files-read-areas.md', checkout), 'utf8');

const folders = ['airspace-openair/', 'airspace-openair/openaip_fixtures/', 'airspace-geojson/'];
const files = present
  ? folders.flatMap((folder) =>
      readdirSync(data + folder)
        .filter((name) => /\.(?:txt|openair|geojson)(?:\.gz)?$/.test(name) || name === 'LFBOTMA.json')
        .map((name) => folder + name),
    )
  : [];

describe.skipIf(!present)('real area files', () => {
  it.each(files)('%s gives what docs/reference/files-read-areas.md says', (file) => {
    const name = nameOf(file);
    const areaFile = read(file);
    checkAreaFile(areaFile, file);
    expect(rowOf(areaFile, name)).toBe(statedRow(name));
  });

  it.each(files.filter((file) => !file.includes('geojson')))('%s: every AC line is accounted for', (file) => {
    const stated = acLinesStated(nameOf(file));
    const { totals } = read(file);
    const accounted =
      totals.read + totals.withoutPosition + Object.values(totals.skipped).reduce((a, b) => a + b, 0);
    // One terrain polygon, and one airspace without AC.
    const more = { 'aerofiles_sample.txt': 1, 'without-ac.txt': 1 }[nameOf(file)] ?? 0;
    expect(accounted).toBe(stated + more);
  });

  it.each(files)('%s is recognised by its content', (file) => {
    const head = bytesOf(file).subarray(0, 65_536);
    if (/ignored-only/.test(file)) expect(recogniseAreas(head, 'a')).toBeUndefined();
    else expect(recogniseAreas(head, 'a')?.id).toBe(file.includes('geojson') ? 'geojson' : 'openair');
  });

  it('takes no track, NOTAM or agreement for an area file', () => {
    const others = readdirSync(data).filter((name) => /^(?:tracks-(?!gpx)|notam|vertical|sun)/.test(name));
    let looked = 0;
    for (const folder of others) {
      for (const name of readdirSync(data + folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(?:igc|csv|json|txt|sbs|log)(?:\.gz)?$/i.test(name)) continue;
        const head = bytesOf(`${folder}/${name}`).subarray(0, 65_536);
        expect(recogniseAreas(head, name)?.id, `${folder}/${name}`).toBeUndefined();
        looked += 1;
      }
    }
    expect(looked).toBeGreaterThan(100);
  });

  it('refuses the file of Tim Newport-Peace and says what it is', () => {
    const head = bytesOf('airspace-openair/xcsoar_tnp.sua');
    expect(recogniseAreas(head, 'tnp.sua')).toBeUndefined();
    expect(refusedAreaFormat(head, 'tnp.sua')).toMatchObject({
      code: 'area-file-other-format',
      file: 'tnp.sua',
    });
    expect(read('airspace-openair/xcsoar_tnp.sua').areas).toEqual([]);
  });

  it.each([
    ['ch_2025_shv_feet.txt', 'ch_2025_shv_metric.txt', 288],
    ['ch_2025_wildlife_feet.txt', 'ch_2025_wildlife_meters.txt', 50],
  ])('%s and %s: all %i names and outlines identical', (feet, metric, count) => {
    const [a, b] = [read(`airspace-openair/${feet}`).areas, read(`airspace-openair/${metric}`).areas];
    expect(a).toHaveLength(count);
    const outlines = (areas: typeof a) =>
      areas.map(({ name, volumes }) => [name, volumes.map(({ outline }) => outline)]);
    expect(outlines(b)).toEqual(outlines(a));
  });

  it('391 of the 576 limits of the Swiss twins differ by more than a metre', () => {
    const limits = (file: string): HeightLimit[] =>
      read(file).areas.flatMap(({ volumes }) => volumes.flatMap(({ floor, ceiling }) => [floor, ceiling]));
    const feet = limits('airspace-openair/ch_2025_shv_feet.txt');
    const metric = limits('airspace-openair/ch_2025_shv_metric.txt');
    const heightOf = (limit: HeightLimit | undefined) => (limit?.kind === 'height' ? limit.heightM : 0);
    expect(feet).toHaveLength(576);
    expect(
      feet.filter((limit, index) => Math.abs(heightOf(limit) - heightOf(metric[index])) > 1),
    ).toHaveLength(391);
  });

  it('leaves 329 repeated points out of the wildlife areas', () => {
    const { diagnostics } = read('airspace-openair/ch_2025_wildlife_feet.txt');
    const repeated = diagnostics.filter(({ code }) => code === 'area-points-repeated');
    expect(repeated.reduce((sum, { got }) => sum + Number.parseInt(got, 10), 0)).toBe(329);
  });

  it('reads names and limits of the XCSoar sample as XCSoar does, but for 0 and units', () => {
    const { areas } = read('airspace-openair/xcsoar_openair.txt');
    const byName = new Map(
      areas.map(({ name, volumes }) => [name, [volumes[0]?.floor, volumes[0]?.ceiling]]),
    );
    const amsl = (heightM: number) => ({ kind: 'height', heightM, datum: 'AMSL' });
    const agl = (heightM: number) => ({ kind: 'height', heightM, datum: 'AGL' });
    const level = (heightM: number) => ({ kind: 'height', heightM, datum: 'FL' });
    expect(byName.get('Circle-Test')).toEqual([amsl(304.8), amsl(609.6)]);
    expect(byName.get('Height-Test-1')).toEqual([{ kind: 'surface' }, amsl(609.6)]);
    expect(byName.get('Height-Test-2')).toEqual([{ kind: 'surface' }, level(1981.2)]);
    expect(byName.get('Height-Test-3')).toEqual([agl(30.48), { kind: 'unlimited' }]);
    expect(byName.get('Height-Test-4')).toEqual([amsl(100), { kind: 'unlimited' }]);
    expect(byName.get('Height-Test-5')).toEqual([agl(100), amsl(450)]);
    expect(byName.get('Height-Test-6')).toEqual([agl(15.24), level(1524)]);
    expect(byName.size).toBe(26);
  });
});

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

function bytesOf(file: string): Uint8Array {
  const bytes = readFileSync(data + file);
  return file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
}

function read(file: string): AreaFile {
  const bytes = bytesOf(file);
  const format = recogniseAreas(bytes.subarray(0, 65_536), file);
  return format === undefined ? readOpenAir(bytes, file) : format.readAreas(bytes, file);
}

/** A row of the page, but for the reason in its last column. */
function rowOf({ totals, diagnostics }: AreaFile, name: string): string {
  const codes = new Map<string, number>();
  for (const { code } of diagnostics) codes.set(code, (codes.get(code) ?? 0) + 1);
  const counted = (entries: [string, number][]) =>
    entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, count]) => `${count} ${code}`)
      .join(', ') || '-';
  const cells = [
    name,
    totals.read,
    totals.repaired,
    totals.withoutPosition,
    counted(Object.entries(totals.skipped)),
  ];
  return [...cells, counted([...codes])].join(' | ');
}

function statedRow(name: string): string {
  const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';
  return row
    .split('|')
    .slice(1, 7)
    .map((cell) => cell.trim())
    .join(' | ');
}

/** From the README beside the data, which was counted by other means. */
function acLinesStated(name: string): number {
  const readme = readFileSync(`${data}airspace-openair/README.md`, 'utf8');
  const row = readme.split('\n').find((line) => line.includes(`${name} |`)) ?? '';
  return Number(/(\d+) AC,/.exec(row)?.[1] ?? 0);
}
