import { GEOID_INTERPOLATION_ERROR_M, undulationM } from './geoid.ts';
import type { Geoid } from './geoid.ts';
import { anyHeight, convertHeight, estimateHeight } from './height-estimate.ts';
import type { HeightEstimate, HeightReading } from './height-estimate.ts';
import type { HeightContext, HeightDatum, HeightLimit, Range } from './height.ts';
import type { LatLon } from './position.ts';

/** Height minus limit, metres: positive above the limit, zero on it. Limits belong to the volume (closed). */
export type HeightMargin = HeightEstimate;

/**
 * How far an aircraft is above a limit. Certainly at or above where `lowestM >= 0`, certainly at or below where
 * `highestM <= 0`, undecided otherwise; NaN and infinities where nothing can be compared.
 *
 * The comparison is made in the datum of the limit, with whichever of the two altitudes bounds it better. What is
 * not known widens the interval as far as `context` says: QNH between pressure altitude and AMSL, undulation
 * between AMSL and HAE, terrain between AMSL and AGL, and the temperature of the air (TRUE_TO_INDICATED_ALTITUDE)
 * between pressure altitude and any height that is not flown by altimeter.
 *
 * `surface`: never negative. `unlimited`: minus infinity. Compound limits: the least margin of the parts of
 * `higher-of`, the greatest of `lower-of`.
 */
export function heightMargin(
  reading: HeightReading,
  limit: HeightLimit,
  context: HeightContext,
): HeightMargin {
  switch (limit.kind) {
    case 'surface': {
      const { nominalM, ...bounds } = estimateHeight(reading, 'AGL', context);
      return { ...bounds, nominalM: Number.isNaN(nominalM) ? 0 : nominalM };
    }
    case 'unlimited':
      return { lowestM: -Infinity, nominalM: -Infinity, highestM: -Infinity };
    case 'height': {
      const { lowestM, nominalM, highestM } = estimateHeight(reading, limit.datum, context);
      const { heightM } = limit;
      return { lowestM: lowestM - heightM, nominalM: nominalM - heightM, highestM: highestM - heightM };
    }
    case 'higher-of':
      return combine(marginsOfParts(reading, limit.limits, context), Math.min);
    case 'lower-of':
      return combine(marginsOfParts(reading, limit.limits, context), Math.max);
    case 'unreadable':
      break;
  }
  return anyHeight;
}

/**
 * Where a limit lies in one datum, metres, for drawing it: as wide as `context` leaves open. `unlimited` is infinite
 * on both sides, a limit that cannot be read goes from minus to plus infinity.
 */
export function heightBandIn(datum: HeightDatum, limit: HeightLimit, context: HeightContext): Range {
  const { lowestM, highestM } = placeLimit(datum, limit, context);
  return { from: lowestM, to: highestM };
}

/** The context at one place: the undulation read from the geoid, unless it is known as closely already. */
export function heightContextAt(context: HeightContext, at: LatLon, geoid: Geoid): HeightContext {
  const { from, to } = context.undulationM;
  if (to - from <= 2 * GEOID_INTERPOLATION_ERROR_M) return context;
  const hereM = undulationM(geoid, at.latDeg, at.lonDeg);
  if (Number.isNaN(hereM)) return context;
  return {
    ...context,
    undulationM: { from: hereM - GEOID_INTERPOLATION_ERROR_M, to: hereM + GEOID_INTERPOLATION_ERROR_M },
  };
}

function marginsOfParts(
  reading: HeightReading,
  parts: readonly HeightLimit[],
  context: HeightContext,
): HeightMargin[] {
  return parts.map((part) => heightMargin(reading, part, context));
}

function placeLimit(datum: HeightDatum, limit: HeightLimit, context: HeightContext): HeightEstimate {
  switch (limit.kind) {
    case 'surface':
      return convertHeight(exactly(0), 'AGL', datum, context);
    case 'unlimited':
      return exactly(Infinity);
    case 'height':
      return convertHeight(exactly(limit.heightM), limit.datum, datum, context);
    case 'higher-of':
      return combine(placeParts(datum, limit.limits, context), Math.max);
    case 'lower-of':
      return combine(placeParts(datum, limit.limits, context), Math.min);
    case 'unreadable':
      break;
  }
  return anyHeight;
}

function placeParts(
  datum: HeightDatum,
  parts: readonly HeightLimit[],
  context: HeightContext,
): HeightEstimate[] {
  return parts.map((part) => placeLimit(datum, part, context));
}

/** Interval arithmetic of least and greatest; a compound of nothing says nothing. */
function combine(parts: readonly HeightEstimate[], choose: (a: number, b: number) => number): HeightEstimate {
  if (parts.length === 0) return anyHeight;
  return parts.reduce((a, b) => ({
    lowestM: choose(a.lowestM, b.lowestM),
    nominalM: choose(a.nominalM, b.nominalM),
    highestM: choose(a.highestM, b.highestM),
  }));
}

function exactly(heightM: number): HeightEstimate {
  return { lowestM: heightM, nominalM: heightM, highestM: heightM };
}
