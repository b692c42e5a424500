import {
  boundaryDistanceM,
  deepestOnLeg,
  makeLeg,
  outlineContains,
  prepareOutline,
  signedBoundaryDistanceM,
} from '@deconflict/engine/geo';
import type { SegmentCase } from '../segment-comparison.ts';
import { compareSegment } from '../segment-comparison.ts';
import type { Pair, ShapeInput } from '../shapes.ts';
import { outlineOf, pointOf } from '../shapes.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

interface PointCase {
  readonly input: ShapeInput & { readonly point: Pair };
  readonly expected: { readonly inside: boolean; readonly signed_distance_m: number };
}

/** Containment and signed distance to the boundary. */
export const pointsInPolygon = recordSet<PointCase>({
  name: 'point_in_polygon',
  unit: 'm',
  matches: ofKind('point_in_polygon'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const prepared = prepareOutline(outlineOf(input));
    const point = pointOf(input.point);
    comparison.same('inside', outlineContains(prepared, point), expected.inside);
    comparison.measure(
      'signed distance',
      signedBoundaryDistanceM(prepared, point),
      expected.signed_distance_m,
      0.01,
    );
    comparison.measure(
      'distance',
      boundaryDistanceM(prepared, point),
      Math.abs(expected.signed_distance_m),
      0.01,
    );
    return comparison.result();
  },
});

interface PolygonSegmentCase extends SegmentCase {
  readonly input: SegmentCase['input'] & ShapeInput;
  readonly expected: SegmentCase['expected'] & {
    readonly max_depth_m: number | null;
    readonly min_distance_m: number | null;
  };
}

/** Crossings, inside intervals, deepest penetration, closest approach of geodesic segments against polygons. */
export const segmentsAgainstPolygons = recordSet<PolygonSegmentCase>({
  name: 'segment_polygon',
  unit: 'm',
  matches: ofKind('segment_polygon'),
  judge(truth) {
    const comparison = new Comparison();
    const prepared = prepareOutline(outlineOf(truth.input));
    compareSegment(comparison, prepared, truth);
    const leg = makeLeg(pointOf(truth.input.from), pointOf(truth.input.to));
    const deepest = deepestOnLeg(prepared, leg, 0, 1);
    const { max_depth_m: depth, min_distance_m: distance } = truth.expected;
    if (depth !== null) comparison.measure('deepest', deepest.depthM, depth, 0.05);
    if (distance !== null) comparison.measure('closest approach', -deepest.depthM, distance, 0.01);
    return comparison.result();
  },
});
