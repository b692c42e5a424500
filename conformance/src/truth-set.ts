import type { TruthFile } from './truth-file.ts';

/** How one case came out. */
export interface CaseResult {
  readonly id: string;
  readonly agrees: boolean;
  /** Distance from the expected answer in the unit of the set; NaN where only a verdict was compared. */
  readonly difference: number;
  /** What was got and what was expected, where they disagree. */
  readonly detail?: string;
}

/** One kind of expected answers: how its files are known by their content, and how a case is judged. */
export interface TruthSet {
  readonly name: string;
  /** Unit of {@link CaseResult.difference}. */
  readonly unit: string;
  /** Whether the file holds cases of this set. Looks at content only: files may have any name. */
  claims(file: TruthFile): boolean;
  /** With `every` a sample: each n-th case, or all where sampling is not worth it. */
  judge(file: TruthFile, every?: number): Iterable<CaseResult>;
}

/** A record of a JSON-lines file or of an array in a JSON file. */
export type TruthRecord = Readonly<Record<string, unknown>>;

/** A set whose cases are records that tell their kind themselves; other records of the same file are left alone. */
export function recordSet<Case>(options: {
  readonly name: string;
  readonly unit: string;
  readonly matches: (record: TruthRecord) => boolean;
  readonly judge: (record: Case) => Omit<CaseResult, 'id'>;
  readonly idOf?: (record: Case, index: number) => string;
}): TruthSet {
  return {
    name: options.name,
    unit: options.unit,
    claims: (file) => file.records().some((record) => options.matches(record)),
    *judge(file, every = 1) {
      let index = 0;
      let matched = 0;
      for (const record of file.records()) {
        index += 1;
        if (!options.matches(record)) continue;
        matched += 1;
        if ((matched - 1) % every !== 0) continue;
        // The shape of a case is fixed by the README of its set; a malformed one fails in the judge and is reported.
        const found = record as Case;
        const own = typeof record['id'] === 'string' ? record['id'] : `record ${index}`;
        const id = options.idOf?.(found, index) ?? own;
        yield { id, ...judgeSafely(() => options.judge(found)) };
      }
    },
  };
}

/** Matches records with a given `kind` field. */
export function ofKind(kind: string): (record: TruthRecord) => boolean {
  return (record) => record['kind'] === kind;
}

/** Collects the differences of one case and decides whether all lie within their tolerances. */
export class Comparison {
  private worst = 0;
  private readonly complaints: string[] = [];

  /** Compares two numbers; counts towards the worst difference of the set. */
  measure(what: string, got: number, expected: number, tolerance: number): void {
    const difference = Math.abs(got - expected);
    if (!(difference <= tolerance)) this.complaints.push(`${what}: got ${got}, expected ${expected}`);
    if (!(difference <= this.worst)) this.worst = difference;
  }

  /** Compares two numbers in another unit than that of the set. */
  check(what: string, got: number, expected: number, tolerance: number): void {
    if (!(Math.abs(got - expected) <= tolerance))
      this.complaints.push(`${what}: got ${got}, expected ${expected}`);
  }

  /** Compares two verdicts. */
  same(what: string, got: unknown, expected: unknown): void {
    if (got !== expected) this.complaints.push(`${what}: got ${String(got)}, expected ${String(expected)}`);
  }

  /** Compares two lists of numbers, each with the tolerance of its expected value. */
  list(
    what: string,
    got: readonly number[],
    expected: readonly number[],
    toleranceOf: (value: number, index: number) => number,
  ): void {
    if (got.length !== expected.length) {
      this.complaints.push(`${what}: got [${got.join(', ')}], expected [${expected.join(', ')}]`);
      return;
    }
    for (let i = 0; i < got.length; i += 1) {
      this.measure(`${what} ${i}`, got[i]!, expected[i]!, toleranceOf(expected[i]!, i));
    }
  }

  result(): Omit<CaseResult, 'id'> {
    const agrees = this.complaints.length === 0;
    return agrees
      ? { agrees, difference: this.worst }
      : { agrees, difference: this.worst, detail: this.complaints.join('; ') };
  }
}

function judgeSafely(judge: () => Omit<CaseResult, 'id'>): Omit<CaseResult, 'id'> {
  try {
    return judge();
  } catch (error) {
    return { agrees: false, difference: NaN, detail: `threw ${String(error)}` };
  }
}
