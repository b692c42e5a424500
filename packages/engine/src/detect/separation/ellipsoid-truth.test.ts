import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import geographiclib from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { closeIntervals, findClosestApproach } from './close-intervals.ts';
import type { TrackColumns } from './close-intervals.ts';
import { findGeodesicConflicts, predictApproach } from './geodesic-states.ts';
import type { GeodesicState } from './geodesic-states.ts';
import { wellClearVolumes } from './protection-volume.ts';
import type { Cylinder } from './cylinder.ts';
import type { ProtectionVolume } from './protection-volume.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/data/separation/', import.meta.url));
const absent = !existsSync(folder);

const cylinders: Record<string, Cylinder> = {
  cyl_5nmi_1000ft: { kind: 'cylinder', horizontalM: 9260, verticalM: 304.8 },
  cyl_3nmi_1000ft: { kind: 'cylinder', horizontalM: 5556, verticalM: 304.8 },
  cyl_2000ft_250ft: { kind: 'cylinder', horizontalM: 609.6, verticalM: 76.2 },
};

const volumes: Record<string, ProtectionVolume> = {
  ...cylinders,
  dwc1_066nmi_450ft_35s: wellClearVolumes.enRoute,
  dwc1_4000ft_450ft_35s: wellClearVolumes.enRoute4000Feet,
  dwc2_1500ft_450ft_0s: wellClearVolumes.terminal,
  dwc_noncoop_2200ft_450ft_0s: wellClearVolumes.nonCooperative,
};

interface StateEntry {
  lat: number;
  lon: number;
  alt_hae_m: number;
  gs_mps: number;
  track_deg: number;
  vs_mps: number;
}

interface StateRow {
  id: string;
  lookahead_s: number;
  own: StateEntry;
  intruder: StateEntry;
  expected: {
    horizontal_sep_now_m: number;
    hcpa_in_lookahead: { t_s: number; dh_m: number };
    volumes: Record<string, [number, number][]>;
  };
}

interface TrackRow {
  id: string;
  own: number[][];
  intruder: number[][];
  expected: {
    hcpa: { t_s: number | null; dh_m: number; dz_m: number | null };
    intervals: Record<string, [number, number][]>;
  };
}

function readRows<Row>(name: string): Row[] {
  const lines = readFileSync(`${folder}${name}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function toTrack(rows: number[][]): TrackColumns {
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index] ?? NaN);
  return {
    count: rows.length,
    timeMs: column(0).map((second) => second * 1000),
    latDeg: column(1),
    lonDeg: column(2),
    heightM: column(3),
    horizontalErrorM: new Float64Array(rows.length),
    verticalErrorM: new Float64Array(rows.length),
  };
}

function toState(entry: StateEntry): GeodesicState {
  return {
    latDeg: entry.lat,
    lonDeg: entry.lon,
    heightM: entry.alt_hae_m,
    groundSpeedMps: entry.gs_mps,
    trackDeg: entry.track_deg,
    verticalSpeedMps: entry.vs_mps,
  };
}

/** Horizontal distance of a pair of tracks at an instant by GeographicLib. */
function measure(row: TrackRow, second: number): number {
  const wgs84 = geographiclib.Geodesic.WGS84;
  const [one, two] = [row.own, row.intruder].map((rows) => {
    const next = rows.findIndex((fix) => fix[0] >= second);
    const [from, to] = [rows[next - 1], rows[next]];
    const line = wgs84.InverseLine(from[1], from[2], to[1], to[2]);
    return line.Position(((second - from[0]) / (to[0] - from[0])) * line.s13);
  });
  return wgs84.Inverse(one.lat2!, one.lon2!, two.lat2!, two.lon2!).s12!;
}

describe.skipIf(absent)('states on WGS84 against the published truth set (skipped without it)', () => {
  it('finds every conflict and closest approach of 300 pairs within 1 ms and 5 cm', () => {
    const wrong: string[] = [];
    for (const row of readRows<StateRow>('states_wgs84.jsonl')) {
      const own = toState(row.own);
      const other = toState(row.intruder);
      for (const [name, expected] of Object.entries(row.expected.volumes)) {
        const found = findGeodesicConflicts(own, other, volumes[name], row.lookahead_s);
        const off = expected.flat().map((instant, index) => Math.abs(found[index] - instant));
        if (found.length !== 2 * expected.length || off.some((one) => !(one <= 1e-3))) {
          wrong.push(`${row.id} ${name} ${found.join(' ')} instead of ${expected.flat().join(' ')}`);
        }
      }
      const { t_s: instant, dh_m: horizontal } = row.expected.hcpa_in_lookahead;
      const approach = predictApproach(own, other, row.lookahead_s)!;
      if (!(Math.abs(approach.horizontalM - horizontal) <= 0.05)) wrong.push(`${row.id} closest distance`);
      if (!(Math.abs(approach.atS - instant) <= 1e-3)) wrong.push(`${row.id} closest instant`);
    }
    expect(wrong).toEqual([]);
  });
});

/**
 * The set says "never" where the aircraft pass each other at 17 m and 74.6 m below within 3.3 s next to the pole; its
 * own closest approach contradicts it.
 */
const defects = new Set(['TW0202 cyl_2000ft_250ft']);

describe.skipIf(absent)('tracks on WGS84 against the published truth set (skipped without it)', () => {
  it('finds the pass of TW0202 that the set misses, as GeographicLib measures it', () => {
    const row = readRows<TrackRow>('tracks_wgs84.jsonl').find((one) => one.id === 'TW0202');
    const [from, until] = closeIntervals(toTrack(row!.own), toTrack(row!.intruder), {
      horizontalM: 609.6,
      verticalM: 76.2,
    }).nominal;
    expect(measure(row!, from / 1000)).toBeCloseTo(609.6, 4);
    expect(measure(row!, until / 1000)).toBeCloseTo(609.6, 4);
    expect(measure(row!, 1061.7312)).toBeCloseTo(row!.expected.hcpa.dh_m, 3);
    expect(row!.expected.hcpa.dz_m).toBeLessThan(76.2);
  });

  it('finds every interval and closest approach of 300 pairs within 1 ms and 5 cm', () => {
    const wrong: string[] = [];
    let worstS = 0;
    for (const row of readRows<TrackRow>('tracks_wgs84.jsonl')) {
      const own = toTrack(row.own);
      const other = toTrack(row.intruder);
      for (const [name, expected] of Object.entries(row.expected.intervals)) {
        if (defects.has(`${row.id} ${name}`)) continue;
        const { nominal } = closeIntervals(own, other, cylinders[name]);
        const off = expected.flat().map((instant, index) => Math.abs(nominal[index] / 1000 - instant));
        worstS = Math.max(worstS, ...off);
        if (nominal.length !== 2 * expected.length || off.some((one) => !(one <= 1e-3))) {
          wrong.push(`${row.id} ${name} ${nominal.join(' ')} instead of ${expected.flat().join(' ')}`);
        }
      }
      const { t_s: instant, dh_m: horizontal, dz_m: vertical } = row.expected.hcpa;
      const approach = findClosestApproach(own, other)!;
      if (!(Math.abs(approach.horizontalM - horizontal) <= 0.05)) wrong.push(`${row.id} closest distance`);
      if (instant === null || vertical === null) continue;
      if (!(Math.abs(approach.fromMs / 1000 - instant) <= 1e-3)) wrong.push(`${row.id} closest instant`);
      if (!(Math.abs(approach.verticalM - vertical) <= 0.05)) wrong.push(`${row.id} closest height`);
    }
    expect(wrong).toEqual([]);
    expect(worstS).toBeLessThan(1e-3);
  });
});
