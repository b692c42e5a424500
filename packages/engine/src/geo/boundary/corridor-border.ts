import { atan2Deg } from '../elementary/arctangent.ts';
import { directInto } from '../geodesic.ts';
import { normaliseLonDeg, setCourseOnLine, setLatLonOnLine, setPositionOnLine } from '../geodesic-line.ts';
import type { Intervals } from '../intervals.ts';
import { intersectIntervals, intervalsOf, subtractIntervals } from '../intervals.ts';
import type { DistanceAlong } from '../sublevel.ts';
import { findWithin } from '../sublevel.ts';
import { ArcCurve } from './arc-curve.ts';
import { BorderCurve } from './border-curve.ts';
import type { Boundary } from './boundary.ts';
import { lineOfLink } from './boundary.ts';
import { findPiecesNear, found } from './boundary-search.ts';
import type { Curve } from './curve.ts';
import { LinkList } from './link-list.ts';
import { AWAY, contact, distanceToPiece } from './piece-distance.ts';

/** Borders may run this deep inside a neighbouring leg before they are cut. */
const TRIM_M = 5e-4;

/**
 * The border of a corridor: both sides of every leg, round joins on the outer side of every bend, the two ends; less
 * what lies inside another leg. So the distance to it is the true distance to the edge of the corridor, in the inner
 * corner of a bend too.
 */
export function corridorBorder(line: Boundary, halfWidthM: number, hasFlatCaps: boolean): LinkList {
  const border = new LinkList();
  const last = line.linkCount - 1;
  for (let link = 0; link <= last; link += 1) {
    const length = line.linkLengthM[link]!;
    if (length > 0) {
      for (const side of [1, -1] as const) {
        const curve = new BorderCurve(lineOfLink(line, link), length, halfWidthM, side);
        addUncovered(border, curve, line, link, link, halfWidthM, hasFlatCaps);
      }
    }
    if (link < last) addJoin(border, line, link, halfWidthM, hasFlatCaps);
  }
  if (last < 0) return border;
  if (line.linkLengthM[last] === 0) {
    addRoundCap(border, line, 0, 0, 0, 360, halfWidthM);
    return border;
  }
  const startCourse = courseAt(line, 0, 0);
  const endCourse = courseAt(line, last, line.linkLengthM[last]!);
  if (hasFlatCaps) {
    addFlatCap(border, line, 0, 0, startCourse, halfWidthM);
    addFlatCap(border, line, last, line.linkLengthM[last]!, endCourse, halfWidthM);
  } else {
    addRoundCap(border, line, 0, 0, startCourse + 90, 180, halfWidthM);
    addRoundCap(border, line, last, line.linkLengthM[last]!, endCourse - 90, 180, halfWidthM);
  }
  return border;
}

/**
 * The arc on the outer side of a bend. The inner side lies within both legs, unless a flat end cuts one of them off
 * so short that the round of the bend shows beyond it.
 */
function addJoin(
  border: LinkList,
  line: Boundary,
  link: number,
  halfWidthM: number,
  hasFlatCaps: boolean,
): void {
  const alongM = line.linkLengthM[link]!;
  const incoming = courseAt(line, link, alongM);
  const turn = normaliseLonDeg(courseAt(line, link + 1, 0) - incoming);
  const from = turn > 0 ? incoming - 90 : incoming + 90;
  if (turn !== 0) {
    const outer = arcAround(line, link, alongM, from, turn, halfWidthM);
    addUncovered(border, outer, line, link, link + 1, halfWidthM, hasFlatCaps);
  }
  if (hasFlatCaps && (link === 0 || link + 2 === line.linkCount)) {
    const inner = arcAround(line, link, alongM, from + turn, turn > 0 ? 360 - turn : -360 - turn, halfWidthM);
    // Within the half-plane of a leg, before its flat end, the round of the bend is covered by it.
    const covered = [link, link + 1].map((leg) => {
      const joint = leg === link ? lineEnd(line, leg, -1) : lineEnd(line, leg, 1);
      const ends = endsOfLine(line, leg).filter((end) => end.alongM !== joint.alongM);
      return aheadOf(inner, inner.lengthBetween(0, 1), line, [joint, ...ends]);
    });
    addUncovered(border, inner, line, link, link + 1, halfWidthM, true, covered);
  }
}

/** The round end at the start or the end of the line. */
function addRoundCap(
  border: LinkList,
  line: Boundary,
  link: number,
  alongM: number,
  fromDeg: number,
  sweepDeg: number,
  halfWidthM: number,
): void {
  const curve = arcAround(line, link, alongM, fromDeg, sweepDeg, halfWidthM);
  addUncovered(border, curve, line, link, link, halfWidthM, false);
}

function arcAround(
  line: Boundary,
  link: number,
  alongM: number,
  fromDeg: number,
  sweepDeg: number,
  halfWidthM: number,
): ArcCurve {
  setLatLonOnLine(lineOfLink(line, link), 0, alongM, place, 0);
  return new ArcCurve(place[0]!, place[1]!, fromDeg % 360, sweepDeg, halfWidthM, halfWidthM);
}

/** The geodesic across the corridor at one of its ends. */
function addFlatCap(
  border: LinkList,
  line: Boundary,
  link: number,
  alongM: number,
  courseDeg: number,
  halfWidthM: number,
): void {
  setLatLonOnLine(lineOfLink(line, link), 0, alongM, place, 0);
  const latDeg = place[0]!;
  const lonDeg = place[1]!;
  directInto(latDeg, lonDeg, courseDeg - 90, halfWidthM, place);
  const leftLat = place[0]!;
  const leftLon = place[1]!;
  directInto(latDeg, lonDeg, courseDeg + 90, halfWidthM, place);
  border.startChain();
  border.addGeodesic(leftLat, leftLon, place[0]!, place[1]!);
}

