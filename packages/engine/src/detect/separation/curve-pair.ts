import { evaluateBernstein, findNonPositive, findRises } from './bernstein.ts';
import { CURVE_SIZE } from './leg-curve.ts';
import { surfaceDistance } from './surface-distance.ts';

/** Distances within this of a threshold count as on it: rounding of earth-centred coordinates. */
const ROUNDING_M = 2e-8;

/** Distances closer than this to the least tie with it. */
export const TIE_M = 1e-6;

/** Degree of the squared distance of two curves of degree five. */
const SQUARED_DEGREE = 10;

const BINOMIAL_5 = [1, 5, 10, 10, 5, 1];
const BINOMIAL_10 = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1];

/** Weights that write a parabola, given by three coefficients, with coefficients of degree ten. */
const ELEVATION = Float64Array.from({ length: 33 }, (_, index) => {
  const k = Math.floor(index / 3);
  const j = index % 3;
  const choose8 = [1, 8, 28, 56, 70, 56, 28, 8, 1];
  return ((j === 1 ? 2 : 1) * (choose8[k - j] ?? 0)) / BINOMIAL_10[k]!;
});

/**
 * Two aircraft during a stretch in which each flies one leg: the exact part of the work. The stretch runs from 0
 * to 1; distances are geodesic on WGS84 between the points of the ellipsoid below the aircraft.
 *
 * The squared chord between two Bezier curves is a polynomial of degree ten, so every crossing of a distance is
 * isolated without sampling and then polished with the geodesic distance itself to better than 1e-9 of the stretch.
 */
export class CurvePair {
  /** The two curves, cut to the stretch. Fill them before {@link prepare}. */
  readonly first = new Float64Array(CURVE_SIZE);
  readonly second = new Float64Array(CURVE_SIZE);

  /** Where {@link measureAt} found the aircraft, earth-centred metres: first, then second. */
  readonly place = new Float64Array(6);

  private readonly relative = new Float64Array(CURVE_SIZE);
  private readonly squared = new Float64Array(SQUARED_DEGREE + 1);
  private readonly ratio = new Float64Array(SQUARED_DEGREE + 1);
  private readonly work = new Float64Array(SQUARED_DEGREE + 1);
  private readonly minima = new Float64Array(24);
  private minimumCount = -1;

  /** Works out what all questions about the stretch share. */
  prepare(): void {
    const { first, second, relative, squared } = this;
    for (let i = 0; i < CURVE_SIZE; i++) relative[i] = second[i]! - first[i]!;
    squared.fill(0);
    for (let i = 0; i <= 5; i++) {
      for (let j = i; j <= 5; j++) {
        const product =
          relative[3 * i]! * relative[3 * j]! +
          relative[3 * i + 1]! * relative[3 * j + 1]! +
          relative[3 * i + 2]! * relative[3 * j + 2]!;
        squared[i + j]! += (i === j ? 1 : 2) * BINOMIAL_5[i]! * BINOMIAL_5[j]! * product;
      }
    }
    for (let k = 0; k <= SQUARED_DEGREE; k++) squared[k]! /= BINOMIAL_10[k]!;
    const atStart = this.ratioAt(0);
    const atMiddle = this.ratioAt(0.5);
    const atEnd = this.ratioAt(1);
    const control = 2 * atMiddle - (atStart + atEnd) / 2;
    for (let k = 0; k <= SQUARED_DEGREE; k++) {
      this.ratio[k] =
        ELEVATION[3 * k]! * atStart + ELEVATION[3 * k + 1]! * control + ELEVATION[3 * k + 2]! * atEnd;
    }
    this.minimumCount = -1;
  }

  /** Geodesic distance at the fraction `u`, metres. */
  measureAt(u: number): number {
    const { place } = this;
    for (let axis = 0; axis < 3; axis++) {
      place[axis] = evaluateAxis(this.first, axis, u);
      place[axis + 3] = evaluateAxis(this.second, axis, u);
    }
    return surfaceDistance(place[0]!, place[1]!, place[2]!, place[3]!, place[4]!, place[5]!);
  }

  /**
   * When the distance is at most `radiusM` (closed): pairs of fractions in ascending order, written to `out`; returns
   * how many numbers.
   */
  findWithin(radiusM: number, out: Float64Array): number {
    if (!(radiusM >= 0)) return 0;
    const { work, squared, ratio } = this;
    const limit = (radiusM + ROUNDING_M) * (radiusM + ROUNDING_M);
    for (let k = 0; k <= SQUARED_DEGREE; k++) work[k] = squared[k]! - limit * ratio[k]!;
    const count = findNonPositive(work, SQUARED_DEGREE, out);
    for (let i = 0; i < count; i++) {
      if (out[i]! > 0 && out[i]! < 1) out[i] = this.polish(out[i]!, radiusM);
    }
    for (let i = 1; i < count; i++) out[i] = Math.max(out[i]!, out[i - 1]!);
    return count;
  }

  /**
   * When d^2 + lead d d' <= radius^2, where d' is the change of the distance over the whole stretch: while the
   * aircraft are within the radius, or converge so that modified tau is at most `lead` stretches. Pairs of fractions as
   * in {@link findWithin}.
   */
  findConverging(radiusM: number, lead: number, out: Float64Array): number {
    const { work, squared, ratio } = this;
    const limit = (radiusM + ROUNDING_M) * (radiusM + ROUNDING_M);
    const half = (lead * SQUARED_DEGREE) / 2;
    for (let k = 0; k <= SQUARED_DEGREE; k++) {
      const part = k / SQUARED_DEGREE;
      const before = k === 0 ? 0 : squared[k]! - squared[k - 1]!;
      const after = k === SQUARED_DEGREE ? 0 : squared[k + 1]! - squared[k]!;
      const slope = part * before + (1 - part) * after;
      work[k] = squared[k]! + half * slope - limit * ratio[k]!;
    }
    const count = findNonPositive(work, SQUARED_DEGREE, out);
    for (let i = 0; i < count; i++) {
      if (out[i]! > 0 && out[i]! < 1) out[i] = this.polishConverging(out[i]!, radiusM, lead);
    }
    for (let i = 1; i < count; i++) out[i] = Math.max(out[i]!, out[i - 1]!);
    return count;
  }

