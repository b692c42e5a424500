import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TruthFile } from './truth-file.ts';
import type { CaseResult, TruthSet } from './truth-set.ts';

/** The outcome of one set over all files of a folder. */
export interface SetReport {
  readonly set: string;
  readonly cases: number;
  readonly agreed: number;
  /** Largest difference met, NaN where only verdicts were compared. */
  readonly worst: number;
  readonly unit: string;
  readonly disagreements: readonly CaseResult[];
}

export interface FolderReport {
  readonly sets: readonly SetReport[];
  /** Files no set claims. */
  readonly unclaimed: readonly string[];
}

/** Walks a folder, gives every file to the sets that know its content, and adds up. With `every` only a sample. */
export function judgeFolder(folder: string, sets: readonly TruthSet[], every = 1): FolderReport {
  const results = new Map<TruthSet, CaseResult[]>();
  const unclaimed: string[] = [];
  for (const path of filesBelow(folder)) {
    const file = new TruthFile(path);
    const claiming = sets.filter((set) => set.claims(file));
    if (claiming.length === 0) unclaimed.push(path);
    for (const set of claiming) {
      const known = results.get(set) ?? [];
      known.push(...set.judge(file, every));
      results.set(set, known);
    }
  }
  return {
    sets: sets.flatMap((set) => {
      const cases = results.get(set);
      return cases === undefined ? [] : [reportOf(set, cases)];
    }),
    unclaimed,
  };
}

function reportOf(set: TruthSet, cases: readonly CaseResult[]): SetReport {
  let worst = NaN;
  for (const { difference } of cases)
    if (!(difference <= worst) && !Number.isNaN(difference)) worst = difference;
  const disagreements = cases.filter(({ agrees }) => !agrees);
  return {
    set: set.name,
    cases: cases.length,
    agreed: cases.length - disagreements.length,
    worst,
    unit: set.unit,
    disagreements,
  };
}

/** Largest file looked at: truth files are small, archives of tracks are not. */
const LARGEST_FILE_BYTES = 64 * 1024 * 1024;
const TEXT_ENDINGS = /\.(jsonl|json|csv|dat|txt|daa|ndjson|tsv)(\.gz)?$/i;

/** All files that may hold truth, in the order of their names so that every run reports alike. */
function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && TEXT_ENDINGS.test(entry.name) && statSync(path).size <= LARGEST_FILE_BYTES
      ? [path]
      : [];
  });
}
