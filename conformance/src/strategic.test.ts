import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSets } from './all-sets.ts';
import { judgeFolder } from './judge-folder.ts';

const data = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'strategic');

describe.skipIf(!existsSync(data))(
  'the pairs of 4D volumes (need ../shared/data beside the checkout)',
  () => {
    it('agree in every fourth case', () => {
      const report = judgeFolder(data, allSets, 4);
      expect(report.sets.map(({ set, cases }) => [set, cases])).toEqual([
        ['volume_pair', 215],
        ['volume_pair touching', 11],
        ['intent_pair', 25],
      ]);
      for (const set of report.sets) expect(set.disagreements, set.set).toEqual([]);
    });
  },
);
