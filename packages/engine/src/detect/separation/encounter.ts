import type { Intervals, LatLon } from '../../geo/index.ts';
import type { Spread } from '../finding.ts';
import { TIE_M } from './curve-pair.ts';
import { CERTAIN, NOMINAL, POSSIBLE } from './leg-pair.ts';
import type { LegPair, SetLevel } from './leg-pair.ts';
import { LEG_ENDS_AT_FIX, LEG_FROM, LEG_MARKS, LEG_STARTS_AT_FIX, LEG_UNTIL } from './leg-ring.ts';
import { findPosition } from './surface-point.ts';

/** Intervals that end and begin within this are one: they meet at a fix. */
const JOIN_MS = 1e-3;

/** Where two aircraft were closest during an encounter, by nominal horizontal distance. */
export interface ClosestApproach {
  readonly atMs: number;
  /** Where several instants tie within a micrometre (formation, parallel flight), the last of them. */
  readonly untilMs?: number;
  /** Half way between the two. */
  readonly at: LatLon;
  /** Geodesic distance on the ellipsoid, with the error radii taken off and added. */
  readonly horizontalM: Spread;
  /** Difference of the heights at that instant. Absent where they cannot be compared. */
  readonly verticalM?: Spread;
}

/**
 * Two aircraft within both distances, from first to last instant at which that was possible; interruptions shorter
 * than the merge gap are inside. All sets are closed; instants are milliseconds since 1970.
 */
export interface Encounter {
  /** Index of the watch whose distances apply. */
  readonly watch: number;
  /** The smaller and the larger aircraft index. */
  readonly first: number;
  readonly second: number;
  /** Certainly, nominally and possibly within both distances; each set lies within the next. */
  readonly certain: Intervals;
  readonly nominal: Intervals;
  readonly possible: Intervals;
  /** Total length of the three sets, milliseconds. */
  readonly duration: Spread;
  /** Fixes of either aircraft at instants of the three sets. */
  readonly fixes: Spread;
  readonly closest: ClosestApproach;
  /** Marks of all fixes that the encounter rests on, combined by OR. */
  readonly firstMarks: number;
  readonly secondMarks: number;
}

/** Collects one encounter of one pair under one watch, piece by piece in order of time. */
export class EncounterBuilder {
  private readonly sets: readonly [number[], number[], number[]] = [[], [], []];
  private readonly fixCounts: [number, number, number] = [0, 0, 0];
  /** The last fix counted, by level and aircraft. */
  private readonly counted = [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity];
  private firstMarks = 0;
  private secondMarks = 0;
  private leastM = Infinity;
  private closestFromMs = 0;
  private closestUntilMs = 0;
  private readonly closestPlace = new Float64Array(6);
  private closestErrorM = 0;
  private closestRiseM = NaN;
  private closestVerticalErrorM = 0;

  /** End of the possible set so far. */
  get untilMs(): number {
    return this.sets[POSSIBLE].at(-1) ?? -Infinity;
  }

  /**
   * Takes in one interval of the possible set of a pair of legs and what of the other sets lies within it.
   */
  add(
    pair: LegPair,
    fromMs: number,
    untilMs: number,
    firstData: Float64Array,
    firstAt: number,
    secondData: Float64Array,
    secondAt: number,
  ): void {
    for (const level of LEVELS) {
      const { values, count } = pair.sets[level];
      for (let i = 0; i < count; i += 2) {
        const from = Math.max(values[i]!, fromMs);
        const until = Math.min(values[i + 1]!, untilMs);
        if (from > until) continue;
        addInterval(this.sets[level], from, until);
        this.countFixes(level, 0, from, until, firstData, firstAt);
        this.countFixes(level, 1, from, until, secondData, secondAt);
      }
    }
    this.firstMarks |= firstData[firstAt + LEG_MARKS]!;
    this.secondMarks |= secondData[secondAt + LEG_MARKS]!;
    if (pair.leastM <= this.leastM + TIE_M) this.approach(pair, fromMs, untilMs);
  }

