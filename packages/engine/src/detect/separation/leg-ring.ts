import { cutGeodesic } from './far-geodesic.ts';
import { CURVE_SIZE, LONGEST_CURVE_M, boundBulge, drawLeg } from './leg-curve.ts';
import { placeOnSurface } from './surface-point.ts';

/** A fix as the separation code takes it. Heights are NaN where unknown. */
export interface SeparationFix {
  timeMs: number;
  latDeg: number;
  lonDeg: number;
  /** Radius of the disc that holds the true position, metres. */
  horizontalErrorM: number;
  /** Height and its half error; compared with the same height of the other aircraft. */
  heightM: number;
  verticalErrorM: number;
  /** A second height from another source, used where not both aircraft have the first. */
  secondHeightM: number;
  secondVerticalErrorM: number;
  /** Bits for the caller; combined by OR over everything that an encounter rests on. */
  marks: number;
}

/** What widens the error of a leg beyond that of its two fixes. */
export interface LegPolicy {
  /** Age that positions may have without saying so: adds speed times latency to the radius. */
  readonly latencyMs: number;
  /** Bound on the acceleration between fixes: adds a t^2 / 8 to the radius, m/s^2. */
  readonly accelerationMps2: number;
  /**
   * Fixes that only a faster flight could join are not joined: one of them is wrong. Without it
   * 3000 m/s. Error radii and a kilometre are allowed for.
   */
  readonly fastestMps?: number;
}

/** Faster than anything that flies on wings. */
const FASTEST_MPS = 3000;

/** Two receivers that see one aircraft within milliseconds can put it this far apart. */
const JUMP_SLACK_M = 1000;

/** Columns of one leg in {@link LegRing.data}; the curve follows at {@link LEG_CURVE}. */
export const LEG_FROM = 0;
export const LEG_UNTIL = 1;
/** How far the path may lie from the chord flown uniformly, metres. */
export const LEG_BULGE = 2;
export const LEG_ERROR = 3;
/** First height at the start and the end and its error; then the same of the second height. */
export const LEG_HEIGHT = 4;
export const LEG_SECOND_HEIGHT = 7;
export const LEG_MARKS = 10;
/** 1 where the leg begins or ends with a fix and not where a long leg was cut. */
export const LEG_STARTS_AT_FIX = 11;
export const LEG_ENDS_AT_FIX = 12;
/** Time between the two fixes, also where the leg is only a part. */
export const LEG_SPAN = 13;
export const LEG_CURVE = 14;
const LEG_SIZE = LEG_CURVE + CURVE_SIZE;

/**
 * The recent legs of one aircraft in order of time, in one typed array that is reused: no allocation per leg. A leg
 * joins two consecutive fixes along the geodesic at constant ground speed, heights linear in time. The error radius
 * of a leg is the larger of its two fixes', the same all along, widened by the {@link LegPolicy}.
 */
export class LegRing {
  data = new Float64Array(4 * LEG_SIZE);
  count = 0;
  private first = 0;
  private capacity = 4;

  /** Where the leg with this number, counted from the oldest kept, stands in {@link data}. */
  offsetAt(index: number): number {
    return ((this.first + index) & (this.capacity - 1)) * LEG_SIZE;
  }

  /** Forgets legs that ended at or before an instant. */
  dropUntil(timeMs: number): void {
    while (this.count > 0 && this.data[this.offsetAt(0) + LEG_UNTIL]! <= timeMs) {
      this.first = (this.first + 1) & (this.capacity - 1);
      this.count--;
    }
  }

  /** Appends the leg between two fixes, cut where it is long; returns how many legs that made, 0 for a jump. */
  append(from: SeparationFix, to: SeparationFix, policy: LegPolicy): number {
    placeOnSurface(from.latDeg, from.lonDeg, ends, 0);
    placeOnSurface(to.latDeg, to.lonDeg, ends, 3);
    const dx = ends[3]! - ends[0]!;
    const dy = ends[4]! - ends[1]!;
    const dz = ends[5]! - ends[2]!;
    const chordM = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const seconds = (to.timeMs - from.timeMs) / 1000;
    const slackM = from.horizontalErrorM + to.horizontalErrorM + JUMP_SLACK_M;
    if (chordM > (policy.fastestMps ?? FASTEST_MPS) * seconds + slackM) return 0;
    if (chordM <= LONGEST_CURVE_M) {
      this.appendPart(from, to, policy, ends, 0, 3, 0, 1);
      return 1;
    }
    return this.appendLong(from, to, policy);
  }

