import type { TruthFile } from './truth-file.ts';
import type { TruthRecord } from './truth-set.ts';

/** The object that a JSON file holds as a whole; none where it holds anything else, or the word is not in it. */
export function documentWith(file: TruthFile, word: string): TruthRecord | undefined {
  const text = file.text();
  if (!text.startsWith('{') || !text.includes(word)) return undefined;
  try {
    return JSON.parse(text) as TruthRecord;
  } catch {
    return undefined;
  }
}
