import { CurvePair } from './curve-pair.ts';
import { restrictCurve } from './leg-curve.ts';
import {
  LEG_BULGE,
  LEG_CURVE,
  LEG_ERROR,
  LEG_FROM,
  LEG_HEIGHT,
  LEG_SECOND_HEIGHT,
  LEG_UNTIL,
} from './leg-ring.ts';
import { SERIES_REACH_M } from './surface-distance.ts';
import { LARGEST_CURVATURE } from './surface-point.ts';

/** The three answers to "were they closer than both distances?", as sets of instants, each within the next. */
export const CERTAIN = 0;
export const NOMINAL = 1;
export const POSSIBLE = 2;
export type SetLevel = typeof CERTAIN | typeof NOMINAL | typeof POSSIBLE;

/** Pairs of instants in milliseconds. */
export interface InstantList {
  readonly values: Float64Array;
  count: number;
}

/**
 * One leg of each of two aircraft during the time that both cover. {@link relate} bounds the distances cheaply from
 * the chords; only where the bounds do not decide, the exact curves are taken up.
 */
export class LegPair {
  fromMs = 0;
  untilMs = 0;
  /** Bounds of the geodesic distance, metres. */
  leastM = 0;
  mostM = 0;
  /** Sum of the error radii. */
  errorM = 0;
  /** Whether the heights can be compared; then their signed difference at both ends and the sum of the errors. */
  comparable = false;
  startRiseM = 0;
  endRiseM = 0;
  verticalErrorM = 0;
  /** By {@link SetLevel}; filled by {@link findSets}. */
  readonly sets: readonly [InstantList, InstantList, InstantList] = [makeList(), makeList(), makeList()];
  readonly curves = new CurvePair();

  private readonly fractions = new Float64Array(24);
  private firstData: Float64Array = this.fractions;
  private secondData: Float64Array = this.fractions;
  private firstAt = 0;
  private secondAt = 0;
  private firstFrom = 0;
  private firstUntil = 0;
  private secondFrom = 0;
  private secondUntil = 0;
  private prepared = false;

  /** Takes up two legs; false where they have no stretch of time in common. */
  relate(firstData: Float64Array, firstAt: number, secondData: Float64Array, secondAt: number): boolean {
    const fromMs = Math.max(firstData[firstAt + LEG_FROM]!, secondData[secondAt + LEG_FROM]!);
    const untilMs = Math.min(firstData[firstAt + LEG_UNTIL]!, secondData[secondAt + LEG_UNTIL]!);
    if (!(fromMs < untilMs)) return false;
    this.fromMs = fromMs;
    this.untilMs = untilMs;
    this.firstData = firstData;
    this.firstAt = firstAt;
    this.secondData = secondData;
    this.secondAt = secondAt;
    this.firstFrom = fractionAt(firstData, firstAt, fromMs);
    this.firstUntil = fractionAt(firstData, firstAt, untilMs);
    this.secondFrom = fractionAt(secondData, secondAt, fromMs);
    this.secondUntil = fractionAt(secondData, secondAt, untilMs);
    this.errorM = firstData[firstAt + LEG_ERROR]! + secondData[secondAt + LEG_ERROR]!;
    this.prepared = false;
    this.boundDistance();
    this.compareHeights(LEG_HEIGHT);
    if (!this.comparable) this.compareHeights(LEG_SECOND_HEIGHT);
    return true;
  }

  /** False where the aircraft are certainly farther apart than one of the distances, errors counted in. */
  mayBeWithin(horizontalM: number, verticalM: number): boolean {
    if (this.leastM > horizontalM + this.errorM) return false;
    if (!this.comparable) return true;
    const start = this.startRiseM;
    const end = this.endRiseM;
    const limit = verticalM + this.verticalErrorM;
    return !((start > limit && end > limit) || (start < -limit && end < -limit));
  }

  /** Fills {@link sets}: when the aircraft were certainly, nominally and possibly within both distances (closed). */
  findSets(horizontalM: number, verticalM: number): void {
    const { errorM, verticalErrorM } = this;
    const decided = this.comparable || verticalM === Infinity;
    const risky = verticalM === Infinity ? 0 : verticalErrorM;
    this.findSet(POSSIBLE, horizontalM + errorM, decided ? verticalM + risky : Infinity);
    this.findSet(NOMINAL, horizontalM, decided ? verticalM : -1);
    this.findSet(CERTAIN, horizontalM - errorM, decided ? verticalM - risky : -1);
  }

  /** The geodesic distance at an instant within the stretch, metres; leaves the places in `curves.place`. */
  measureAt(timeMs: number): number {
    this.prepare();
    return this.curves.measureAt(this.toFraction(timeMs));
  }

  /** The earliest instant of least distance within [fromMs, untilMs]. */
  findClosest(fromMs: number, untilMs: number): number {
    this.prepare();
    return this.toInstant(this.curves.findClosest(this.toFraction(fromMs), this.toFraction(untilMs)));
  }

  /** Whether the distance stays within a micrometre of `leastM` all along. */
  isTied(fromMs: number, untilMs: number, leastM: number): boolean {
    this.prepare();
    return this.curves.isTied(this.toFraction(fromMs), this.toFraction(untilMs), leastM);
  }

