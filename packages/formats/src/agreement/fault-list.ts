import type { Diagnostic, ErrorCode } from '@deconflict/engine/errors';
import { severityOf } from '@deconflict/engine/errors';
import type { SourceText, Span } from './source-text.ts';

interface Found {
  readonly start: number;
  readonly diagnostic: Diagnostic;
}

function isSyntax({ diagnostic }: Found): boolean {
  return diagnostic.code === 'agreement-syntax';
}

/** More faults than this are counted but not listed: a file of another kind would drown the reader. */
export const mostFaultsListed = 200;

/** The faults of one file, found in any order. */
export class FaultList {
  readonly #file: string;
  readonly #source: SourceText;
  readonly #found: Found[] = [];
  /** Offsets at which the text itself is at fault. What it seems to say there is not worth a second message. */
  readonly #broken = new Set<number>();
  #unlisted = 0;
  #hasErrors = false;

  constructor(file: string, source: SourceText) {
    this.#file = file;
    this.#source = source;
  }

  add(code: ErrorCode, span: Span, got: string, expected: string, action = ''): void {
    if (this.#broken.has(span.start)) return;
    const start = Math.min(span.start, this.#source.text.length);
    const length = this.#source.lengthOnFirstLine(span);
    const { line, column } = this.#source.placeOf(start);
    this.#put({ code, file: this.#file, line, column, length, got, expected, action }, start);
  }

  /** A fault of the text itself, before anything is made of it. */
  addBroken(code: ErrorCode, span: Span, got: string, expected: string): void {
    this.add(code, span, got, expected);
    this.#broken.add(span.start);
  }

  /** A fault that another reader found, shown right behind the fault at `span`. */
  addForeign(diagnostic: Diagnostic, span: Span): void {
    this.#put(diagnostic, span.start);
  }

  /** What stands at a place, as messages repeat it. */
  quoteAt(span: Span): string {
    return quote(this.#source.text.slice(span.start, span.end));
  }

  get hasErrors(): boolean {
    return this.#hasErrors;
  }

  /** Every fault by its place in the file; at one place in the order found. */
  sorted(): readonly Diagnostic[] {
    const listed = this.#believable()
      .sort((a, b) => a.start - b.start)
      .map(({ diagnostic }) => diagnostic);
    if (this.#unlisted === 0) return listed;
    const got = `${this.#unlisted} more`;
    const code = 'agreement-more-faults';
    return [...listed, { code, file: this.#file, got, expected: '', action: 'not listed' }];
  }

  /**
   * Behind a fault of syntax the structure is guesswork: what seems to stand there, and what seems to be missing
   * anywhere, would only mislead.
   */
  #believable(): Found[] {
    const syntaxStarts = this.#found.filter(isSyntax).map(({ start }) => start);
    if (syntaxStarts.length === 0) return [...this.#found];
    const first = Math.min(...syntaxStarts);
    return this.#found.filter(
      (found) =>
        isSyntax(found) || (found.start < first && found.diagnostic.code !== 'agreement-key-missing'),
    );
  }

  #put(diagnostic: Diagnostic, start: number): void {
    if (severityOf(diagnostic) === 'error') this.#hasErrors = true;
    if (this.#found.length < mostFaultsListed) this.#found.push({ start, diagnostic });
    else this.#unlisted += 1;
  }
}

/** A text as messages repeat it: in quotes, on one line, cut where it is long. */
export function quote(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ');
  const characters = Array.from(oneLine.slice(0, 2 * longestQuote));
  if (characters.length <= longestQuote) return `"${oneLine}"`;
  return `"${characters.slice(0, longestQuote).join('')}..."`;
}

const longestQuote = 60;