  /** The fraction within [from, to] at which the distance is least; the earliest where several tie. */
  findClosest(from: number, to: number): number {
    let best = from;
    let least = this.measureAt(from);
    if (this.minimumCount < 0) this.findMinima();
    for (let i = 0; i <= this.minimumCount; i++) {
      const u = i === this.minimumCount ? to : this.minima[i]!;
      if (u <= from || u > to) continue;
      const distance = this.measureAt(u);
      if (distance < least - ROUNDING_M) {
        least = distance;
        best = u;
      }
    }
    return best;
  }

  /** Whether the distance stays within a micrometre of `leastM` over all of [from, to]. */
  isTied(from: number, to: number, leastM: number): boolean {
    const limit = leastM + TIE_M;
    return (
      this.measureAt(from) <= limit && this.measureAt(to) <= limit && this.measureAt((from + to) / 2) <= limit
    );
  }

  /** Square of chord over geodesic distance at the fraction `u`. */
  private ratioAt(u: number): number {
    const distance = this.measureAt(u);
    const { place } = this;
    const dx = place[3]! - place[0]!;
    const dy = place[4]! - place[1]!;
    const dz = place[5]! - place[2]!;
    return distance === 0 ? 1 : (dx * dx + dy * dy + dz * dz) / (distance * distance);
  }

  private findMinima(): void {
    const { work, squared } = this;
    let largest = 0;
    for (let k = 0; k <= SQUARED_DEGREE; k++) largest = Math.max(largest, squared[k]!);
    const floor = ROUNDING_M * Math.sqrt(largest) + ROUNDING_M * ROUNDING_M;
    let flat = true;
    for (let k = 0; k < SQUARED_DEGREE; k++) {
      work[k] = squared[k + 1]! - squared[k]!;
      if (Math.abs(work[k]!) > floor) flat = false;
    }
    this.minimumCount = flat ? 0 : findRises(work, SQUARED_DEGREE - 1, this.minima);
  }

  /** Newton's steps from a root of the chord polynomial to where the geodesic distance is `radiusM`. */
  private polish(root: number, radiusM: number): number {
    let u = root;
    for (let round = 0; round < 4; round++) {
      const excess = this.measureAt(u) - radiusM;
      const rate = this.rateAt(u);
      if (rate === 0) return u;
      const step = excess / rate;
      // A step this long would leave the root that was isolated: the curve only touches the circle here.
      if (!(Math.abs(step) < 1e-3)) return u;
      u = Math.min(Math.max(u - step, 0), 1);
      if (Math.abs(step) < 1e-13) break;
    }
    return u;
  }

  /** Secant steps from a root of the chord polynomial to one of d^2 + lead d d' - radius^2. */
  private polishConverging(root: number, radiusM: number, lead: number): number {
    let u = root;
    let before = Math.min(1, root + 1e-5);
    let valueBefore = this.convergence(before, radiusM, lead);
    for (let round = 0; round < 6; round++) {
      const value = this.convergence(u, radiusM, lead);
      const slope = (value - valueBefore) / (u - before);
      const step = value / slope;
      if (!(Math.abs(step) < 1e-3)) return u;
      before = u;
      valueBefore = value;
      u = Math.min(Math.max(u - step, 0), 1);
      if (Math.abs(step) < 1e-13 || u === before) break;
    }
    return u;
  }

  private convergence(u: number, radiusM: number, lead: number): number {
    const distance = this.measureAt(u);
    const chordRate = this.rateAt(u);
    const { place } = this;
    const dx = place[3]! - place[0]!;
    const dy = place[4]! - place[1]!;
    const dz = place[5]! - place[2]!;
    const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
    // With s = c (1 + x / 24), x = (k c)^2, the rates are as 1 + x / 8: three times the excess of the length.
    const stretch = chord === 0 ? 1 : 3 * (distance / chord) - 2;
    return (distance - radiusM) * (distance + radiusM) + lead * distance * chordRate * stretch;
  }

  /** Change of the chord per unit of the stretch, metres; {@link measureAt} must have been called for `u`. */
  private rateAt(u: number): number {
    const { place, relative } = this;
    let dot = 0;
    let square = 0;
    for (let axis = 0; axis < 3; axis++) {
      const offset = place[axis + 3]! - place[axis]!;
      dot += offset * differentiateAxis(relative, axis, u);
      square += offset * offset;
    }
    return square === 0 ? 0 : dot / Math.sqrt(square);
  }
}

const axisControls = new Float64Array(6);

function evaluateAxis(curve: Float64Array, axis: number, u: number): number {
  for (let i = 0; i <= 5; i++) axisControls[i] = curve[3 * i + axis]!;
  return evaluateBernstein(axisControls, 0, 5, u);
}

function differentiateAxis(curve: Float64Array, axis: number, u: number): number {
  for (let i = 0; i < 5; i++) axisControls[i] = 5 * (curve[3 * i + 3 + axis]! - curve[3 * i + axis]!);
  return evaluateBernstein(axisControls, 0, 4, u);
}
