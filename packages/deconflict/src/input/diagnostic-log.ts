import { errorCatalogue } from '@deconflict/engine/errors';
import type { Diagnostic, ErrorCode } from '@deconflict/engine/errors';

/** Diagnostics as they come, counted by code; only the first few of each code are kept whole, so that memory stays bounded. */
export class DiagnosticLog {
  readonly #byCode = new Map<ErrorCode, { count: number; readonly first: Diagnostic[] }>();

  add(diagnostic: Diagnostic): void {
    let entry = this.#byCode.get(diagnostic.code);
    if (entry === undefined) this.#byCode.set(diagnostic.code, (entry = { count: 0, first: [] }));
    entry.count += 1;
    if (entry.first.length < KEPT_OF_EACH) entry.first.push(diagnostic);
  }

  /** Adds what another log has gathered, as if it had come here one by one after what is here already. */
  addTotals(totals: readonly DiagnosticTotal[]): void {
    for (const { code, count, first } of totals) {
      for (const diagnostic of first) this.add(diagnostic);
      this.#byCode.get(code)!.count += count - first.length;
    }
  }

  /** By severity, then code. */
  totals(): DiagnosticTotal[] {
    return [...this.#byCode]
      .map(([code, { count, first }]) => ({ code, count, first, summary: errorCatalogue[code].summary }))
      .sort(
        (a, b) =>
          severityRank[errorCatalogue[a.code].severity] - severityRank[errorCatalogue[b.code].severity] ||
          (a.code < b.code ? -1 : 1),
      );
  }
}

export interface DiagnosticTotal {
  readonly code: ErrorCode;
  readonly count: number;
  readonly summary: string;
  readonly first: readonly Diagnostic[];
}

const KEPT_OF_EACH = 5;
const severityRank = { error: 0, warning: 1, note: 2 } as const;
