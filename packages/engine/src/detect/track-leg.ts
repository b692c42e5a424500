import { makeLeg } from '../geo/index.ts';
import type { HeightReading, Leg, LegRadius } from '../geo/index.ts';
import { FixFlag } from '../tracks/index.ts';
import type { FixColumns } from '../tracks/index.ts';

/** Two consecutive fixes of one aircraft and the geodesic between them, or one lone fix (a leg without length). */
export interface TrackLeg {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly path: Leg;
  readonly radius: LegRadius;
  readonly start: HeightReading;
  readonly end: HeightReading;
  readonly evidence: LegEvidence;
}

/** What the two fixes of a leg are worth. */
interface LegEvidence {
  /** Bit n: a fix of `fixSources[n]`. */
  readonly sourceBits: number;
  /** The weaker of the two: index into `errorBases`. */
  readonly errorBasis: number;
  readonly distress: boolean;
}

/** What it takes to draw a leg between two fixes. */
export interface TrackLegPolicy {
  readonly latencyMs: number;
  readonly accelerationMps2: number;
}

/**
 * The leg from row `i` of `a` to row `j` of `b`, flown at constant speed along the geodesic, height linear in time.
 * The radius grows by speed times latency, and between the fixes by what a bounded acceleration can bend the path.
 */
export function makeTrackLeg(
  a: FixColumns,
  i: number,
  b: FixColumns,
  j: number,
  policy: TrackLegPolicy,
): TrackLeg {
  const fromMs = a.timeMs[i]!;
  const untilMs = b.timeMs[j]!;
  const path = makeLeg(
    { latDeg: a.latDeg[i]!, lonDeg: a.lonDeg[i]! },
    { latDeg: b.latDeg[j]!, lonDeg: b.lonDeg[j]! },
  );
  const seconds = (untilMs - fromMs) / 1000;
  const lateM = seconds > 0 ? (path.lengthM / seconds) * (policy.latencyMs / 1000) : 0;
  return {
    fromMs,
    untilMs,
    path,
    radius: {
      startM: a.horizontalErrorM[i]! + lateM,
      endM: b.horizontalErrorM[j]! + lateM,
      bulgeM: (policy.accelerationMps2 * seconds * seconds) / 8,
    },
    start: readHeight(a, i),
    end: readHeight(b, j),
    evidence: {
      sourceBits: (1 << a.source[i]!) | (1 << b.source[j]!),
      errorBasis: Math.max(a.errorBasis[i]!, b.errorBasis[j]!),
      distress: ((a.flags[i]! | b.flags[j]!) & FixFlag.distress) !== 0,
    },
  };
}

/** The heights that a fix reports, with their errors. */
function readHeight(columns: FixColumns, row: number): HeightReading {
  const flags = columns.flags[row]!;
  return {
    pressureAltitudeM: columns.pressureAltitudeM[row]!,
    pressureErrorM: columns.pressureErrorM[row]!,
    geometricHeightM: columns.geometricAltitudeM[row]!,
    geometricErrorM: columns.geometricErrorM[row]!,
    geometricDatum: (flags & FixFlag.geometricIsAmsl) !== 0 ? 'AMSL' : 'HAE',
    onGround: (flags & FixFlag.onGround) !== 0,
  };
}
