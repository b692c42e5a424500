import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSets } from './all-sets.ts';
import { judgeFolder } from './judge-folder.ts';

const data = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data');

describe.skipIf(!existsSync(data))('the geodesy truth sets (need ../shared/data beside the checkout)', () => {
  it.each(['geodesy', 'truth-geodesy'])('agree in every sampled case of %s', (folder) => {
    const report = judgeFolder(resolve(data, folder), allSets, 5);
    expect(report.sets.length).toBeGreaterThan(0);
    for (const set of report.sets) expect(set.disagreements, set.set).toEqual([]);
  });
});
