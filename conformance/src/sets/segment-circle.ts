import { deepestOnLeg, makeLeg, prepareOutline } from '@deconflict/engine/geo';
import type { SegmentCase } from '../segment-comparison.ts';
import { compareSegment } from '../segment-comparison.ts';
import type { ShapeInput } from '../shapes.ts';
import { outlineOf, pointOf } from '../shapes.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

interface CircleSegmentCase extends SegmentCase {
  readonly input: SegmentCase['input'] & ShapeInput;
  readonly expected: SegmentCase['expected'] & {
    readonly min_distance_to_center_m: number;
    readonly max_depth_m: number | null;
  };
}

/** Geodesic segments against geodesic circles. */
export const segmentsAgainstCircles = recordSet<CircleSegmentCase>({
  name: 'segment_circle',
  unit: 'm',
  matches: ofKind('segment_circle'),
  judge(truth) {
    const comparison = new Comparison();
    const prepared = prepareOutline(outlineOf(truth.input));
    compareSegment(comparison, prepared, truth);
    const leg = makeLeg(pointOf(truth.input.from), pointOf(truth.input.to));
    const { depthM } = deepestOnLeg(prepared, leg, 0, 1);
    const { max_depth_m: depth, min_distance_to_center_m: distance } = truth.expected;
    if (depth !== null) comparison.measure('deepest', depthM, depth, 0.05);
    comparison.measure('nearest to centre', (truth.input.radius_m ?? NaN) - depthM, distance, 0.01);
    return comparison.result();
  },
});
