import { chordBetweenNormals, pathBetween } from './earth.ts';
import type { Path } from './earth.ts';
import type { Fix } from './fixes.ts';

/** Two consecutive fixes and the geodesic between them, flown at constant speed; one lone fix is a leg of no length. */
export interface Leg {
  readonly from: Fix;
  readonly to: Fix;
  readonly path: Path;
}

/** What became of one aircraft's fixes. */
export interface CleanTrack {
  /** Legs that follow each other without a break; a lone fix is a chain of one leg. */
  readonly chains: readonly (readonly Leg[])[];
  readonly used: number;
}

/** Fixes further apart are not joined: what an agreement says that leaves `longest-gap` out. */
export const LONGEST_GAP_MS = 60_000;

/** A lesser source is not heard for this long after a better one, milliseconds. */
const TWIN_WINDOW_MS = 15_000;

/** What the rounding of printed positions may add to a distance flown, metres. */
const PRINT_SLACK_M = 50;

/** The least radius of curvature of WGS84, metres: no leg is taken for longer than it is. */
const LEAST_RADIUS_M = 6_335_439;

/**
 * The legs of one aircraft, by the cleaning rules as the product documents them: one fix an instant (the better source,
 * the smaller error, the smaller numbers), lesser sources left out for 15 s after a better one, and a fix that would
 * have taken more than the fastest speed, by a lower bound of the distance, held back until the next one decides. Fixes further apart than the longest
 * gap, and fixes that begin a new leg by their source's own word, are not joined to the one before.
 */
export function cleanTrack(fixes: readonly Fix[], fastestMps: number, longestGapMs: number): CleanTrack {
  const kept = keepReachable([...fixes].sort(byTimeAndPreference), fastestMps);
  const runs: Fix[][] = [];
  for (const { fix, joined } of kept) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && joined && !fix.newLeg && fix.timeMs - last!.timeMs <= longestGapMs)
      run.push(fix);
    else runs.push([fix]);
  }
  return { chains: runs.map(legsOfRun), used: kept.length };
}

interface KeptFix {
  readonly fix: Fix;
  readonly joined: boolean;
}

function keepReachable(fixes: readonly Fix[], fastestMps: number): KeptFix[] {
  const kept: KeptFix[] = [];
  let held: Fix | undefined;
  const isReachable = (from: Fix | undefined, to: Fix): boolean =>
    from !== undefined &&
    LEAST_RADIUS_M * chordBetweenNormals(from, to) <=
      (fastestMps * (to.timeMs - from.timeMs)) / 1000 + from.radiusM + to.radiusM + PRINT_SLACK_M;
  for (const fix of fixes) {
    const last = kept.at(-1)?.fix;
    if ((held ?? last)?.timeMs === fix.timeMs) continue;
    if (
      last !== undefined &&
      fix.sourceRank > last.sourceRank &&
      fix.timeMs - last.timeMs <= TWIN_WINDOW_MS
    ) {
      continue;
    }
    if (isReachable(last, fix)) {
      kept.push({ fix, joined: true });
      held = undefined;
    } else if (isReachable(held, fix)) {
      kept.push({ fix: held!, joined: false }, { fix, joined: true });
      held = undefined;
    } else {
      held = fix;
    }
  }
  if (held !== undefined && kept.length === 0) kept.push({ fix: held, joined: false });
  return kept;
}

function legsOfRun(run: readonly Fix[]): Leg[] {
  const [first] = run;
  if (run.length === 1) return [{ from: first!, to: first!, path: { lengthM: 0, placeAt: () => first! } }];
  return run.slice(1).map((to, index) => {
    const from = run[index]!;
    let path: Path | undefined;
    const drawn = (): Path => (path ??= pathBetween(from, to));
    return {
      from,
      to,
      path: {
        get lengthM() {
          return drawn().lengthM;
        },
        placeAt: (fraction) => drawn().placeAt(fraction),
      },
    };
  });
}

function byTimeAndPreference(a: Fix, b: Fix): number {
  return (
    a.timeMs - b.timeMs ||
    a.sourceRank - b.sourceRank ||
    a.basisRank - b.basisRank ||
    a.radiusM - b.radiusM ||
    a.latDeg - b.latDeg ||
    a.lonDeg - b.lonDeg ||
    withoutLast(a.pressureM, b.pressureM) ||
    withoutLast(a.geometricM, b.geometricM)
  );
}

/** NaN goes last. */
function withoutLast(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}
