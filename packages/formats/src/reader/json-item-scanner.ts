import { quoteText, readUtf8 } from './byte-text.ts';

/** A piece of a JSON document that is parsed by itself. */
export interface JsonItem {
  /** Name of the member of the top-level object that the piece lies in; undefined in a top-level array. */
  readonly member: string | undefined;
  /** Name of the piece inside a member that is an object; undefined inside arrays. */
  readonly key: string | undefined;
  /** Line where the piece begins, from 1. */
  readonly line: number;
  /** Column where it begins, in characters from 1. */
  readonly column: number;
}

/** What a scanner tells. Every place is that of the piece or fault it speaks of. */
export interface JsonItemHandler {
  /** The text of one piece: `bytes` from `start` up to `end`, good until the call returns. */
  item(item: JsonItem, bytes: Uint8Array, start: number, end: number): void;
  /** A top-level value has ended. More may follow it, as in JSON lines. */
  documentEnd(): void;
  broken(line: number, column: number, got: string, expected: string): void;
  tooLong(line: number, column: number): void;
  /** The file has ended inside a document; `isInPiece` where that costs a piece. */
  truncated(line: number, column: number, isInPiece: boolean): void;
}

/**
 * Cuts JSON into the pieces that hold one record each without parsing the whole, so that a file of any size is
 * read in bounded memory and a fault in one record costs that record:
 *
 * - in `[a, b]` the pieces are `a` and `b`;
 * - in `{"m": [a, b], "n": {"k": c}, "s": 1}` they are `a` and `b` (member m), `c` (member n, key k) and `1` (member s).
 *
 * Top-level values may follow each other with or without commas and line breaks. The pieces are handed on as text;
 * whether they are JSON themselves is for whoever parses them to find out.
 */
export class JsonItemScanner {
  readonly #handler: JsonItemHandler;
  readonly #longestBytes: number;
  #state: State = outside;
  /** Open containers that are cut up: 0, 1 (top level) or 2 (a member of the top-level object). */
  #level = 0;
  #topIsObject = false;
  #innerIsObject = false;
  #member: string | undefined;
  #key: string | undefined;
  /** Containers open inside the piece that is being gathered. */
  #nesting = 0;
  #afterBackslash = false;
  #held = new Uint8Array(4096);
  #heldBytes = 0;
  #overflown = false;
  #line = 1;
  /** Column of the next byte. */
  #column = 1;
  #pieceLine = 1;
  #pieceColumn = 1;

  constructor(handler: JsonItemHandler, longestBytes = 1 << 20) {
    this.#handler = handler;
    this.#longestBytes = longestBytes;
  }

  push(bytes: Uint8Array): void {
    let pieceStart = 0;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      if (this.#state === inString || this.#state === inName) {
        if (this.#afterBackslash) this.#afterBackslash = false;
        else if (byte === backslash) this.#afterBackslash = true;
        else if (byte === quote) this.#closeString(bytes, pieceStart, at + 1);
      } else if (this.#state === nested) {
        if (byte === quote) this.#state = inString;
        else if (isOpening(byte)) this.#nesting++;
        else if (isClosing(byte) && --this.#nesting === 0) this.#finishPiece(bytes, pieceStart, at + 1);
      } else {
        if (this.#state === inScalar && (byte === comma || isClosing(byte) || isBlank(byte))) {
          this.#finishPiece(bytes, pieceStart, at);
        }
        if (this.#state !== inScalar && this.#begin(byte)) pieceStart = at;
      }
      if (byte === lineFeed) {
        this.#line++;
        this.#column = 1;
      } else if ((byte & 0xc0) !== 0x80) {
        this.#column++;
      }
    }
    if (this.#state >= inScalar) this.#hold(bytes, pieceStart, bytes.length);
  }

  /** The file has ended. */
  end(): void {
    if (this.#level > 0) {
      this.#handler.truncated(this.#line, this.#column, this.#state >= inScalar && this.#state !== inName);
      this.#handler.documentEnd();
    }
    this.#level = 0;
    this.#state = outside;
  }

  /** Looks at a byte outside every piece. True where it is the first of a piece or a name. */
  #begin(byte: number): boolean {
    if (isBlank(byte)) return false;
    switch (this.#state) {
      case outside:
      case lost:
        this.#open(byte);
        return false;
      case beforeColon:
        if (byte === colon) {
          this.#state = beforeValue;
          return false;
        }
        this.#report(byte, 'a colon');
        this.#state = between;
        return this.#begin(byte);
      case between:
        if (byte === comma) return false;
        if (isClosing(byte)) return this.#close(byte);
        if (this.#level === 1 ? this.#topIsObject : this.#innerIsObject) {
          if (byte === quote) return this.#start(inName);
          this.#report(byte, 'a name in quotes');
          this.#state = amiss;
          return false;
        }
        return this.#startValue(byte);
      case amiss:
        // Faults inside an object: whatever stands there is passed over up to the next comma or bracket.
        if (byte === comma) this.#state = between;
        if (isClosing(byte)) return this.#close(byte);
        return false;
      case beforeValue:
        if (isClosing(byte) || byte === comma) {
          this.#report(byte, 'a value');
          this.#state = between;
          return this.#begin(byte);
        }
        return this.#startValue(byte);
      default:
        return false;
    }
  }

  #open(byte: number): void {
    if (isOpening(byte)) {
      this.#level = 1;
      this.#topIsObject = byte === openBrace;
      this.#member = undefined;
      this.#key = undefined;
      this.#state = between;
    } else if (this.#state === outside && byte !== comma && byte < 0x80) {
      this.#report(byte, 'a { or [');
      this.#state = lost;
    }
  }

  #close(byte: number): false {
    const isObject = this.#level === 1 ? this.#topIsObject : this.#innerIsObject;
    if (isObject !== (byte === closeBrace)) this.#report(byte, isObject ? 'a }' : 'a ]');
    this.#level--;
    this.#key = undefined;
    this.#state = between;
    if (this.#level === 0) {
      this.#state = outside;
      this.#handler.documentEnd();
    }
    return false;
  }

