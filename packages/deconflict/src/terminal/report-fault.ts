import { DeconflictError, errorCatalogue, formatDiagnostic } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { formatDiagnosticWithExcerpt } from '@deconflict/formats/agreement';
import { printable, printableDiagnostic } from './printable.ts';

/** Tells a person on standard error what went wrong and what to do, without a stack trace. */
export function reportFault(error: unknown): void {
  if (error instanceof DeconflictError) {
    const { sourceText } = error;
    const sourceFile = error.diagnostics[0]!.file;
    for (const diagnostic of error.diagnostics) {
      const hasSource = sourceText !== undefined && diagnostic.file === sourceFile;
      const text = hasSource
        ? printableLines(formatDiagnosticWithExcerpt(printableDiagnostic(diagnostic), sourceText))
        : formatDiagnostic(printableDiagnostic(diagnostic));
      process.stderr.write(`${text}\n`);
    }
    const hints = new Set(error.diagnostics.map(({ code }) => errorCatalogue[code].hint));
    for (const hint of hints) process.stderr.write(`  hint: ${hint}\n`);
    return;
  }
  const fault: Diagnostic = {
    code: 'internal-fault',
    file: 'deconflict',
    got: error instanceof Error ? error.message : String(error),
    expected: 'none',
    action: 'nothing was written; set DECONFLICT_TRACE=1 to see where it happened',
  };
  process.stderr.write(
    `${formatDiagnostic(printableDiagnostic(fault))}\n  hint: ${errorCatalogue['internal-fault'].hint}\n`,
  );
  if (process.env['DECONFLICT_TRACE'] === '1' && error instanceof Error)
    process.stderr.write(`${printableLines(error.stack ?? '')}\n`);
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
