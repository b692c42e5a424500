import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileGlob } from './glob.ts';

describe('compileGlob', () => {
  test.each([
    ['RFF*', 'RFF6042', true],
    ['RFF*', 'RFF', true],
    ['RFF*', 'XRFF1', false],
    ['*42', 'RFF6042', true],
    ['R*4*2', 'RFF6042', true],
    ['SU3?', 'SU35', true],
    ['SU3?', 'SU3', false],
    ['SU3?', 'SU357', false],
    ['rff*', 'Rff1', true],
    ['RFF', 'rff', true],
    ['A.C', 'ABC', false],
    ['', '', true],
    ['*', '', true],
    ['?', '', false],
  ])('%s against %s is %s', (pattern, text, expected) => {
    expect(compileGlob(pattern)(text)).toBe(expected);
  });

  test('agrees with a regular expression made of the same pattern', () => {
    const letters = fc.constantFrom('A', 'B', 'a', '.', '*', '?');
    fc.assert(
      fc.property(
        fc.array(letters, { maxLength: 8 }),
        fc.array(fc.constantFrom('A', 'B', 'a', '.'), { maxLength: 8 }),
        (patternLetters, textLetters) => {
          const pattern = patternLetters.join('');
          const text = textLetters.join('');
          const body = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
          expect(compileGlob(pattern)(text)).toBe(new RegExp(`^${body}$`, 'i').test(text));
        },
      ),
      { numRuns: 3000, seed: 7 },
    );
  });

  test('a pattern of many stars, which makes a regular expression backtrack without end, is answered at once', () => {
    const matches = compileGlob(`${'*a'.repeat(60)}*b`);
    const start = performance.now();
    expect(matches('a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
