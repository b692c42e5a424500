import type { OpenAirRecord } from './records.ts';

/** The records of one airspace, or of one terrain polygon. */
export interface OpenAirBlock {
  readonly kind: 'airspace' | 'terrain';
  readonly records: readonly OpenAirRecord[];
}

/**
 * Cuts a file into blocks. Neither edition says what ends an airspace, and blank lines and comments stand anywhere;
 * so the next one begins it does.
 *
 * AC begins one. In files that put AN first (the first of AC and AN in the file decides) AN begins one and the AC
 * behind it belongs to it. In the others an AN begins one only where a name and an outline have already been seen,
 * which is an airspace whose AC is missing. TO and TC begin terrain, except between the name of an airspace and its
 * outline, where they are stray drawing records.
 */
export function splitBlocks(records: readonly OpenAirRecord[]): OpenAirBlock[] {
  const nameFirst = records.find(({ kind }) => kind === 'AC' || kind === 'AN')?.kind === 'AN';
  const blocks: { kind: OpenAirBlock['kind']; records: OpenAirRecord[] }[] = [];
  let seen = new Set<string>();
  for (const record of records) {
    const { kind } = record;
    const current = blocks.at(-1);
    const isTerrain = (kind === 'TO' || kind === 'TC') && !(seen.has('AN') && !seen.has('outline'));
    if (current === undefined || isTerrain || beginsAirspace(kind, current.kind, seen, nameFirst)) {
      blocks.push({ kind: isTerrain ? 'terrain' : 'airspace', records: [record] });
      seen = new Set([groupOf(kind)]);
    } else {
      current.records.push(record);
      seen.add(groupOf(kind));
    }
  }
  return blocks;
}

function beginsAirspace(
  kind: string,
  current: OpenAirBlock['kind'],
  seen: ReadonlySet<string>,
  nameFirst: boolean,
): boolean {
  if (kind !== 'AC' && kind !== 'AN') return false;
  if (current === 'terrain') return true;
  const untouched = !seen.has('AC') && !seen.has('AN') && !seen.has('outline');
  if (untouched) return false;
  if (kind === 'AC') return !nameFirst || seen.has('AC') || seen.has('outline');
  return nameFirst || (seen.has('AN') && seen.has('outline'));
}

function groupOf(kind: string): string {
  return outlineKinds.has(kind) ? 'outline' : kind;
}

const outlineKinds: ReadonlySet<string> = new Set(['DP', 'DA', 'DB', 'DC', 'DY']);