  /** The encounter as it stands. */
  finish(watch: number, first: number, second: number): Encounter {
    const [certain, nominal, possible] = this.sets;
    const [inCertain, inNominal, inPossible] = this.fixCounts;
    return {
      watch,
      first,
      second,
      certain,
      nominal,
      possible,
      duration: { least: sumLengths(certain), nominal: sumLengths(nominal), most: sumLengths(possible) },
      fixes: { least: inCertain, nominal: inNominal, most: inPossible },
      closest: this.describeClosest(),
      firstMarks: this.firstMarks,
      secondMarks: this.secondMarks,
    };
  }

  private approach(pair: LegPair, fromMs: number, untilMs: number): void {
    const instant = pair.findClosest(fromMs, untilMs);
    const distance = pair.measureAt(instant);
    if (distance > this.leastM + TIE_M) return;
    const tied = pair.isTied(fromMs, untilMs, distance);
    if (distance >= this.leastM - TIE_M) {
      this.closestUntilMs = tied ? untilMs : instant;
      return;
    }
    this.leastM = distance;
    this.closestFromMs = tied ? fromMs : instant;
    this.closestUntilMs = tied ? untilMs : instant;
    pair.measureAt(instant);
    this.closestPlace.set(pair.curves.place);
    this.closestErrorM = pair.errorM;
    this.closestRiseM = Math.abs(pair.riseAt(instant));
    this.closestVerticalErrorM = pair.verticalErrorM;
  }

  private describeClosest(): ClosestApproach {
    const place = this.closestPlace;
    const at = findPosition(
      (place[0]! + place[3]!) / 2,
      (place[1]! + place[4]!) / 2,
      (place[2]! + place[5]!) / 2,
    );
    return {
      atMs: this.closestFromMs,
      ...(this.closestUntilMs > this.closestFromMs ? { untilMs: this.closestUntilMs } : {}),
      at,
      horizontalM: spreadAbout(this.leastM, this.closestErrorM),
      ...(Number.isNaN(this.closestRiseM)
        ? {}
        : { verticalM: spreadAbout(this.closestRiseM, this.closestVerticalErrorM) }),
    };
  }

  private countFixes(
    level: SetLevel,
    aircraft: 0 | 1,
    fromMs: number,
    untilMs: number,
    data: Float64Array,
    at: number,
  ): void {
    if (data[at + LEG_STARTS_AT_FIX] === 1) {
      this.countFix(level, aircraft, data[at + LEG_FROM]!, fromMs, untilMs);
    }
    if (data[at + LEG_ENDS_AT_FIX] === 1) {
      this.countFix(level, aircraft, data[at + LEG_UNTIL]!, fromMs, untilMs);
    }
  }

  private countFix(level: SetLevel, aircraft: 0 | 1, fixMs: number, fromMs: number, untilMs: number): void {
    const slot = 2 * level + aircraft;
    if (fixMs < fromMs || fixMs > untilMs || fixMs <= this.counted[slot]!) return;
    this.counted[slot] = fixMs;
    this.fixCounts[level]++;
  }
}

const LEVELS = [CERTAIN, NOMINAL, POSSIBLE] as const;

/** Appends an interval to a list in order of time, joining what meets within a microsecond. */
export function addInterval(list: number[], from: number, until: number): void {
  const last = list.length - 1;
  if (last > 0 && from - list[last]! <= JOIN_MS) {
    list[last] = Math.max(list[last]!, until);
  } else {
    list.push(from, until);
  }
}

function sumLengths(list: Intervals): number {
  let sum = 0;
  for (let i = 0; i < list.length; i += 2) sum += list[i + 1]! - list[i]!;
  return sum;
}

function spreadAbout(nominal: number, error: number): Spread {
  return { least: Math.max(0, nominal - error), nominal, most: nominal + error };
}
