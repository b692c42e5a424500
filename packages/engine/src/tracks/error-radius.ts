import {
  containmentByNic,
  epuByNacp,
  geometricErrorByGva,
  LOWEST_RELIABLE_SIL,
} from './accuracy-categories.ts';
import type { FixBatch, FixSource } from './fix-batch.ts';
import { FixFlag, fixSources } from './fix-batch.ts';
import { errorBases } from './fix-columns.ts';
import type { FixColumns } from './fix-columns.ts';

/** What to make of quality fields, and what to assume where there are none. The agreement's quality clause has this shape. */
export interface ErrorPolicy {
  readonly basis: 'accuracy' | 'integrity';
  /** Horizontal radii the parties agreed to assume, by source. */
  readonly assumedHorizontalM: Readonly<Partial<Record<FixSource, number>>>;
  /** Radii for what neither source nor agreement speaks of. They decide what is possible and never confirm. */
  readonly builtInHorizontalM: Readonly<Record<FixSource, number>>;
  readonly assumedPressureM: number;
  readonly assumedGeometricM: number;
}

/**
 * Copies row `from` of a batch to row `to`, turning quality categories into error radii. Half a step of the
 * source's resolution is added: a position written to whole arc seconds is not better than that.
 */
export function takeFix(
  columns: FixColumns,
  to: number,
  batch: FixBatch,
  from: number,
  aircraft: number,
  policy: ErrorPolicy,
): void {
  const stated = statedHorizontalErrorM(batch, from, policy.basis);
  const source = fixSources[batch.source[from]!] ?? 'unknown';
  const agreed = policy.assumedHorizontalM[source];
  const isStale = (batch.flags[from]! & FixFlag.stale) !== 0;
  const radiusM = stated > 0 ? stated : (agreed ?? policy.builtInHorizontalM[source]);
  const basis =
    isStale || (!(stated > 0) && agreed === undefined) ? 'assumed' : stated > 0 ? 'stated' : 'agreed';
  const gva = geometricErrorByGva[batch.gva[from]!] ?? NaN;

  columns.timeMs[to] = batch.timeMs[from]!;
  columns.latDeg[to] = batch.latDeg[from]!;
  columns.lonDeg[to] = batch.lonDeg[from]!;
  columns.pressureAltitudeM[to] = batch.pressureAltitudeM[from]!;
  columns.geometricAltitudeM[to] = batch.geometricAltitudeM[from]!;
  columns.horizontalErrorM[to] = radiusM + batch.resolution.horizontalM / 2;
  columns.pressureErrorM[to] = policy.assumedPressureM + batch.resolution.pressureAltitudeM / 2;
  columns.geometricErrorM[to] =
    (gva > 0 ? gva : policy.assumedGeometricM) + batch.resolution.geometricAltitudeM / 2;
  columns.aircraft[to] = aircraft;
  columns.source[to] = batch.source[from]!;
  columns.flags[to] = batch.flags[from]!;
  columns.errorBasis[to] = errorBases.indexOf(basis);
}

/** Whether a row can be used at all: a place on Earth and a time. */
export function isUsableFix(batch: FixBatch, row: number): boolean {
  return (
    Number.isFinite(batch.timeMs[row]!) &&
    Math.abs(batch.latDeg[row]!) <= 90 &&
    Math.abs(batch.lonDeg[row]!) <= 180
  );
}

function statedHorizontalErrorM(batch: FixBatch, row: number, basis: ErrorPolicy['basis']): number {
  const explicit = batch.horizontalErrorM[row]!;
  if (explicit > 0) return explicit;
  const epuM = epuByNacp[batch.nacp[row]!] ?? NaN;
  const containmentM = containmentByNic[batch.nic[row]!] ?? NaN;
  if (basis === 'integrity') {
    const sil = batch.sil[row]!;
    return sil >= LOWEST_RELIABLE_SIL && sil <= 3 ? containmentM : NaN;
  }
  // A containment radius holds the error far more often than 95 %, so it may stand in for a missing accuracy.
  return epuM > 0 ? epuM : containmentM;
}
