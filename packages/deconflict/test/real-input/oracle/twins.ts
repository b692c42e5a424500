import type { Fix, FixesByAircraft } from './fixes.ts';
import { cleanTrack, LONGEST_GAP_MS } from './legs.ts';
import { findEncounters } from './pair-presence.ts';

/** Within these of each other, two appearances may be one aircraft. */
const TWIN_DISTANCE_M = 1000;
const TWIN_HEIGHT_M = 500 * 0.3048;

/** For this share of the observed time of the appearance, and that no shorter than this. */
const LEAST_SHARE = 0.8;
const LEAST_TIME_MS = 20_000;

/**
 * The fixes with every appearance under an address that is nobody's given to the aircraft that it stays with, as
 * docs/reference/findings.md says under "Merged appearances".
 */
export function uniteTwins(fixes: FixesByAircraft, fastestMps: number): FixesByAircraft {
  const tracks = new Map(
    [...fixes].map(([key, reported]) => [key, cleanTrack(reported, fastestMps, LONGEST_GAP_MS).chains]),
  );
  const { encounters } = findEncounters(tracks, {
    horizontalM: TWIN_DISTANCE_M,
    verticalM: TWIN_HEIGHT_M,
    mergeGapMs: Infinity,
    latencyMs: 0,
    accelerationMps2: 0,
    withoutErrors: true,
    isCompared: (one, other) => isNobodys(one) !== isNobodys(other),
  });
  const closest = new Map<string, { readonly of: string; readonly closeMs: number }>();
  for (const { pair, nominal } of encounters) {
    const [twin, of] = isNobodys(pair[0]) ? pair : [pair[1], pair[0]];
    const closeMs = lengthOf(nominal);
    const observedMs = (tracks.get(twin) ?? [])
      .flat()
      .reduce((sum, { from, to }) => sum + to.timeMs - from.timeMs, 0);
    if (observedMs < LEAST_TIME_MS || closeMs < LEAST_SHARE * observedMs) continue;
    const known = closest.get(twin);
    if (known === undefined || closeMs > known.closeMs) closest.set(twin, { of, closeMs });
  }
  const united = new Map<string, Fix[]>();
  for (const [key, reported] of fixes) {
    const owner = closest.get(key)?.of ?? key;
    united.set(owner, [...(united.get(owner) ?? []), ...reported]);
  }
  return united;
}

function isNobodys(key: string): boolean {
  return key.startsWith('non-icao:');
}

function lengthOf(intervals: readonly number[]): number {
  return intervals.reduce((sum, timeMs, index) => sum + (index % 2 === 0 ? -timeMs : timeMs), 0);
}