function courseAt(line: Boundary, link: number, alongM: number): number {
  setCourseOnLine(lineOfLink(line, link), 0, alongM, pair, 0);
  return atan2Deg(pair[0]!, pair[1]!);
}

/** Adds what no leg but `own1` and `own2` covers. */
function addUncovered(
  border: LinkList,
  curve: Curve,
  line: Boundary,
  own1: number,
  own2: number,
  halfWidthM: number,
  hasFlatCaps: boolean,
  covers: readonly Intervals[] = [],
): void {
  let rest: Intervals = [0, 1];
  for (const cover of covers) rest = subtractIntervals(rest, cover);
  curve.setPlace(0.5, spot, 0);
  const length = curve.lengthBetween(0, 1);
  const count = findPiecesNear(line, spot[0]!, spot[1]!, spot[2]!, halfWidthM + length);
  const pieces = [...found.subarray(0, count)];
  for (const piece of pieces) {
    const link = line.pieceLink[piece]!;
    if (link === own1 || link === own2) continue;
    const isEnd = link === 0 || link === line.linkCount - 1;
    const covered: number[] = [];
    const cover = new AlongCurve(curve, length, (x, y, z) => distanceToPiece(line, piece, x, y, z));
    findWithin(cover, { constant: halfWidthM - TRIM_M, linear: 0, square: 0 }, 0, 1, covered);
    let cut: Intervals = intervalsOf(covered);
    // A flat end covers nothing beyond itself.
    if (hasFlatCaps && isEnd && cut.length > 0) {
      cut = intersectIntervals(cut, aheadOf(curve, length, line, endsOfLine(line, link)));
    }
    rest = subtractIntervals(rest, cut);
  }
  for (let i = 0; i < rest.length; i += 2) {
    if (rest[i] === rest[i + 1]) continue;
    border.startChain();
    border.addCurve(curve, rest[i], rest[i + 1]);
  }
}

/** An end of a link, and the sign of the course that leads inward from it. */
interface LinkEnd {
  readonly link: number;
  readonly alongM: number;
  readonly sign: 1 | -1;
}

function lineEnd(line: Boundary, link: number, sign: 1 | -1): LinkEnd {
  return { link, alongM: sign === 1 ? 0 : line.linkLengthM[link]!, sign };
}

/** Those ends of a link that are ends of the whole line. */
function endsOfLine(line: Boundary, link: number): LinkEnd[] {
  const ends: LinkEnd[] = [];
  if (link === 0) ends.push(lineEnd(line, link, 1));
  if (link === line.linkCount - 1) ends.push(lineEnd(line, link, -1));
  return ends;
}

/** The part of a curve that lies on the inner side of every one of the ends. */
function aheadOf(curve: Curve, lengthM: number, line: Boundary, ends: readonly LinkEnd[]): Intervals {
  let ahead: Intervals = [0, 1];
  for (const { link, alongM, sign } of ends) {
    const pairs: number[] = [];
    const behind = new AlongCurve(
      curve,
      lengthM,
      (x, y, z) => -aheadOfEnd(line, link, alongM, sign, x, y, z),
    );
    findWithin(behind, { constant: 0, linear: 0, square: 0 }, 0, 1, pairs);
    ahead = intersectIntervals(ahead, intervalsOf(pairs));
  }
  return ahead;
}

/** A border that runs along that of another leg differs from it nowhere: it is not searched any finer than this. */
const FINEST_SHARE = 4096;

/** A measure along a curve; the measure leaves the direction in which it grows in {@link contact}. */
class AlongCurve implements DistanceAlong {
  slope = 0;
  readonly lengthM: number;
  readonly finestM: number;
  private readonly curve: Curve;
  private readonly measure: (x: number, y: number, z: number) => number;

  constructor(curve: Curve, lengthM: number, measure: (x: number, y: number, z: number) => number) {
    this.curve = curve;
    this.lengthM = lengthM;
    this.finestM = lengthM / FINEST_SHARE;
    this.measure = measure;
  }

  at(fraction: number): number {
    this.curve.setCourse(fraction, spot, 0);
    const value = this.measure(spot[0]!, spot[1]!, spot[2]!);
    this.slope =
      this.curve.speedM *
      (contact[AWAY]! * spot[3]! + contact[AWAY + 1]! * spot[4]! + contact[AWAY + 2]! * spot[5]!);
    return value;
  }

  /** Distances to geodesics: the curve itself bends, and so does the Earth. */
  concavityWithin(_lowestM: number, highestM: number): number {
    const square = this.lengthM * this.lengthM;
    const bend = this.curve.bendPerM + highestM / (MEAN_RADIUS_M * MEAN_RADIUS_M) + 1 / MEAN_RADIUS_M;
    return highestM > 1_000_000 ? Infinity : 1.1 * square * bend;
  }
}

const MEAN_RADIUS_M = 6_371_000;

/**
 * How far a place lies on the inner side of an end of a link, along its course; the direction away from there is left
 * in {@link contact}.
 */
export function aheadOfEnd(
  line: Boundary,
  link: number,
  alongM: number,
  sign: number,
  x: number,
  y: number,
  z: number,
): number {
  setPositionOnLine(lineOfLink(line, link), 0, alongM, end, 0);
  contact[AWAY] = -sign * end[3]!;
  contact[AWAY + 1] = -sign * end[4]!;
  contact[AWAY + 2] = -sign * end[5]!;
  return sign * ((x - end[0]!) * end[3]! + (y - end[1]!) * end[4]! + (z - end[2]!) * end[5]!);
}

const place = new Float64Array(3);
const pair = new Float64Array(2);
const spot = new Float64Array(6);
const end = new Float64Array(6);
