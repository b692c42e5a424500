import { outlineContains, prepareOutline, signedBoundaryDistanceM } from '@deconflict/engine/geo';
import type { SegmentCase } from '../segment-comparison.ts';
import { compareSegment } from '../segment-comparison.ts';
import type { Pair, ShapeInput } from '../shapes.ts';
import { outlineOf, pointOf } from '../shapes.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

interface PointCase {
  readonly input: ShapeInput & { readonly point: Pair };
  readonly expected: {
    readonly inside: boolean;
    readonly signed_distance_m: number;
    readonly distance_tolerance_m: number;
  };
}

/** Points against boundaries of lines and arcs; the tolerance of a case covers any convention for unequal radii. */
export const arcPolygonPoints = recordSet<PointCase>({
  name: 'arc_polygon_point',
  unit: 'm',
  matches: ofKind('arc_polygon_point'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const prepared = prepareOutline(outlineOf(input));
    const point = pointOf(input.point);
    comparison.same('inside', outlineContains(prepared, point), expected.inside);
    comparison.measure(
      'signed distance',
      signedBoundaryDistanceM(prepared, point),
      expected.signed_distance_m,
      expected.distance_tolerance_m,
    );
    return comparison.result();
  },
});

/** Geodesic segments against the same boundaries. */
export const arcPolygonSegments = recordSet<SegmentCase & { readonly input: ShapeInput }>({
  name: 'arc_polygon_segment',
  unit: 'm',
  matches: ofKind('arc_polygon_segment'),
  judge(truth) {
    const comparison = new Comparison();
    compareSegment(comparison, prepareOutline(outlineOf(truth.input)), truth);
    return comparison.result();
  },
});
