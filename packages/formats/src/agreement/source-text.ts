/** A piece of a text, from the first character to behind the last, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people count: from 1, columns in characters (code points). */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** A text that knows its lines. Lines end with LF, CR LF or CR. */
export class SourceText {
  readonly text: string;
  readonly #lineStarts: number[] = [0];

  constructor(text: string) {
    this.text = text;
    for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) this.#lineStarts.push(index + end.length);
  }

  /** The line, from 1, on which an offset lies. */
  lineOf(offset: number): number {
    return this.#lineIndexOf(offset) + 1;
  }

  placeOf(offset: number): TextPlace {
    const line = this.#lineIndexOf(offset);
    const column = countCharacters(this.text.slice(this.#lineStarts[line], offset)) + 1;
    return { line: line + 1, column };
  }

  /** How many characters of a piece lie on the line on which it begins; at least 1. */
  lengthOnFirstLine(span: Span): number {
    const line = this.#lineIndexOf(span.start);
    const lineEnd = this.#lineStarts[line + 1] ?? this.text.length;
    const piece = this.text.slice(span.start, Math.min(span.end, lineEnd));
    return Math.max(1, countCharacters(piece.trimEnd()));
  }

  /** One line, counted from 1, without its end. */
  lineAt(line: number): string | undefined {
    const start = this.#lineStarts[line - 1];
    if (start === undefined) return undefined;
    return this.text.slice(start, this.#lineStarts[line] ?? this.text.length).replace(/[\r\n]+$/, '');
  }

  #lineIndexOf(offset: number): number {
    let low = 0;
    let high = this.#lineStarts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#lineStarts[middle]! <= offset) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
