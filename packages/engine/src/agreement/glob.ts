/**
 * A test of texts against a pattern with `*` (any characters, none too) and `?` (exactly one). Capitals do not
 * matter. Linear in the text for each star and without a regular expression: the pattern comes from a file that
 * the other side may have written.
 */
export function compileGlob(pattern: string): (text: string) => boolean {
  const folded = pattern.toUpperCase();
  if (!/[*?]/.test(folded)) return (text) => text.toUpperCase() === folded;
  return (text) => matchesGlob(text.toUpperCase(), folded);
}

/** On a mismatch the last star takes one character more; earlier stars never need to be tried again. */
function matchesGlob(text: string, pattern: string): boolean {
  let textAt = 0;
  let patternAt = 0;
  let starAt = -1;
  let resumeAt = 0;
  while (textAt < text.length) {
    const sign = pattern[patternAt];
    if (sign === '*') {
      starAt = patternAt;
      resumeAt = textAt;
      patternAt += 1;
    } else if (sign === '?' || sign === text[textAt]) {
      textAt += 1;
      patternAt += 1;
    } else if (starAt >= 0) {
      patternAt = starAt + 1;
      resumeAt += 1;
      textAt = resumeAt;
    } else {
      return false;
    }
  }
  while (pattern[patternAt] === '*') patternAt += 1;
  return patternAt === pattern.length;
}
