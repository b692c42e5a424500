import type { AreaCoverage, Count } from '@deconflict/engine/account';
import type { Agreement } from '@deconflict/engine/agreement';
import { describeRule } from '@deconflict/engine/agreement';
import type { ReportModel } from '../report/report-model.ts';
import { findingRecord, measurementRecord } from './finding-record.ts';
import type { FindingRecord, MeasurementRecord } from './finding-record.ts';
import { instant } from './scaled.ts';

/** `findings.json`: everything one check came to. The schema is `schemas/findings.schema.json`. */
export interface FindingsDocument {
  readonly format: 'deconflict-findings/1';
  readonly program: string;
  readonly synthetic: boolean;
  readonly agreement: {
    readonly title: string;
    readonly version: number;
    readonly file: string;
    readonly sha256: string;
    readonly effective_from: string;
    readonly effective_until?: string;
  };
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly rules: readonly {
    readonly id: string;
    readonly kind: string;
    readonly measurable: string;
    readonly meaning: string;
  }[];
  readonly inputs: readonly InputRecord[];
  readonly observed: { readonly from: string; readonly until: string };
  readonly aircraft_seen: number;
  readonly twins: readonly { readonly aircraft: string; readonly of: string }[];
  readonly fixes: Readonly<Record<string, number>>;
  readonly findings: readonly FindingRecord[];
  readonly measurements: readonly MeasurementRecord[];
  readonly counts: readonly CountRecord[];
  readonly coverage: readonly CoverageRecord[];
  readonly diagnostics: readonly {
    readonly code: string;
    readonly count: number;
    readonly summary: string;
  }[];
  readonly caveats: readonly string[];
}

interface InputRecord {
  readonly file: string;
  readonly format: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly read?: number;
  readonly repaired?: number;
  readonly without_position?: number;
  readonly skipped?: number;
}

/** Minutes are in tenths, because the document holds whole numbers only. */
interface CountRecord {
  readonly rule: string;
  readonly area?: string;
  readonly party?: string;
  readonly between?: readonly string[];
  readonly grades: readonly string[];
  readonly unit: string;
  readonly window_from: string;
  readonly window_until: string;
  readonly least: number;
  readonly most: number;
  readonly explanation: string;
}

interface CoverageRecord {
  readonly area: string;
  readonly slot_ms: number;
  readonly slots: number;
  readonly slots_observed: number;
  readonly aircraft: number;
  readonly silent: readonly { readonly from: string; readonly until: string }[];
}

/** The document of a check, ready to be printed. Holds no clock, path or name of a machine. */
export function makeFindingsDocument(model: ReportModel): FindingsDocument {
  const { agreement, agreementFile, result } = model;
  return {
    format: 'deconflict-findings/1',
    program: `deconflict ${model.programVersion}`,
    synthetic: model.synthetic,
    agreement: describeAgreement(agreement, agreementFile),
    parties: agreement.parties.map(({ id, name }) => ({ id, name })),
    rules: agreement.rules.map((rule) => ({
      id: rule.id,
      kind: rule.kind,
      measurable: rule.measurable.join(''),
      meaning: describeRule(rule, agreement),
    })),
    inputs: model.inputs.map(describeInput),
    observed: { from: instant(result.observed.fromMs), until: instant(result.observed.untilMs) },
    aircraft_seen: result.aircraftSeen,
    twins: result.twins,
    fixes: { ...result.fixes },
    findings: result.findings.map(findingRecord),
    measurements: result.measurements.map(measurementRecord),
    counts: result.counts.map(describeCount),
    coverage: result.coverage.map(describeCoverage),
    diagnostics: model.diagnostics.map(({ code, count, summary }) => ({ code, count, summary })),
    caveats: model.caveats,
  };
}

/** The document as text, two spaces deep, with a final newline. */
export function printFindingsDocument(document: FindingsDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

function describeAgreement(
  { title, version, effective }: Agreement,
  file: ReportModel['agreementFile'],
): FindingsDocument['agreement'] {
  return {
    title,
    version,
    file: file.name,
    sha256: file.sha256,
    effective_from: instant(effective.fromMs),
    ...(Number.isFinite(effective.untilMs) && { effective_until: instant(effective.untilMs) }),
  };
}

function describeInput({ name, format, bytes, sha256, records }: ReportModel['inputs'][number]): InputRecord {
  return {
    file: name,
    format,
    bytes,
    sha256,
    ...(records && {
      read: records.read,
      repaired: records.repaired,
      without_position: records.withoutPosition,
      skipped: records.skipped,
    }),
  };
}

function describeCount(count: Count): CountRecord {
  const scale = count.unit === 'minutes' ? 10 : 1;
  return {
    rule: count.rule,
    ...(count.area !== undefined && { area: count.area }),
    ...(count.party !== undefined && { party: count.party }),
    ...(count.between !== undefined && { between: count.between }),
    grades: count.grades,
    unit: count.unit === 'minutes' ? 'tenths-of-minutes' : count.unit,
    window_from: instant(count.window.fromMs),
    window_until: instant(count.window.untilMs),
    least: Math.round(count.least * scale),
    most: Math.round(count.most * scale),
    explanation: count.explanation,
  };
}

function describeCoverage(coverage: AreaCoverage): CoverageRecord {
  return {
    area: coverage.area,
    slot_ms: coverage.slotMs,
    slots: coverage.slots,
    slots_observed: coverage.slotsObserved,
    aircraft: coverage.aircraft,
    silent: coverage.silent.map(({ fromMs, untilMs }) => ({
      from: instant(fromMs),
      until: instant(untilMs),
    })),
  };
}
