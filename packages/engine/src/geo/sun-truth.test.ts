import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LatLon } from './position.ts';
import { NIGHT_ALTITUDE_DEG, nightIntervals, sunAltitudeDeg, sunEvents } from './sun.ts';
import { MILLISECONDS_PER_DAY } from './units.ts';

const shared = (path: string): URL => new URL(`../../../../../shared/data/${path}`, import.meta.url);
const truth = shared('sun/sun_events.jsonl');
const almanac = shared('truth-sun/usno_horizons_2026.json.gz');

interface TruthDay {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  readonly date_utc: string;
  readonly expected: {
    readonly state_at_00z: 'day' | 'civil_twilight' | 'night';
    readonly polar: 'day' | 'night' | null;
    readonly max_altitude_deg: number;
    readonly min_altitude_deg: number;
    readonly events: readonly { readonly type: string; readonly utc: string; readonly tol_s: number }[];
  };
}

interface Almanac {
  readonly locations: readonly { readonly name: string; readonly lat: number; readonly lng: number }[];
  readonly positions: Readonly<Record<string, { sun: Record<string, { altitude: number }> }>>;
  readonly times: Readonly<
    Record<string, Record<string, { sundata: readonly { phen: string; time: string | null }[] }>>
  >;
}

/** Events of one UTC day, with the names of the truth set. */
function namedEvents(at: LatLon, dayMs: number, leadMs = 0): { type: string; atMs: number }[] {
  const names = [
    [NIGHT_ALTITUDE_DEG.sunset, 'sunrise', 'sunset'],
    [NIGHT_ALTITUDE_DEG.civil, 'civil_dawn', 'civil_dusk'],
  ] as const;
  return names
    .flatMap(([altitudeDeg, rising, setting]) =>
      sunEvents(at, dayMs - leadMs, dayMs - leadMs + MILLISECONDS_PER_DAY - 1, altitudeDeg).map(
        ({ atMs, direction }) => ({
          type: direction === 'rising' ? rising : setting,
          atMs,
        }),
      ),
    )
    .toSorted((a, b) => a.atMs - b.atMs);
}

describe('sun against the shared truth set of 500 days (skipped where it is absent)', () => {
  it.skipIf(!existsSync(truth))('finds exactly the events of every day within their tolerances', () => {
    const days = readFileSync(truth, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as TruthDay);
    expect(days).toHaveLength(500);
    let events = 0;
    for (const { id, lat, lon, date_utc, expected } of days) {
      const at = { latDeg: lat, lonDeg: lon };
      const dayMs = Date.parse(`${date_utc}T00:00:00Z`);
      const got = namedEvents(at, dayMs);
      expect(
        got.map(({ type }) => type),
        id,
      ).toEqual(expected.events.map(({ type }) => type));
      for (const [index, event] of expected.events.entries()) {
        const offS = Math.abs((got[index]?.atMs ?? NaN) - Date.parse(event.utc)) / 1000;
        expect(offS, `${id} ${event.type}`).toBeLessThanOrEqual(event.tol_s);
        events += 1;
      }
      const altitude = sunAltitudeDeg(at, dayMs);
      const state =
        altitude >= NIGHT_ALTITUDE_DEG.sunset ? 'day' : altitude >= -6 ? 'civil_twilight' : 'night';
      expect(state, id).toBe(expected.state_at_00z);
      const dark = nightIntervals(at, 'sunset', dayMs, dayMs + MILLISECONDS_PER_DAY - 1);
      if (expected.polar === 'day') expect(dark, id).toEqual([]);
      if (expected.polar === 'night') expect(dark, id).toEqual([dayMs, dayMs + MILLISECONDS_PER_DAY - 1]);
    }
    expect(events).toBeGreaterThan(1500);
  });

  it.skipIf(!existsSync(truth))(
    'reaches the greatest and least altitude of a day within 0.01 degrees, below 70 degrees',
    () => {
      let worst = 0;
      let compared = 0;
      for (const line of readFileSync(truth, 'utf8').trim().split('\n')) {
        const { lat, lon, date_utc, expected } = JSON.parse(line) as TruthDay;
        const dayMs = Date.parse(`${date_utc}T00:00:00Z`);
        const altitudes: number[] = [];
        for (let timeMs = dayMs; timeMs <= dayMs + MILLISECONDS_PER_DAY; timeMs += 60_000) {
          altitudes.push(sunAltitudeDeg({ latDeg: lat, lonDeg: lon }, timeMs));
        }
        const most = altitudes.reduce((a, b) => Math.max(a, b));
        const least = altitudes.reduce((a, b) => Math.min(a, b));
        // The set itself samples the day; nearer the zenith the sun turns too sharply for that.
        for (const [got, printed] of [
          [most, expected.max_altitude_deg],
          [least, expected.min_altitude_deg],
        ] as const) {
          if (Math.abs(printed) > 70) continue;
          worst = Math.max(worst, Math.abs(got - printed));
          compared += 1;
        }
      }
      expect(compared).toBeGreaterThan(700);
      expect(worst).toBeLessThan(0.01);
    },
  );
});

