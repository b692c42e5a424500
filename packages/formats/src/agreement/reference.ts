import type { ErrorCode } from '@deconflict/engine/errors';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import { nearestWord } from './near-word.ts';
import type { Placed } from './plain-shapes.ts';
import { listWords } from './record-shapes.ts';

/** The ids of one sort that are declared, and what each stands for: itself, or all areas that it selected. */
export interface KnownIds {
  readonly unknown: ErrorCode;
  /** How the sort is called in messages: "a party". */
  readonly what: string;
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

/** Ids that stand for themselves. */
export function knownIds(unknown: ErrorCode, what: string, ids: readonly string[]): KnownIds {
  return { unknown, what, ids: new Map(ids.map((id) => [id, [id]])) };
}

/** What the references stand for, each once. Undefined where there are none to resolve or one is unknown. */
export function resolveIds(
  references: readonly Placed<string>[] | undefined,
  known: KnownIds,
  faults: FaultList,
): readonly string[] | undefined {
  if (references === undefined) return undefined;
  let complete = true;
  const resolved = new Set<string>();
  for (const { value, span } of references) {
    const ids = known.ids.get(value);
    for (const id of ids ?? []) resolved.add(id);
    if (ids !== undefined) continue;
    complete = false;
    faults.add(known.unknown, span, quote(value), expectedInstead(value, known));
  }
  return complete ? [...resolved] : undefined;
}

function expectedInstead(value: string, { what, ids }: KnownIds): string {
  const all = [...ids.keys()];
  const near = nearestWord(value, all);
  if (near !== undefined) return `${quote(near)}, perhaps`;
  if (all.length === 0) return `${what} that is declared; none is`;
  return all.length <= 8 ? listWords(all) : `${what} that is declared`;
}
