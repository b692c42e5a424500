import type { Place } from '../area-file/index.ts';
import { scanJson } from './json-scanner.ts';
import type { JsonFault, JsonPath } from './json-scanner.ts';

/** Finds the line and column of values in a JSON text, when a message needs them. */
export class JsonPlaces {
  readonly #text: string;
  #lineStarts: readonly number[] | undefined;
  readonly #memberOffsets = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of the value at the end of `path`; of the last value on the way that exists, where it does not. */
  at(path: JsonPath): Place {
    const [list, index] = path;
    if (typeof list !== 'string' || typeof index !== 'number')
      return this.ofOffset(this.#offsetFrom(0, path));
    const start = this.#offsetsIn(list)[index];
    return this.ofOffset(start === undefined ? 0 : this.#offsetFrom(start, path.slice(2)));
  }

  /** Lines and columns count from 1; columns count UTF-16 units. */
  ofOffset(offset: number): Place {
    this.#lineStarts ??= [
      0,
      ...[...this.#text.matchAll(/\r\n|\n|\r/g)].map(({ 0: end, index }) => index + end.length),
    ];
    let line = this.#lineStarts.length;
    for (let low = 0; low < line - 1;) {
      const middle = Math.floor((low + line) / 2);
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else line = middle;
    }
    return { line, column: offset - (this.#lineStarts[line - 1] ?? 0) + 1 };
  }

  /** Where the text stops being JSON, undefined where it does not. */
  fault(): JsonFault | undefined {
    return scanJson(this.#text, 0, () => false);
  }

  /** One walk for all members of a list: thousands of features may each have something to say. */
  #offsetsIn(list: string): readonly number[] {
    const known = this.#memberOffsets.get(list);
    if (known !== undefined) return known;
    const offsets: number[] = [];
    scanJson(this.#text, 0, (path, offset) => {
      if (path.length === 2 && path[0] === list) offsets.push(offset);
      return false;
    });
    this.#memberOffsets.set(list, offsets);
    return offsets;
  }

  #offsetFrom(start: number, wanted: JsonPath): number {
    let best = start;
    let depth = 0;
    scanJson(this.#text, start, (path, offset) => {
      if (path.length > wanted.length || path.some((step, index) => step !== wanted[index])) return false;
      if (path.length <= depth) return false;
      best = offset;
      depth = path.length;
      return depth === wanted.length;
    });
    return best;
  }
}
