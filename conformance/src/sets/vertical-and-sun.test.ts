import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeFolder } from '../judge-folder.ts';
import type { SetReport } from '../judge-folder.ts';
import { geoidHeights, publishedGeoidPoints } from './geoid.ts';
import { pressureAltitudes } from './pressure-altitude.ts';
import { sunAlmanac, sunDays } from './sun-day.ts';

const sets = [geoidHeights, publishedGeoidPoints, pressureAltitudes, sunDays, sunAlmanac];
const shared = fileURLToPath(new URL('../../../../shared/data', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deconflict-conformance-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Judges one file of the given content under a name that tells nothing. */
function judgeText(text: string): readonly SetReport[] {
  writeFileSync(join(folder, 'file.txt'), text);
  return judgeFolder(folder, sets).sets;
}

describe('judges of heights and of the sun', () => {
  it.skipIf(!existsSync(shared))(
    'agree with every case of the shared sets (skipped where they are absent)',
    () => {
      const expected: Readonly<Record<string, Readonly<Record<string, number>>>> = {
        vertical: { geoid_egm96: 400, pressure_altitude: 250 },
        sun: { sun_day: 500 },
        'truth-sun': { sun_almanac: 182 },
      };
      for (const [name, cases] of Object.entries(expected)) {
        const reports = judgeFolder(join(shared, name), sets).sets;
        expect(Object.fromEntries(reports.map(({ set, agreed }) => [set, agreed]))).toEqual(cases);
        expect(reports.flatMap(({ disagreements }) => disagreements)).toEqual([]);
      }
    },
  );

  it('know a table of geoid heights by its columns and refuse a height 6 cm off', () => {
    const header = 'lon,id,egm96_bilinear15_m,lat,egm96_cubic15_m';
    // The height of the north pole on the grid, 13.61 m.
    const [report] = judgeText(`${header}\n0,right,13.61,90,13.61\n0,wrong,13.67,90,13.67\n0,empty,,90,\n`);
    expect(report).toMatchObject({ set: 'geoid_egm96', cases: 3, agreed: 1 });
    expect(report?.disagreements.map(({ id }) => id)).toEqual(['wrong', 'empty']);
  });

  it('know the points that NGA publishes', () => {
    const points = [
      [38.628155, 269.779155, -31.628],
      [38.628155, 269.779155, -31.5],
    ];
    const [report] = judgeText(JSON.stringify({ columns: ['undulation_m'], points }, undefined, 1));
    expect(report).toMatchObject({ set: 'geoid_published_points', cases: 2, agreed: 1 });
  });

  it('know a table of pressures and refuse an altitude half a foot off', () => {
    const header = 'id,qnh_hpa,static_pressure_hpa,pressure_altitude_ft,qnh_altitude_ft,flight_level_exact';
    const [report] = judgeText(
      `${header}\nright,1013.25,1013.25,0,0,0\nwrong,1013.25,1013.25,0.5,0.5,0.005\n`,
    );
    expect(report).toMatchObject({ set: 'pressure_altitude', cases: 2, agreed: 1 });
  });

  it('know a day of the sun and refuse one that leaves out an event', () => {
    const day = (events: readonly string[], polar: string | null): string =>
      JSON.stringify({
        id: polar ?? 'equator',
        lat: 0,
        lon: 0,
        date_utc: '2024-03-20',
        expected: {
          state_at_00z: 'night',
          polar,
          events: events.map((type, index) => ({
            type,
            utc: `2024-03-20T${['05:43', '06:04', '18:11', '18:32'][index]}:00Z`,
            tol_s: 120,
          })),
        },
      });
    const whole = ['civil_dawn', 'sunrise', 'sunset', 'civil_dusk'];
    const [report] = judgeText(
      `${day(whole, null)}\n${day(whole.slice(0, 3), null)}\n${day(whole, 'night')}\n`,
    );
    expect(report).toMatchObject({ set: 'sun_day', cases: 3, agreed: 1 });
  });

  it('claim nothing that they do not know', () => {
    for (const text of [
      '',
      'a,b\n1,2\n',
      '{"points":[]}',
      '{',
      '[]',
      '{"sundata":1}\n',
      '{"x":"\\"sundata\\""}',
    ]) {
      expect(judgeText(text)).toEqual([]);
    }
  });
});
