import { describe, expect, test } from 'vitest';
import { TOLERANCE_MS } from './area-comparison.ts';
import { runPairCase } from './pair-case.ts';
import type { PairCase } from './pair-case.ts';
import { hasRealData, needsRealData } from './real-data.ts';
import { expectDocumented } from './reference-table.ts';

/** Tests that the product and the oracle agree about every case, and that the page shows it. */
export function testPairCases(cases: readonly PairCase[]): void {
  describe.skipIf(!hasRealData).each(cases)(needsRealData('$name'), (pairCase) => {
    test(`agrees with the oracle at ${pairCase.horizontal} and ${pairCase.vertical}`, async () => {
      const result = await runPairCase(pairCase);
      expect(result.disagreements).toEqual([]);
      expect(result.used[0]).toBe(result.used[1]);
      expect(result.aircraft[0]).toBe(result.aircraft[1]);
      const { fixes, aircraft, legs, compared, sampled, nominal, possible, encounters, instants } = result;
      expectDocumented(
        [pairCase.name, `${pairCase.horizontal}, ${pairCase.vertical}`],
        [fixes, aircraft[0], legs, compared, sampled, nominal, possible, encounters, instants],
        [
          { measured: result.worstMs / 1000, least: 0.001, most: TOLERANCE_MS / 1000 },
          { measured: result.worstClosestM, least: 0.01, most: 0.5 },
        ],
      );
    });
  });
}
