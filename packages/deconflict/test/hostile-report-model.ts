import type { ReportModel } from '../src/report/index.ts';
import { foundingReportModel } from './synthetic-report-model.ts';

/** Tries to break out of text, attributes, comments, style, script, CDATA and the direction of writing. */
const HOSTILE = `"'></title></style></script><script>globalThis.broken = 1</script><img src=x onerror="globalThis.broken = 2"> --> ]]> \u202E &amp; \u0000 \${1} `;

/** The fields whose strings are words of this program; every other string may come from a file. */
const ownFields = new Set([
  'addressKind',
  'by',
  'caps',
  'certainty',
  'datum',
  'definition',
  'edge',
  'grade',
  'grades',
  'ground',
  'how',
  'kind',
  'legalType',
  'measurable',
  'quality',
  'side',
  'sources',
  'states',
  'status',
  'unit',
  'units',
]);

/** The founding model with the same hostile text in front of every string from outside: ids still meet each other. */
export function hostileReportModel(): ReportModel {
  return spoil(foundingReportModel(), '') as ReportModel;
}

function spoil(value: unknown, field: string): unknown {
  if (typeof value === 'string') return ownFields.has(field) ? value : HOSTILE + value;
  if (Array.isArray(value)) return value.map((item) => spoil(item, field));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    field === 'quality' ? item : spoil(item, name),
  ]);
  return Object.fromEntries(entries);
}
