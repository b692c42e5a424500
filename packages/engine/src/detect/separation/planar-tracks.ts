import { findClosestInstant } from './closest-approach.ts';
import { findConflictSpan } from './protection-volume.ts';
import type { ProtectionVolume } from './protection-volume.ts';
import { horizontalDistance, verticalDistance } from './relative-motion.ts';
import type { RelativeMotion, TimeSpan } from './relative-motion.ts';

/** Spans closer than this are one: they meet at a fix. */
const JOIN_S = 1e-6;

/** Distances closer than this to the least tie with it. */
const TIE_M = 1e-6;

/** A track in a flat east/north/up frame: straight and uniform between fixes that are in order of time. */
export interface PlanarTrack {
  readonly timeS: Float64Array;
  readonly eastM: Float64Array;
  readonly northM: Float64Array;
  readonly upM: Float64Array;
}

/** The smallest horizontal distance of two tracks and when it occurs. */
export interface PlanarApproach {
  /** First and last instant of the least distance; apart where several instants tie within a micrometre. */
  readonly fromS: number;
  readonly untilS: number;
  readonly horizontalM: number;
  /** Difference of the heights at the first of these instants. */
  readonly verticalM: number;
}

/** The time that both tracks cover; undefined where there is none. */
export function findCommonSpan(own: PlanarTrack, other: PlanarTrack): TimeSpan | undefined {
  const fromS = Math.max(own.timeS[0] ?? Infinity, other.timeS[0] ?? Infinity);
  const untilS = Math.min(own.timeS.at(-1) ?? -Infinity, other.timeS.at(-1) ?? -Infinity);
  return fromS <= untilS ? { fromS, untilS } : undefined;
}

/**
 * When two asynchronous tracks violate the volume: the common time is cut at every fix of either, each piece is
 * solved exactly and the spans are joined. For well-clear volumes the velocity is that of the leg, so a span may
 * begin or end at a fix. Outside the common time nothing is claimed.
 */
export function findTrackConflicts(
  own: PlanarTrack,
  other: PlanarTrack,
  volume: ProtectionVolume,
): TimeSpan[] {
  const spans: TimeSpan[] = [];
  for (const piece of cutPieces(own, other)) {
    const found = findConflictSpan(piece.motion, volume, { fromS: 0, untilS: piece.lengthS });
    if (found === undefined) continue;
    const fromS = piece.fromS + found.fromS;
    const untilS = piece.fromS + found.untilS;
    const last = spans.at(-1);
    if (last !== undefined && fromS - last.untilS <= JOIN_S) {
      spans[spans.length - 1] = { fromS: last.fromS, untilS: Math.max(last.untilS, untilS) };
    } else {
      spans.push({ fromS, untilS });
    }
  }
  return spans;
}

/** The closest approach of two asynchronous tracks within their common time; undefined where they have none. */
export function findTrackApproach(own: PlanarTrack, other: PlanarTrack): PlanarApproach | undefined {
  const pieces = [...cutPieces(own, other)];
  const leasts = pieces.map((piece) => horizontalDistance(piece.motion, closestInPiece(piece)));
  let horizontalM = Infinity;
  for (const least of leasts) horizontalM = Math.min(horizontalM, least);
  let approach: PlanarApproach | undefined;
  for (const [index, piece] of pieces.entries()) {
    if ((leasts[index] ?? Infinity) > horizontalM + TIE_M) continue;
    const { fromS, untilS } = findTie(piece, horizontalM);
    approach = {
      fromS: approach?.fromS ?? piece.fromS + fromS,
      untilS: piece.fromS + untilS,
      horizontalM,
      verticalM: approach?.verticalM ?? verticalDistance(piece.motion, fromS),
    };
  }
  return approach;
}

interface Piece {
  readonly fromS: number;
  readonly lengthS: number;
  readonly motion: RelativeMotion;
}

/** The stretches between consecutive fixes of either track, in order of time. */
function* cutPieces(own: PlanarTrack, other: PlanarTrack): Generator<Piece> {
  let ownLeg = 0;
  let otherLeg = 0;
  while (ownLeg + 1 < own.timeS.length && otherLeg + 1 < other.timeS.length) {
    const fromS = Math.max(own.timeS[ownLeg] ?? 0, other.timeS[otherLeg] ?? 0);
    const ownEnd = own.timeS[ownLeg + 1] ?? 0;
    const otherEnd = other.timeS[otherLeg + 1] ?? 0;
    const untilS = Math.min(ownEnd, otherEnd);
    if (untilS > fromS) {
      yield { fromS, lengthS: untilS - fromS, motion: relateLegs(own, ownLeg, other, otherLeg, fromS) };
    }
    if (ownEnd <= untilS) ownLeg++;
    if (otherEnd <= untilS) otherLeg++;
  }
}

function relateLegs(
  own: PlanarTrack,
  ownLeg: number,
  other: PlanarTrack,
  otherLeg: number,
  atS: number,
): RelativeMotion {
  const relate = (axis: 'eastM' | 'northM' | 'upM'): readonly [number, number] => {
    const [ownAt, ownRate] = placeOnLeg(own.timeS, own[axis], ownLeg, atS);
    const [otherAt, otherRate] = placeOnLeg(other.timeS, other[axis], otherLeg, atS);
    return [ownAt - otherAt, ownRate - otherRate];
  };
  const [eastM, eastMps] = relate('eastM');
  const [northM, northMps] = relate('northM');
  const [upM, upMps] = relate('upM');
  return { eastM, northM, upM, eastMps, northMps, upMps };
}

function placeOnLeg(
  timeS: Float64Array,
  axis: Float64Array,
  leg: number,
  atS: number,
): readonly [number, number] {
  const start = axis[leg] ?? 0;
  const startS = timeS[leg] ?? 0;
  const rate = ((axis[leg + 1] ?? 0) - start) / ((timeS[leg + 1] ?? 0) - startS);
  return [start + rate * (atS - startS), rate];
}

function closestInPiece(piece: Piece): number {
  const instant = findClosestInstant(piece.motion) ?? 0;
  return Math.min(Math.max(instant, 0), piece.lengthS);
}

/**
 * The part of a piece that ties with the least distance: its closest instant alone where the distance changes,
 * the whole piece where it does not change by more than the tolerance.
 */
function findTie(piece: Piece, leastM: number): TimeSpan {
  const ends = Math.max(horizontalDistance(piece.motion, 0), horizontalDistance(piece.motion, piece.lengthS));
  if (ends <= leastM + TIE_M) return { fromS: 0, untilS: piece.lengthS };
  const closest = closestInPiece(piece);
  return { fromS: closest, untilS: closest };
}
