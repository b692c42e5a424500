import { outlineContains, prepareOutline, signedBoundaryDistanceM } from '@deconflict/engine/geo';
import type { SegmentCase } from '../segment-comparison.ts';
import { compareSegment } from '../segment-comparison.ts';
import type { Pair, ShapeInput } from '../shapes.ts';
import { outlineOf, pointOf } from '../shapes.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

interface PointCase {
  readonly input: ShapeInput & { readonly point: Pair; readonly half_width_m: number };
  readonly expected: {
    readonly distance_to_centerline_m: number;
    readonly inside_round_caps: boolean;
    readonly inside_flat_caps: boolean;
  };
}

/** Points against corridors with round and with flat ends, and the distance to the line. */
export const corridorPoints = recordSet<PointCase>({
  name: 'corridor_point',
  unit: 'm',
  matches: ofKind('corridor_point'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const point = pointOf(input.point);
    const round = prepareOutline(outlineOf(input, 'round'));
    const flat = prepareOutline(outlineOf(input, 'flat'));
    comparison.same('inside with round caps', outlineContains(round, point), expected.inside_round_caps);
    comparison.same('inside with flat caps', outlineContains(flat, point), expected.inside_flat_caps);
    // A corridor of no width is its line.
    const line = prepareOutline(outlineOf({ ...input, half_width_m: 0 }, 'round'));
    comparison.measure(
      'distance to line',
      -signedBoundaryDistanceM(line, point),
      expected.distance_to_centerline_m,
      0.01,
    );
    return comparison.result();
  },
});

/** Geodesic segments against corridors with round caps. */
export const corridorSegments = recordSet<SegmentCase & { readonly input: ShapeInput }>({
  name: 'corridor_segment',
  unit: 'm',
  matches: ofKind('corridor_segment'),
  judge(truth) {
    const comparison = new Comparison();
    compareSegment(comparison, prepareOutline(outlineOf(truth.input, 'round')), truth);
    return comparison.result();
  },
});
