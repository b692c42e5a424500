import { styleText } from 'node:util';
import type { Count, FixTotals } from '@deconflict/engine/account';
import type { Finding, FindingAircraft } from '@deconflict/engine/detect';
import type { ReportModel } from '../report/report-model.ts';
import { countColumns, countRows, isNil } from './count-table.ts';
import { printable } from './printable.ts';
import { formatTable } from './table.ts';
import type { Column } from './table.ts';

/** Findings listed in the terminal at the most; all of them are in the files. */
const LISTED = 60;

/** Tables of so few rows are shown whole, with the rows that hold nothing. */
const FEW_ROWS = 20;

/** Prints what a check came to, for a person. */
export function printSummary(model: ReportModel, folder: string | undefined): void {
  const { agreement, result } = model;
  const width = Math.max(40, process.stdout.columns || 120);
  const out = (text: string): void => {
    process.stdout.write(text);
  };
  out(
    `${styleText('bold', printable(agreement.title))}, version ${printable(String(agreement.version))}${model.synthetic ? '  [SYNTHETIC]' : ''}\n`,
  );
  out(
    `${result.fixes.used} fixes of ${result.aircraftSeen} aircraft, ${instantText(result.observed.fromMs)} to ${instantText(result.observed.untilMs)} UTC\n\n`,
  );
  printFindings(result.findings, width, out);
  out('\n');
  printCounts(result.counts, width, out);
  printCoverage(model, width, out);
  printDiagnostics(model, out);
  if (folder !== undefined)
    out(`\nWritten to ${printable(folder)}: findings.json, findings.csv, findings.geojson, report.html\n`);
}

function printFindings(findings: readonly Finding[], width: number, out: (text: string) => void): void {
  if (findings.length === 0) {
    out('Nothing found. What was not observed is listed under coverage.\n');
    return;
  }
  const byTime = [...findings].sort((a, b) => a.fromMs - b.fromMs);
  out(formatTable(byTime.slice(0, LISTED), findingColumns, width));
  if (findings.length > LISTED) out(`... and ${findings.length - LISTED} more; --out writes all of them.\n`);
}

const findingColumns: readonly Column<Finding>[] = [
  { title: 'from (UTC)', cell: ({ fromMs }) => instantText(fromMs) },
  {
    title: 'lasting',
    align: 'right',
    rank: 2,
    cell: ({ fromMs, untilMs }) => durationText(untilMs - fromMs),
  },
  { title: 'aircraft', cell: (finding) => aircraftText(finding) },
  {
    title: 'party',
    rank: 1,
    cell: ({ aircraft }) => `${aircraft.party ?? 'unattributed'} (${aircraft.grade})`,
  },
  { title: 'rule', cell: ({ rule }) => rule },
  { title: 'area', rank: 3, cell: (finding) => ('area' in finding ? finding.area.id : '') },
  {
    title: 'certainty',
    cell: ({ certainty, status }) => (status === 'excused' ? `${certainty}, excused` : certainty),
  },
  { title: 'how far', align: 'right', rank: 4, cell: distanceText },
];

function printCounts(counts: readonly Count[], width: number, out: (text: string) => void): void {
  const windows = new Set(counts.map(({ window }) => window.fromMs));
  for (const fromMs of windows) {
    const inWindow = counts.filter(({ window }) => window.fromMs === fromMs);
    out(
      `${styleText('bold', 'Counts')} from ${instantText(fromMs)} to ${instantText(inWindow[0]!.window.untilMs)} UTC (confirmed..with possible ones)\n`,
    );
    const rows = countRows(inWindow);
    const shown = rows.length <= FEW_ROWS ? rows : rows.filter((row) => !isNil(row));
    out(formatTable(shown, countColumns, width));
    if (shown.length < rows.length)
      out(`... and ${rows.length - shown.length} more with nothing found under any unit\n`);
    out('\n');
  }
}

