import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nearestWord } from './near-word.ts';

describe('nearestWord', () => {
  const keys = ['circle', 'ceiling', 'class', 'callsign', 'longest-gap', 'longest-silence'];

  test.each([
    ['cieling', 'ceiling'],
    ['Class', 'class'],
    ['cicle', 'circle'],
    ['longest-gpa', 'longest-gap'],
    ['call', 'callsign'],
    ['radius', undefined],
    ['x', undefined],
    ['', undefined],
  ])('%s means %s', (word, expected) => {
    expect(nearestWord(word, keys)).toBe(expected);
  });

  test('a beginning that several words share does not decide', () => {
    expect(nearestWord('longest', ['longest-gap', 'longest-silence'])).toBeUndefined();
  });

  test('a word of a megabyte is no misspelt word, and is answered at once', () => {
    const started = performance.now();
    expect(nearestWord('a'.repeat(1_000_000), keys)).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test('never suggests a word that the plain recursive distance finds further away than a third', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (written, known) => {
        const suggested = nearestWord(written, [known]) === known;
        const begins = written.length >= 3 && known.startsWith(written);
        expect(suggested).toBe(begins || distanceSlowly(written, known) <= Math.floor(written.length / 3));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });
});

/** Optimal string alignment straight from its definition. */
function distanceSlowly(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  const change = distanceSlowly(restA, restB) + (a.at(-1) === b.at(-1) ? 0 : 1);
  const least = Math.min(change, distanceSlowly(restA, b) + 1, distanceSlowly(a, restB) + 1);
  const exchanged = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return exchanged ? Math.min(least, distanceSlowly(a.slice(0, -2), b.slice(0, -2)) + 1) : least;
}
