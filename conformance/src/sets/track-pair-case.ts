import type { Comparison, TruthRecord } from '../truth-set.ts';

/** A fix of a track: time in seconds, then either x, y, z in metres or latitude, longitude, height. */
export type TrackRow = readonly [number, number, number, number];

/** Two asynchronous tracks and when they were within the volumes. */
export interface TrackPairCase {
  readonly own: readonly TrackRow[];
  readonly intruder: readonly TrackRow[];
  readonly expected: {
    readonly overlap_s: readonly [number, number];
    /** Instant and height are null where several instants tie. */
    readonly hcpa: { readonly t_s: number | null; readonly dh_m: number; readonly dz_m: number | null };
    readonly intervals: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  };
}

export function holdsTracks(record: TruthRecord): boolean {
  const { expected } = record as Partial<TrackPairCase>;
  return isTrack(record['own']) && isTrack(record['intruder']) && expected?.intervals !== undefined;
}

/**
 * Whether the tracks are in degrees. The two sets write them alike; flat ones leave the range of degrees, or carry
 * well-clear volumes, which geographic ones do not.
 */
export function isGeographic(record: TruthRecord): boolean {
  const { own, intruder, expected } = record as unknown as TrackPairCase;
  const inDegrees = [...own, ...intruder].every((row) => Math.abs(row[1]) <= 90 && Math.abs(row[2]) <= 360);
  return inDegrees && !Object.keys(expected.intervals).some((key) => key.startsWith('dwc'));
}

export function compareIntervals(
  comparison: Comparison,
  what: string,
  found: readonly number[],
  expected: readonly (readonly [number, number])[],
  toleranceS: number,
): void {
  comparison.list(what, found, expected.flat(), () => toleranceS);
}

function isTrack(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row) && row.length === 4)
  );
}
