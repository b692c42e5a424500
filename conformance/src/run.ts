import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { allSets } from './all-sets.ts';
import type { FolderReport, SetReport } from './judge-folder.ts';
import { judgeFolder } from './judge-folder.ts';

/**
 * node conformance/dist/run.js [--data DIR] [--json] [--verbose]
 *
 * Judges every file of expected answers below DIR. Exit code 0: all agree; 1: some do not; 2: nothing to judge.
 */
function main(): number {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
  const folder = resolve(values.data ?? resolve(root, '..', 'shared', 'data'));
  if (!existsSync(folder)) {
    process.stderr.write(`No such folder: ${folder}\n`);
    return 2;
  }
  const report = judgeFolder(folder, allSets);
  process.stdout.write(values.json ? jsonOf(report) : tableOf(report, values.verbose));
  if (report.sets.length === 0) return 2;
  return report.sets.every(({ cases, agreed }) => cases === agreed) ? 0 : 1;
}

function jsonOf(report: FolderReport): string {
  const rows = report.sets.map(({ set, cases, agreed, worst, unit }) => ({
    set,
    cases,
    agreed,
    worst: Number.isFinite(worst) ? worst : null,
    unit,
  }));
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

function tableOf(report: FolderReport, isVerbose: boolean): string {
  const header = ['set', 'cases', 'agreed', 'outside tolerance', 'worst difference'];
  const rows = [header, ...report.sets.map(rowOf)];
  const widths = header.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join('  '),
  );
  const details = report.sets.flatMap(({ set, disagreements }) =>
    disagreements
      .slice(0, isVerbose ? undefined : 5)
      .map(({ id, detail }) => `${set} ${id}: ${detail ?? 'disagrees'}`),
  );
  const total = report.sets.reduce((sum, { cases }) => sum + cases, 0);
  const agreed = report.sets.reduce((sum, each) => sum + each.agreed, 0);
  const unclaimed = isVerbose ? report.unclaimed.map((path) => `no judge for ${path}`) : [];
  return `${[...lines, ...details, ...unclaimed, `${agreed} of ${total} cases agree; ${report.unclaimed.length} other files hold no known truth`].join('\n')}\n`;
}

function rowOf({ set, cases, agreed, worst, unit }: SetReport): string[] {
  const difference = Number.isFinite(worst) ? `${worst.toPrecision(3)} ${unit}` : 'verdicts only';
  return [set, String(cases), String(agreed), String(cases - agreed), difference];
}

process.exitCode = main();
