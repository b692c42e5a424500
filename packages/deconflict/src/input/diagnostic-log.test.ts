import type { Diagnostic } from '@deconflict/engine/errors';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DiagnosticLog } from './diagnostic-log.ts';

const anyDiagnostic = fc.record({
  code: fc.constantFrom('input-empty', 'track-position-zero', 'igc-minutes-carried', 'no-fixes'),
  line: fc.nat(1000),
}) satisfies fc.Arbitrary<Pick<Diagnostic, 'code' | 'line'>>;

test('logs of files added in turn are the log of all files', () => {
  fc.assert(
    fc.property(fc.array(fc.array(anyDiagnostic, { maxLength: 12 }), { maxLength: 6 }), (files) => {
      const together = new DiagnosticLog();
      const added = new DiagnosticLog();
      for (const [index, found] of files.entries()) {
        const ofFile = new DiagnosticLog();
        for (const { code, line } of found) {
          const diagnostic = { code, line, file: `${index}.igc`, got: '', expected: '', action: '' };
          together.add(diagnostic);
          ofFile.add(diagnostic);
        }
        added.addTotals(ofFile.totals());
      }
      expect(added.totals()).toEqual(together.totals());
    }),
    { seed: 20231114, numRuns: 300 },
  );
});
