import { cosDeg, sinDeg } from '../geo/index.ts';
import { FixFlag } from './fix-batch.ts';
import { FixColumns } from './fix-columns.ts';

/** What became of the fixes that went through a cleaner. */
export interface CleaningTotals {
  used: number;
  /** The same position for the same instant again. */
  duplicates: number;
  /** Another position for the same instant: the better source was kept. */
  conflicting: number;
  /** From a lesser source while a better one was reporting the same aircraft. */
  twins: number;
  /** Out of reach from the fixes before and after it. */
  outliers: number;
}

/**
 * Takes a cleaned fix. `joined` tells whether a leg from the previous fix of the same aircraft may be drawn at
 * all (the caller still applies its own gap rule).
 */
export type CleanFixSink = (columns: FixColumns, row: number, joined: boolean) => void;

/** A lesser source is ignored for this long after a better one was heard, milliseconds. */
const TWIN_WINDOW_MS = 15_000;

export function emptyCleaningTotals(): CleaningTotals {
  return { used: 0, duplicates: 0, conflicting: 0, twins: 0, outliers: 0 };
}

/**
 * Makes one track out of everything reported for one aircraft. Fixes come in the order of `compareFixes`; what
 * comes out has strictly increasing times. A fix that the aircraft could not have reached is held back until the
 * next one decides: if that agrees with the held one, the track breaks there; otherwise the held one is an outlier.
 */
export class TrackCleaner {
  readonly #sink: CleanFixSink;
  readonly #fastestMps: number;
  readonly #totals: CleaningTotals;
  /** Row 0: the last fix passed on. Row 1: the fix held back. */
  readonly #kept = new FixColumns(2);
  #hasLast = false;
  #hasHeld = false;

  constructor(fastestMps: number, totals: CleaningTotals, sink: CleanFixSink) {
    this.#fastestMps = fastestMps;
    this.#totals = totals;
    this.#sink = sink;
  }

  push(columns: FixColumns, row: number): void {
    const kept = this.#kept;
    if (this.#repeats(columns, row)) return;
    if (this.#hasLast && isTwin(kept, 0, columns, row)) {
      this.#totals.twins += 1;
      return;
    }
    if (!this.#hasLast) {
      // The first fix of a track is itself unproven.
      if (!this.#hasHeld) {
        this.#hold(columns, row);
        return;
      }
      if (isReachable(kept, 1, columns, row, this.#fastestMps)) {
        this.#release(false);
        this.#pass(columns, row, true);
        return;
      }
      this.#totals.outliers += 1;
      this.#hold(columns, row);
      return;
    }
    if (isReachable(kept, 0, columns, row, this.#fastestMps)) {
      if (this.#hasHeld) this.#totals.outliers += 1;
      this.#hasHeld = false;
      this.#pass(columns, row, true);
      return;
    }
    if (this.#hasHeld && isReachable(kept, 1, columns, row, this.#fastestMps)) {
      this.#release(false);
      this.#pass(columns, row, true);
      return;
    }
    if (this.#hasHeld) this.#totals.outliers += 1;
    this.#hold(columns, row);
  }

  /** The track has ended. A fix still held back is used only if it is the whole track. */
  end(): void {
    if (!this.#hasHeld) return;
    if (this.#hasLast) this.#totals.outliers += 1;
    else this.#release(false);
    this.#hasHeld = false;
  }

  #repeats(columns: FixColumns, row: number): boolean {
    const against = this.#hasHeld ? 1 : this.#hasLast ? 0 : -1;
    if (against < 0 || columns.timeMs[row] !== this.#kept.timeMs[against]) return false;
    const samePlace =
      columns.latDeg[row] === this.#kept.latDeg[against] &&
      columns.lonDeg[row] === this.#kept.lonDeg[against];
    if (samePlace) this.#totals.duplicates += 1;
    else this.#totals.conflicting += 1;
    return true;
  }

  #hold(columns: FixColumns, row: number): void {
    this.#kept.copyRow(1, columns, row);
    this.#hasHeld = true;
  }

  #release(joined: boolean): void {
    this.#hasHeld = false;
    this.#pass(this.#kept, 1, joined);
  }

  #pass(columns: FixColumns, row: number, joined: boolean): void {
    this.#totals.used += 1;
    this.#sink(columns, row, joined && (columns.flags[row]! & FixFlag.newLeg) === 0);
    this.#kept.copyRow(0, columns, row);
    this.#hasLast = true;
  }
}

function isTwin(kept: FixColumns, last: number, columns: FixColumns, row: number): boolean {
  return (
    columns.source[row]! > kept.source[last]! && columns.timeMs[row]! - kept.timeMs[last]! <= TWIN_WINDOW_MS
  );
}

/** Whether an aircraft could have flown from one fix to the other, both error discs granted. */
function isReachable(a: FixColumns, i: number, b: FixColumns, j: number, fastestMps: number): boolean {
  const seconds = Math.abs(b.timeMs[j]! - a.timeMs[i]!) / 1000;
  const reachM = fastestMps * seconds + a.horizontalErrorM[i]! + b.horizontalErrorM[j]! + MEASURING_SLACK_M;
  return leastDistanceM(a.latDeg[i]!, a.lonDeg[i]!, b.latDeg[j]!, b.lonDeg[j]!) <= reachM;
}

/** Rounding of what sources print, metres. */
const MEASURING_SLACK_M = 50;

/**
 * A lower bound of the geodesic distance, so that nothing reachable is ever called an outlier: the chord between
 * the two surface normals times the least radius of curvature of WGS84 (6,335,439 m, the meridian at the equator).
 */
function leastDistanceM(latADeg: number, lonADeg: number, latBDeg: number, lonBDeg: number): number {
  const cosA = cosDeg(latADeg);
  const cosB = cosDeg(latBDeg);
  const x = cosA - cosB * cosDeg(lonBDeg - lonADeg);
  const y = cosB * sinDeg(lonBDeg - lonADeg);
  const z = sinDeg(latADeg) - sinDeg(latBDeg);
  return LEAST_RADIUS_OF_CURVATURE_M * Math.sqrt(x * x + y * y + z * z);
}

const LEAST_RADIUS_OF_CURVATURE_M = 6_335_439;
