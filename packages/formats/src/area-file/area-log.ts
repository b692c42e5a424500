import type { Diagnostic, ErrorCode } from '@deconflict/engine/errors';
import type { RecordTotals } from '../reader/index.ts';

/** Where something stands in a file. Lines and columns count from 1. */
export interface Place {
  readonly line?: number;
  readonly column?: number;
}

/** Collects what a reader of areas finds wrong, and what became of every record. */
export class AreaLog {
  readonly diagnostics: Diagnostic[] = [];
  readonly #file: string;
  readonly #skipped = new Map<ErrorCode, number>();
  #read = 0;
  #repaired = 0;
  #withoutArea = 0;
  #repairs = 0;
  #repairsBefore = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Something worth saying. The record stays as it is. */
  note(code: ErrorCode, place: Place, got: string, expected: string, action: string): void {
    this.diagnostics.push({
      code,
      file: this.#file,
      ...place,
      got: shorten(plain(got)),
      expected,
      action: plain(action),
    });
  }

  /** Something that was put right: the record that is being read counts as repaired. */
  repair(code: ErrorCode, place: Place, got: string, expected: string, action: string): void {
    this.#repairs += 1;
    this.note(code, place, got, expected, action);
  }

  /** The record that was being read became an area. */
  countRead(): void {
    this.#read += 1;
    if (this.#repairs > this.#repairsBefore) this.#repaired += 1;
    this.#repairsBefore = this.#repairs;
  }

  /** The record that was being read was understood and is no area. */
  countWithoutArea(): void {
    this.#withoutArea += 1;
    this.#repairsBefore = this.#repairs;
  }

  /** The record that was being read is lost for the reason given by the code. */
  countSkipped(code: ErrorCode): void {
    this.#skipped.set(code, (this.#skipped.get(code) ?? 0) + 1);
    this.#repairsBefore = this.#repairs;
  }

  totals(): RecordTotals {
    return {
      read: this.#read,
      repaired: this.#repaired,
      withoutPosition: this.#withoutArea,
      skipped: Object.fromEntries([...this.#skipped].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }
}

/**
 * A text from a file without what would move the cursor, change colours or turn the reading direction around where it
 * is shown: a name in a malicious file must not forge the line below it.
 */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

/** Longest text that a message repeats, in UTF-16 units. */
const longestGot = 80;

/** A malicious file must not make messages of megabytes. */
function shorten(text: string): string {
  if (text.length <= longestGot) return text;
  return `${text.slice(0, longestGot).replace(/[\ud800-\udbff]$/, '')}...`;
}
