import { formatDiagnostic } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { SourceText } from './source-text.ts';

/** Characters of a line that are shown. A JSON file may be one line of any length. */
const widestExcerpt = 100;

/**
 * A diagnostic with the line that it is about and marks below the place:
 *
 * ```
 * agreement.yaml:12:17: error: unknown unit: got "3 miles", expected a length such as 3 NM [agreement-unit-unknown]
 *    12 |     horizontal: 3 miles
 *       |                 ^^^^^^^
 * ```
 *
 * `sourceText` is the text of the file that the diagnostic names.
 */
export function formatDiagnosticWithExcerpt(diagnostic: Diagnostic, sourceText: string): string {
  const message = formatDiagnostic(diagnostic);
  const { line, column, length = 1 } = diagnostic;
  const text = line === undefined ? undefined : new SourceText(sourceText).lineAt(line);
  if (line === undefined || column === undefined || text === undefined) return message;
  // A tab is as wide as a blank here, so that the marks stand where they should.
  const characters = Array.from(text.replaceAll(/\p{Cc}/gu, ' '));
  const cutAt =
    column + length <= widestExcerpt ? 0 : Math.max(0, column - 1 - Math.floor(widestExcerpt / 4));
  const shown = characters.slice(cutAt, cutAt + widestExcerpt);
  const before = cutAt > 0 ? '...' : '';
  const after = cutAt + widestExcerpt < characters.length ? '...' : '';
  const gutter = String(line).padStart(5);
  const indent = ' '.repeat(before.length + column - 1 - cutAt);
  const marks = '^'.repeat(Math.max(1, Math.min(length, cutAt + widestExcerpt - column + 1)));
  return [
    message,
    `${gutter} | ${before}${shown.join('')}${after}`.trimEnd(),
    `${' '.repeat(gutter.length)} | ${indent}${marks}`,
  ].join('\n');
}
