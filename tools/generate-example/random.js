/**
 * A small seeded generator (mulberry32), whole-number arithmetic only, so that every Node draws the same numbers.
 *
 * @param {number} seed 32-bit whole number
 * @returns {() => number} numbers from 0 (in) to 1 (out)
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A seed of its own for everything that has a name: adding a flight leaves the noise of the others as it was.
 *
 * @param {string} name
 * @returns {number} FNV-1a, 32 bit
 */
export function seedOf(name) {
  let hash = 0x811c9dc5;
  for (const character of name) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  return hash >>> 0;
}

/**
 * About normal with mean 0 and standard deviation 1: the sum of twelve draws less six.
 *
 * @param {() => number} random
 * @returns {number}
 */
export function bellDraw(random) {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random();
  return sum;
}
