import { agreementErrors } from './agreement-errors.ts';
import { areaFileErrors } from './area-file-errors.ts';
import { commandErrors } from './command-errors.ts';
import { inputErrors } from './input-errors.ts';
import { trackFileErrors } from './track-file-errors.ts';

/**
 * Everything that Deconflict ever reports as wrong, once. `docs/reference/errors.md` lists the same codes; a
 * test holds the two together.
 */
export const errorCatalogue = {
  ...inputErrors,
  ...areaFileErrors,
  ...trackFileErrors,
  ...agreementErrors,
  ...commandErrors,
} as const satisfies Record<string, CatalogueEntry>;

export type ErrorCode = keyof typeof errorCatalogue;

/** One kind of fault. */
export interface CatalogueEntry {
  /** `error`: nothing usable came of it. `warning`: something was skipped or repaired. `note`: worth knowing. */
  readonly severity: Severity;
  /** What is wrong, in one sentence without the particulars. */
  readonly summary: string;
  /** What the reader can do about it. */
  readonly hint: string;
}

export type Severity = 'error' | 'warning' | 'note';
