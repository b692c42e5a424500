import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSets } from './all-sets.ts';
import { judgeFolder } from './judge-folder.ts';

const data = resolve(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'separation');

describe.skipIf(!existsSync(data))(
  'the separation truth sets (need ../shared/data beside the checkout)',
  () => {
    it('agree in every case', () => {
      const report = judgeFolder(data, allSets);
      expect(report.sets.map(({ set, cases }) => [set, cases])).toEqual([
        ['states_enu', 1000],
        ['tracks_enu', 300],
        ['states_wgs84', 300],
        ['tracks_wgs84', 300],
        ['encounters', 17_576],
      ]);
      for (const set of report.sets) expect(set.disagreements, set.set).toEqual([]);
    });
  },
);
