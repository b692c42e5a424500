import { direct, inverse } from '../geodesic.ts';
import { legInside } from '../leg-sets.ts';
import { makeLeg, pointOnLeg } from '../leg.ts';
import { signedBoundaryDistanceM } from '../outline-distance.ts';
import type { PreparedOutline } from '../outline-preparation.ts';
import type { LatLon } from '../position.ts';
import { followsOn, partsWithin, setPlaceOnPiece } from './border-pieces.ts';
import { placeOf } from './outline-core.ts';

/** A part of the border of an overlap, for drawing. */
export interface BorderLine {
  readonly places: readonly LatLon[];
  /** Whether the last place is joined to the first. */
  readonly isClosed: boolean;
}

/**
 * The border of the overlap of two outlines, as lines to draw: the border of either as far as it lies within the other,
 * joined to rings where ends meet. For the eye only: places lie within about `toleranceM` of the true border,
 * curves come as chords, and where borders touch, or run along each other within a few tolerances, a line may stay open
 * or be left out.
 */
export function overlapBorder(a: PreparedOutline, b: PreparedOutline, toleranceM: number): BorderLine[] {
  const tolerance = toleranceM > 0.01 ? toleranceM : 0.01;
  // What runs along the border of the first has been drawn with it.
  const ofSecond = linesWithin(b, a, tolerance).filter((line) =>
    middlesOf(line).some((at) => signedBoundaryDistanceM(a, at) > 2 * tolerance),
  );
  return joinLines([...linesWithin(a, b, tolerance), ...ofSecond], 20 * tolerance);
}

/** The border of one outline, as far as it lies within the other. */
function linesWithin(drawn: PreparedOutline, other: PreparedOutline, toleranceM: number): LatLon[][] {
  return borderChains(drawn, toleranceM).flatMap((chain) => {
    const lines: LatLon[][] = [];
    let open: LatLon[] | undefined;
    for (let i = 0; i + 1 < chain.length; i += 1) {
      const leg = makeLeg(chain[i]!, chain[i + 1]!);
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
    return lines;
  });
}

/** Places along the whole border, joined by geodesics; a closed chain ends where it starts. */
function borderChains({ shape }: PreparedOutline, toleranceM: number): LatLon[][] {
  if (shape.kind === 'circle') {
    const { latDeg, lonDeg, radiusM } = shape;
    const count = Math.max(12, Math.ceil(Math.PI * Math.sqrt(radiusM / (2 * toleranceM))));
    const around = Array.from({ length: count }, (_, i) =>
      direct({ latDeg, lonDeg }, (360 * i) / count, radiusM),
    );
    return [[...around, around[0]!].map(({ at }) => at)];
  }
  const { boundary } = shape;
  const chains: LatLon[][] = [];
  for (let piece = 0; piece < boundary.pieceCount; piece += 1) {
    const node = 3 * boundary.pieceNode[piece]!;
    if (!followsOn(boundary, piece)) chains.push([placeOf(boundary.nodes, node)]);
    const chain = chains.at(-1)!;
    const from = boundary.pieceFrom[piece]!;
    const parts = partsWithin(boundary, piece, toleranceM);
    for (let part = 1; part < parts; part += 1) {
      setPlaceOnPiece(boundary, piece, from + ((boundary.pieceUntil[piece]! - from) * part) / parts, spot, 0);
      chain.push(placeOf(spot, 0));
    }
    chain.push(placeOf(boundary.nodes, node + 3));
  }
  return chains;
}

const spot = new Float64Array(3);

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

/** The middle of every leg of a line. */
function middlesOf(line: readonly LatLon[]): LatLon[] {
  return line.slice(1).map((to, i) => pointOnLeg(makeLeg(line[i]!, to), 0.5));
}
