import { LEG_BULGE, LEG_CURVE, LEG_ERROR, LEG_UNTIL, LegRing } from './leg-ring.ts';
import type { SeparationFix } from './leg-ring.ts';
import type { SweptPair } from './swept-pair.ts';

/** What the sweep keeps of one aircraft that is in the air now. */
export class SweptTrack {
  readonly index: number;
  readonly legs = new LegRing();
  /** The pairs whose other aircraft may be near. */
  readonly pairs: SweptPair[] = [];
  /** The last fix; its time is NaN before the first. */
  readonly last: SeparationFix = makeFix();
  /** The ball that holds the legs since it was drawn: number in the grid or -1, centre and radius. */
  ball = -1;
  private readonly centre = new Float64Array(3);
  private radiusM = 0;
  /** Error radius that the ball allows for. */
  private allowedErrorM = 0;

  constructor(index: number) {
    this.index = index;
  }

  /** Whether a leg stays inside the ball with an error that it allows for. */
  holds(legAt: number): boolean {
    if (this.ball < 0) return false;
    const { data } = this.legs;
    if (data[legAt + LEG_ERROR]! > this.allowedErrorM) return false;
    const reach = this.radiusM - data[legAt + LEG_BULGE]! - ROUNDING_M;
    if (!(reach > 0)) return false;
    const square = reach * reach;
    return (
      this.squareFromCentre(legAt + LEG_CURVE) <= square &&
      this.squareFromCentre(legAt + LEG_CURVE + 15) <= square
    );
  }

  /**
   * Draws a new ball about a leg, somewhat ahead of it, wide enough for several legs like it.
   */
  drawBall(
    legAt: number,
    scaleM: number,
    draw: (x: number, y: number, z: number, reachM: number) => number,
  ): void {
    const { data } = this.legs;
    const at = legAt + LEG_CURVE;
    const dx = data[at + 15]! - data[at]!;
    const dy = data[at + 16]! - data[at + 1]!;
    const dz = data[at + 17]! - data[at + 2]!;
    const length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    const span = Math.max(length, Math.min(LEGS_AHEAD * length, WIDE_M));
    this.radiusM = span + scaleM + 2 * data[legAt + LEG_BULGE]!;
    const ahead = length === 0 ? 0 : (0.5 * span) / length;
    this.centre[0] = data[at]! + ahead * dx;
    this.centre[1] = data[at + 1]! + ahead * dy;
    this.centre[2] = data[at + 2]! + ahead * dz;
    this.allowedErrorM = SMALLEST_ERROR_M;
    while (this.allowedErrorM < data[legAt + LEG_ERROR]!) this.allowedErrorM *= 2;
    this.ball = draw(this.centre[0], this.centre[1], this.centre[2], this.radiusM + this.allowedErrorM);
  }

  /** Number of the oldest kept leg that ends after an instant. */
  firstLegAfter(timeMs: number): number {
    const { legs } = this;
    let index = legs.count;
    // Only the newest legs can overlap the one that was just completed.
    while (index > 0 && legs.data[legs.offsetAt(index - 1) + LEG_UNTIL]! > timeMs) index--;
    return index;
  }

  private squareFromCentre(at: number): number {
    const { data } = this.legs;
    const dx = data[at]! - this.centre[0]!;
    const dy = data[at + 1]! - this.centre[1]!;
    const dz = data[at + 2]! - this.centre[2]!;
    return dx * dx + dy * dy + dz * dz;
  }
}

/** A ball is this many legs wide each way. More: fewer new balls; fewer: fewer neighbours to look at. */
const LEGS_AHEAD = 4;
/** Balls wider than this hold little more than their first leg: bad fixes make legs across the earth. */
const WIDE_M = 20_000;
const SMALLEST_ERROR_M = 16;
const ROUNDING_M = 1e-6;

export function makeFix(): SeparationFix {
  return {
    timeMs: NaN,
    latDeg: NaN,
    lonDeg: NaN,
    horizontalErrorM: NaN,
    heightM: NaN,
    verticalErrorM: NaN,
    secondHeightM: NaN,
    secondVerticalErrorM: NaN,
    marks: 0,
  };
}

export function copyFix(from: SeparationFix, to: SeparationFix): void {
  to.timeMs = from.timeMs;
  to.latDeg = from.latDeg;
  to.lonDeg = from.lonDeg;
  to.horizontalErrorM = from.horizontalErrorM;
  to.heightM = from.heightM;
  to.verticalErrorM = from.verticalErrorM;
  to.secondHeightM = from.secondHeightM;
  to.secondVerticalErrorM = from.secondVerticalErrorM;
  to.marks = from.marks;
}