  private appendLong(from: SeparationFix, to: SeparationFix, policy: LegPolicy): number {
    const positions = cutGeodesic(from, to, LONGEST_CURVE_M);
    const parts = positions.length - 1;
    const points = new Float64Array(3 * positions.length);
    for (const [i, position] of positions.entries()) {
      placeOnSurface(position.latDeg, position.lonDeg, points, 3 * i);
    }
    for (let i = 0; i < parts; i++) {
      this.appendPart(from, to, policy, points, 3 * i, 3 * i + 3, i / parts, (i + 1) / parts);
    }
    return parts;
  }

  /** Appends the part of a leg between two fractions, whose end points stand in `points`. */
  private appendPart(
    from: SeparationFix,
    to: SeparationFix,
    policy: LegPolicy,
    points: Float64Array,
    startAt: number,
    endAt: number,
    startFraction: number,
    endFraction: number,
  ): void {
    if (this.count === this.capacity) this.grow();
    const at = this.offsetAt(this.count++);
    const { data } = this;
    const spanMs = to.timeMs - from.timeMs;
    const seconds = spanMs / 1000;
    const lengthM = drawLeg(points, startAt, points, endAt, data, at + LEG_CURVE);
    const fraction = endFraction - startFraction;
    const lateM = seconds > 0 ? ((lengthM / fraction / seconds) * policy.latencyMs) / 1000 : 0;
    const bentM = (policy.accelerationMps2 * seconds * seconds) / 8;
    data[at + LEG_FROM] = startFraction === 0 ? from.timeMs : from.timeMs + startFraction * spanMs;
    data[at + LEG_UNTIL] = endFraction === 1 ? to.timeMs : from.timeMs + endFraction * spanMs;
    data[at + LEG_BULGE] = boundBulge(lengthM);
    data[at + LEG_ERROR] = Math.max(from.horizontalErrorM, to.horizontalErrorM) + lateM + bentM;
    const rise = to.heightM - from.heightM;
    data[at + LEG_HEIGHT] = from.heightM + startFraction * rise;
    data[at + LEG_HEIGHT + 1] = endFraction === 1 ? to.heightM : from.heightM + endFraction * rise;
    data[at + LEG_HEIGHT + 2] = Math.max(from.verticalErrorM, to.verticalErrorM);
    const secondRise = to.secondHeightM - from.secondHeightM;
    data[at + LEG_SECOND_HEIGHT] = from.secondHeightM + startFraction * secondRise;
    data[at + LEG_SECOND_HEIGHT + 1] =
      endFraction === 1 ? to.secondHeightM : from.secondHeightM + endFraction * secondRise;
    data[at + LEG_SECOND_HEIGHT + 2] = Math.max(from.secondVerticalErrorM, to.secondVerticalErrorM);
    data[at + LEG_MARKS] = from.marks | to.marks;
    data[at + LEG_STARTS_AT_FIX] = startFraction === 0 ? 1 : 0;
    data[at + LEG_ENDS_AT_FIX] = endFraction === 1 ? 1 : 0;
    data[at + LEG_SPAN] = spanMs;
  }

  private grow(): void {
    const larger = new Float64Array(2 * this.data.length);
    for (let i = 0; i < this.count; i++) {
      const at = this.offsetAt(i);
      larger.set(this.data.subarray(at, at + LEG_SIZE), i * LEG_SIZE);
    }
    this.data = larger;
    this.first = 0;
    this.capacity *= 2;
  }
}

/** Earth-centred end points of the leg at hand. */
const ends = new Float64Array(6);
