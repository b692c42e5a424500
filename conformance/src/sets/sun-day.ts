import {
  MILLISECONDS_PER_DAY,
  NIGHT_ALTITUDE_DEG,
  nightIntervals,
  sunAltitudeDeg,
  sunEvents,
} from '@deconflict/engine/geo';
import type { LatLon } from '@deconflict/engine/geo';
import { documentWith } from '../json-document.ts';
import type { TruthFile } from '../truth-file.ts';
import type { CaseResult, TruthSet } from '../truth-set.ts';
import { Comparison, recordSet } from '../truth-set.ts';

interface SunDayCase {
  readonly lat: number;
  readonly lon: number;
  readonly date_utc: string;
  readonly expected: {
    readonly state_at_00z: string;
    readonly polar: 'day' | 'night' | null;
    readonly events: readonly { readonly type: string; readonly utc: string; readonly tol_s: number }[];
  };
}

/** Every rise, set, dawn and dusk of a UTC day, each with its own tolerance, and whether the day is polar. */
export const sunDays = recordSet<SunDayCase>({
  name: 'sun_day',
  unit: 's',
  matches: (record) => typeof record['date_utc'] === 'string' && hasEvents(record['expected']),
  judge({ lat, lon, date_utc, expected }) {
    const comparison = new Comparison();
    const at = { latDeg: lat, lonDeg: lon };
    const dayMs = Date.parse(`${date_utc}T00:00:00Z`);
    const lastMs = dayMs + MILLISECONDS_PER_DAY - 1;
    const got = namedEvents(at, dayMs, lastMs);
    comparison.same('events', namesOf(got), namesOf(expected.events));
    for (const [index, { type, utc, tol_s }] of expected.events.entries()) {
      const atMs = got[index]?.atMs ?? NaN;
      comparison.measure(type, (atMs - dayMs) / 1000, (Date.parse(utc) - dayMs) / 1000, tol_s);
    }
    comparison.same('state at 00:00', stateAt(at, dayMs), expected.state_at_00z);
    comparison.same('polar', polarState(at, dayMs, lastMs), expected.polar);
    return comparison.result();
  },
});

interface AlmanacDay {
  readonly id: string;
  readonly at: LatLon;
  readonly dayMs: number;
  readonly printed: readonly { readonly phen: string; readonly time: string | null }[];
}

/** Tables of the US Naval Observatory: rise, set and civil twilight to the minute. */
export const sunAlmanac: TruthSet = {
  name: 'sun_almanac',
  unit: 's',
  claims: (file) => almanacDays(file).length > 0,
  *judge(file) {
    for (const day of almanacDays(file)) yield judgeAlmanacDay(day);
  },
};

const PHENOMENA: Readonly<Record<string, string>> = {
  Rise: 'sunrise',
  Set: 'sunset',
  'Begin Civil Twilight': 'civil_dawn',
  'End Civil Twilight': 'civil_dusk',
};

const HALF_MINUTE_MS = 30_000;

function judgeAlmanacDay({ id, at, dayMs, printed }: AlmanacDay): CaseResult {
  const comparison = new Comparison();
  // What falls into the last half minute of a day is printed as 00:00 of the next.
  const got = namedEvents(at, dayMs - HALF_MINUTE_MS, dayMs + MILLISECONDS_PER_DAY - HALF_MINUTE_MS - 1);
  for (const [phenomenon, type] of Object.entries(PHENOMENA)) {
    const expected = printed.filter(({ phen }) => phen === phenomenon);
    const found = got.filter((event) => event.type === type);
    comparison.same(`number of ${type}`, found.length, expected.length);
    for (const [index, { time }] of expected.entries()) {
      const [hours = NaN, minutes = NaN] = (time ?? '').split(':').map(Number);
      const expectedMs = dayMs + (hours * 60 + minutes) * 60_000;
      comparison.measure(
        type,
        ((found[index]?.atMs ?? NaN) - dayMs) / 1000,
        (expectedMs - dayMs) / 1000,
        toleranceS(at, expectedMs),
      );
    }
  }
  return { id, ...comparison.result() };
}

/** Half a minute of rounding and the time that the sun needs there for 0.02 degrees. */
function toleranceS(at: LatLon, timeMs: number): number {
  const degreesPerS =
    Math.abs(sunAltitudeDeg(at, timeMs + 60_000) - sunAltitudeDeg(at, timeMs - 60_000)) / 120;
  return HALF_MINUTE_MS / 1000 + 0.02 / degreesPerS;
}

interface NamedEvent {
  readonly type: string;
  readonly atMs: number;
}

function namedEvents(at: LatLon, fromMs: number, untilMs: number): NamedEvent[] {
  const kinds = [
    [NIGHT_ALTITUDE_DEG.sunset, 'sunrise', 'sunset'],
    [NIGHT_ALTITUDE_DEG.civil, 'civil_dawn', 'civil_dusk'],
  ] as const;
  return kinds
    .flatMap(([altitudeDeg, rising, setting]) =>
      sunEvents(at, fromMs, untilMs, altitudeDeg).map(({ atMs, direction }) => ({
        type: direction === 'rising' ? rising : setting,
        atMs,
      })),
    )
    .toSorted((a, b) => a.atMs - b.atMs);
}

function namesOf(events: readonly { readonly type: string }[]): string {
  return events.map(({ type }) => type).join(', ');
}

function stateAt(at: LatLon, timeMs: number): string {
  const altitudeDeg = sunAltitudeDeg(at, timeMs);
  if (altitudeDeg >= NIGHT_ALTITUDE_DEG.sunset) return 'day';
  return altitudeDeg >= NIGHT_ALTITUDE_DEG.civil ? 'civil_twilight' : 'night';
}

function polarState(at: LatLon, fromMs: number, untilMs: number): 'day' | 'night' | null {
  const nights = nightIntervals(at, 'sunset', fromMs, untilMs);
  if (nights.length === 0) return 'day';
  return nights.length === 2 && nights[0] === fromMs && nights[1] === untilMs ? 'night' : null;
}

function hasEvents(expected: unknown): boolean {
  return (
    typeof expected === 'object' && expected !== null && 'events' in expected && 'state_at_00z' in expected
  );
}

/** The days of a table with places and printed times; a place without coordinates has no days. */
function almanacDays(file: TruthFile): readonly AlmanacDay[] {
  const document = documentWith(file, '"sundata"');
  const places = document?.['locations'];
  const times = document?.['times'] as
    | Readonly<Record<string, Readonly<Record<string, unknown>>>>
    | undefined;
  if (!Array.isArray(places) || times === undefined) return [];
  return (places as readonly { name: string; lat: number; lng: number }[]).flatMap(({ name, lat, lng }) =>
    Object.entries(times[name] ?? {}).map(([date, day]) => ({
      id: `${name} ${date}`,
      at: { latDeg: lat, lonDeg: lng },
      dayMs: Date.parse(`${date}T00:00:00Z`),
      printed: (day as { sundata: AlmanacDay['printed'] }).sundata,
    })),
  );
}
