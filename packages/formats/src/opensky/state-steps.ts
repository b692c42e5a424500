import type { FixResolution } from '@deconflict/engine/tracks';

/**
 * The steps of state vectors: positions come from ADS-B's compact reports, whose steps are 5.1 m in the air (DO-260B
 * 2.2.3.2.3.7: 17 bits over 6 degrees), however many decimals are written; altitudes in 25 ft.
 */
export const stateSteps: FixResolution = {
  horizontalM: 5.1,
  pressureAltitudeM: 7.62,
  geometricAltitudeM: 7.62,
  timeMs: 1000,
};
