import { distanceM, ringAreaM2 } from '@deconflict/engine/geo';
import type { Pair } from '../shapes.ts';
import { pointOf } from '../shapes.ts';
import { Comparison, recordSet } from '../truth-set.ts';

interface PlanimeterCase {
  readonly points_lat_lon: readonly Pair[];
  readonly kind: 'polygon' | 'polyline';
  readonly perimeter: number;
  readonly perimeter_tol: number;
  readonly area?: number;
  readonly area_tol?: number;
}

/** Area of geodesic polygons, around poles and over the antimeridian too, and length of their outlines. */
export const planimeter = recordSet<PlanimeterCase>({
  name: 'planimeter',
  unit: 'm2',
  matches: (record) => Array.isArray(record['points_lat_lon']) && typeof record['perimeter'] === 'number',
  judge(truth) {
    const comparison = new Comparison();
    const points = truth.points_lat_lon.map(pointOf);
    const { areaM2, perimeterM } = ringAreaM2(points);
    const first = points[0]!;
    const last = points.at(-1)!;
    const closing = distanceM(last.latDeg, last.lonDeg, first.latDeg, first.lonDeg);
    const length = truth.kind === 'polygon' ? perimeterM : perimeterM - closing;
    comparison.check('perimeter', length, truth.perimeter, truth.perimeter_tol);
    if (truth.area !== undefined) comparison.measure('area', areaM2, truth.area, truth.area_tol ?? 1);
    return comparison.result();
  },
});
