import { direct } from '../../geo/index.ts';
import { intersectIntervals, unionIntervals } from '../../geo/index.ts';
import type { Intervals } from '../../geo/index.ts';
import { closeIntervals, findClosestApproach } from './close-intervals.ts';
import type { TrackColumns } from './close-intervals.ts';
import { CurvePair } from './curve-pair.ts';
import { LONGEST_CURVE_M, drawLeg } from './leg-curve.ts';
import { findVerticalSpan } from './modified-tau.ts';
import type { ModifiedTauVolume } from './modified-tau.ts';
import type { ProtectionVolume } from './protection-volume.ts';
import { placeOnSurface } from './surface-point.ts';

/** Where an aircraft is and how it moves, if it goes on as it does: along its geodesic at constant ground speed. */
export interface GeodesicState {
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly heightM: number;
  readonly groundSpeedMps: number;
  /** True track, degrees clockwise from north. */
  readonly trackDeg: number;
  readonly verticalSpeedMps: number;
}

/** The smallest horizontal distance within a look-ahead. */
export interface PredictedApproach {
  /** The first instant of it, seconds from now. */
  readonly atS: number;
  readonly horizontalM: number;
}

/**
 * When two aircraft violate the volume within a look-ahead, seconds from now, on WGS84: flat closed intervals.
 *
 * Horizontal distance is the geodesic distance r on the ellipsoid, vertical the difference of the heights. For a
 * well-clear volume tau_mod = (DMOD^2 - r^2) / (r r') with the true range rate r', and the predicted miss distance is the
 * smallest r from that instant on, also beyond the look-ahead. Instants are good to 1e-6 s where the
 * aircraft close at 1 m/s or more.
 */
export function findGeodesicConflicts(
  own: GeodesicState,
  other: GeodesicState,
  volume: ProtectionVolume,
  lookAheadS: number,
): Intervals {
  if (volume.kind === 'cylinder') {
    const sets = closeIntervals(extrapolate(own, lookAheadS), extrapolate(other, lookAheadS), volume);
    return sets.nominal.map((instant) => instant / 1000);
  }
  const upM = own.heightM - other.heightM;
  const upMps = own.verticalSpeedMps - other.verticalSpeedMps;
  const vertical = findVerticalSpan({ upM, upMps }, volume);
  if (vertical === undefined) return [];
  const horizontal = findHorizontalViolation(own, other, volume, lookAheadS);
  const span = [Math.max(0, vertical.fromS), Math.min(lookAheadS, vertical.untilS)];
  return span[0]! <= span[1]! ? intersectIntervals(horizontal, span) : [];
}

/** The closest approach within a look-ahead. */
export function predictApproach(
  own: GeodesicState,
  other: GeodesicState,
  lookAheadS: number,
): PredictedApproach | undefined {
  const found = findClosestApproach(extrapolate(own, lookAheadS), extrapolate(other, lookAheadS));
  return found && { atS: found.fromMs / 1000, horizontalM: found.horizontalM };
}

/** Where an aircraft will be, as a track of legs short enough to be drawn. */
function extrapolate(state: GeodesicState, lookAheadS: number): TrackColumns {
  const legs = Math.max(1, Math.ceil((state.groundSpeedMps * lookAheadS) / LONGEST_CURVE_M));
  const count = legs + 1;
  const track = {
    count,
    timeMs: new Float64Array(count),
    latDeg: new Float64Array(count),
    lonDeg: new Float64Array(count),
    heightM: new Float64Array(count),
    horizontalErrorM: new Float64Array(count),
    verticalErrorM: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    const second = (i / legs) * lookAheadS;
    const { at } = direct(state, state.trackDeg, second * state.groundSpeedMps);
    track.timeMs[i] = second * 1000;
    track.latDeg[i] = at.latDeg;
    track.lonDeg[i] = at.lonDeg;
    track.heightM[i] = state.heightM + second * state.verticalSpeedMps;
  }
  return track;
}

/** Pieces of this length are short enough for every aircraft, and for the polynomials to stay tame. */
const PIECE_S = 120;

/** Beyond this nothing is predicted. */
const FARTHEST_S = 4 * 3600;

/** When modified tau or the distance violates the horizontal half of the definition within the look-ahead. */
function findHorizontalViolation(
  own: GeodesicState,
  other: GeodesicState,
  volume: ModifiedTauVolume,
  lookAheadS: number,
): Intervals {
  const pair = new CurvePair();
  const found = new Float64Array(24);
  let within: Intervals = [];
  let converging: Intervals = [];
  for (let fromS = 0; fromS <= FARTHEST_S; fromS += PIECE_S) {
    drawPiece(pair, own, other, fromS);
    const seen = fromS + PIECE_S;
    within = unionIntervals(
      within,
      toSeconds(found, pair.findWithin(volume.distanceM, found), fromS),
      JOIN_S,
    );
    if (fromS < lookAheadS) {
      const count = pair.findConverging(volume.distanceM, volume.tauS / PIECE_S, found);
      converging = unionIntervals(converging, toSeconds(found, count, fromS), JOIN_S);
    }
    const parting = pair.measureAt(1) >= pair.measureAt(1 - 1e-4);
    if (seen >= lookAheadS && (parting || within.length > 0 || converging.length === 0)) break;
  }
  const lastWithin = within.at(-1) ?? -Infinity;
  const hitting = intersectIntervals(converging, [-Infinity, lastWithin]);
  return unionIntervals(within, hitting, JOIN_S);
}

const JOIN_S = 1e-6;

const ends = new Float64Array(12);

function drawPiece(pair: CurvePair, own: GeodesicState, other: GeodesicState, fromS: number): void {
  placeAfter(own, fromS, 0);
  placeAfter(own, fromS + PIECE_S, 3);
  placeAfter(other, fromS, 6);
  placeAfter(other, fromS + PIECE_S, 9);
  drawLeg(ends, 0, ends, 3, pair.first, 0);
  drawLeg(ends, 6, ends, 9, pair.second, 0);
  pair.prepare();
}

function placeAfter(state: GeodesicState, second: number, at: number): void {
  const reached = direct(state, state.trackDeg, second * state.groundSpeedMps).at;
  placeOnSurface(reached.latDeg, reached.lonDeg, ends, at);
}

function toSeconds(fractions: Float64Array, count: number, fromS: number): Intervals {
  return Array.from(fractions.subarray(0, count), (fraction) => fromS + fraction * PIECE_S);
}
