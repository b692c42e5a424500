import { asin } from '../elementary/arctangent.ts';

const GENEROUS_RADIUS_M = 6_450_000;
/** Beyond it the short form gives away too much. */
const LONG_CHORD_M = 1_000_000;
const PER_TWENTY_FOUR_SQUARES = 1 / (24 * GENEROUS_RADIUS_M * GENEROUS_RADIUS_M);

/** A geodesic is longer than its chord at least as much as on a sphere larger than any radius of curvature. */
export function leastGeodesic(chordM: number): number {
  if (chordM <= 0) return 0;
  if (chordM < LONG_CHORD_M) return chordM * (1 + chordM * chordM * PER_TWENTY_FOUR_SQUARES);
  return 2 * GENEROUS_RADIUS_M * asin(Math.min(1, chordM / (2 * GENEROUS_RADIUS_M)));
}

/** How much a geodesic may be longer than {@link leastGeodesic} of its chord: the radii of curvature differ by 2 %. */
export function slackOfLeast(distanceM: number): number {
  return 0.04 * distanceM * distanceM * distanceM * PER_TWENTY_FOUR_SQUARES;
}
