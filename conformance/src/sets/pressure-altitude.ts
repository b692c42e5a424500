import {
  METRES_PER_FLIGHT_LEVEL,
  METRES_PER_FOOT,
  pressureAltitudeMAt,
  qnhOffsetM,
} from '@deconflict/engine/geo';
import type { NumberRow } from '../table-rows.ts';
import { numberColumns } from '../table-rows.ts';
import type { TruthFile } from '../truth-file.ts';
import type { TruthSet } from '../truth-set.ts';
import { Comparison } from '../truth-set.ts';

const TOLERANCE_FT = 0.05;

/** Static pressure and QNH turned into pressure altitude, flight level and altitude on QNH (ICAO atmosphere). */
export const pressureAltitudes: TruthSet = {
  name: 'pressure_altitude',
  unit: 'ft',
  claims: (file) => rowsOf(file).length > 0,
  *judge(file) {
    for (const { id, numbers } of rowsOf(file)) {
      const [staticHpa = NaN, qnhHpa = NaN, altitudeFt = NaN, qnhAltitudeFt = NaN, level = NaN] = numbers;
      const altitudeM = pressureAltitudeMAt(staticHpa);
      const onQnhM = altitudeM - qnhOffsetM(qnhHpa);
      const comparison = new Comparison();
      comparison.measure('pressure altitude', altitudeM / METRES_PER_FOOT, altitudeFt, TOLERANCE_FT);
      comparison.measure('altitude on QNH', onQnhM / METRES_PER_FOOT, qnhAltitudeFt, TOLERANCE_FT);
      comparison.check('flight level', altitudeM / METRES_PER_FLIGHT_LEVEL, level, TOLERANCE_FT / 100);
      yield { id, ...comparison.result() };
    }
  },
};

function rowsOf(file: TruthFile): readonly NumberRow[] {
  return numberColumns(file, [
    'static_pressure_hpa',
    'qnh_hpa',
    'pressure_altitude_ft',
    'qnh_altitude_ft',
    'flight_level_exact',
  ]);
}
