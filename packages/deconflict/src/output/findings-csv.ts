import type { Finding } from '@deconflict/engine/detect';
import { instant } from './scaled.ts';

/** `findings.csv`: one row a finding, for spreadsheets (RFC 4180, UTF-8, CRLF). Empty cells mean "does not apply" or "not known". */
export function printFindingsCsv(findings: readonly Finding[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...findings.map((finding) => columns.map(([, cell]) => cell(finding))),
  ];
  return rows.map((row) => `${row.map(quoteCell).join(',')}\r\n`).join('');
}

const columns: readonly (readonly [string, (finding: Finding) => string])[] = [
  ['id', ({ id }) => id],
  ['rule', ({ rule }) => rule],
  ['kind', ({ kind }) => kind],
  ['certainty', ({ certainty }) => certainty],
  ['status', ({ status }) => status],
  ['area', (finding) => ('area' in finding ? finding.area.id : '')],
  ['aircraft', ({ aircraft }) => aircraft.key],
  ['callsigns', ({ aircraft }) => aircraft.callsigns.join(' ')],
  ['type', ({ aircraft }) => aircraft.typeDesignator ?? ''],
  ['party', ({ aircraft }) => aircraft.party ?? ''],
  ['grade', ({ aircraft }) => aircraft.grade],
  ['other_aircraft', (finding) => (finding.kind === 'separation' ? finding.other.key : '')],
  ['other_party', (finding) => (finding.kind === 'separation' ? (finding.other.party ?? '') : '')],
  ['from_utc', ({ fromMs }) => instant(fromMs)],
  ['until_utc', ({ untilMs }) => instant(untilMs)],
  ['inside_s_least', (finding) => secondsOf(finding, 'least')],
  ['inside_s_nominal', (finding) => secondsOf(finding, 'nominal')],
  ['inside_s_most', (finding) => secondsOf(finding, 'most')],
  ['depth_m_least', (finding) => depthOf(finding, 'least')],
  ['depth_m_nominal', (finding) => depthOf(finding, 'nominal')],
  ['depth_m_most', (finding) => depthOf(finding, 'most')],
  ['horizontal_m_least', (finding) => distanceOf(finding, 'least')],
  ['horizontal_m_nominal', (finding) => distanceOf(finding, 'nominal')],
  ['horizontal_m_most', (finding) => distanceOf(finding, 'most')],
  ['error_radius_m', (finding) => ('errorRadiusM' in finding ? metres(finding.errorRadiusM) : '')],
  ['quality', ({ quality }) => quality],
  ['sources', ({ sources }) => sources.join(' ')],
  ['reasons', ({ reasons }) => reasons.join(' ')],
];

type Bound = 'least' | 'nominal' | 'most';

function secondsOf(finding: Finding, bound: Bound): string {
  switch (finding.kind) {
    case 'separation':
      return (finding.duration[bound] / 1000).toFixed(1);
    case 'identification':
      return (finding.silenceMs / 1000).toFixed(1);
    default:
      return (finding.inside[bound] / 1000).toFixed(1);
  }
}

function depthOf(finding: Finding, bound: Bound): string {
  return 'depthM' in finding ? metres(finding.depthM[bound]) : '';
}

function distanceOf(finding: Finding, bound: Bound): string {
  return finding.kind === 'separation' ? metres(finding.closest.horizontalM[bound]) : '';
}

function metres(lengthM: number): string {
  return lengthM.toFixed(1);
}

/** A cell that begins like a formula is quoted with an apostrophe, so that no spreadsheet runs it. */
function quoteCell(text: string): string {
  const harmless = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
