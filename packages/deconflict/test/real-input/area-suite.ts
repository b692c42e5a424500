import { describe, expect, test } from 'vitest';
import { runAreaCase } from './area-case.ts';
import type { AreaCase } from './area-case.ts';
import { TOLERANCE_MS } from './area-comparison.ts';
import { hasRealData, needsRealData } from './real-data.ts';
import { expectDocumented } from './reference-table.ts';

/** Tests that the product and the oracle agree about every case, and that the page shows it. */
export function testAreaCases(cases: readonly AreaCase[]): void {
  describe.skipIf(!hasRealData).each(cases)(needsRealData('$name'), (areaCase) => {
    test.each(['wide', 'narrow'] as const)('agrees with the oracle under %s errors', async (errors) => {
      const result = await runAreaCase(areaCase, errors);
      expect(result.disagreements).toEqual([]);
      expect(result.used[0]).toBe(result.used[1]);
      const { fixes, aircraft, areas, legs, sampled, nominal, possible, instants } = result;
      expectDocumented(
        [areaCase.name, errors],
        [fixes, aircraft, areas, legs, sampled, nominal, possible, instants],
        [{ measured: result.worstMs / 1000, least: 0.001, most: TOLERANCE_MS / 1000 }],
      );
    });
  });
}
