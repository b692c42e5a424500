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

/** Squares kept at every size. */
const BEAM = 64;
const ENOUGH = 1.01;
const SMALLEST_SQUARE_M = 1e-4;

/**
 * Halves squares of the azimuthal equidistant plane. The depth changes no faster than the place moves, and the plane
 * nowhere shortens a way, so a square is done with where its middle lies so shallow that nothing in it can be deepest.
 */
function searchDeepest(disc: Disc, depthAt: (place: LatLon) => number, start: LatLon): OverlapDepth {
  const search = new DeepestPlace(disc.centre, depthAt, start);
  let halfM = disc.radiusM;
  let squares: Square[] = [search.ask(0, 0)];
  let isThinned = false;
  while (squares.length > 0 && halfM > SMALLEST_SQUARE_M) {
    const reachM = halfM * Math.SQRT2;
    const hopeful = squares.filter(({ depthM }) => depthM + reachM > search.best.depthM * ENOUGH);
    halfM /= 2;
    const quarters = hopeful.flatMap(({ eastM, northM }) => [
      search.ask(eastM - halfM, northM - halfM),
      search.ask(eastM + halfM, northM - halfM),
      search.ask(eastM - halfM, northM + halfM),
      search.ask(eastM + halfM, northM + halfM),
    ]);
    if (quarters.length > BEAM) isThinned = true;
    squares = quarters.toSorted((p, q) => q.depthM - p.depthM).slice(0, BEAM);
  }
  if (isThinned) search.walkUp();
  return search.best;
}

/** The middle of a square, and the depth there. */
interface Square {
  readonly eastM: number;
  readonly northM: number;
  readonly depthM: number;
}

/** Asks for depths in the plane about a centre and remembers the greatest. */
class DeepestPlace {
  best: OverlapDepth;
  private bestSquare: Square | undefined;
  private readonly centre: LatLon;
  private readonly depthAt: (place: LatLon) => number;

  constructor(centre: LatLon, depthAt: (place: LatLon) => number, start: LatLon) {
    this.centre = centre;
    this.depthAt = depthAt;
    this.best = { depthM: Math.max(0, depthAt(start)), at: start };
  }

  ask(eastM: number, northM: number): Square {
    const lengthM = Math.sqrt(eastM * eastM + northM * northM);
    const { at } = direct(this.centre, atan2Deg(eastM, northM), lengthM);
    const square = { eastM, northM, depthM: this.depthAt(at) };
    if (square.depthM > this.best.depthM) {
      this.best = { depthM: square.depthM, at };
      this.bestSquare = square;
    }
    return square;
  }

  /** Where squares had to be left out, the deepest place may be near the best one: ever shorter steps towards it. */
  walkUp(): void {
    let headingDeg = 0;
    for (let stepM = this.best.depthM / 2; stepM > this.best.depthM / 1000;) {
      const from = this.bestSquare;
      if (from === undefined) return;
      for (let i = 0; i < 16 && this.bestSquare === from; i += 1) {
        sincosDeg(headingDeg + 22.5 * i, pair);
        this.ask(from.eastM + stepM * pair[0]!, from.northM + stepM * pair[1]!);
      }
      if (this.bestSquare !== from) continue;
      stepM *= 0.7;
      // Ridges are narrow: other headings each time.
      headingDeg += 5;
    }
  }
}

const pair = new Float64Array(2);
