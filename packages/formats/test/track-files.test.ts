import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { dataFolder, listFiles, readTrack, recognise, unpack } from './support/read-track.ts';
import type { TrackReading } from './support/read-track.ts';

/**
 * Every real track file that is there, read and held against what its README counts. `UPDATE_FILES_READ=1` writes the
 * table in docs/reference/files-read.md anew.
 */
const trackFolders = ['igc', 'readsb', 'opensky', 'gpx', 'modes', 'surveillance-csv'].map(
  (name) => `tracks-${name}`,
);

/** Files in those folders that hold no positions, and why. */
const notTracks: Readonly<Record<string, string>> = {
  'tracks-modes/beast_binary_cases.yaml': 'frames for tests, no positions',
  'tracks-modes/beast_sample_dump1090.bin': 'raw frames, not decoded here',
  'tracks-modes/beast_text_cases.yaml': 'frames for tests, no positions',
  'tracks-modes/pymodes_adsb_2016.csv': 'raw frames, not decoded here',
  'tracks-modes/pymodes_golden_v2.json': 'frames with their decode, no positions by time',
  'tracks-surveillance-csv/egll_flights_rt.csv': 'a list of flights, no positions',
};

/** Differences between the records that a README counts and those that are read, each with its reason. */
const differences: Readonly<Record<string, { readonly records: number; readonly because: string }>> = {
  'tracks-modes/sbs1_stratux_20150902.log.gz': {
    records: -3,
    because: 'three lines are START marks; a fourth mark is glued to a cut message',
  },
  'tracks-surveillance-csv/egll_reference_trajectories_20170802.csv.gz': {
    records: -1,
    because: 'the first line names the columns',
  },
};

const docPath = fileURLToPath(new URL('../../../docs/reference/files-read.md', import.meta.url));
const hasData = existsSync(`${dataFolder}tracks-igc`);

interface FileRead {
  readonly name: string;
  readonly format: string;
  readonly reading: TrackReading;
}

