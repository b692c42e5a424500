/**
 * The nearest whole multiple of 10^-decimals. ECMAScript leaves the last bits of Math.sin to the engine, so a number
 * that lies on the edge between two roundings could come out differently elsewhere. Such a number stops the generator:
 * another seed or another waypoint then moves it away from the edge.
 *
 * @param {number} value
 * @param {number} decimals
 * @returns {number}
 */
export function roundTo(value, decimals) {
  return Number(printed(value, decimals));
}

/**
 * As {@link roundTo}, as text with exactly so many decimals.
 *
 * @param {number} value
 * @param {number} decimals
 * @returns {string}
 */
export function printed(value, decimals) {
  const steps = value * 10 ** decimals;
  const fromEdge = Math.abs(Math.abs(steps - Math.floor(steps)) - 0.5);
  if (!(fromEdge > EDGE)) throw new Error(`${value} lies on the edge of rounding to ${decimals} decimals`);
  const text = value.toFixed(decimals);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/**
 * The nearest multiple of a step, such as the 25 ft of a transponder.
 *
 * @param {number} value
 * @param {number} step
 * @returns {number}
 */
export function roundToStep(value, step) {
  return roundTo(value / step, 0) * step;
}

/** Of a step. Three times what an engine's own last bits can move a position in steps of 0.1 m. */
const EDGE = 1e-7;
