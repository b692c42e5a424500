import type { Diagnostic } from '@deconflict/engine/errors';

/**
 * Text from a file as it may reach a terminal: control characters (C0, C1, DEL), line and paragraph separators and the
 * marks that turn the direction of writing are each replaced by U+FFFD, so that no file can move the cursor, recolour,
 * hide or reorder what is printed.
 */
export function printable(text: string): string {
  return text.replaceAll(UNPRINTABLE, '\ufffd');
}

/** A diagnostic whose words from files are printable. */
export function printableDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { file, got, expected, action } = diagnostic;
  return {
    ...diagnostic,
    file: printable(file),
    got: printable(got),
    expected: printable(expected),
    action: printable(action),
  };
}

/** The last three ranges: Unicode Standard Annex 9, section 2, the marks, embeddings, overrides and isolates. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
