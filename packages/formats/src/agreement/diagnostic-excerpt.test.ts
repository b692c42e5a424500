import type { Diagnostic } from '@deconflict/engine/errors';
import { describe, expect, test } from 'vitest';
import { formatDiagnosticWithExcerpt } from './diagnostic-excerpt.ts';

const diagnostic: Diagnostic = {
  code: 'agreement-unit-unknown',
  file: 'agreement.yaml',
  line: 2,
  column: 17,
  length: 7,
  got: '"3 miles"',
  expected: 'a length such as 3 NM, 55 km, 500 ft',
  action: '',
};
const message =
  'agreement.yaml:2:17: error: unknown unit: got "3 miles", expected a length such as 3 NM, 55 km, 500 ft [agreement-unit-unknown]';

function excerptOf(sourceText: string, changes: Partial<Diagnostic> = {}): readonly string[] {
  return formatDiagnosticWithExcerpt({ ...diagnostic, ...changes }, sourceText)
    .split('\n')
    .slice(1);
}

describe('formatDiagnosticWithExcerpt', () => {
  test('shows the message, the line and marks below the place', () => {
    const text = 'rules:\n    horizontal: 3 miles\n';
    expect(formatDiagnosticWithExcerpt(diagnostic, text)).toBe(
      [message, '    2 |     horizontal: 3 miles', '      |                 ^^^^^^^'].join('\n'),
    );
  });

  test('is the message alone where there is no place or no such line', () => {
    const { line: _, column: __, ...placeless } = diagnostic;
    expect(formatDiagnosticWithExcerpt(placeless, 'x')).not.toContain('\n');
    expect(excerptOf('one line')).toEqual([]);
  });

  test('marks one character where the length is not known', () => {
    const { length: _, ...unmeasured } = diagnostic;
    expect(formatDiagnosticWithExcerpt(unmeasured, '\n    horizontal: 3 miles')).toMatch(/\| {17}\^$/);
  });

  test('a tab is as wide as a blank, so that the marks stand where they should', () => {
    expect(excerptOf('\n\t\thorizontal: 3 miles', { column: 15 })).toEqual([
      '    2 |   horizontal: 3 miles',
      '      |               ^^^^^^^',
    ]);
  });

  test('a character outside the basic plane counts as one', () => {
    expect(excerptOf('\n𝕏𝕏: 3 miles', { column: 5 })).toEqual(['    2 | 𝕏𝕏: 3 miles', '      |     ^^^^^^^']);
  });

  test('lines end with CR LF or CR as well', () => {
    expect(excerptOf('a\r\nb: 3 miles\r\nc', { column: 4 })[0]).toBe('    2 | b: 3 miles');
    expect(excerptOf('a\rb: 3 miles\rc', { column: 4 })[0]).toBe('    2 | b: 3 miles');
  });

  test('a line of a megabyte is cut around the place', () => {
    const text = `\n${'x'.repeat(500_000)}3 miles${'y'.repeat(500_000)}`;
    const [line = '', marks = ''] = excerptOf(text, { column: 500_001 });
    expect(line.length).toBeLessThan(120);
    expect(line.slice(marks.indexOf('^'), marks.indexOf('^') + 7)).toBe('3 miles');
    expect(marks.trimStart()).toMatch(/\^{7}$/);
  });

  test('marks longer than the excerpt end with it', () => {
    const [line = '', marks = ''] = excerptOf(`\n${'z'.repeat(300)}`, { column: 1, length: 300 });
    expect(marks.length).toBeLessThanOrEqual(line.length);
  });
});
