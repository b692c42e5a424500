import type { Diagnostic, ErrorCode } from '@deconflict/engine/errors';
import { severityOf } from '@deconflict/engine/errors';
import type { SourceText, Span } from './source-text.ts';

/** More faults than this are counted but not listed: a file of another kind would drown the reader. */
export const mostFaultsListed = 200;

interface Found {
  readonly span: Span;
  /** Without its place, which takes time to count out and is wanted only for those that are listed. */
  readonly diagnostic: Diagnostic;
  /** From another file, with its own place or none. */
  readonly foreign: boolean;
}

/** The faults of one file, found in any order. */
export class FaultList {
  readonly #file: string;
  readonly #source: SourceText;
  readonly #found: Found[] = [];
  /** Offsets at which the text itself is at fault. What it seems to say there is not worth a second message. */
  readonly #broken = new Set<number>();
  #hasErrors = false;

  constructor(file: string, source: SourceText) {
    this.#file = file;
    this.#source = source;
  }

  add(code: ErrorCode, span: Span, got: string, expected: string, action = ''): void {
    if (this.#broken.has(span.start)) return;
    this.#put({ span, diagnostic: { code, file: this.#file, got, expected, action }, foreign: false });
  }

  /** A fault of the text itself, before anything is made of it. */
  addBroken(code: ErrorCode, span: Span, got: string, expected: string): void {
    this.add(code, span, got, expected);
    this.#broken.add(span.start);
  }

  /** A fault that another reader found, shown right behind the fault at `span`. */
  addForeign(diagnostic: Diagnostic, span: Span): void {
    this.#put({ span, diagnostic, foreign: true });
  }

  /** What stands at a place, as messages repeat it. */
  quoteAt(span: Span): string {
    return quote(this.#source.text.slice(span.start, span.end));
  }

  /** The line, from 1, on which an offset lies. */
  lineOf(offset: number): number {
    return this.#source.lineOf(offset);
  }

  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** Every fault by its place in the file; at one place in the order found. */
  sorted(): readonly Diagnostic[] {
    const all = this.#believable().sort((a, b) => a.span.start - b.span.start);
    const listed = all.slice(0, mostFaultsListed).map((found) => this.#placed(found));
    const unlisted = all.length - listed.length;
    if (unlisted === 0) return listed;
    const [code, got] = ['agreement-more-faults', `${unlisted} more`] as const;
    return [...listed, { code, file: this.#file, got, expected: '', action: 'not listed' }];
  }

  #placed({ span, diagnostic, foreign }: Found): Diagnostic {
    if (foreign) return diagnostic;
    const start = Math.min(span.start, this.#source.text.length);
    const { line, column } = this.#source.placeOf(start);
    const length = this.#source.lengthOnFirstLine({ start, end: Math.max(start, span.end) });
    const { code, file, got, expected, action } = diagnostic;
    return { code, file, line, column, length, got, expected, action };
  }

  /**
   * Behind a fault of syntax the structure is guesswork: what seems to stand there, and what seems to be missing
   * anywhere, would only mislead.
   */
  #believable(): Found[] {
    let first = Number.POSITIVE_INFINITY;
    for (const found of this.#found) if (isSyntax(found)) first = Math.min(first, found.span.start);
    return this.#found.filter(
      (found) =>
        first === Number.POSITIVE_INFINITY ||
        isSyntax(found) ||
        (found.span.start < first && found.diagnostic.code !== 'agreement-key-missing'),
    );
  }

  #put(found: Found): void {
    if (severityOf(found.diagnostic) === 'error') this.#hasErrors = true;
    this.#found.push(found);
  }
}

function isSyntax({ diagnostic }: Found): boolean {
  return diagnostic.code === 'agreement-syntax';
}

/** A text as messages repeat it: in quotes, on one line, cut where it is long. */
export function quote(text: string): string {
  const start = text.slice(0, 2 * longestQuote).replaceAll(/\s+/g, ' ');
  const characters = Array.from(start);
  if (characters.length <= longestQuote && text.length <= 2 * longestQuote) return `"${start}"`;
  return `"${characters.slice(0, longestQuote).join('')}..."`;
}

const longestQuote = 60;
