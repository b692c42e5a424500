import { loadGeoid, undulationM } from '@deconflict/engine/geo';
import { documentWith } from '../json-document.ts';
import type { NumberRow } from '../table-rows.ts';
import { numberColumns } from '../table-rows.ts';
import type { TruthFile } from '../truth-file.ts';
import type { TruthSet } from '../truth-set.ts';
import { Comparison } from '../truth-set.ts';

const geoid = await loadGeoid();

/** Accepted from a cubic on the 15-minute grid, metres. */
const TOLERANCE_M = 0.05;

/**
 * EGM96 undulations interpolated on the public 15-minute grid in two ways: within the tolerance of the cubic, or as
 * much farther as the two ways differ.
 */
export const geoidHeights: TruthSet = {
  name: 'geoid_egm96',
  unit: 'm',
  claims: (file) => rowsOf(file).length > 0,
  *judge(file) {
    for (const { id, numbers } of rowsOf(file)) {
      const [latDeg = NaN, lonDeg = NaN, cubicM = NaN, bilinearM = NaN] = numbers;
      const comparison = new Comparison();
      const toleranceM = TOLERANCE_M + Math.abs(bilinearM - cubicM);
      comparison.measure('undulation', undulationM(geoid, latDeg, lonDeg), cubicM, toleranceM);
      yield { id, ...comparison.result() };
    }
  },
};

/** Points that NGA publishes with its interpolation program: latitude, longitude, undulation to 1 mm. */
export const publishedGeoidPoints: TruthSet = {
  name: 'geoid_published_points',
  unit: 'm',
  claims: (file) => pointsOf(file).length > 0,
  *judge(file) {
    for (const [index, [latDeg = NaN, lonDeg = NaN, expectedM = NaN]] of pointsOf(file).entries()) {
      const comparison = new Comparison();
      comparison.measure('undulation', undulationM(geoid, latDeg, lonDeg), expectedM, TOLERANCE_M);
      yield { id: `point ${index + 1}`, ...comparison.result() };
    }
  },
};

function rowsOf(file: TruthFile): readonly NumberRow[] {
  return numberColumns(file, ['lat', 'lon', 'egm96_cubic15_m', 'egm96_bilinear15_m']);
}

function pointsOf(file: TruthFile): readonly (readonly number[])[] {
  const points = documentWith(file, '"undulation_m"')?.['points'];
  return Array.isArray(points) ? (points as readonly (readonly number[])[]) : [];
}
