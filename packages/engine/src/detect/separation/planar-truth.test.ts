import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  findClosestInstant,
  findCoAltitudeInstant,
  leastHorizontalDistance,
  leastVerticalDistance,
} from './closest-approach.ts';
import { findCriticalInstant } from './cylinder.ts';
import { findModifiedTau } from './modified-tau.ts';
import { findCommonSpan, findTrackApproach, findTrackConflicts } from './planar-tracks.ts';
import type { PlanarTrack } from './planar-tracks.ts';
import { findConflictSpan, wellClearVolumes } from './protection-volume.ts';
import type { ProtectionVolume } from './protection-volume.ts';
import { horizontalDistance, subtractStates, verticalDistance } from './relative-motion.ts';
import type { PlanarState } from './relative-motion.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/data/separation/', import.meta.url));
const absent = !existsSync(folder);

const volumes: Record<string, ProtectionVolume> = {
  cyl_5nmi_1000ft: { kind: 'cylinder', horizontalM: 9260, verticalM: 304.8 },
  cyl_3nmi_1000ft: { kind: 'cylinder', horizontalM: 5556, verticalM: 304.8 },
  cyl_2000ft_250ft: { kind: 'cylinder', horizontalM: 609.6, verticalM: 76.2 },
  cyl_500ft_100ft: { kind: 'cylinder', horizontalM: 152.4, verticalM: 30.48 },
  dwc1_prev_066nmi_700ft_35s: wellClearVolumes.enRoutePreventive,
  dwc1_066nmi_450ft_35s: wellClearVolumes.enRoute,
  dwc1_4000ft_450ft_35s: wellClearVolumes.enRoute4000Feet,
  dwc2_1500ft_450ft_0s: wellClearVolumes.terminal,
  dwc_noncoop_2200ft_450ft_0s: wellClearVolumes.nonCooperative,
  dwc_buffered_1nmi_450ft_35s_tcoa20s: wellClearVolumes.buffered,
};

interface StateRow {
  id: string;
  lookahead_s: number;
  own: { pos_enu_m: number[]; vel_enu_mps: number[] };
  intruder: { pos_enu_m: number[]; vel_enu_mps: number[] };
  expected: {
    volumes: Record<
      string,
      { conflict: boolean; violation_now: boolean; t_in_s: number; t_out_s: number; t_critical_s?: number }
    >;
    metrics: Record<string, number | null>;
  };
}

interface TrackRow {
  id: string;
  own: number[][];
  intruder: number[][];
  expected: {
    overlap_s: [number, number];
    hcpa: { t_s: number | null; dh_m: number; dz_m: number | null };
    intervals: Record<string, [number, number][]>;
  };
}

function readRows<Row>(name: string): Row[] {
  const lines = readFileSync(`${folder}${name}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function near(actual: number | undefined, expected: number | null, tolerance: number): boolean {
  if (actual === undefined || expected === null) return actual === undefined && expected === null;
  return Math.abs(actual - expected) <= tolerance;
}

function toState(state: StateRow['own']): PlanarState {
  const [eastM = 0, northM = 0, upM = 0] = state.pos_enu_m;
  const [eastMps = 0, northMps = 0, upMps = 0] = state.vel_enu_mps;
  return { eastM, northM, upM, eastMps, northMps, upMps };
}

function toTrack(rows: number[][]): PlanarTrack {
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index] ?? NaN);
  return { timeS: column(0), eastM: column(1), northM: column(2), upM: column(3) };
}

describe.skipIf(absent)(
  'the planar kernels against the published truth set (skipped without shared data)',
  () => {
    it('finds every conflict of 1000 state pairs within 1 ms', () => {
      const wrong: string[] = [];
      for (const row of readRows<StateRow>('states_enu.jsonl')) {
        const motion = subtractStates(toState(row.own), toState(row.intruder));
        const span = { fromS: 0, untilS: row.lookahead_s };
        for (const [name, expected] of Object.entries(row.expected.volumes)) {
          const volume = volumes[name];
          const found = findConflictSpan(motion, volume, span);
          const now = findConflictSpan(motion, volume, { fromS: 0, untilS: 0 }) !== undefined;
          const agrees =
            (found !== undefined) === expected.conflict &&
            now === expected.violation_now &&
            (found === undefined ||
              (near(found.fromS, expected.t_in_s, 1e-3) && near(found.untilS, expected.t_out_s, 1e-3)));
          if (!agrees) wrong.push(`${row.id} ${name}`);
          if (volume.kind === 'cylinder' && expected.t_critical_s !== undefined) {
            if (!near(findCriticalInstant(motion, volume, span), expected.t_critical_s, 1e-3)) {
              wrong.push(`${row.id} ${name} critical`);
            }
          }
        }
      }
      expect(wrong).toEqual([]);
    });

    it('finds every measure of 1000 state pairs within 1 ms and 1 mm', () => {
      const wrong: string[] = [];
      for (const row of readRows<StateRow>('states_enu.jsonl')) {
        const motion = subtractStates(toState(row.own), toState(row.intruder));
        const span = { fromS: 0, untilS: row.lookahead_s };
        const found: Record<string, number | undefined> = {
          t_hcpa_unclipped_s: findClosestInstant(motion),
          hmd_in_lookahead_m: leastHorizontalDistance(motion, span),
          vmd_in_lookahead_m: leastVerticalDistance(motion, span),
          t_coaltitude_unclipped_s: findCoAltitudeInstant(motion),
          horizontal_sep_now_m: horizontalDistance(motion, 0),
          vertical_sep_now_m: verticalDistance(motion, 0),
          tau_mod_dmod_066nmi_s: findModifiedTau(motion, wellClearVolumes.enRoute.distanceM),
        };
        for (const [name, expected] of Object.entries(row.expected.metrics)) {
          if (!near(found[name], expected, 1e-3)) wrong.push(`${row.id} ${name} ${found[name]} ${expected}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it('finds every interval and closest approach of 300 pairs of tracks within 1 ms and 1 mm', () => {
      const wrong: string[] = [];
      for (const row of readRows<TrackRow>('tracks_enu.jsonl')) {
        const own = toTrack(row.own);
        const other = toTrack(row.intruder);
        const common = findCommonSpan(own, other)!;
        const [fromS, untilS] = row.expected.overlap_s;
        if (!near(common.fromS, fromS, 1e-3) || !near(common.untilS, untilS, 1e-3)) wrong.push(row.id);
        for (const [name, expected] of Object.entries(row.expected.intervals)) {
          const found = findTrackConflicts(own, other, volumes[name]);
          const agrees =
            found.length === expected.length &&
            found.every((one, index) => {
              const [start, end] = expected[index];
              return near(one.fromS, start, 1e-3) && near(one.untilS, end, 1e-3);
            });
          if (!agrees) wrong.push(`${row.id} ${name}`);
        }
        const { t_s: instant, dh_m: horizontal, dz_m: vertical } = row.expected.hcpa;
        const approach = findTrackApproach(own, other)!;
        if (!near(approach.horizontalM, horizontal, 1e-3)) wrong.push(`${row.id} closest distance`);
        if (instant === null || vertical === null) continue;
        if (
          !near(approach.fromS, instant, 1e-3) ||
          !near(approach.untilS, instant, 1e-3) ||
          !near(approach.verticalM, vertical, 1e-3)
        ) {
          wrong.push(`${row.id} closest instant ${approach.fromS} ${approach.untilS} ${instant}`);
        }
      }
      expect(wrong).toEqual([]);
    });
  },
);
