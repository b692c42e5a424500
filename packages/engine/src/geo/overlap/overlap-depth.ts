import { asin, atan2Deg } from '../elementary/arctangent.ts';
import { sincosDeg } from '../elementary/sine-cosine.ts';
import { direct, inverse } from '../geodesic.ts';
import { signedBoundaryDistanceM } from '../outline-distance.ts';
import type { PreparedOutline } from '../outline-preparation.ts';
import type { LatLon } from '../position.ts';
import type { OutlineCore, PointCore } from './outline-core.ts';
import { compareCores, coreOf, placeOf } from './outline-core.ts';
import { outlineGap } from './outline-gap.ts';
import { placeTowards } from './place-towards.ts';

/** How far two outlines reach into each other. */
export interface OverlapDepth {
  /** Radius of the largest disc within both outlines. */
  readonly depthM: number;
  /** Its centre: the place farthest from both boundaries. */
  readonly at: LatLon;
}

/**
 * The largest disc in the overlap, undefined where there is none; depth 0 where the outlines only touch. Exact for two
 * circles. Otherwise a search: never too large, and too small by less than two hundredths unless the overlap is
 * hundreds of times longer than deep. Symmetric, bit for bit.
 */
export function overlapDepth(a: PreparedOutline, b: PreparedOutline): OverlapDepth | undefined {
  const { overlaps, places } = outlineGap(a, b);
  const [first, second] = [coreOf(a), coreOf(b)];
  if (!overlaps || places === undefined || first === undefined || second === undefined) return undefined;
  const [p, q] = compareCores(first, second) <= 0 ? [first, second] : [second, first];
  if (p.kind === 'point' && q.kind === 'point') return depthOfCircles(p, q);
  const depthAt = (place: LatLon): number =>
    Math.min(signedBoundaryDistanceM(a, place), signedBoundaryDistanceM(b, place));
  const [around, other] = [discAround(p), discAround(q)];
  return searchDeepest(around.radiusM <= other.radiusM ? around : other, depthAt, places[0]);
}

/** The smaller one comes first. */
function depthOfCircles(small: PointCore, large: PointCore): OverlapDepth {
  const { distanceM } = inverse(small.place, large.place);
  const depthM = Math.max(0, Math.min(small.widthM, (small.widthM + large.widthM - distanceM) / 2));
  return { depthM, at: placeTowards(small.place, large.place, small.widthM - depthM) };
}

interface Disc {
  readonly centre: LatLon;
  readonly radiusM: number;
}

const MEAN_RADIUS_M = 6_371_000;

/** A disc that holds an outline. */
function discAround(core: OutlineCore): Disc {
  if (core.kind === 'point') return { centre: core.place, radiusM: core.widthM };
  const { spheres, levelStart } = core.border;
  const root = 4 * (levelStart.at(-1)! - 1);
  // The centre of the sphere lies below the surface by less than its radius.
  const chord = 2 * spheres[root + 3]!;
  const reach = 2.1 * MEAN_RADIUS_M * asin(Math.min(1, chord / (2 * MEAN_RADIUS_M)));
  return { centre: placeOf(spheres, root), radiusM: reach + core.widthM };
}

interface Cell {
  readonly eastM: number;
  readonly northM: number;
  readonly depthM: number;
}

/** Cells kept at every size. */
const BEAM = 64;
const ENOUGH = 1.005;
const SMALLEST_CELL_M = 1e-4;

/**
 * Halves squares of the azimuthal equidistant plane. The depth changes no faster than the place moves, and the plane
 * nowhere shortens a way, so a square is done with where its middle lies so shallow that nothing in it can be deepest.
 */
function searchDeepest(disc: Disc, depthAt: (place: LatLon) => number, start: LatLon): OverlapDepth {
  const placeAt = (eastM: number, northM: number): LatLon =>
    direct(disc.centre, atan2Deg(eastM, northM), Math.sqrt(eastM * eastM + northM * northM)).at;
  let best: OverlapDepth = { depthM: Math.max(0, depthAt(start)), at: start };
  let [bestEastM, bestNorthM] = [NaN, NaN];
  let halfM = disc.radiusM;
  let cells: Cell[] = [{ eastM: 0, northM: 0, depthM: depthAt(disc.centre) }];
  while (cells.length > 0 && halfM > SMALLEST_CELL_M) {
    const reach = halfM * Math.SQRT2;
    halfM /= 2;
    const next: Cell[] = [];
    for (const cell of cells) {
      if (cell.depthM + reach <= best.depthM * ENOUGH) continue;
      for (const [east, north] of QUARTERS) {
        const eastM = cell.eastM + east * halfM;
        const northM = cell.northM + north * halfM;
        const at = placeAt(eastM, northM);
        const depthM = depthAt(at);
        if (depthM > best.depthM) {
          best = { depthM, at };
          [bestEastM, bestNorthM] = [eastM, northM];
        }
        next.push({ eastM, northM, depthM });
      }
    }
    cells = next.toSorted((p, q) => q.depthM - p.depthM).slice(0, BEAM);
  }
  // The beam may have let the very best go by: walk up from where it ended.
  let turnDeg = 0;
  for (let stepM = best.depthM / 2; stepM > best.depthM / 1000;) {
    let isBetter = false;
    for (let heading = 0; heading < 360 && bestEastM === bestEastM; heading += 22.5) {
      sincosDeg(heading + turnDeg, pair);
      const eastM = bestEastM + stepM * pair[0]!;
      const northM = bestNorthM + stepM * pair[1]!;
      const at = placeAt(eastM, northM);
      const depthM = depthAt(at);
      if (!(depthM > best.depthM)) continue;
      best = { depthM, at };
      [bestEastM, bestNorthM] = [eastM, northM];
      isBetter = true;
      break;
    }
    if (isBetter) continue;
    stepM *= 0.7;
    // Ridges are narrow: other headings each time.
    turnDeg += 5;
  }
  return best;
}

const pair = new Float64Array(2);

const QUARTERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;
