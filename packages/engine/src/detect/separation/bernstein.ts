/**
 * Sign changes of polynomials in Bernstein form on [0, 1]. The coefficients enclose the polynomial, and the number
 * of sign changes among them bounds the number of roots (Descartes): none means no root, one means exactly one.
 * Halving (de Casteljau) brings every case to these two, so no root is missed and none is invented.
 */

/** Halvings after which a stretch, 2^-40 of the whole, counts as one point. */
const DEEPEST = 40;

/** A bound for the work on degenerate input. Reached only by noise; then the sign in the middle decides. */
const MOST_STRETCHES = 400;

/** Where a polynomial is at most zero: pairs of ends in ascending order, written to `out`; returns how many numbers. */
export function findNonPositive(coefficients: Float64Array, degree: number, out: Float64Array): number {
  return walk(coefficients, degree, out, true);
}

/** Where a polynomial changes from negative to positive: fractions in ascending order; returns how many. */
export function findRises(coefficients: Float64Array, degree: number, out: Float64Array): number {
  return walk(coefficients, degree, out, false);
}

/** Value at the fraction `u` of a polynomial whose coefficients stand at `at`. */
export function evaluateBernstein(coefficients: Float64Array, at: number, degree: number, u: number): number {
  const v = 1 - u;
  let value = coefficients[at]!;
  let power = 1;
  let binomial = 1;
  for (let k = 1; k <= degree; k++) {
    power *= u;
    binomial = (binomial * (degree - k + 1)) / k;
    value = value * v + binomial * power * coefficients[at + k]!;
  }
  return value;
}

const WIDEST = 16;

/** Stack of stretches still to be looked at: coefficients, and start and width of each. */
const stack = new Float64Array((DEEPEST + 2) * WIDEST);
const starts = new Float64Array(DEEPEST + 2);
const widths = new Float64Array(DEEPEST + 2);

function walk(coefficients: Float64Array, degree: number, out: Float64Array, sets: boolean): number {
  for (let k = 0; k <= degree; k++) stack[k] = coefficients[k]!;
  starts[0] = 0;
  widths[0] = 1;
  let top = 0;
  let count = 0;
  let left = MOST_STRETCHES;
  while (top >= 0) {
    const at = top * WIDEST;
    const from = starts[top]!;
    const width = widths[top]!;
    const changes = countChanges(at, degree);
    const startsIn = stack[at]! <= 0;
    left--;
    if (changes === 0) {
      if (sets && isNonPositive(at, degree)) count = addStretch(out, count, from, from + width);
      top--;
    } else if (changes === 1) {
      const root = from + width * findRoot(at, degree);
      if (!sets) {
        if (startsIn) out[count++] = root;
      } else if (startsIn) {
        count = addStretch(out, count, from, root);
      } else {
        count = addStretch(out, count, root, from + width);
      }
      top--;
    } else if (top >= DEEPEST || left <= 0) {
      const inside = evaluateBernstein(stack, at, degree, 0.5) <= 0;
      if (sets && inside) count = addStretch(out, count, from, from + width);
      if (!sets && startsIn && stack[at + degree]! > 0) out[count++] = from + width / 2;
      top--;
    } else {
      halve(top, degree);
      top++;
    }
    if (count > out.length - 2) break;
  }
  return count;
}

function countChanges(at: number, degree: number): number {
  let changes = 0;
  let last = 0;
  for (let k = 0; k <= degree; k++) {
    const value = stack[at + k]!;
    const sign = value > 0 ? 1 : -1;
    if (last !== 0 && sign !== last) changes++;
    last = sign;
  }
  return changes;
}

function isNonPositive(at: number, degree: number): boolean {
  for (let k = 0; k <= degree; k++) if (stack[at + k]! > 0) return false;
  return true;
}

/** Replaces the top stretch by its right half and puts its left half on top of it. */
function halve(top: number, degree: number): void {
  const right = top * WIDEST;
  const left = right + WIDEST;
  for (let k = 0; k <= degree; k++) {
    stack[left + k] = stack[right]!;
    for (let i = 0; i < degree - k; i++) {
      stack[right + i] = (stack[right + i]! + stack[right + i + 1]!) / 2;
    }
  }
  const half = widths[top]! / 2;
  starts[top + 1] = starts[top]!;
  widths[top + 1] = half;
  starts[top]! += half;
  widths[top] = half;
}

/**
 * The one root of the stretch, as a fraction of it, to 1e-12: regula falsi with the Illinois rule, every third step a
 * halving. Only the bracket ends it: a value next to zero may also be the flat foot of a touch at an end.
 */
function findRoot(at: number, degree: number): number {
  let low = 0;
  let high = 1;
  let lowValue = stack[at]!;
  let highValue = stack[at + degree]!;
  const startsIn = lowValue <= 0;
  let side = 0;
  for (let round = 1; high - low > 1e-12; round++) {
    let middle = low - lowValue * ((high - low) / (highValue - lowValue));
    if (round % 3 === 0 || !(middle > low && middle < high)) middle = (low + high) / 2;
    if (!(middle > low && middle < high)) break;
    const value = evaluateBernstein(stack, at, degree, middle);
    if (value <= 0 === startsIn) {
      low = middle;
      lowValue = value;
      if (side === -1) highValue /= 2;
      side = -1;
    } else {
      high = middle;
      highValue = value;
      if (side === 1) lowValue /= 2;
      side = 1;
    }
  }
  return (low + high) / 2;
}

/** Adds a stretch to the list, or lengthens the last one where they meet. */
function addStretch(out: Float64Array, count: number, from: number, to: number): number {
  if (count > 0 && from <= out[count - 1]!) {
    out[count - 1] = Math.max(to, out[count - 1]!);
    return count;
  }
  out[count] = from;
  out[count + 1] = to;
  return count + 2;
}
