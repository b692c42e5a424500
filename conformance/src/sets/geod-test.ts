import { areaUnderGeodesic, direct, distanceM, inverse } from '@deconflict/engine/geo';
import type { TruthFile } from '../truth-file.ts';
import type { CaseResult, TruthSet } from '../truth-set.ts';
import { Comparison } from '../truth-set.ts';

/**
 * Rows of GeodTest.dat (C. F. F. Karney): lat1 lon1 azi1 lat2 lon2 azi2 s12 a12 m12 S12, computed with 30 digits.
 * A series of sixth order in doubles earns 15 nm; the rounding of the printed degrees adds as much again.
 */
export const geodTest: TruthSet = {
  name: 'geod_test',
  unit: 'm',
  claims: (file) => isGeodTest(file),
  *judge(file) {
    for (const [index, row] of file.numberRows().entries()) yield judgeRow(row, index);
  },
};

const LENGTH_TOLERANCE_M = 5e-8;

function isGeodTest(file: TruthFile): boolean {
  const rows = file.numberRows();
  return (
    rows.length > 0 &&
    rows.every(
      (row) =>
        row.length === 10 &&
        Math.abs(row[0]!) <= 90 &&
        Math.abs(row[3]!) <= 90 &&
        row[6]! >= 0 &&
        row[7]! <= 180.1,
    )
  );
}

function judgeRow(row: readonly number[], index: number): CaseResult {
  const [lat1, lon1, azimuth1, lat2, lon2, azimuth2, distance, arcDeg, reduced, area] = row as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const comparison = new Comparison();
  const from = { latDeg: lat1, lonDeg: lon1 };
  const to = { latDeg: lat2, lonDeg: lon2 };
  const back = inverse(from, to);
  comparison.measure('distance', back.distanceM, distance, LENGTH_TOLERANCE_M);
  const end = direct(from, azimuth1, distance);
  comparison.measure('end', distanceM(end.at.latDeg, end.at.lonDeg, lat2, lon2), 0, LENGTH_TOLERANCE_M);
  // An azimuth counts by what it moves at the other end.
  const perDegree = (Math.abs(reduced) * Math.PI) / 180;
  comparison.measure(
    'azimuth',
    angleDifference(back.azimuthDeg, azimuth1) * perDegree,
    0,
    LENGTH_TOLERANCE_M,
  );
  comparison.measure(
    'final azimuth',
    angleDifference(back.finalAzimuthDeg, azimuth2) * perDegree,
    0,
    LENGTH_TOLERANCE_M,
  );
  // Near the antipode reduced length and area turn on digits that the printed degrees do not have.
  if (arcDeg < 175) {
    comparison.measure('reduced length', back.reducedLengthM, reduced, 2 * LENGTH_TOLERANCE_M);
    comparison.check('area', areaUnderGeodesic(lat1, lon1, lat2, lon2), area, 0.2);
  }
  return { id: `row ${index + 1}`, ...comparison.result() };
}

function angleDifference(a: number, b: number): number {
  const difference = Math.abs(a - b) % 360;
  return difference > 180 ? 360 - difference : difference;
}
