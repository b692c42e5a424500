import { METRES_PER_FOOT, METRES_PER_NAUTICAL_MILE } from '../../geo/index.ts';
import { findCylinderSpan } from './cylinder.ts';
import type { Cylinder } from './cylinder.ts';
import { findWellClearSpan } from './modified-tau.ts';
import type { ModifiedTauVolume } from './modified-tau.ts';
import type { RelativeMotion, TimeSpan } from './relative-motion.ts';

/** What two aircraft may not have in common. */
export type ProtectionVolume = Cylinder | ModifiedTauVolume;

/** When the volume is violated under uniform relative motion, within a closed span. */
export function findConflictSpan(
  motion: RelativeMotion,
  volume: ProtectionVolume,
  span: TimeSpan,
): TimeSpan | undefined {
  return volume.kind === 'cylinder'
    ? findCylinderSpan(motion, volume, span)
    : findWellClearSpan(motion, volume, span);
}

/**
 * Well-clear volumes as DAIDALUS v2.0.4 configures them (`DO_365A_no_SUM.conf`, `Buffered_DWC`). DO-365 itself
 * is paid text; it is commonly quoted with 4000 ft where DAIDALUS has 0.66 NM (4010.24 ft), so both are here.
 */
export const wellClearVolumes = {
  /** Phase I (en route), preventive. */
  enRoutePreventive: modifiedTau(0.66 * METRES_PER_NAUTICAL_MILE, 700 * METRES_PER_FOOT, 35, 0),
  /** Phase I (en route), corrective and warning. */
  enRoute: modifiedTau(0.66 * METRES_PER_NAUTICAL_MILE, 450 * METRES_PER_FOOT, 35, 0),
  /** The same with the distance that the MOPS is commonly quoted with. */
  enRoute4000Feet: modifiedTau(4000 * METRES_PER_FOOT, 450 * METRES_PER_FOOT, 35, 0),
  /** Phase II (terminal area). */
  terminal: modifiedTau(1500 * METRES_PER_FOOT, 450 * METRES_PER_FOOT, 0, 0),
  /** Aircraft that do not report themselves. */
  nonCooperative: modifiedTau(2200 * METRES_PER_FOOT, 450 * METRES_PER_FOOT, 0, 0),
  /** Buffered, with time to co-altitude. */
  buffered: modifiedTau(METRES_PER_NAUTICAL_MILE, 450 * METRES_PER_FOOT, 35, 20),
} as const satisfies Record<string, ModifiedTauVolume>;

function modifiedTau(
  distanceM: number,
  heightM: number,
  tauS: number,
  coAltitudeS: number,
): ModifiedTauVolume {
  return { kind: 'modified-tau', distanceM, heightM, tauS, coAltitudeS };
}
