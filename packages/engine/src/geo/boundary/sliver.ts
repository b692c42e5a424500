import { directInto } from '../geodesic.ts';
import type { ArcCurve } from './arc-curve.ts';

/** The region between a short piece of an arc and its chord. */
export interface Sliver {
  readonly curve: ArcCurve;
  readonly from: number;
  readonly until: number;
  readonly chord: {
    readonly lat1Deg: number;
    readonly lon1Deg: number;
    readonly lat2Deg: number;
    readonly lon2Deg: number;
  };
  /** The edge of the ring that is its chord. */
  readonly edge: number;
}

/** Cuts an arc into pieces narrow enough that a chord never passes the centre. */
export function cutSlivers(curve: ArcCurve): Sliver[] {
  const slivers: Sliver[] = [];
  let lat1Deg = 0;
  let lon1Deg = 0;
  for (let k = 0; k <= curve.pieces; k += 1) {
    const until = k / curve.pieces;
    directInto(
      curve.latDeg,
      curve.lonDeg,
      curve.startDeg + curve.sweepDeg * until,
      curve.radiusAt(until),
      place,
    );
    const lat2Deg = place[0]!;
    const lon2Deg = place[1]!;
    if (k > 0) {
      const from = (k - 1) / curve.pieces;
      slivers.push({ curve, from, until, chord: { lat1Deg, lon1Deg, lat2Deg, lon2Deg }, edge: -1 });
    }
    lat1Deg = lat2Deg;
    lon1Deg = lon2Deg;
  }
  return slivers;
}

const place = new Float64Array(3);
