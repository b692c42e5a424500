import { crossLegs, crossTrack, distanceM, inverse, makeLeg } from '@deconflict/engine/geo';
import type { Pair } from '../shapes.ts';
import { pointOf } from '../shapes.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

const LENGTH_TOLERANCE_M = 0.01;

interface InverseCase {
  readonly tags: readonly string[];
  readonly input: { readonly from: Pair; readonly to: Pair };
  readonly expected: {
    readonly distance_m: number;
    readonly azimuth_from_deg: number;
    readonly course_at_to_deg: number;
  };
}

/** Distance and azimuths between two points. Azimuths are ill conditioned near the antipode and over short lines. */
export const directInverse = recordSet<InverseCase>({
  name: 'direct_inverse',
  unit: 'm',
  matches: ofKind('direct_inverse'),
  judge({ tags, input, expected }) {
    const comparison = new Comparison();
    const answer = inverse(pointOf(input.from), pointOf(input.to));
    comparison.measure('distance', answer.distanceM, expected.distance_m, LENGTH_TOLERANCE_M);
    if (expected.distance_m > 10 && !tags.includes('antipodal')) {
      const first = angleDifference(answer.azimuthDeg, expected.azimuth_from_deg);
      const last = angleDifference(answer.finalAzimuthDeg, expected.course_at_to_deg);
      comparison.check('azimuth', first, 0, 1e-7);
      comparison.check('final course', last, 0, 1e-7);
    }
    return comparison.result();
  },
});

interface CrossTrackCase {
  readonly input: { readonly from: Pair; readonly to: Pair; readonly point: Pair };
  readonly expected: {
    readonly cross_track_m: number;
    readonly along_track_m: number;
    readonly foot: Pair;
    readonly distance_to_segment_m: number;
    readonly segment_length_m: number;
  };
}

/** Signed distance to a geodesic, distance along it, foot, distance to the segment. */
export const crossTracks = recordSet<CrossTrackCase>({
  name: 'cross_track',
  unit: 'm',
  matches: ofKind('cross_track'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const leg = makeLeg(pointOf(input.from), pointOf(input.to));
    const answer = crossTrack(leg, pointOf(input.point));
    comparison.measure('segment length', leg.lengthM, expected.segment_length_m, LENGTH_TOLERANCE_M);
    comparison.measure('cross-track', answer.crossTrackM, expected.cross_track_m, LENGTH_TOLERANCE_M);
    comparison.measure('along-track', answer.alongTrackM, expected.along_track_m, LENGTH_TOLERANCE_M);
    comparison.measure(
      'distance to segment',
      answer.distanceToLegM,
      expected.distance_to_segment_m,
      LENGTH_TOLERANCE_M,
    );
    const apart = distanceM(answer.foot.latDeg, answer.foot.lonDeg, expected.foot[0], expected.foot[1]);
    comparison.measure('foot', apart, 0, LENGTH_TOLERANCE_M);
    return comparison.result();
  },
});

interface IntersectionCase {
  readonly input: { readonly a: readonly [Pair, Pair]; readonly b: readonly [Pair, Pair] };
  readonly expected: {
    readonly point: Pair;
    readonly along_a_m: number;
    readonly along_b_m: number;
    readonly angle_deg: number;
  };
}

/** Where two geodesic segments cross. */
export const geodesicIntersections = recordSet<IntersectionCase>({
  name: 'geodesic_intersection',
  unit: 'm',
  matches: ofKind('geodesic_intersection'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const first = makeLeg(pointOf(input.a[0]), pointOf(input.a[1]));
    const second = makeLeg(pointOf(input.b[0]), pointOf(input.b[1]));
    const crossing = crossLegs(first, second);
    const tolerance = LENGTH_TOLERANCE_M / Math.sin((expected.angle_deg * Math.PI) / 180);
    const apart =
      crossing === undefined
        ? NaN
        : distanceM(crossing.at.latDeg, crossing.at.lonDeg, expected.point[0], expected.point[1]);
    comparison.measure('point', apart, 0, tolerance);
    comparison.measure('along a', crossing?.alongFirstM ?? NaN, expected.along_a_m, tolerance);
    comparison.measure('along b', crossing?.alongSecondM ?? NaN, expected.along_b_m, tolerance);
    comparison.check('angle', crossing?.angleDeg ?? NaN, expected.angle_deg, 1e-3);
    return comparison.result();
  },
});

function angleDifference(a: number, b: number): number {
  const difference = Math.abs(a - b) % 360;
  return difference > 180 ? 360 - difference : difference;
}
