import type { Count } from '@deconflict/engine/account';
import { countingUnits } from '@deconflict/engine/agreement';
import type { CountingUnit } from '@deconflict/engine/agreement';
import type { Column } from './table.ts';

/** The numbers of one rule, area, party and window under every unit side by side. */
export interface CountRow {
  readonly sample: Count;
  readonly byUnit: ReadonlyMap<CountingUnit, Count>;
}

/** One row for each thing that is counted, in the order of the counts. */
export function countRows(counts: readonly Count[]): CountRow[] {
  const rows = new Map<string, { sample: Count; byUnit: Map<CountingUnit, Count> }>();
  for (const count of counts) {
    const { rule, area, party, between, grades, window } = count;
    const key = JSON.stringify([rule, area, party, between, grades, window]);
    let row = rows.get(key);
    if (row === undefined) rows.set(key, (row = { sample: count, byUnit: new Map() }));
    row.byUnit.set(count.unit, count);
  }
  return [...rows.values()];
}

export const countColumns: readonly Column<CountRow>[] = [
  { title: 'rule', cell: ({ sample }) => sample.rule },
  { title: 'area', rank: 1, cell: ({ sample }) => sample.area ?? '' },
  {
    title: 'party (grades)',
    rank: 2,
    cell: ({ sample }) => `${whoseText(sample)} (${sample.grades.join(', ')})`,
  },
  ...countingUnits.map((unit): Column<CountRow> => ({
    title: unit,
    align: 'right',
    cell: ({ byUnit }) => numberText(byUnit.get(unit)),
  })),
];

/** Whether nothing was found under any unit. */
export function isNil({ byUnit }: CountRow): boolean {
  return [...byUnit.values()].every(({ most }) => most === 0);
}

function whoseText({ party, between }: Count): string {
  if (between !== undefined) return between.join(' / ');
  return party ?? 'unattributed';
}

/** A dash where a unit means nothing for a rule. */
function numberText(count: Count | undefined): string {
  if (count === undefined) return '-';
  return count.least === count.most ? `${count.least}` : `${count.least}..${count.most}`;
}
