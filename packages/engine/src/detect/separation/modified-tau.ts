import { findDiscSpan, intersectSpans } from './relative-motion.ts';
import { ALWAYS } from './relative-motion.ts';
import type { RelativeMotion, TimeSpan } from './relative-motion.ts';

/**
 * A well-clear volume after RTCA DO-365 in the form that DAIDALUS states it (WCV_TAUMOD). Violated while both
 *
 * - horizontally |s| <= DMOD, or converging (s.v < 0) with a predicted miss |s x v| / |v| <= DMOD and
 *   0 <= tau_mod <= TAU, where tau_mod = (DMOD^2 - s.s) / (s.v);
 * - vertically |sz| <= ZTHR, or the time to co-altitude -sz / vz lies in [0, TCOA].
 *
 * All comparisons are closed. The horizontal miss distance threshold (HMD) equals DMOD, as in every published
 * parameter set.
 */
export interface ModifiedTauVolume {
  readonly kind: 'modified-tau';
  /** DMOD and HMD, metres. */
  readonly distanceM: number;
  /** ZTHR, metres. */
  readonly heightM: number;
  /** TAU, seconds. */
  readonly tauS: number;
  /** TCOA, seconds. */
  readonly coAltitudeS: number;
}

/**
 * When the two aircraft are not well clear, within `span`. tau_mod falls monotonically while the aircraft
 * converge, so each axis is violated during one span: horizontally from the smaller root of
 * v.v t^2 + (2 s.v + TAU v.v) t + s.s + TAU s.v - DMOD^2 to the exit from the disc, vertically from
 * max(ZTHR / |vz|, TCOA) before co-altitude to ZTHR / |vz| after it.
 */
export function findWellClearSpan(
  motion: RelativeMotion,
  volume: ModifiedTauVolume,
  span: TimeSpan,
): TimeSpan | undefined {
  const horizontal = findHorizontalSpan(motion, volume);
  return intersectSpans(intersectSpans(horizontal, findVerticalSpan(motion, volume)), span);
}

/**
 * Modified tau in seconds: (DMOD^2 - s.s) / (s.v), the time to come within DMOD if the closure stayed as it
 * is. Defined while the aircraft converge outside DMOD, otherwise undefined.
 */
export function findModifiedTau(motion: RelativeMotion, distanceM: number): number | undefined {
  const dot = motion.eastM * motion.eastMps + motion.northM * motion.northMps;
  const distance = Math.sqrt(motion.eastM * motion.eastM + motion.northM * motion.northM);
  if (dot >= 0 || distance <= distanceM) return undefined;
  return ((distanceM - distance) * (distanceM + distance)) / dot;
}

function findHorizontalSpan(motion: RelativeMotion, volume: ModifiedTauVolume): TimeSpan | undefined {
  const inside = findDiscSpan(motion, volume.distanceM);
  const speedSquared = motion.eastMps * motion.eastMps + motion.northMps * motion.northMps;
  if (inside === undefined || speedSquared === 0 || volume.tauS === 0) return inside;
  const middle = (inside.fromS + inside.untilS) / 2;
  const halfWidth = (inside.untilS - inside.fromS) / 2;
  const halfTau = volume.tauS / 2;
  return {
    fromS: middle - halfTau - Math.sqrt(halfWidth * halfWidth + halfTau * halfTau),
    untilS: inside.untilS,
  };
}

/** The span during which the vertical half of the definition holds. */
export function findVerticalSpan(
  motion: Pick<RelativeMotion, 'upM' | 'upMps'>,
  volume: ModifiedTauVolume,
): TimeSpan | undefined {
  const { upM, upMps } = motion;
  if (upMps === 0) return Math.abs(upM) <= volume.heightM ? ALWAYS : undefined;
  const coAltitude = -upM / upMps;
  const crossing = volume.heightM / Math.abs(upMps);
  return {
    fromS: coAltitude - Math.max(crossing, volume.coAltitudeS),
    untilS: coAltitude + crossing,
  };
}