  /** Signed difference of the heights at an instant, second minus first; NaN where they cannot be compared. */
  riseAt(timeMs: number): number {
    if (!this.comparable) return NaN;
    return this.startRiseM + this.toFraction(timeMs) * (this.endRiseM - this.startRiseM);
  }

  private boundDistance(): void {
    const { firstData, secondData } = this;
    const firstAt = this.firstAt + LEG_CURVE;
    const secondAt = this.secondAt + LEG_CURVE;
    let startSquare = 0;
    let endSquare = 0;
    let dot = 0;
    let moveSquare = 0;
    for (let axis = 0; axis < 3; axis++) {
      const firstStart = firstData[firstAt + axis]!;
      const secondStart = secondData[secondAt + axis]!;
      const firstMove = firstData[firstAt + 15 + axis]! - firstStart;
      const secondMove = secondData[secondAt + 15 + axis]! - secondStart;
      const offset = secondStart - firstStart;
      const start = offset + this.secondFrom * secondMove - this.firstFrom * firstMove;
      const end = offset + this.secondUntil * secondMove - this.firstUntil * firstMove;
      const move = end - start;
      startSquare += start * start;
      endSquare += end * end;
      dot += start * move;
      moveSquare += move * move;
    }
    const bulge =
      firstData[this.firstAt + LEG_BULGE]! + secondData[this.secondAt + LEG_BULGE]! + BOUND_ROUNDING_M;
    let leastSquare = Math.min(startSquare, endSquare);
    if (dot < 0 && -dot < moveSquare) leastSquare = Math.max(0, startSquare - (dot * dot) / moveSquare);
    this.leastM = Math.sqrt(leastSquare) - bulge;
    const most = Math.sqrt(Math.max(startSquare, endSquare)) + bulge;
    const bent = LARGEST_CURVATURE * most;
    this.mostM = most <= SERIES_REACH_M ? most * (1 + bent * bent * (1.001 / 24)) : Infinity;
  }

  private compareHeights(column: number): void {
    const { firstData, secondData } = this;
    const firstAt = this.firstAt + column;
    const secondAt = this.secondAt + column;
    const firstStart = firstData[firstAt]!;
    const secondStart = secondData[secondAt]!;
    const firstRise = firstData[firstAt + 1]! - firstStart;
    const secondRise = secondData[secondAt + 1]! - secondStart;
    const offset = secondStart - firstStart;
    this.startRiseM = offset + this.secondFrom * secondRise - this.firstFrom * firstRise;
    this.endRiseM = offset + this.secondUntil * secondRise - this.firstUntil * firstRise;
    this.verticalErrorM = firstData[firstAt + 2]! + secondData[secondAt + 2]!;
    this.comparable = this.startRiseM + this.endRiseM + this.verticalErrorM < Infinity;
  }

  private prepare(): void {
    if (this.prepared) return;
    this.prepared = true;
    const { curves } = this;
    restrictCurve(this.firstData, this.firstAt + LEG_CURVE, this.firstFrom, this.firstUntil, curves.first);
    restrictCurve(
      this.secondData,
      this.secondAt + LEG_CURVE,
      this.secondFrom,
      this.secondUntil,
      curves.second,
    );
    curves.prepare();
  }

  private findSet(level: SetLevel, horizontalM: number, verticalM: number): void {
    const list = this.sets[level];
    list.count = 0;
    if (this.leastM > horizontalM || horizontalM < 0 || verticalM < 0) return;
    let bottom = 0;
    let top = 1;
    if (verticalM !== Infinity) {
      const start = this.startRiseM;
      const change = this.endRiseM - start;
      if (change === 0) {
        if (Math.abs(start) > verticalM) return;
      } else {
        const one = (-verticalM - start) / change;
        const two = (verticalM - start) / change;
        bottom = Math.max(0, Math.min(one, two));
        top = Math.min(1, Math.max(one, two));
        if (bottom > top) return;
      }
    }
    if (this.mostM <= horizontalM) {
      this.addStretch(list, bottom, top);
      return;
    }
    this.prepare();
    const count = this.curves.findWithin(horizontalM, this.fractions);
    for (let i = 0; i < count; i += 2) {
      const from = Math.max(bottom, this.fractions[i]!);
      const until = Math.min(top, this.fractions[i + 1]!);
      if (from <= until) this.addStretch(list, from, until);
    }
  }

  private addStretch(list: InstantList, from: number, until: number): void {
    list.values[list.count++] = this.toInstant(from);
    list.values[list.count++] = this.toInstant(until);
  }

  private toInstant(fraction: number): number {
    if (fraction >= 1) return this.untilMs;
    return Math.min(this.fromMs + fraction * (this.untilMs - this.fromMs), this.untilMs);
  }

  private toFraction(timeMs: number): number {
    if (timeMs >= this.untilMs) return 1;
    return Math.max(0, (timeMs - this.fromMs) / (this.untilMs - this.fromMs));
  }
}

/** Rounding of earth-centred coordinates in the bounds. */
const BOUND_ROUNDING_M = 1e-7;

function makeList(): InstantList {
  return { values: new Float64Array(24), count: 0 };
}

function fractionAt(data: Float64Array, at: number, timeMs: number): number {
  const fromMs = data[at + LEG_FROM]!;
  const untilMs = data[at + LEG_UNTIL]!;
  if (timeMs <= fromMs) return 0;
  return timeMs >= untilMs ? 1 : (timeMs - fromMs) / (untilMs - fromMs);
}
