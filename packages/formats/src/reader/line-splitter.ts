/** Longest line that is looked at. Real track lines are below 2 KiB; state vectors with details below 8 KiB. */
const longestLineBytes = 1 << 20;

/** `bytes` from `start` up to but not including `end` is one line without its ending. Lines count from 1. */
export type LineHandler = (bytes: Uint8Array, start: number, end: number, line: number) => void;

/**
 * Cuts a stream of bytes into lines at LF, with or without CR before it, and takes a byte order mark off the first.
 * A line that lies within one chunk is not copied. Memory stays below the longest line allowed, whatever comes.
 */
export class LineSplitter {
  readonly #onLine: LineHandler;
  readonly #onTooLong: (line: number) => void;
  readonly #longestBytes: number;
  #held = new Uint8Array(4096);
  #heldBytes = 0;
  #overflown = false;
  #line = 1;

  constructor(onLine: LineHandler, onTooLong: (line: number) => void, longestBytes = longestLineBytes) {
    this.#onLine = onLine;
    this.#onTooLong = onTooLong;
    this.#longestBytes = longestBytes;
  }

  push(bytes: Uint8Array): void {
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(lineFeed, start);
      if (end < 0) break;
      if (this.#heldBytes > 0 || this.#overflown) {
        this.#hold(bytes, start, end);
        this.#finishHeld();
      } else {
        this.#emit(bytes, start, end);
      }
      start = end + 1;
    }
    this.#hold(bytes, start, bytes.length);
  }

  /** The last line, where it has no ending of its own. */
  end(): void {
    if (this.#heldBytes > 0 || this.#overflown) this.#finishHeld();
  }

  #hold(bytes: Uint8Array, start: number, end: number): void {
    if (this.#overflown) return;
    const needed = this.#heldBytes + end - start;
    if (needed > this.#longestBytes) {
      this.#overflown = true;
      this.#heldBytes = 0;
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

  #finishHeld(): void {
    const heldBytes = this.#heldBytes;
    this.#heldBytes = 0;
    if (this.#overflown) {
      this.#overflown = false;
      this.#onTooLong(this.#line++);
    } else {
      this.#emit(this.#held, 0, heldBytes);
    }
  }

  #emit(bytes: Uint8Array, start: number, end: number): void {
    const line = this.#line++;
    if (end - start > this.#longestBytes) {
      this.#onTooLong(line);
      return;
    }
    let first = start;
    let last = end;
    while (last > first && bytes[last - 1] === carriageReturn) last--;
    if (line === 1 && bytes[first] === 0xef && bytes[first + 1] === 0xbb && bytes[first + 2] === 0xbf)
      first += 3;
    this.#onLine(bytes, Math.min(first, last), last, line);
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