describe.skipIf(!hasData)('the real track files (skipped where ../shared/data is absent)', () => {
  const files: FileRead[] = [];
  const unrecognised: string[] = [];

  beforeAll(() => {
    for (const path of trackFolders.flatMap((folder) => listFiles(`${dataFolder}${folder}`))) {
      const name = path.slice(dataFolder.length).replace(/^\//, '');
      const bytes = unpack(new Uint8Array(readFileSync(path)));
      const format = recognise(bytes, name);
      const cuts = Array.from({ length: Math.ceil(bytes.length / 65_536) }, (_, index) => index * 65_536);
      if (format) files.push({ name, format: format.id, reading: readTrack(format, name, bytes, cuts, 20) });
      else unrecognised.push(name);
    }
  }, 300_000);

  const find = (name: string): TrackReading => {
    const file = files.find((candidate) => candidate.name === name);
    if (!file) throw new Error(`${name} was not read`);
    return file.reading;
  };

  test('every file is recognised, but for those that hold no positions', () => {
    expect(unrecognised).toEqual(Object.keys(notTracks).sort());
  });

  test('no file of another kind is taken for a track', () => {
    const folders = [
      'airspace-aixm',
      'airspace-geojson',
      'airspace-openair',
      'airspace-uas-zones',
      'notam',
      'truth-separation',
    ];
    const paths = folders.map((name) => dataFolder + name).filter((path) => existsSync(path));
    const taken = paths
      .flatMap(listFiles)
      .filter((path) => recognise(unpack(new Uint8Array(readFileSync(path))), path));
    expect(taken).toEqual([]);
  });

  test('every record that a README counts is accounted for', () => {
    const counted = readmeCounts();
    const missing: string[] = [];
    for (const { name, reading } of files) {
      const stated = counted.get(name);
      if (stated === undefined) missing.push(name);
      else expect(recordsOf(reading), name).toBe(stated + (differences[name]?.records ?? 0));
    }
    // Its README states the unpacked bytes and, in a note, the positions.
    expect(missing).toEqual(['tracks-readsb/grid_20250602_36_-122.jsonl.gz']);
  });

  test('the files of one competition are 59 aircraft, and of their fixes 19 lie at 0 N 0 E', () => {
    const brazil = files.filter(({ name }) => name.includes('pwc_brazil'));
    const keys = new Set(brazil.flatMap(({ reading }) => [...reading.keys]));
    const sum = (read: (reading: TrackReading) => number): number =>
      brazil.reduce((total, { reading }) => total + read(reading), 0);
    expect(brazil.length).toBe(59);
    expect(keys.size).toBe(59);
    expect(sum(recordsOf)).toBe(728_617);
    expect(sum((reading) => reading.count)).toBe(728_598);
    expect(sum((reading) => reading.totals.skipped['track-position-zero'] ?? 0)).toBe(19);
  });

  test.each([
    ['tracks-opensky/switzerland.json.gz', 139_098, 842],
    ['tracks-readsb/grid_20250602_36_-122.jsonl.gz', 41_294, 507],
    ['tracks-readsb/nevada_1hr_20230829.jsonl.gz', 4920, 59],
    ['tracks-surveillance-csv/egll_reference_trajectories_20170802.csv.gz', 18_574, 45],
    ['tracks-modes/modes_frames_20240606.jsonl.gz', 13_465, undefined],
  ])('%s gives %d fixes of %s aircraft', (name, fixes, aircraft) => {
    expect(find(name).count).toBe(fixes);
    if (aircraft !== undefined) expect(find(name).keys.size).toBe(aircraft);
  });

  test('aerofiles reads the same from its example', () => {
    const { fixes } = find('tracks-igc/aerofiles/example.igc');
    const [, second] = fixes;
    expect(second).toMatchObject({
      time: '2001-07-16T16:02:45.000Z',
      pressureM: 288,
      geometricM: 429,
      errorM: 195,
    });
    expect(second?.lat).toBeCloseTo(51.118_766_666_666_666, 12);
    expect(second?.lon).toBeCloseTo(-1.821_666_666_666_666_8, 12);
    expect(second?.aircraft).toBe('logger:XXXABC/ABCD-1234/XYZ-78910 XYZ-78910 ABCD-1234');
  });

  test('no name of a person leaves an IGC file', () => {
    const texts = files.flatMap(({ reading }) => reading.fixes.map(({ aircraft }) => aircraft));
    expect(texts.filter((text) => /redacted/i.test(text))).toEqual([]);
  });

  test('the page in the documentation says what is read', () => {
    const table = tableOf(files);
    const page = existsSync(docPath) ? readFileSync(docPath, 'utf8') : '';
    const updated = page.replace(section, `${sectionStart}\n\n${table}\n\n${sectionEnd}`);
    if (process.env['UPDATE_FILES_READ'] === '1') writeFileSync(docPath, updated);
    expect(updated).toBe(readFileSync(docPath, 'utf8'));
    expect(page).toMatch(section);
  });
});

const sectionStart = '<!-- track files: written by packages/formats/test/track-files.test.ts -->';
const sectionEnd = '<!-- end of track files -->';
const section = new RegExp(`${sectionStart}[^]*${sectionEnd}`);

function recordsOf({ totals }: TrackReading): number {
  const skipped = Object.values(totals.skipped).reduce((sum, count) => sum + count, 0);
  return totals.read + totals.withoutPosition + skipped;
}

/** The column "records" of the READMEs, by file. */
function readmeCounts(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const folder of trackFolders) {
    const readme = readFileSync(`${dataFolder}${folder}/README.md`, 'utf8');
    for (const line of readme.split('\n')) {
      const cells = line.split('|').map((cell) => cell.trim());
      const records = cells[4] ?? '';
      const points = [...records.matchAll(/(\d+) (?:trkpt|wpt|rtept)/g)].map(([, count]) => Number(count));
      const others = /^(\d+) (?:B fixes|items|rows|states|trace points|aircraft|JSON lines|lines)/.exec(
        records,
      )?.[1];
      const count = points.length > 0 ? points.reduce((sum, each) => sum + each, 0) : Number(others);
      if (Number.isInteger(count)) counts.set(`${folder}/${cells[1]}`, count);
      // An answer of the REST API in which nobody was seen.
      if (records === '?') counts.set(`${folder}/${cells[1]}`, 0);
    }
  }
  return counts;
}

function tableOf(files: readonly FileRead[]): string {
  const rows = files.map(({ name, format, reading }) => {
    const { read, repaired, withoutPosition, skipped } = reading.totals;
    const reasons = Object.entries(skipped).map(([code, count]) => `${count} ${code}`);
    const note = differences[name]?.because ?? '';
    const cells = [
      name.replace(/^tracks-/, ''),
      format,
      String(read),
      String(repaired),
      String(withoutPosition),
      reasons.join(', '),
      note,
    ];
    return `| ${cells.join(' | ')} |`;
  });
  const others = Object.entries(notTracks).map(
    ([name, reason]) => `| ${name.replace(/^tracks-/, '')} | ${reason} |`,
  );
  return [
    '| file | kind | read | repaired | without position | skipped, and why | note |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'Not track files, and not taken for any:',
    '',
    '| file | what it is |',
    '| --- | --- |',
    ...others,
  ].join('\n');
}
