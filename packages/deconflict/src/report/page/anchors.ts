/** From the ids of findings to fragments of the page: safe in an attribute, unique, the id itself where it can be. */
export interface Anchors {
  of(findingId: string): string;
}

/** Prefix of every anchor, so that no id can take the place of a part of the page. */
const PREFIX = 'finding-';

/** Gives every finding its anchor: letters, digits, `.`, `_`, `-` and `:` stay, other characters become `_`. */
export function createAnchors(findingIds: readonly string[]): Anchors {
  const anchors = new Map<string, string>();
  const taken = new Set<string>();
  for (const id of findingIds) {
    if (anchors.has(id)) continue;
    const plain = PREFIX + id.replaceAll(/[^A-Za-z0-9._:-]/g, '_');
    let anchor = plain;
    for (let copy = 2; taken.has(anchor); copy++) anchor = `${plain}_${copy}`;
    taken.add(anchor);
    anchors.set(id, anchor);
  }
  return { of: (findingId) => anchors.get(findingId) ?? PREFIX };
}
