import { errorCatalogue } from './catalogue.ts';
import type { ErrorCode, Severity } from './catalogue.ts';

/** One thing that was wrong, and where. Lines and columns count from 1; columns count characters. */
export interface Diagnostic {
  readonly code: ErrorCode;
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
  /** How many characters of the line from the column on are meant, where more than the place is known. */
  readonly length?: number;
  readonly got: string;
  readonly expected: string;
  /** What was done about it: "line skipped", "seconds carried into minutes". */
  readonly action: string;
}

/** Severity of a diagnostic, by its code. */
export function severityOf(diagnostic: Diagnostic): Severity {
  return errorCatalogue[diagnostic.code].severity;
}

/** `file:line:column: warning: summary: got X, expected Y; action [code]`, the one-line form. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { code, file, line, column, got, expected, action } = diagnostic;
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  const particulars = [got && `got ${got}`, expected && `expected ${expected}`].filter(Boolean).join(', ');
  const tail = [particulars, action].filter(Boolean).join('; ');
  const entry = errorCatalogue[code];
  return `${place}: ${entry.severity}: ${entry.summary}${tail && `: ${tail}`} [${code}]`;
}

/** Thrown where nothing usable remains. Carries every diagnostic that led there, the decisive one first. */
export class DeconflictError extends Error {
  override readonly name = 'DeconflictError';
  readonly diagnostics: readonly Diagnostic[];
  /** Text of the file that the first diagnostic names, where a message can show the line. */
  readonly sourceText: string | undefined;

  constructor(
    diagnostics: readonly [Diagnostic, ...Diagnostic[]],
    options: { readonly cause?: unknown; readonly sourceText?: string } = {},
  ) {
    super(formatDiagnostic(diagnostics[0]), { cause: options.cause });
    this.diagnostics = diagnostics;
    this.sourceText = options.sourceText;
  }
}
