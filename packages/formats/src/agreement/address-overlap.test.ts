import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSampleAreas } from '../../test/agreement-samples.ts';
import { readAgreement } from './index.ts';

/** Ranges as a list of party, lowest and highest address. */
type Claim = readonly [string, number, number];

function overlapsReported(claims: readonly Claim[]): number {
  const parties: Record<string, { aircraft: { icao24: string }[] }> = {
    a: { aircraft: [] },
    b: { aircraft: [] },
    c: { aircraft: [] },
  };
  for (const [party, from, to] of claims)
    parties[party]?.aircraft.push({ icao24: `${hex(from)}-${hex(to)}` });
  const rules = [
    { id: 'r', kind: 'separation', between: ['a', 'b'], horizontal: 'not agreed', vertical: 'not agreed' },
  ];
  const text = JSON.stringify({ agreement: 'x', version: 1, effective: '2023-08-01T00:00Z', parties, rules });
  const { agreement, diagnostics } = readAgreement(new TextEncoder().encode(text), 'x.yaml', loadSampleAreas);
  expect(agreement).toBeDefined();
  expect(diagnostics.every(({ code }) => code === 'agreement-addresses-overlap')).toBe(true);
  return diagnostics.length;
}

function hex(address: number): string {
  return address.toString(16).padStart(6, '0');
}

test('ranges of one party may overlap, those of two parties are warned of', () => {
  expect(
    overlapsReported([
      ['a', 0, 9],
      ['a', 5, 12],
    ]),
  ).toBe(0);
  expect(
    overlapsReported([
      ['a', 0, 9],
      ['b', 10, 12],
    ]),
  ).toBe(0);
  expect(
    overlapsReported([
      ['a', 0, 9],
      ['b', 9, 12],
    ]),
  ).toBe(1);
});

test('a range hidden behind a longer one of its own party still meets the other party', () => {
  expect(
    overlapsReported([
      ['a', 0, 20],
      ['b', 1, 3],
      ['b', 10, 12],
      ['a', 2, 2],
    ]),
  ).toBeGreaterThan(0);
});

test('something is warned of exactly when trying every pair finds an overlap of two parties', () => {
  const claim = fc
    .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(30), fc.nat(6))
    .map(([party, from, more]): Claim => [party, from, from + more]);
  fc.assert(
    fc.property(fc.array(claim, { maxLength: 8 }), (claims) => {
      const inOrder = claims.toSorted((x, y) => x[1] - y[1]);
      const meeting = inOrder.filter(([party, from], index) =>
        inOrder.slice(0, index).some(([rival, , to]) => rival !== party && to >= from),
      );
      expect(overlapsReported(claims) > 0).toBe(meeting.length > 0);
    }),
    { numRuns: 300, seed: 23 },
  );
});
