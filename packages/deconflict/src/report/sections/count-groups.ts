import type { Count } from '@deconflict/engine/account';

/** Counts of one rule, area, party, group of grades and window: the same evidence under every unit. */
export interface CountGroup {
  readonly rule: string;
  readonly area?: string;
  readonly party?: string;
  readonly between?: Count['between'];
  readonly grades: Count['grades'];
  readonly window: Count['window'];
  readonly counts: readonly Count[];
}

/** Counts of one window, as they stand in one table. */
export interface CountWindow {
  readonly window: Count['window'];
  readonly groups: readonly CountGroup[];
}

/** Groups in the order in which the counts first name them. */
export function groupCounts(counts: readonly Count[]): readonly CountGroup[] {
  const groups = new Map<string, CountGroup & { readonly counts: Count[] }>();
  for (const count of counts) {
    const key = JSON.stringify([
      count.window.fromMs,
      count.window.untilMs,
      count.rule,
      count.area,
      count.party,
      count.between,
      count.grades,
    ]);
    const group = groups.get(key);
    if (group) group.counts.push(count);
    else groups.set(key, { ...groupOf(count), counts: [count] });
  }
  return [...groups.values()];
}

/** Groups by window, in the order in which the counts first name the windows. */
export function windowsOf(groups: readonly CountGroup[]): readonly CountWindow[] {
  const windows = new Map<string, { window: Count['window']; groups: CountGroup[] }>();
  for (const group of groups) {
    const key = `${group.window.fromMs} ${group.window.untilMs}`;
    const known = windows.get(key);
    if (known) known.groups.push(group);
    else windows.set(key, { window: group.window, groups: [group] });
  }
  return [...windows.values()];
}

/** The window that ends last; of several the longest. It is the one that the head of the page speaks of. */
export function latestWindow(windows: readonly CountWindow[]): CountWindow | undefined {
  return windows.reduce<CountWindow | undefined>((latest, candidate) => {
    if (!latest || candidate.window.untilMs > latest.window.untilMs) return candidate;
    const longer = candidate.window.fromMs < latest.window.fromMs;
    return candidate.window.untilMs === latest.window.untilMs && longer ? candidate : latest;
  }, undefined);
}

function groupOf({ rule, area, party, between, grades, window }: Count): Omit<CountGroup, 'counts'> {
  return {
    rule,
    ...(area !== undefined && { area }),
    ...(party !== undefined && { party }),
    ...(between && { between }),
    grades,
    window,
  };
}
