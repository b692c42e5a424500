import type { Agreement } from '../agreement/index.ts';
import type { AreaWatch, FindingAircraft, FormationCandidates } from '../detect/index.ts';
import type { AircraftPasses } from './check-run.ts';

/**
 * Which pairs may count as one flight: aircraft of one party that were in one watched area at the same time.
 * Undefined where the agreement does not count flights or no two aircraft qualify.
 */
export function formationCandidates(
  agreement: Agreement,
  aircraft: readonly FindingAircraft[],
  watches: readonly AreaWatch[],
  found: readonly AircraftPasses[],
): FormationCandidates | undefined {
  if (!agreement.counting.units.includes('flight-entry')) return undefined;
  const stays = new Map<number, Stay[]>();
  for (const { aircraft: index, passes } of found) {
    const own = passes.flatMap(({ watch, passes: list }) =>
      watches[watch]!.agreed && watches[watch]!.rule.kind !== 'identification'
        ? list.map((pass): Stay => ({ watch, fromMs: pass.possible[0], untilMs: pass.possible[1] }))
        : [],
    );
    if (own.length > 0) stays.set(index, own);
  }
  if (stays.size < 2) return undefined;
  return (first, second) => {
    if (aircraft[first]!.party !== aircraft[second]!.party) return false;
    const ofFirst = stays.get(first);
    const ofSecond = stays.get(second);
    if (ofFirst === undefined || ofSecond === undefined) return false;
    return ofFirst.some((a) =>
      ofSecond.some((b) => a.watch === b.watch && a.fromMs <= b.untilMs && b.fromMs <= a.untilMs),
    );
  };
}

interface Stay {
  readonly watch: number;
  readonly fromMs: number;
  readonly untilMs: number;
}
