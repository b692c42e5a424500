import { printable } from './printable.ts';

/** A column of a terminal table. */
export interface Column<Row> {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Columns of higher rank are left out first where the window is too narrow. 0 always stays. */
  readonly rank?: number;
  cell(row: Row): string;
}

const GAP = '  ';

/**
 * Rows under titles, as wide as their content. In a window too narrow for all columns the least important ones
 * give way, and a last line names them; what remains is never cut in the middle of a word unless a single column is
 * too wide.
 */
export function formatTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
): string {
  const safe = columns.map((column) => ({ ...column, cell: (row: Row) => printable(column.cell(row)) }));
  const kept = fitColumns(rows, safe, width);
  const leftOut = safe.filter((column) => !kept.includes(column)).map(({ title }) => title);
  const widths = kept.map((column) => columnWidth(rows, column));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => pad(cell, widths[index]!, kept[index]!.align))
      .join(GAP)
      .trimEnd();
  const rule = widths.map((count) => '─'.repeat(count)).join(GAP);
  return [
    line(kept.map(({ title }) => title)),
    rule,
    ...rows.map((row) => line(kept.map((column) => column.cell(row)))),
    ...(leftOut.length > 0 ? [`columns left out: ${leftOut.join(', ')}; widen the window or use --out`] : []),
  ]
    .map((text) => `${text}\n`)
    .join('');
}

function fitColumns<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number,
): Column<Row>[] {
  let kept = [...columns];
  const total = (): number =>
    kept.reduce((sum, column) => sum + columnWidth(rows, column) + GAP.length, -GAP.length);
  while (total() > width) {
    const least = Math.max(...kept.map(({ rank = 0 }) => rank));
    if (least === 0) break;
    const last = kept.findLastIndex(({ rank = 0 }) => rank === least);
    kept = kept.filter((_, index) => index !== last);
  }
  return kept;
}

function columnWidth<Row>(rows: readonly Row[], column: Column<Row>): number {
  return Math.max(textWidth(column.title), ...rows.map((row) => textWidth(column.cell(row))));
}

function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(width - textWidth(text));
  return align === 'left' ? text + blanks : blanks + text;
}

/** Columns a text takes: combining marks none, wide East Asian characters two. */
function textWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(character)) continue;
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}
