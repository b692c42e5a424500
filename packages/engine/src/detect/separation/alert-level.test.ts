import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AlertTracker, findGeodesicTimesToViolation, findRawLevel } from './alert-level.ts';
import { alertLogics, describeAlertLogic } from './alert-logic.ts';
import type { GeodesicState } from './geodesic-states.ts';

const folder = fileURLToPath(
  new URL('../../../../../../shared/data/separation/encounters/', import.meta.url),
);
const absent = !existsSync(folder);

type Row = Record<string, string>;

function readTable(path: string): Row[] {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n');
  const names = head.split(',').map((name) => name.trim());
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()]));
  });
}

/** Our own encounters, written with track, ground speed and vertical speed. */
function readInput(encounter: string): Map<string, GeodesicState> {
  const [, ...rows] = readTable(`${folder}input/${encounter}.daa`);
  return new Map(
    rows.map((row) => [
      `${Number(row.time)} ${row.NAME}`,
      {
        latDeg: Number(row.lat),
        lonDeg: Number(row.lon),
        heightM: Number(row.alt) * 0.3048,
        groundSpeedMps: (Number(row.gs) * 1852) / 3600,
        trackDeg: Number(row.trk),
        verticalSpeedMps: (Number(row.vs) * 0.3048) / 60,
      },
    ]),
  );
}

function describeReferences(): string[] {
  return readdirSync(`${folder}reference`).filter((name) => name.endsWith('.csv'));
}

describe.skipIf(absent)('alert levels against the recorded levels of DAIDALUS (skipped without them)', () => {
  it('start from latitude and longitude on WGS84 within one sample of each change of level', () => {
    const wrong: string[] = [];
    const logic = alertLogics.enRoute;
    for (const name of describeReferences()) {
      const [encounter = '', configuration] = name.replace('.csv', '').split('__');
      if (configuration !== 'do365b_nosum' || !encounter.startsWith('DEV')) continue;
      const states = readInput(encounter);
      const table = readTable(`${folder}reference/${name}`);
      const trackers = new Map<string, AlertTracker>();
      for (const row of table) {
        const second = Number(row.time_s);
        const own = states.get(`${second} ${row.own}`)!;
        const other = states.get(`${second} ${row.intruder}`)!;
        const times = findGeodesicTimesToViolation(own, other, logic);
        const tracker = trackers.get(row.intruder!) ?? new AlertTracker(logic);
        trackers.set(row.intruder!, tracker);
        const level = tracker.next(second * 1000, findRawLevel(times, logic));
        const near = table.filter(
          (one) => one.intruder === row.intruder && Math.abs(Number(one.time_s) - second) <= 1,
        );
        if (near.every((one) => Number(one.alert_level) !== level)) {
          wrong.push(`${encounter} ${row.intruder} at ${second} s: ${level} instead of ${row.alert_level}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('the reported level of a pair', () => {
  const logic = alertLogics.enRoute;
  const play = (samples: readonly (readonly [number, number])[]): number[] => {
    const tracker = new AlertTracker(logic);
    return samples.map(([second, raw]) => tracker.next(second * 1000, raw));
  };

  it('shows the first sample at once and later rises with the second sample of four', () => {
    expect(play([[0, 2]])).toEqual([2]);
    expect(
      play([
        [0, 0],
        [1, 2],
        [2, 2],
      ]),
    ).toEqual([0, 0, 2]);
  });

  it('ignores a single spike', () => {
    expect(
      play([
        [0, 0],
        [1, 3],
        [2, 0],
        [3, 0],
        [4, 0],
        [5, 3],
      ]),
    ).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('does not fall for four seconds after a rise', () => {
    expect(
      play([
        [0, 0],
        [1, 2],
        [1.5, 2],
        [2, 0],
        [2.5, 0],
        [3, 0],
        [5.5, 0],
      ]),
    ).toEqual([0, 0, 2, 2, 2, 2, 0]);
  });

  it('starts afresh after a silence and when time runs backwards', () => {
    expect(
      play([
        [0, 2],
        [6, 0],
        [5, 3],
      ]),
    ).toEqual([2, 0, 3]);
  });

  it('does not count two samples of one instant twice', () => {
    expect(
      play([
        [0, 0],
        [1, 2],
        [1, 2],
        [2, 0],
      ]),
    ).toEqual([0, 0, 0, 0]);
  });

  it('prints its parameters', () => {
    expect(describeAlertLogic(logic)).toEqual([
      'level 1, preventive: DMOD = HMD 1222.32 m, modified tau 35 s, 213.36 m within 55 s',
      'level 2, corrective: DMOD = HMD 1222.32 m, modified tau 35 s, 137.16 m within 55 s',
      'level 3, warning: DMOD = HMD 1222.32 m, modified tau 35 s, 137.16 m within 25 s',
      'look-ahead 180 s, 2 of 4 samples, held 4 s after a rise, afresh after 5 s of silence',
    ]);
  });
});