/** Refraction that JPL Horizons adds to every altitude below the horizon, as its table shows. */
const HORIZONS_REFRACTION_DEG = 0.6448;

describe('sun against the tables of USNO and JPL (skipped where they are absent)', () => {
  it.skipIf(!existsSync(almanac))(
    'agrees with the printed minute of every rise, set and civil twilight',
    () => {
      const { locations, times } = JSON.parse(gunzipSync(readFileSync(almanac)).toString()) as Almanac;
      const meanings: Readonly<Record<string, string>> = {
        Rise: 'sunrise',
        Set: 'sunset',
        'Begin Civil Twilight': 'civil_dawn',
        'End Civil Twilight': 'civil_dusk',
      };
      let compared = 0;
      for (const { name, lat, lng } of locations) {
        for (const [date, { sundata }] of Object.entries(times[name] ?? {})) {
          const dayMs = Date.parse(`${date}T00:00:00Z`);
          const at = { latDeg: lat, lonDeg: lng };
          // What falls into the last half minute of a day is printed as 00:00 of the next.
          const got = namedEvents(at, dayMs, 30_000);
          for (const [phenomenon, type] of Object.entries(meanings)) {
            const printed = sundata.filter(({ phen }) => phen === phenomenon).map(({ time }) => time);
            const found = got.filter((event) => event.type === type);
            expect(found.length, `${name} ${date} ${type}`).toBe(printed.length);
            for (const [index, time] of printed.entries()) {
              const [hours, minutes] = (time ?? '').split(':').map(Number);
              const printedMs = dayMs + ((hours ?? NaN) * 60 + (minutes ?? NaN)) * 60_000;
              const offMs = Math.abs((found[index]?.atMs ?? NaN) - printedMs);
              // Half a minute of rounding, and the time the sun needs for 0.02 degrees at that place.
              const climb =
                Math.abs(sunAltitudeDeg(at, printedMs + 60_000) - sunAltitudeDeg(at, printedMs - 60_000)) /
                120_000;
              expect(offMs, `${name} ${date} ${type}`).toBeLessThanOrEqual(30_000 + 0.02 / climb);
              compared += 1;
            }
          }
        }
      }
      expect(compared).toBeGreaterThan(400);
    },
  );

  it.skipIf(!existsSync(almanac))('agrees with the altitudes of JPL Horizons but for parallax', () => {
    const { locations, positions } = JSON.parse(gunzipSync(readFileSync(almanac)).toString()) as Almanac;
    let worst = 0;
    let compared = 0;
    for (const { name, lat, lng } of locations) {
      for (const [instant, { altitude }] of Object.entries(positions[name]?.sun ?? {})) {
        // Refraction, which the table includes, is a model of the air; below the horizon it is the same everywhere.
        if (altitude > -3) continue;
        const got =
          sunAltitudeDeg({ latDeg: lat, lonDeg: lng }, Date.parse(instant)) + HORIZONS_REFRACTION_DEG;
        worst = Math.max(worst, Math.abs(got - altitude));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(300);
    expect(worst).toBeLessThan(0.01);
  });
});
