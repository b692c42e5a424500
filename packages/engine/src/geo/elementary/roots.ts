/**
 * Length of the vector (x, y) without undue overflow, within 1 unit in the last place. ECMA-262 leaves Math.hypot
 * to the engine.
 */
export function hypot(x: number, y: number): number {
  const a = x < 0 ? -x : x;
  const b = y < 0 ? -y : y;
  const large = a > b ? a : b;
  const small = a > b ? b : a;
  if (!(large < 1e150 && large > 1e-140)) {
    if (a === Infinity || b === Infinity) return Infinity;
    if (!(large > 0)) return a + b;
    const scale = large >= 1 ? 2 ** -600 : 2 ** 600;
    return hypot(large * scale, small * scale) / scale;
  }
  const sum = large * large + small * small;
  const root = Math.sqrt(sum);
  // One Newton step on the exact residual (T. J. Dekker's products) takes away the rounding of the squares.
  const residual =
    squareLow(large) + squareLow(small) - squareLow(root) + (large * large - root * root + small * small);
  return root + residual / (2 * root);
}

/** Cube root, within 1 unit in the last place, negative for negative `x`. */
export function cbrt(x: number): number {
  if (x === 0 || x !== x || x === Infinity || x === -Infinity) return x;
  let magnitude = x < 0 ? -x : x;
  let scale = 1;
  while (magnitude < 0.125) {
    magnitude *= 8;
    scale *= 0.5;
  }
  while (magnitude > 8) {
    magnitude *= 0.125;
    scale *= 2;
  }
  // Halley's iteration triples the digits; from this line to 1e-17 takes four rounds at most.
  let root = 0.5 + 0.2 * magnitude;
  for (let round = 0; round < 4; round += 1) {
    const cube = root * root * root;
    root *= (cube + 2 * magnitude) / (2 * cube + magnitude);
  }
  const square = root * root;
  const low = squareLow(root);
  const upper = 134217729 * root;
  const rootUpper = upper - (upper - root);
  const rootLower = root - rootUpper;
  const scaledSquare = 134217729 * square;
  const squareUpper = scaledSquare - (scaledSquare - square);
  const squareLower = square - squareUpper;
  const cube = square * root;
  const cubeLow =
    squareUpper * rootUpper -
    cube +
    squareUpper * rootLower +
    squareLower * rootUpper +
    squareLower * rootLower +
    low * root;
  root += (magnitude - cube - cubeLow) / (3 * square);
  return x < 0 ? -root * scale : root * scale;
}

/** a^2 minus its rounded value. */
function squareLow(a: number): number {
  const scaled = 134217729 * a;
  const upper = scaled - (scaled - a);
  const lower = a - upper;
  return upper * upper - a * a + 2 * upper * lower + lower * lower;
}
