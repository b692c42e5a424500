import { geodesicBetween, travel } from './geodesic.js';

/**
 * @typedef {object} Fix
 * @property {number} timeMs
 * @property {number} latDeg
 * @property {number} lonDeg
 * @property {number} heightM of one datum throughout a track
 *
 * @typedef {{ timeMs: number, latDeg: number, lonDeg: number, heightM: number, radiusM: number }} Instant
 * @typedef {{ fromMs: number, untilMs: number, begins: 'crossed' | 'first-observed', ends: 'crossed' | 'last-observed' }} Stay
 */

/** Longer without a fix is not joined: what lies between was not observed. */
const LONGEST_GAP_MS = 60_000;
/** What the agreement's quality clause adds to the accuracy: age of positions, and bends between two fixes. */
const LATENCY_S = 0.5;
const ACCELERATION_MPS2 = 10;

/**
 * A track as whoever reads the files sees it: the written fixes, joined by geodesics at constant speed, except over
 * gaps. The error radius is the stated accuracy, plus speed times latency, plus a t^2 / 8 in the middle of a leg.
 */
export class ObservedTrack {
  /** @type {{ from: Fix, until: Fix, lengthM: number, azimuthDeg: number }[]} */
  #legs = [];

  /**
   * @param {readonly Fix[]} fixes in time order
   * @param {number} accuracyM
   */
  constructor(fixes, accuracyM) {
    this.fixes = fixes;
    this.accuracyM = accuracyM;
    for (let at = 1; at < fixes.length; at += 1) {
      const [from, until] = [fixes[at - 1], fixes[at]];
      if (until.timeMs - from.timeMs > LONGEST_GAP_MS) continue;
      const line = geodesicBetween(from, until);
      this.#legs.push({ from, until, lengthM: line.distanceM, azimuthDeg: line.departureDeg });
    }
  }

  /**
   * @param {number} timeMs
   * @returns {Instant | undefined} nothing in a gap
   */
  at(timeMs) {
    let low = 0;
    let high = this.#legs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#legs[middle].until.timeMs < timeMs) low = middle + 1;
      else high = middle;
    }
    const leg = this.#legs[low];
    return leg && leg.from.timeMs <= timeMs && timeMs <= leg.until.timeMs ? this.#on(leg, timeMs) : undefined;
  }

  /**
   * When a condition holds along the track: sampled twice a second, the ends found by bisection to 0.01 ms.
   *
   * @param {(instant: Instant) => number} margin at least zero where it holds
   * @returns {Stay[]}
   */
  stays(margin) {
    /** @type {Stay[]} */
    const stays = [];
    /** @type {Stay | undefined} */
    let open;
    let lastMs = -Infinity;
    for (const leg of this.#legs) {
      const isNew = leg.from.timeMs !== lastMs;
      if (isNew && open) open = undefined;
      const value = (timeMs) => margin(this.#on(leg, timeMs));
      const steps = Math.ceil((leg.until.timeMs - leg.from.timeMs) / 500);
      let beforeMs = leg.from.timeMs;
      if (isNew && value(beforeMs) >= 0) {
        open = { fromMs: beforeMs, untilMs: beforeMs, begins: 'first-observed', ends: 'last-observed' };
        stays.push(open);
      }
      for (let step = 1; step <= steps; step += 1) {
        const timeMs = step === steps ? leg.until.timeMs : leg.from.timeMs + step * 500;
        const holds = value(timeMs) >= 0;
        if (holds && !open) {
          const fromMs = bisect(value, beforeMs, timeMs);
          open = { fromMs, untilMs: timeMs, begins: 'crossed', ends: 'last-observed' };
          stays.push(open);
        } else if (!holds && open) {
          open.untilMs = bisect(value, timeMs, beforeMs);
          open.ends = 'crossed';
          open = undefined;
        }
        if (open) open.untilMs = timeMs;
        beforeMs = timeMs;
      }
      lastMs = leg.until.timeMs;
    }
    return stays;
  }

  /**
   * @param {{ from: Fix, until: Fix, lengthM: number, azimuthDeg: number }} leg
   * @param {number} timeMs
   * @returns {Instant}
   */
  #on({ from, until, lengthM, azimuthDeg }, timeMs) {
    const seconds = (until.timeMs - from.timeMs) / 1000;
    const fraction = (timeMs - from.timeMs) / (until.timeMs - from.timeMs);
    const place = travel(from, azimuthDeg, lengthM * fraction);
    const bendM = ((ACCELERATION_MPS2 * seconds * seconds) / 8) * 4 * fraction * (1 - fraction);
    return {
      timeMs,
      latDeg: place.latDeg,
      lonDeg: place.lonDeg,
      heightM: from.heightM + (until.heightM - from.heightM) * fraction,
      radiusM: this.accuracyM + (lengthM / seconds) * LATENCY_S + bendM,
    };
  }
}

/**
 * @param {readonly { fromMs: number, untilMs: number }[]} stays
 * @returns {number}
 */
export function minutesOf(stays) {
  return stays.reduce((sum, { fromMs, untilMs }) => sum + (untilMs - fromMs), 0) / 60_000;
}

/** The instant at which a value turns from below zero (at `lowMs`) to at least zero (at `highMs`), in either order. */
function bisect(value, lowMs, highMs) {
  let [low, high] = [lowMs, highMs];
  while (Math.abs(high - low) > 0.01) {
    const middle = (low + high) / 2;
    if (value(middle) >= 0) high = middle;
    else low = middle;
  }
  return high;
}
