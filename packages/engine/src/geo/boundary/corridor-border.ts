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
import { distanceToPiece } from './piece-distance.ts';

/** Borders may run this deep inside a neighbouring leg before they are cut. */
const TRIM_M = 1e-4;

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
    addRound(border, line, 0, 0, 0, 360, halfWidthM, false);
    return border;
  }
  const startCourse = courseAt(line, 0, 0);
  const endCourse = courseAt(line, last, line.linkLengthM[last]!);
  if (hasFlatCaps) {
    addFlatCap(border, line, 0, 0, startCourse, halfWidthM);
    addFlatCap(border, line, last, line.linkLengthM[last]!, endCourse, halfWidthM);
  } else {
    addRound(border, line, 0, 0, startCourse + 90, 180, halfWidthM, false);
    addRound(border, line, last, line.linkLengthM[last]!, endCourse - 90, 180, halfWidthM, false);
  }
  return border;
}

/** The arc on the outer side of a bend. */
function addJoin(
  border: LinkList,
  line: Boundary,
  link: number,
  halfWidthM: number,
  hasFlatCaps: boolean,
): void {
  const incoming = courseAt(line, link, line.linkLengthM[link]!);
  const outgoing = courseAt(line, link + 1, 0);
  const turn = normaliseLonDeg(outgoing - incoming);
  if (turn === 0) return;
  const from = turn > 0 ? incoming - 90 : incoming + 90;
  addRound(border, line, link, line.linkLengthM[link]!, from, turn, halfWidthM, hasFlatCaps);
}

function addRound(
  border: LinkList,
  line: Boundary,
  link: number,
  alongM: number,
  fromDeg: number,
  sweepDeg: number,
  halfWidthM: number,
  hasFlatCaps: boolean,
): void {
  setLatLonOnLine(lineOfLink(line, link), 0, alongM, place, 0);
  const curve = new ArcCurve(place[0]!, place[1]!, fromDeg % 360, sweepDeg, halfWidthM, halfWidthM);
  const next = alongM > 0 && link + 1 < line.linkCount ? link + 1 : link;
  addUncovered(border, curve, line, link, next, halfWidthM, hasFlatCaps);
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
): void {
  let rest: Intervals = [0, 1];
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
    if (hasFlatCaps && isEnd && cut.length > 0)
      cut = intersectIntervals(cut, aheadOfEnds(curve, length, line, link));
    rest = subtractIntervals(rest, cut);
  }
  for (let i = 0; i < rest.length; i += 2) {
    if (rest[i] === rest[i + 1]) continue;
    border.startChain();
    border.addCurve(curve, rest[i], rest[i + 1]);
  }
}

/** The part of a curve that lies before the flat ends of a link. */
function aheadOfEnds(curve: Curve, lengthM: number, line: Boundary, link: number): Intervals {
  const none = { constant: 0, linear: 0, square: 0 };
  let ahead: Intervals = [0, 1];
  const ends: (readonly [alongM: number, sign: number])[] = [];
  if (link === 0) ends.push([0, 1]);
  if (link === line.linkCount - 1) ends.push([line.linkLengthM[link]!, -1]);
  for (const [alongM, sign] of ends) {
    const pairs: number[] = [];
    const behind = new AlongCurve(
      curve,
      lengthM,
      (x, y, z) => -aheadOfEnd(line, link, alongM, sign, x, y, z),
    );
    findWithin(behind, none, 0, 1, pairs);
    ahead = intersectIntervals(ahead, intervalsOf(pairs));
  }
  return ahead;
}

/** A border that runs along that of another leg differs from it nowhere: it is not searched any finer than this. */
const FINEST_SHARE = 4096;

/** A measure along a curve of which only is known that it changes no faster than the curve runs. */
class AlongCurve implements DistanceAlong {
  readonly slope = 0;
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
    this.curve.setPlace(fraction, spot, 0);
    return this.measure(spot[0]!, spot[1]!, spot[2]!);
  }

  concavityWithin(): number {
    return Infinity;
  }
}

/** How far a place lies on the inner side of an end of a link, along its course. */
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
  return sign * ((x - end[0]!) * end[3]! + (y - end[1]!) * end[4]! + (z - end[2]!) * end[5]!);
}

const place = new Float64Array(3);
const pair = new Float64Array(2);
const spot = new Float64Array(3);
const end = new Float64Array(6);
