import { legSets, makeLeg, prepareOutline, signedBoundaryDistanceM } from '@deconflict/engine/geo';
import type { Pair, ShapeInput } from '../shapes.ts';
import { outlineOf, pointOf } from '../shapes.ts';
import { Comparison, ofKind, recordSet } from '../truth-set.ts';

type Verdict = 'inside' | 'outside' | 'unknown';

interface PointCase {
  readonly input: ShapeInput & {
    readonly floor_hae_m: number;
    readonly ceiling_hae_m: number;
    readonly point: Pair;
    readonly radius_m: number;
    readonly alt_hae_m: number;
    readonly alt_halfwidth_m: number;
  };
  readonly expected: { readonly horizontal: Verdict; readonly vertical: Verdict; readonly verdict: Verdict };
}

/** A disc and a height range against a polygon and a height band: inside if d >= r, outside if d < -r. */
export const uncertainPoints = recordSet<PointCase>({
  name: 'uncertain_point',
  unit: 'm',
  matches: ofKind('uncertain_point'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const { point, radius_m: radius, ...shape } = input;
    const depth = signedBoundaryDistanceM(prepareOutline(outlineOf(shape)), pointOf(point));
    const horizontal = depth >= radius ? 'inside' : depth < -radius ? 'outside' : 'unknown';
    const low = input.alt_hae_m - input.alt_halfwidth_m;
    const high = input.alt_hae_m + input.alt_halfwidth_m;
    const isWithin = low >= input.floor_hae_m && high <= input.ceiling_hae_m;
    const isApart = high < input.floor_hae_m || low > input.ceiling_hae_m;
    const vertical = isWithin ? 'inside' : isApart ? 'outside' : 'unknown';
    comparison.same('horizontal', horizontal, expected.horizontal);
    comparison.same('vertical', vertical, expected.vertical);
    comparison.same('verdict', bothOf(horizontal, vertical), expected.verdict);
    return { ...comparison.result(), difference: NaN };
  },
});

function bothOf(a: Verdict, b: Verdict): Verdict {
  if (a === 'outside' || b === 'outside') return 'outside';
  return a === 'inside' && b === 'inside' ? 'inside' : 'unknown';
}

interface SegmentCase {
  readonly input: ShapeInput & { readonly from: Pair; readonly to: Pair; readonly radius_m: number };
  readonly expected: {
    readonly length_m: number;
    readonly certainly_inside_m: readonly (readonly [number, number])[];
    readonly possibly_inside_m: readonly (readonly [number, number])[];
  };
}

/** Where a track with an error radius is certainly and possibly inside. */
export const uncertainSegments = recordSet<SegmentCase>({
  name: 'uncertain_segment',
  unit: 'm',
  matches: ofKind('uncertain_segment'),
  judge({ input, expected }) {
    const comparison = new Comparison();
    const prepared = prepareOutline(outlineOf(input));
    const leg = makeLeg(pointOf(input.from), pointOf(input.to));
    const sets = legSets(prepared, leg, { startM: input.radius_m, endM: input.radius_m, bulgeM: 0 });
    comparison.measure('length', leg.lengthM, expected.length_m, 0.01);
    const certain = sets.certain.map((fraction) => fraction * leg.lengthM);
    const possible = sets.possible.map((fraction) => fraction * leg.lengthM);
    comparison.list('certainly inside', certain, expected.certainly_inside_m.flat(), () => 0.05);
    comparison.list('possibly inside', possible, expected.possibly_inside_m.flat(), () => 0.05);
    return comparison.result();
  },
});
