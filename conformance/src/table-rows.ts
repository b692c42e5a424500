import type { TruthFile } from './truth-file.ts';

/** One row of a table of numbers. */
export interface NumberRow {
  readonly id: string;
  /** In the order in which the columns were asked for; NaN where a cell holds no number. */
  readonly numbers: readonly number[];
}

/** The named columns of a table with a header; no rows where one of the columns is missing. */
export function numberColumns(file: TruthFile, names: readonly string[]): readonly NumberRow[] {
  const { columns, rows } = file.table();
  const places = names.map((name) => columns.indexOf(name));
  if (places.includes(-1)) return [];
  const idPlace = columns.indexOf('id');
  return rows.map((cells, index) => ({
    id: cells[idPlace] ?? `row ${index + 1}`,
    numbers: places.map((place) => numberOf(cells[place])),
  }));
}

/** An empty cell is no zero. */
function numberOf(cell: string | undefined): number {
  return cell === undefined || cell.trim() === '' ? NaN : Number(cell);
}
