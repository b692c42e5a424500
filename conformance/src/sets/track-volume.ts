import type { Intervals, PreparedOutline } from '@deconflict/engine/geo';
import {
  intersectIntervals,
  intervalsOf,
  legInside,
  makeLeg,
  NO_INTERVALS,
  prepareOutline,
} from '@deconflict/engine/geo';
import type { ShapeInput } from '../shapes.ts';
import { outlineOf } from '../shapes.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

type Fix = readonly [timeS: number, latDeg: number, lonDeg: number, heightM: number];

interface VolumeCase {
  readonly input: {
    readonly shape: ShapeInput;
    readonly floor_hae_m: number;
    readonly ceiling_hae_m: number;
    readonly fixes_t_lat_lon_hae: readonly Fix[];
  };
  readonly expected: { readonly inside_intervals_s: readonly (readonly [number, number])[] };
}

/** Intervals that come nearer than this are one. */
const JOIN_S = 1e-6;

/** Climbing tracks against a footprint with floor and ceiling, height linear in time. */
export const tracksInVolumes = recordSet<VolumeCase>({
  name: 'track_volume',
  unit: 's',
  matches: ofKind('track_volume'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const prepared = prepareOutline(outlineOf(input.shape));
    const fixes = input.fixes_t_lat_lon_hae;
    const pairs: number[] = [];
    for (let i = 0; i + 1 < fixes.length; i += 1) {
      const from = fixes[i]!;
      const to = fixes[i + 1]!;
      const fractions = insideVolume(prepared, from, to, input.floor_hae_m, input.ceiling_hae_m);
      for (const fraction of fractions) pairs.push(from[0] + fraction * (to[0] - from[0]));
    }
    // 0.01 m at the slowest speed in the set, and the fifth decimal that is printed.
    comparison.list('inside', intervalsOf(pairs, JOIN_S), expected.inside_intervals_s.flat(), () => 2e-3);
    return comparison.result();
  },
});

function insideVolume(
  prepared: PreparedOutline,
  from: Fix,
  to: Fix,
  floorM: number,
  ceilingM: number,
): Intervals {
  const leg = makeLeg({ latDeg: from[1], lonDeg: from[2] }, { latDeg: to[1], lonDeg: to[2] });
  const inside = legInside(prepared, leg);
  return inside.length === 0
    ? NO_INTERVALS
    : intersectIntervals(inside, betweenHeights(from[3], to[3], floorM, ceilingM));
}

function betweenHeights(startM: number, endM: number, floorM: number, ceilingM: number): Intervals {
  const climb = endM - startM;
  if (climb === 0) return startM >= floorM && startM <= ceilingM ? [0, 1] : NO_INTERVALS;
  const atFloor = (floorM - startM) / climb;
  const atCeiling = (ceilingM - startM) / climb;
  const from = Math.max(0, Math.min(atFloor, atCeiling));
  const until = Math.min(1, Math.max(atFloor, atCeiling));
  return from <= until ? [from, until] : NO_INTERVALS;
}
