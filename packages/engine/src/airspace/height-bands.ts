import type { HeightContext, HeightDatum, HeightLimit, Range } from '../geo/index.ts';
import { heightBandIn } from '../geo/index.ts';
import type { Decision } from './decision.ts';
import { allOf, anyOf } from './decision.ts';

/** Floor and ceiling of a volume. Closed: both belong to it. */
export interface HeightBand {
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
}

/** The heights that two bands share, in one datum, each end as wide as the context leaves open. */
export interface SharedBand {
  readonly datum: HeightDatum;
  readonly floorM: Range;
  readonly ceilingM: Range;
}

/**
 * Whether two height bands have a height in common; with `touchingIsFree` whether more than a single height. Limits in
 * the same datum are compared exactly, others as far as `context` allows, in whichever of the two datums tells more.
 * A band whose floor lies above its own ceiling says nothing: unknown.
 */
export function bandsMeet(
  a: HeightBand,
  b: HeightBand,
  context: HeightContext,
  touchingIsFree: boolean,
): Decision {
  for (const { floor, ceiling } of [a, b]) {
    if (isBelow(floor, ceiling, context, false) === 'no') return 'unknown';
  }
  return allOf([
    isBelow(a.floor, b.ceiling, context, touchingIsFree),
    isBelow(b.floor, a.ceiling, context, touchingIsFree),
  ]);
}

/**
 * The higher floor and the lower ceiling, in the first of AMSL, FL, HAE and AGL that any limit is written in; above
 * ground where none is.
 */
export function sharedBand(a: HeightBand, b: HeightBand, context: HeightContext): SharedBand {
  const written = [a.ceiling, b.ceiling, a.floor, b.floor].flatMap(datumsOf);
  const datum = DATUMS.find((each) => written.includes(each)) ?? 'AGL';
  const [floorA, floorB] = [a, b].map(({ floor }) => heightBandIn(datum, floor, context));
  const [ceilingA, ceilingB] = [a, b].map(({ ceiling }) => heightBandIn(datum, ceiling, context));
  return {
    datum,
    floorM: { from: Math.max(floorA!.from, floorB!.from), to: Math.max(floorA!.to, floorB!.to) },
    ceilingM: { from: Math.min(ceilingA!.from, ceilingB!.from), to: Math.min(ceilingA!.to, ceilingB!.to) },
  };
}

/** Whether the lower limit lies no higher than the upper one, or truly below it where `strictly`. */
function isBelow(
  lower: HeightLimit,
  upper: HeightLimit,
  context: HeightContext,
  strictly: boolean,
): Decision {
  const partBelow = (part: HeightLimit): Decision => isBelow(part, upper, context, strictly);
  const belowPart = (part: HeightLimit): Decision => isBelow(lower, part, context, strictly);
  // Whatever the other limit: nothing is above without limit, and nothing flies below the ground.
  if (upper.kind === 'unlimited' || (lower.kind === 'surface' && !strictly)) return 'yes';
  if (lower.kind === 'unreadable' || upper.kind === 'unreadable') return 'unknown';
  if (lower.kind === 'higher-of') return allOf(lower.limits.map(partBelow));
  if (lower.kind === 'lower-of') return anyOf(lower.limits.map(partBelow));
  if (upper.kind === 'higher-of') return anyOf(upper.limits.map(belowPart));
  if (upper.kind === 'lower-of') return allOf(upper.limits.map(belowPart));
  if (lower.kind === 'unlimited') return 'no';
  if (lower.kind === 'surface' && upper.kind === 'height' && upper.datum !== 'AGL') return 'yes';
  return anyCertain([datumOf(upper), datumOf(lower)], (datum) => {
    const low = heightBandIn(datum, lower, context);
    const high = heightBandIn(datum, upper, context);
    if (strictly ? low.to < high.from : low.to <= high.from) return 'yes';
    if (strictly ? low.from >= high.to : low.from > high.to) return 'no';
    return 'unknown';
  });
}

/** The first answer that is one. */
function anyCertain(datums: readonly HeightDatum[], decide: (datum: HeightDatum) => Decision): Decision {
  for (const datum of datums) {
    const decision = decide(datum);
    if (decision !== 'unknown') return decision;
  }
  return 'unknown';
}

/** Of a limit that is one height; the surface is a height above ground. */
function datumOf(limit: HeightLimit): HeightDatum {
  return limit.kind === 'height' ? limit.datum : 'AGL';
}

const DATUMS: readonly HeightDatum[] = ['AMSL', 'FL', 'HAE', 'AGL'];

function datumsOf(limit: HeightLimit): readonly HeightDatum[] {
  if (limit.kind === 'height') return [limit.datum];
  return limit.kind === 'higher-of' || limit.kind === 'lower-of' ? limit.limits.flatMap(datumsOf) : [];
}
