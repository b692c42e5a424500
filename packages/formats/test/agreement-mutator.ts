/** A small generator of pseudo-random numbers with a seed (mulberry32), so that a run can be repeated. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What people, editors and attackers put into text files. */
const pieces =
  `:|: |- |? |{|}|[|]|,|"|'|>|#|&a|*a|!!int |!|%|@|---|...|<<: |__proto__: |constructor|not agreed|3 miles|-3 NM|1e400 NM|
FL999|GND|33 30 N 038 40 E|P99999999D|9999-12-31T23:59:59Z|null|~|true|0x10|.inf|.nan|1_000|00:00|*|areas.geojson|../|
hama.geojson|R`
    .split(/\|\n?/)
    .concat([
      '|',
      '\n',
      '\r\n',
      '\r',
      '\t',
      '  ',
      '---\n',
      '\u0000',
      '\uFEFF',
      '\u2028',
      '\u00e9',
      '\u{1d54f}',
      '\ud835',
    ]);

/** One mutated copy of a text: often one, at most four, of copying, moving, cutting, exchanging and inserting. */
export function mutateText(
  text: string,
  others: readonly string[],
  random: (below: number) => number,
): string {
  let mutated = text;
  const steps = 1 + random(2) * random(4);
  for (let step = 0; step < steps; step += 1) {
    const at = random(mutated.length + 1);
    const end = Math.min(mutated.length, at + 1 + random(random(4) === 0 ? 400 : 12));
    const [before, cut, after] = [mutated.slice(0, at), mutated.slice(at, end), mutated.slice(end)];
    const piece = pieces[random(pieces.length)] ?? '';
    const other = others[random(others.length)] ?? '';
    const otherAt = random(other.length + 1);
    const choices = [
      before + after,
      before + piece + cut + after,
      before + piece + after,
      before + cut + cut + after,
      before + cut.toUpperCase() + after,
      before + Array.from(cut).reverse().join('') + after,
      before + other.slice(otherAt, otherAt + random(200)) + after,
      before + String.fromCharCode(random(0x3000)) + after,
      before + cut + piece.repeat(1 + random(60)) + after,
      before,
    ];
    mutated = choices[random(choices.length)] ?? mutated;
  }
  return mutated;
}