function printCoverage({ result }: ReportModel, width: number, out: (text: string) => void): void {
  if (result.coverage.length === 0) return;
  out(
    `${styleText('bold', 'Coverage')} (share of the time with at least one fix of any aircraft near the area)\n`,
  );
  const observed = result.coverage.filter(({ slotsObserved }) => slotsObserved > 0);
  const byShare = [...observed].sort((a, b) => b.slotsObserved / b.slots - a.slotsObserved / a.slots);
  const shown = result.coverage.length <= FEW_ROWS ? result.coverage : byShare.slice(0, FEW_ROWS);
  out(
    formatTable(
      shown,
      [
        { title: 'area', cell: ({ area }) => area },
        {
          title: 'observed',
          align: 'right',
          cell: ({ slots, slotsObserved }) => `${Math.floor((100 * slotsObserved) / slots)} %`,
        },
        { title: 'aircraft', align: 'right', rank: 1, cell: ({ aircraft }) => `${aircraft}` },
        {
          title: 'longest not observed',
          align: 'right',
          rank: 2,
          cell: ({ silent }) =>
            silent[0] === undefined ? 'none' : durationText(silent[0].untilMs - silent[0].fromMs),
        },
      ],
      width,
    ),
  );
  if (shown.length === result.coverage.length) return;
  const silent = result.coverage.length - observed.length;
  out(`... and ${result.coverage.length - shown.length} more areas, ${silent} of them not observed at all\n`);
}

function printDiagnostics({ diagnostics, inputs, result }: ReportModel, out: (text: string) => void): void {
  const total = (pick: (records: NonNullable<(typeof inputs)[number]['records']>) => number): number =>
    inputs.reduce((sum, { records }) => sum + (records === undefined ? 0 : pick(records)), 0);
  out(
    `\n${inputs.length} files: ${total(({ read }) => read)} records read (${total(({ repaired }) => repaired)} repaired), ` +
      `${total(({ withoutPosition }) => withoutPosition)} without position, ${total(({ skipped }) => skipped)} skipped\n`,
  );
  out(`${fixesText(result.fixes)}\n`);
  if (diagnostics.length > 0) out('Noticed while reading (many records of a file may be reported as one):\n');
  for (const { code, count, records, summary } of diagnostics) {
    const standsFor = records !== undefined && records > count ? ` (${records} records skipped)` : '';
    out(`  ${count} x ${summary}${standsFor} [${code}]\n`);
  }
}

/** What became of the fixes, by cause. */
function fixesText(fixes: FixTotals): string {
  const { received, used, duplicates, conflicting, twins, outliers, unusable } = fixes;
  return (
    `${received} fixes received: ${used} used, ${duplicates} duplicates, ${conflicting} conflicting, ` +
    `${twins} of a lesser source of the same aircraft, ${outliers} outliers, ${unusable} unusable`
  );
}

function aircraftText(finding: Finding): string {
  const one = nameText(finding.aircraft);
  return finding.kind === 'separation' ? `${one} and ${nameText(finding.other)}` : one;
}

const SHOWN_CALLSIGNS = 2;

/** The first call signs that an aircraft used; dots say that there are more. */
function nameText({ callsigns, registration, key }: FindingAircraft): string {
  if (callsigns.length === 0) return registration ?? key;
  const shown = callsigns.slice(0, SHOWN_CALLSIGNS).join(' / ');
  return callsigns.length > SHOWN_CALLSIGNS ? `${shown} ...` : shown;
}

function distanceText(finding: Finding): string {
  switch (finding.kind) {
    case 'separation':
      return `${Math.round(finding.closest.horizontalM.nominal)} m apart`;
    case 'identification':
      return `${durationText(finding.silenceMs)} silent`;
    default:
      return finding.depthM.nominal < 0
        ? `${Math.round(-finding.depthM.nominal)} m outside`
        : `${Math.round(finding.depthM.nominal)} m inside`;
  }
}

/** `2023-08-02 03:04:05`. */
function instantText(timeMs: number): string {
  return new Date(Math.round(timeMs)).toISOString().slice(0, 19).replace('T', ' ');
}

/** `1 h 02 min`, `3 min 20 s`, `4.2 s`. */
function durationText(durationMs: number): string {
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
  return `${Math.floor(whole / 3600)} h ${two(Math.floor((whole % 3600) / 60))} min`;
}
