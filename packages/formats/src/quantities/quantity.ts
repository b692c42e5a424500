/** What came of a text that ought to be a quantity: the value, or what is wrong and where. */
export type Quantity<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: QuantityFault };

/** Where a text stopped making sense. The caller adds file, line and column and can set a caret. */
export interface QuantityFault {
  /** Index into the text given, in UTF-16 units, of the first character that does not fit; its length at the end. */
  readonly offset: number;
  readonly got: string;
  readonly expected: string;
}

/** A quantity that was understood. */
export function understood<T>(value: T): Quantity<T> {
  return { ok: true, value };
}

/** A quantity that was not understood. `got` is the piece of `text` that starts at `offset`. */
export function notUnderstood<T>(text: string, offset: number, expected: string): Quantity<T> {
  return { ok: false, fault: faultIn(text, offset, expected) };
}

/** A fault in `text`, which got the piece that starts at `offset`. */
export function faultIn(text: string, offset: number, expected: string): QuantityFault {
  return { offset, got: pieceAt(text, offset), expected };
}

/** Longest piece of a text that a message repeats, in characters. */
const longestPiece = 40;

function pieceAt(text: string, offset: number): string {
  const piece = /\S+/.exec(text.slice(offset, offset + 4 * longestPiece))?.[0];
  if (piece === undefined) return text.trim() === '' ? 'an empty text' : 'the end of the text';
  if (piece.length <= longestPiece) return `"${piece}"`;
  const cut = piece.slice(0, longestPiece).replace(/[\ud800-\udbff]$/, '');
  return `"${cut}..."`;
}
