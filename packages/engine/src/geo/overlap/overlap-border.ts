import { inverse } from '../geodesic.ts';
import { normaliseLonDeg } from '../geodesic-line.ts';
import { legInside } from '../leg-sets.ts';
import { makeLeg, pointOnLeg } from '../leg.ts';
import { signedBoundaryDistanceM } from '../outline-distance.ts';
import { outlinePicture } from '../outline-picture.ts';
import type { PreparedOutline } from '../outline-preparation.ts';
import type { LatLon } from '../position.ts';

/** A part of the border of an overlap, for drawing. */
export interface BorderLine {
  readonly places: readonly LatLon[];
  /** Whether the last place is joined to the first. */
  readonly isClosed: boolean;
}

/**
 * The border of the overlap of two outlines, as lines to draw: the border of either as far as it lies within the other,
 * joined to rings where ends meet. For the eye only: places lie within about `toleranceM` of the true border,
 * curves come as chords, and where borders touch or run along each other within a few tolerances a line may stay open.
 */
export function overlapBorder(a: PreparedOutline, b: PreparedOutline, toleranceM: number): BorderLine[] {
  const tolerance = toleranceM > 0.01 ? toleranceM : 0.01;
  // What runs along the border of the first has been drawn with it.
  const ofSecond = linesWithin(b, a, tolerance).filter(
    (line) => signedBoundaryDistanceM(a, middleOf(line)) > 2 * tolerance,
  );
  return joinLines([...linesWithin(a, b, tolerance), ...ofSecond], 20 * tolerance);
}

/** The lines of the picture of one outline, as far as they lie within the other. */
function linesWithin(drawn: PreparedOutline, other: PreparedOutline, toleranceM: number): LatLon[][] {
  return outlinePicture(drawn.outline, toleranceM).flatMap((ring) => {
    const lines: LatLon[][] = [];
    let open: LatLon[] | undefined;
    for (let i = 0; i < ring.length; i += 1) {
      const from = wrapped(ring[i]!);
      const to = wrapped(ring[(i + 1) % ring.length]!);
      // A picture around a pole is closed along that pole, which is no border.
      if (Math.abs(from.latDeg) === 90 || Math.abs(to.latDeg) === 90) continue;
      const leg = makeLeg(from, to);
      if (!(leg.lengthM > 0)) continue;
      const inside = legInside(other, leg);
      if (inside[0] !== 0) open = undefined;
      for (let k = 0; k < inside.length; k += 2) {
        if (inside[k] === inside[k + 1]) continue;
        if (open === undefined) lines.push((open = [pointOnLeg(leg, inside[k]!)]));
        open.push(pointOnLeg(leg, inside[k + 1]!));
        if (inside[k + 1] !== 1) open = undefined;
      }
      if (inside.at(-1) !== 1) open = undefined;
    }
    return joinAcrossStart(lines);
  });
}

/** The picture starts anywhere: a line that ends where the first one starts goes on with it. */
function joinAcrossStart(lines: LatLon[][]): LatLon[][] {
  const first = lines[0];
  const last = lines.at(-1);
  if (first === undefined || last === undefined || first === last) return lines;
  if (inverse(last.at(-1)!, first[0]!).distanceM > 1e-6) return lines;
  return [[...last, ...first.slice(1)], ...lines.slice(1, -1)];
}

/** Joins lines whose ends lie within `reachM` of each other, nearest first. */
function joinLines(lines: readonly (readonly LatLon[])[], reachM: number): BorderLine[] {
  const rest = [...lines];
  const joined: BorderLine[] = [];
  for (let line = rest.shift(); line !== undefined; line = rest.shift()) {
    const places = [...line];
    for (;;) {
      const end = places.at(-1)!;
      const own = places.length > 2 ? inverse(end, places[0]!).distanceM : Infinity;
      let nearest = -1;
      let isTurned = false;
      let leastM = Math.min(own, reachM);
      for (let i = 0; i < rest.length; i += 1) {
        for (const turned of [false, true]) {
          const distance = inverse(end, rest[i]!.at(turned ? -1 : 0)!).distanceM;
          if (distance >= leastM) continue;
          leastM = distance;
          nearest = i;
          isTurned = turned;
        }
      }
      if (nearest < 0) {
        const isClosed = own <= reachM;
        joined.push({ places: isClosed ? places.slice(0, -1) : places, isClosed });
        break;
      }
      const [next] = rest.splice(nearest, 1);
      places.push(...(isTurned ? next!.toReversed() : next!));
    }
  }
  return joined;
}

function middleOf(line: readonly LatLon[]): LatLon {
  const at = Math.floor((line.length - 1) / 2);
  const leg = makeLeg(line[at]!, line[at + 1] ?? line[at]!);
  return pointOnLeg(leg, 0.5);
}

function wrapped({ latDeg, lonDeg }: LatLon): LatLon {
  return { latDeg, lonDeg: normaliseLonDeg(lonDeg) };
}