  #startValue(byte: number): boolean {
    if (this.#level === 1 && this.#topIsObject && isOpening(byte)) {
      this.#level = 2;
      this.#innerIsObject = byte === openBrace;
      this.#key = undefined;
      this.#state = between;
      return false;
    }
    if (byte === quote) return this.#start(inString);
    if (!isOpening(byte)) return this.#start(inScalar);
    this.#nesting = 1;
    return this.#start(nested);
  }

  #start(state: State): true {
    this.#state = state;
    this.#pieceLine = this.#line;
    this.#pieceColumn = this.#column;
    return true;
  }

  #closeString(bytes: Uint8Array, start: number, end: number): void {
    if (this.#nesting > 0) {
      this.#state = nested;
    } else if (this.#state === inString) {
      this.#finishPiece(bytes, start, end);
    } else {
      const name = this.#takeName(bytes, start, end);
      if (this.#level === 1) this.#member = name;
      else this.#key = name;
      this.#state = beforeColon;
    }
  }

  #takeName(bytes: Uint8Array, start: number, end: number): string {
    this.#hold(bytes, start, end);
    const text = this.#overflown ? '""' : readUtf8(this.#held, 0, this.#heldBytes);
    this.#heldBytes = 0;
    this.#overflown = false;
    return text.includes('\\') ? unescapeName(text) : text.slice(1, -1);
  }

  #finishPiece(bytes: Uint8Array, start: number, end: number): void {
    this.#state = between;
    let piece = bytes;
    let from = start;
    let to = end;
    if (this.#heldBytes > 0 || this.#overflown) {
      this.#hold(bytes, start, end);
      piece = this.#held;
      from = 0;
      to = this.#heldBytes;
    }
    const isTooLong = this.#overflown || to - from > this.#longestBytes;
    this.#heldBytes = 0;
    this.#overflown = false;
    if (isTooLong) {
      this.#handler.tooLong(this.#pieceLine, this.#pieceColumn);
      return;
    }
    const item = {
      member: this.#member,
      key: this.#key,
      line: this.#pieceLine,
      column: this.#pieceColumn,
    };
    this.#handler.item(item, piece, from, to);
  }

  #hold(bytes: Uint8Array, start: number, end: number): void {
    if (this.#overflown) return;
    const needed = this.#heldBytes + end - start;
    if (needed > this.#longestBytes) {
      this.#overflown = true;
      return;
    }
    if (needed > this.#held.length) {
      const larger = new Uint8Array(Math.min(Math.max(needed, this.#held.length * 2), this.#longestBytes));
      larger.set(this.#held.subarray(0, this.#heldBytes));
      this.#held = larger;
    }
    this.#held.set(bytes.subarray(start, end), this.#heldBytes);
    this.#heldBytes = needed;
  }

  #report(byte: number, expected: string): void {
    this.#handler.broken(this.#line, this.#column, quoteText(String.fromCharCode(byte)), expected);
  }
}

/** States from `inScalar` on lie inside a piece or a name, whose bytes are being gathered. */
type State = number;
const outside = 0;
const lost = 1;
const between = 2;
const amiss = 3;
const beforeColon = 4;
const beforeValue = 5;
const inScalar = 6;
const inString = 7;
const inName = 8;
const nested = 9;

const lineFeed = 0x0a;
const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** A { or a [: they differ in one bit only. */
function isOpening(byte: number): boolean {
  return (byte | 0x20) === openBrace;
}

function isClosing(byte: number): boolean {
  return (byte | 0x20) === closeBrace;
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === lineFeed || byte === 0x0d || byte === 0x09;
}

function unescapeName(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}
