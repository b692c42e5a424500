import type { Diagnostic, ErrorCode } from '@deconflict/engine/errors';
import type { RecordTotals, TrackSink } from './track-reader.ts';

/** Counts what becomes of every record of one file and reports what was wrong with it. Line or column 0: not known. */
export class RecordTally {
  readonly #file: string;
  readonly #sink: TrackSink;
  readonly #skipped = new Map<ErrorCode, number>();
  #read = 0;
  #repaired = 0;
  #withoutPosition = 0;

  constructor(file: string, sink: TrackSink) {
    this.#file = file;
    this.#sink = sink;
  }

  /** A record became a fix. `repaired` where something about it was put right or left out. */
  countRead(repaired: boolean): void {
    this.#read++;
    if (repaired) this.#repaired++;
  }

  /** A record was understood and holds no position. */
  countWithoutPosition(): void {
    this.#withoutPosition++;
  }

  /** A record could not be used, and is said to be so. */
  skip(code: ErrorCode, line: number, column: number, got: string, expected: string): void {
    this.countSkipped(code, 1);
    this.report(code, line, column, got, expected, 'record skipped');
  }

  /** Records that were reported in one diagnostic together. */
  countSkipped(code: ErrorCode, count: number): void {
    this.#skipped.set(code, (this.#skipped.get(code) ?? 0) + count);
  }

  /** Something is wrong or worth knowing that costs no record. */
  report(code: ErrorCode, line: number, column: number, got: string, expected: string, action: string): void {
    const diagnostic: Diagnostic = {
      code,
      file: this.#file,
      ...(line > 0 && { line }),
      ...(line > 0 && column > 0 && { column }),
      got,
      expected,
      action,
    };
    this.#sink.diagnostic(diagnostic);
  }

  totals(): RecordTotals {
    const inOrder = [...this.#skipped].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      read: this.#read,
      repaired: this.#repaired,
      withoutPosition: this.#withoutPosition,
      skipped: Object.fromEntries(inOrder),
    };
  }
}
