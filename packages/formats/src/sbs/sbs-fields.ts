import { parseNumber, readAscii } from '../reader/index.ts';

/** The fields of one BaseStation message, found once and read where they stand. Field 0 is the kind of message. */
export class SbsFields {
  readonly #starts = new Int32Array(mostFields + 1);
  #bytes: Uint8Array = new Uint8Array(0);
  #lineStart = 0;
  #count = 0;
  /** Fields that a logger put before the kind of message: 0 or 1. */
  #before = 0;

  /** Looks at `bytes` from `start` up to `end`, which must not change while the fields are read. */
  take(bytes: Uint8Array, start: number, end: number): MessageKind | undefined {
    this.#bytes = bytes;
    this.#lineStart = start;
    this.#starts[0] = start;
    let count = 1;
    for (let at = start; at < end && count < mostFields; at++) {
      if (bytes[at] === comma) this.#starts[count++] = at + 1;
    }
    this.#starts[count] = end + 1;
    this.#count = count;
    return this.#findKind();
  }

  /** Fields from the kind of message on. */
  get count(): number {
    return this.#count - this.#before;
  }

  /** What a logger put before the message, without the comma or blank behind it; empty where it is no time. */
  get prefix(): string {
    const end = this.startOf(0);
    const isPrefix = end > this.#lineStart && end - this.#lineStart <= longestPrefix;
    return isPrefix ? readAscii(this.#bytes, this.#lineStart, end).replace(/[,\s]+$/, '') : '';
  }

  startOf(field: number): number {
    return this.#starts[Math.min(field + this.#before, this.#count)] ?? 0;
  }

  endOf(field: number): number {
    const index = field + this.#before;
    return index < this.#count ? (this.#starts[index + 1] ?? 1) - 1 : this.startOf(field);
  }

  isEmpty(field: number): boolean {
    return this.endOf(field) <= this.startOf(field);
  }

  /** At most 200 characters of a field. */
  text(field: number): string {
    const start = this.startOf(field);
    return readAscii(this.#bytes, start, Math.min(this.endOf(field), start + 200));
  }

  number(field: number): number {
    return parseNumber(this.#bytes, this.startOf(field), this.endOf(field));
  }

  is(field: number, text: string): boolean {
    const start = this.startOf(field);
    if (this.endOf(field) - start !== text.length) return false;
    for (let at = 0; at < text.length; at++)
      if (this.#bytes[start + at] !== text.charCodeAt(at)) return false;
    return true;
  }

  /** Flags are -1 or 1 for yes, 0 or nothing for no. */
  isSet(field: number): boolean {
    return this.is(field, '-1') || this.is(field, '1');
  }

  /**
   * The kind stands in the first field, or in the second after a logger's own. A logger that separates with a blank
   * leaves both in one field; then the field is made to begin behind the blank.
   */
  #findKind(): MessageKind | undefined {
    this.#before = 0;
    for (let before = 0; before < 2 && before < this.#count; before++) {
      const start = this.#starts[before] ?? 0;
      const end = (this.#starts[before + 1] ?? 1) - 1;
      const kind = messageKinds.find((name) => endsWith(this.#bytes, start, end, name));
      if (kind === undefined) continue;
      this.#before = before;
      this.#starts[before] = end - kind.length;
      return kind;
    }
    return undefined;
  }
}

export type MessageKind = (typeof messageKinds)[number];

const messageKinds = ['MSG', 'MLAT', 'SEL', 'ID', 'AIR', 'STA', 'CLK'] as const;

/** More than any logger adds to the 22. */
const mostFields = 64;

/** A count of nanoseconds has up to 20 digits, a time with its zone 35 characters. */
const longestPrefix = 64;

const comma = 0x2c;

/** Whether the text from `start` up to `end` is `name`, or ends with a blank and `name`. */
function endsWith(bytes: Uint8Array, start: number, end: number, name: string): boolean {
  const first = end - name.length;
  if (first < start) return false;
  for (let at = 0; at < name.length; at++) if (bytes[first + at] !== name.charCodeAt(at)) return false;
  const before = bytes[first - 1];
  return first === start || before === 0x20 || before === 0x09;
}
