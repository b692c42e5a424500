import { quoteBytes, readUtf8 } from './byte-text.ts';
import type { JsonItem, JsonItemHandler } from './json-item-scanner.ts';
import type { RecordTally } from './record-tally.ts';

/** Faults of structure that are reported one by one; a file that is no JSON at all has one at every byte. */
const mostReportedFaults = 20;

/** Parses the pieces of a scanner and turns its faults into diagnostics; a piece that is no JSON is a skipped record. */
export class JsonRecordHandler implements JsonItemHandler {
  readonly #tally: RecordTally;
  readonly #take: (item: JsonItem, value: unknown) => void;
  readonly #documentEnd: () => void;
  #faults = 0;

  constructor(
    tally: RecordTally,
    take: (item: JsonItem, value: unknown) => void,
    documentEnd: () => void = () => {},
  ) {
    this.#tally = tally;
    this.#take = take;
    this.#documentEnd = documentEnd;
  }

  item(item: JsonItem, bytes: Uint8Array, start: number, end: number): void {
    let value: unknown;
    try {
      value = JSON.parse(readUtf8(bytes, start, end));
    } catch {
      this.#tally.skip('track-json-broken', item.line, item.column, quoteBytes(bytes, start, end), 'JSON');
      return;
    }
    this.#take(item, value);
  }

  documentEnd(): void {
    this.#documentEnd();
  }

  broken(line: number, column: number, got: string, expected: string): void {
    this.#faults++;
    if (this.#faults > mostReportedFaults) return;
    const action =
      this.#faults === mostReportedFaults ? 'read on; further faults not listed' : 'read on behind it';
    this.#tally.report('track-json-broken', line, column, got, expected, action);
  }

  tooLong(line: number, column: number): void {
    this.#tally.skip('track-line-too-long', line, column, 'more than 1 MiB', 'a record of at most 1 MiB');
  }

  truncated(line: number, column: number, isInPiece: boolean): void {
    if (isInPiece) this.#tally.countSkipped('track-file-truncated', 1);
    this.#tally.report(
      'track-file-truncated',
      line,
      column,
      'the end of the file',
      'a } or ]',
      'read up to here',
    );
  }
}
