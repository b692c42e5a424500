import {
  cosDeg,
  intersectIntervals,
  inverse,
  legSets,
  pointOnLeg,
  prepareOutline,
  sinDeg,
  subtractIntervals,
  unionIntervals,
} from '../geo/index.ts';
import type { Intervals, LatLon, PreparedOutline } from '../geo/index.ts';
import type { LevelSets } from './level-sets.ts';
import type { TrackLeg } from './track-leg.ts';

/** One side of a line, seen along it: what is left of a buffer that lies on one side only. */
export interface LineSide {
  readonly line: readonly LatLon[];
  readonly side: 'left' | 'right';
  /** The line itself, a millimetre wide, for asking how near a leg comes. */
  readonly hair: PreparedOutline;
}

export function prepareLineSide(line: readonly LatLon[], side: 'left' | 'right'): LineSide {
  return { line, side, hair: prepareOutline({ kind: 'corridor', line, halfWidthM: HAIR_M, caps: 'round' }) };
}

/**
 * The parts of a leg, as fractions, that lie on the side: certainly where they do by more than the error radius,
 * possibly where they lie on it or within the radius of the line. The line belongs to both sides.
 */
export function whenOnSide(leg: TrackLeg, { line, side, hair }: LineSide): LevelSets {
  const touching = legSets(hair, leg.path, { startM: 0, endM: 0, bulgeM: 0 }).possible;
  const near = legSets(hair, leg.path, leg.radius).possible;
  const nominal: number[] = [];
  const bounds = [0, ...touching, 1];
  for (let at = 0; at < bounds.length; at += 2) {
    const from = bounds[at]!;
    const until = bounds[at + 1]!;
    if (sideOfLine(line, pointOnLeg(leg.path, (from + until) / 2)) === side) nominal.push(from, until);
  }
  const onSide = unionIntervals(nominal, touching);
  return {
    certain: withoutEdges(intersectIntervals(onSide, subtractIntervals([0, 1], near))),
    nominal: onSide,
    possible: unionIntervals(onSide, near),
  };
}

/** Wide enough to be found, narrow enough to be nothing. */
const HAIR_M = 0.001;

/** Single instants that remain where two closed sets meet are not certain of anything. */
function withoutEdges(intervals: Intervals): Intervals {
  const kept: number[] = [];
  for (let at = 0; at < intervals.length; at += 2) {
    if (intervals[at + 1]! > intervals[at]!) kept.push(intervals[at]!, intervals[at + 1]!);
  }
  return kept;
}

/**
 * The side of a chain of geodesics on which a place lies, by the nearest of its segments; at a bend by the angle
 * between the two. Good within a few hundred kilometres of the line, where buffers are drawn.
 */
export function sideOfLine(line: readonly LatLon[], place: LatLon): 'left' | 'right' {
  let nearestM = Infinity;
  let side: 'left' | 'right' = 'left';
  for (let index = 0; index + 1 < line.length; index += 1) {
    const start = line[index]!;
    const segment = inverse(start, line[index + 1]!);
    const toPlace = inverse(start, place);
    const turnDeg = toPlace.azimuthDeg - segment.azimuthDeg;
    const alongM = toPlace.distanceM * cosDeg(turnDeg);
    const acrossM = Math.abs(toPlace.distanceM * sinDeg(turnDeg));
    const end = alongM > segment.distanceM ? index + 1 : alongM < 0 ? index : undefined;
    const awayM = end === undefined ? acrossM : inverse(line[end]!, place).distanceM;
    if (awayM >= nearestM) continue;
    nearestM = awayM;
    side =
      end === undefined || isEndOfLine(line, end)
        ? sinDeg(turnDeg) > 0
          ? 'right'
          : 'left'
        : sideAtBend(line, end, place);
  }
  return side;
}

function isEndOfLine(line: readonly LatLon[], index: number): boolean {
  return index === 0 || index === line.length - 1;
}

/** Clockwise from the way back to the way on lies the left side. */
function sideAtBend(line: readonly LatLon[], bend: number, place: LatLon): 'left' | 'right' {
  const at = line[bend]!;
  const backDeg = inverse(at, line[bend - 1]!).azimuthDeg;
  const onDeg = clockwiseDeg(backDeg, inverse(at, line[bend + 1]!).azimuthDeg);
  return clockwiseDeg(backDeg, inverse(at, place).azimuthDeg) < onDeg ? 'left' : 'right';
}

function clockwiseDeg(fromDeg: number, toDeg: number): number {
  const turnDeg = (toDeg - fromDeg) % 360;
  return turnDeg < 0 ? turnDeg + 360 : turnDeg;
}
