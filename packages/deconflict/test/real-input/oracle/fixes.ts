import { FixFlag, fixSources } from '@deconflict/engine/tracks';
import type { FixBatch } from '@deconflict/engine/tracks';
import type { QualityRule } from '@deconflict/engine/agreement';
import { readTrackFile } from '../../../src/input/read-track-file.ts';

/** One position report, its quality already turned into error radii as docs/reference/findings.md says. */
export interface Fix {
  readonly timeMs: number;
  readonly latDeg: number;
  readonly lonDeg: number;
  /** NaN where absent. */
  readonly pressureM: number;
  readonly pressureErrorM: number;
  readonly geometricM: number;
  readonly geometricErrorM: number;
  readonly geometricDatum: 'AMSL' | 'HAE';
  readonly onGround: boolean;
  readonly newLeg: boolean;
  /** Place in the order of preference of sources. */
  readonly sourceRank: number;
  readonly radiusM: number;
  /** 0 stated, 1 agreed, 2 assumed. */
  readonly basisRank: number;
}

/** Everything reported for one aircraft, in the order of the files. */
export type FixesByAircraft = ReadonlyMap<string, readonly Fix[]>;

/** Reads track files with the product's readers, which are tested by themselves. */
export async function readFixes(paths: readonly string[], quality: QualityRule): Promise<FixesByAircraft> {
  const byAircraft = new Map<string, Fix[]>();
  const take = (batch: FixBatch): void => {
    for (let row = 0; row < batch.count; row += 1) {
      const { key } = batch.aircraft[batch.aircraftIndex[row]!]!;
      const fixes = byAircraft.get(key) ?? [];
      fixes.push(fixOf(batch, row, quality));
      byAircraft.set(key, fixes);
    }
  };
  for (const path of paths) {
    const { fault } = await readTrackFile(path, { fixes: take, diagnostic: () => {} });
    if (fault !== undefined) throw new Error(`${path}: ${fault.code}`);
  }
  return byAircraft;
}

/** NACp 1 to 11: 95 % bound of the horizontal error, metres (DO-260B table 2-71). */
const NACP_M = [10 * 1852, 4 * 1852, 2 * 1852, 1852, 926, 555.6, 185.2, 92.6, 30, 10, 3];

/** GVA 1 and 2: bound of the geometric height, metres (DO-260B table 2-72). */
const GVA_M = [150, 45];

function fixOf(batch: FixBatch, row: number, quality: QualityRule): Fix {
  const flags = batch.flags[row]!;
  const sourceRank = batch.source[row]!;
  const explicitM = batch.horizontalErrorM[row]!;
  const statedM = explicitM > 0 ? explicitM : NACP_M[batch.nacp[row]! - 1];
  const agreedM = quality.assumedHorizontalM[fixSources[sourceRank]!];
  const radiusM = statedM ?? agreedM;
  if (radiusM === undefined) throw new Error('every source in these files has an agreed error');
  const isStale = (flags & FixFlag.stale) !== 0;
  const geometricErrorM = GVA_M[batch.gva[row]! - 1] ?? quality.assumedGeometricM;
  return {
    timeMs: batch.timeMs[row]!,
    latDeg: batch.latDeg[row]!,
    lonDeg: batch.lonDeg[row]!,
    pressureM: toMillimetre(batch.pressureAltitudeM[row]!),
    pressureErrorM: quality.assumedPressureM + batch.resolution.pressureAltitudeM / 2,
    geometricM: toMillimetre(batch.geometricAltitudeM[row]!),
    geometricErrorM: geometricErrorM + batch.resolution.geometricAltitudeM / 2,
    geometricDatum: (flags & FixFlag.geometricIsAmsl) === 0 ? 'HAE' : 'AMSL',
    onGround: (flags & FixFlag.onGround) !== 0,
    newLeg: (flags & FixFlag.newLeg) !== 0,
    sourceRank,
    radiusM: radiusM + batch.resolution.horizontalM / 2,
    basisRank: isStale ? 2 : statedM === undefined ? 1 : 0,
  };
}

/** Sources write whole feet and metres; single precision adds up to half a millimetre, which is taken off again. */
function toMillimetre(metres: number): number {
  return Math.round(metres * 1000) / 1000;
}
