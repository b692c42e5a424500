import {
  closeIntervals,
  findClosestApproach,
  findGeodesicConflicts,
  predictApproach,
} from '@deconflict/engine/detect/separation';
import type { Cylinder, GeodesicState, TrackColumns } from '@deconflict/engine/detect/separation';
import { distanceM } from '@deconflict/engine/geo';
import { Comparison, recordSet } from '../truth-set.ts';
import { cylinderNamed, volumeOf } from './protection-volumes.ts';
import { compareIntervals, holdsTracks, isGeographic } from './track-pair-case.ts';
import type { TrackPairCase, TrackRow } from './track-pair-case.ts';

const TIME_TOLERANCE_S = 1e-3;
const LENGTH_TOLERANCE_M = 0.05;

interface StateInput {
  readonly lat: number;
  readonly lon: number;
  readonly alt_hae_m: number;
  readonly gs_mps: number;
  readonly track_deg: number;
  readonly vs_mps: number;
}

interface StateCase {
  readonly lookahead_s: number;
  readonly own: StateInput;
  readonly intruder: StateInput;
  readonly expected: {
    readonly horizontal_sep_now_m: number;
    readonly hcpa_in_lookahead: { readonly t_s: number; readonly dh_m: number };
    readonly volumes: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  };
}

/** Pairs of states on WGS84, each aircraft going on along its geodesic. */
export const geodesicStates = recordSet<StateCase>({
  name: 'states_wgs84',
  unit: 's',
  matches: (record) => isState(record['own']) && isState(record['intruder']),
  judge(truth) {
    const comparison = new Comparison();
    const own = stateOf(truth.own);
    const other = stateOf(truth.intruder);
    const { expected, lookahead_s: lookAheadS } = truth;
    const apart = distanceM(own.latDeg, own.lonDeg, other.latDeg, other.lonDeg);
    comparison.check('distance now', apart, expected.horizontal_sep_now_m, LENGTH_TOLERANCE_M);
    const approach = predictApproach(own, other, lookAheadS);
    const { t_s: instant, dh_m: horizontal } = expected.hcpa_in_lookahead;
    comparison.check('closest', approach?.horizontalM ?? NaN, horizontal, LENGTH_TOLERANCE_M);
    comparison.measure('closest instant', approach?.atS ?? NaN, instant, TIME_TOLERANCE_S);
    for (const [key, intervals] of Object.entries(expected.volumes)) {
      const found = findGeodesicConflicts(own, other, volumeOf(key), lookAheadS);
      compareIntervals(comparison, key, found, intervals, TIME_TOLERANCE_S);
    }
    return comparison.result();
  },
});

/** Pairs of asynchronous tracks on WGS84 with geodesic legs at constant ground speed. */
export const geodesicTracks = recordSet<TrackPairCase>({
  name: 'tracks_wgs84',
  unit: 's',
  matches: (record) => holdsTracks(record) && isGeographic(record),
  judge({ own, intruder, expected }) {
    const comparison = new Comparison();
    const first = trackOf(own);
    const second = trackOf(intruder);
    const approach = findClosestApproach(first, second);
    const { t_s: instant, dh_m: horizontal, dz_m: vertical } = expected.hcpa;
    comparison.check('closest', approach?.horizontalM ?? NaN, horizontal, LENGTH_TOLERANCE_M);
    if (instant !== null && vertical !== null) {
      comparison.measure('closest instant', (approach?.fromMs ?? NaN) / 1000, instant, TIME_TOLERANCE_S);
      comparison.check('closest height', approach?.verticalM ?? NaN, vertical, LENGTH_TOLERANCE_M);
    }
    for (const [key, intervals] of Object.entries(expected.intervals)) {
      const cylinder = cylinderNamed(key);
      const found = closeIntervals(first, second, cylinder).nominal.map((timeMs) => timeMs / 1000);
      if (contradictsItself(expected, intervals, cylinder)) {
        comparison.same(`${key} at the closest approach`, isWithin(found, instant), true);
      } else {
        compareIntervals(comparison, key, found, intervals, TIME_TOLERANCE_S);
      }
    }
    return comparison.result();
  },
});

/**
 * Whether the expected closest approach lies inside the cylinder while the expected intervals leave it out. Where the
 * answer misses such a pass, its own closest approach judges.
 */
function contradictsItself(
  { hcpa }: TrackPairCase['expected'],
  intervals: readonly (readonly [number, number])[],
  cylinder: Cylinder,
): boolean {
  if (hcpa.t_s === null || hcpa.dz_m === null) return false;
  const isInside =
    hcpa.dh_m < cylinder.horizontalM - LENGTH_TOLERANCE_M &&
    hcpa.dz_m < cylinder.verticalM - LENGTH_TOLERANCE_M;
  return isInside && !isWithin(intervals.flat(), hcpa.t_s);
}

function isWithin(list: readonly number[], instant: number | null): boolean {
  if (instant === null) return false;
  for (let i = 0; i < list.length; i += 2) {
    if (instant >= list[i]! && instant <= list[i + 1]!) return true;
  }
  return false;
}

function isState(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'track_deg' in value && 'gs_mps' in value;
}

function stateOf(input: StateInput): GeodesicState {
  return {
    latDeg: input.lat,
    lonDeg: input.lon,
    heightM: input.alt_hae_m,
    groundSpeedMps: input.gs_mps,
    trackDeg: input.track_deg,
    verticalSpeedMps: input.vs_mps,
  };
}

function trackOf(rows: readonly TrackRow[]): TrackColumns {
  return {
    count: rows.length,
    timeMs: rows.map((row) => row[0] * 1000),
    latDeg: rows.map((row) => row[1]),
    lonDeg: rows.map((row) => row[2]),
    heightM: rows.map((row) => row[3]),
    horizontalErrorM: rows.map(() => 0),
    verticalErrorM: rows.map(() => 0),
  };
}
