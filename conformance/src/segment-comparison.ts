import type { PreparedOutline } from '@deconflict/engine/geo';
import { legInside, makeLeg, outlineContains } from '@deconflict/engine/geo';
import type { Pair } from './shapes.ts';
import { pointOf } from './shapes.ts';
import type { Comparison } from './truth-set.ts';

/** The common part of all cases of a geodesic segment against a footprint. */
export interface SegmentCase {
  readonly input: {
    readonly from: Pair;
    readonly to: Pair;
    readonly t0_s?: number;
    readonly t1_s?: number;
  };
  readonly expected: {
    readonly length_m: number;
    readonly starts_inside?: boolean;
    readonly ends_inside?: boolean;
    readonly crossings?: readonly CrossingTruth[];
    readonly crossings_round_caps?: readonly CrossingTruth[];
    readonly inside_intervals_m: readonly (readonly [number, number])[];
  };
}

interface CrossingTruth {
  readonly along_m: number;
  readonly fraction: number;
  readonly t_s?: number;
  readonly angle_deg?: number;
  /** Change of the distance per metre flown: the sine of the crossing angle. */
  readonly rate?: number;
  readonly tolerance_m?: number;
}

/** Length, ends, crossings in metres and seconds, inside intervals. */
export function compareSegment(comparison: Comparison, prepared: PreparedOutline, truth: SegmentCase): void {
  const { input, expected } = truth;
  const from = pointOf(input.from);
  const to = pointOf(input.to);
  const leg = makeLeg(from, to);
  const crossings = expected.crossings ?? expected.crossings_round_caps ?? [];
  comparison.measure('length', leg.lengthM, expected.length_m, 0.01);
  if (expected.starts_inside !== undefined) {
    comparison.same('starts inside', outlineContains(prepared, from), expected.starts_inside);
  }
  if (expected.ends_inside !== undefined) {
    comparison.same('ends inside', outlineContains(prepared, to), expected.ends_inside);
  }
  const inside = legInside(prepared, leg);
  comparison.list(
    'inside',
    inside.map((fraction) => fraction * leg.lengthM),
    expected.inside_intervals_m.flat(),
    (alongM) => toleranceAt(crossings, alongM),
  );
  const found = inside.filter((fraction) => fraction > 0 && fraction < 1);
  comparison.same('number of crossings', found.length, crossings.length);
  if (found.length !== crossings.length) return;
  const duration = (input.t1_s ?? NaN) - (input.t0_s ?? NaN);
  for (const [i, crossing] of crossings.entries()) {
    const tolerance = toleranceAt(crossings, crossing.along_m);
    const ofLength = tolerance / expected.length_m;
    comparison.check(`crossing ${i} fraction`, found[i]!, crossing.fraction, ofLength + 1e-12);
    if (crossing.t_s !== undefined) {
      const time = input.t0_s! + found[i]! * duration;
      comparison.check(`crossing ${i} time`, time, crossing.t_s, 1e-3 + ofLength * duration);
    }
  }
}

/** 0.01 m over the sine of the crossing angle; an end of the segment itself is known to the length. */
function toleranceAt(crossings: readonly CrossingTruth[], alongM: number): number {
  const crossing = crossings.find((candidate) => Math.abs(candidate.along_m - alongM) < 1e-3);
  if (crossing === undefined) return 0.01;
  if (crossing.tolerance_m !== undefined) return crossing.tolerance_m;
  if (crossing.rate !== undefined) return 0.01 / Math.abs(crossing.rate);
  return 0.01 / Math.sin(((crossing.angle_deg ?? 90) * Math.PI) / 180);
}
