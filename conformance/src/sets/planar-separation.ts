import {
  findClosestInstant,
  findCoAltitudeInstant,
  findCommonSpan,
  findConflictSpan,
  findCriticalInstant,
  findModifiedTau,
  findTrackApproach,
  findTrackConflicts,
  horizontalDistance,
  leastHorizontalDistance,
  leastVerticalDistance,
  subtractStates,
  verticalDistance,
} from '@deconflict/engine/detect/separation';
import type { PlanarState, PlanarTrack } from '@deconflict/engine/detect/separation';
import { Comparison, recordSet } from '../truth-set.ts';
import { volumeOf } from './protection-volumes.ts';
import { compareIntervals, holdsTracks, isGeographic } from './track-pair-case.ts';
import type { TrackPairCase } from './track-pair-case.ts';

const TIME_TOLERANCE_S = 1e-3;
const LENGTH_TOLERANCE_M = 1e-3;

interface StateInput {
  readonly pos_enu_m: readonly [number, number, number];
  readonly vel_enu_mps: readonly [number, number, number];
}

interface StateCase {
  readonly lookahead_s: number;
  readonly own: StateInput;
  readonly intruder: StateInput;
  readonly expected: {
    readonly volumes: Readonly<Record<string, VolumeAnswer>>;
    readonly metrics: Readonly<Record<string, number | null>>;
  };
}

interface VolumeAnswer {
  readonly conflict: boolean;
  readonly violation_now: boolean;
  readonly t_in_s?: number;
  readonly t_out_s?: number;
  readonly t_critical_s?: number;
}

/** Pairs of states in a flat frame: conflicts within a look-ahead, closest approach, modified tau. */
export const planarStates = recordSet<StateCase>({
  name: 'states_enu',
  unit: 's',
  matches: (record) => holds(record['own'], 'pos_enu_m') && holds(record['intruder'], 'pos_enu_m'),
  judge(truth) {
    const comparison = new Comparison();
    const motion = subtractStates(stateOf(truth.own), stateOf(truth.intruder));
    const span = { fromS: 0, untilS: truth.lookahead_s };
    for (const [key, expected] of Object.entries(truth.expected.volumes)) {
      const volume = volumeOf(key);
      const found = findConflictSpan(motion, volume, span);
      const now = findConflictSpan(motion, volume, { fromS: 0, untilS: 0 }) !== undefined;
      comparison.same(`${key} conflict`, found !== undefined, expected.conflict);
      comparison.same(`${key} now`, now, expected.violation_now);
      if (found === undefined || expected.t_in_s === undefined || expected.t_out_s === undefined) continue;
      comparison.measure(`${key} in`, found.fromS, expected.t_in_s, TIME_TOLERANCE_S);
      comparison.measure(`${key} out`, found.untilS, expected.t_out_s, TIME_TOLERANCE_S);
      if (volume.kind === 'cylinder' && expected.t_critical_s !== undefined) {
        const critical = findCriticalInstant(motion, volume, span);
        comparison.measure(`${key} critical`, critical, expected.t_critical_s, TIME_TOLERANCE_S);
      }
    }
    const distanceM = 0.66 * 1852;
    const found: Readonly<Record<string, number | undefined>> = {
      t_hcpa_unclipped_s: findClosestInstant(motion),
      hmd_in_lookahead_m: leastHorizontalDistance(motion, span),
      vmd_in_lookahead_m: leastVerticalDistance(motion, span),
      t_coaltitude_unclipped_s: findCoAltitudeInstant(motion),
      horizontal_sep_now_m: horizontalDistance(motion, 0),
      vertical_sep_now_m: verticalDistance(motion, 0),
      tau_mod_dmod_066nmi_s: findModifiedTau(motion, distanceM),
    };
    for (const [key, expected] of Object.entries(truth.expected.metrics)) {
      if (expected === null) comparison.same(key, found[key], undefined);
      else comparison.check(key, found[key] ?? NaN, expected, LENGTH_TOLERANCE_M);
    }
    return comparison.result();
  },
});

/** Pairs of asynchronous tracks in a flat frame. */
export const planarTracks = recordSet<TrackPairCase>({
  name: 'tracks_enu',
  unit: 's',
  matches: (record) => holdsTracks(record) && !isGeographic(record),
  judge({ own, intruder, expected }) {
    const comparison = new Comparison();
    const first = trackOf(own);
    const second = trackOf(intruder);
    const common = findCommonSpan(first, second);
    comparison.measure('common from', common?.fromS ?? NaN, expected.overlap_s[0], TIME_TOLERANCE_S);
    comparison.measure('common until', common?.untilS ?? NaN, expected.overlap_s[1], TIME_TOLERANCE_S);
    for (const [key, intervals] of Object.entries(expected.intervals)) {
      const found = findTrackConflicts(first, second, volumeOf(key));
      const flat = found.flatMap(({ fromS, untilS }) => [fromS, untilS]);
      compareIntervals(comparison, key, flat, intervals, TIME_TOLERANCE_S);
    }
    const approach = findTrackApproach(first, second);
    const { t_s: instant, dh_m: horizontal, dz_m: vertical } = expected.hcpa;
    comparison.check('closest', approach?.horizontalM ?? NaN, horizontal, LENGTH_TOLERANCE_M);
    if (instant !== null && vertical !== null) {
      comparison.measure('closest instant', approach?.fromS ?? NaN, instant, TIME_TOLERANCE_S);
      comparison.check('closest height', approach?.verticalM ?? NaN, vertical, LENGTH_TOLERANCE_M);
    }
    return comparison.result();
  },
});

function holds(value: unknown, key: string): boolean {
  return typeof value === 'object' && value !== null && key in value;
}

function stateOf({ pos_enu_m: place, vel_enu_mps: velocity }: StateInput): PlanarState {
  return {
    eastM: place[0],
    northM: place[1],
    upM: place[2],
    eastMps: velocity[0],
    northMps: velocity[1],
    upMps: velocity[2],
  };
}

function trackOf(rows: TrackPairCase['own']): PlanarTrack {
  return {
    timeS: Float64Array.from(rows, (row) => row[0]),
    eastM: Float64Array.from(rows, (row) => row[1]),
    northM: Float64Array.from(rows, (row) => row[2]),
    upM: Float64Array.from(rows, (row) => row[3]),
  };
}
