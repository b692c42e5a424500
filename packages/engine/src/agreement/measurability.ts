import type { Measurability, Rule } from './agreement.ts';

/**
 * How a kind of rule can be measured (domain.md 1.2, table R1-R26): from cooperative tracks (A), from radar or
 * joint logs (R). Kinds that only the ledger (L) or a witness (T) can settle have no automatic finding and no
 * place in this list.
 */
export function measurabilityOf(kind: Rule['kind']): readonly Measurability[] {
  return measurability[kind];
}

const measurability: Readonly<Record<Rule['kind'], readonly Measurability[]>> = {
  'no-entry': ['A', 'R'],
  buffer: ['A', 'R'],
  standoff: ['A', 'R'],
  separation: ['A', 'R'],
  'altitude-band': ['A', 'R'],
  identification: ['A'],
};
