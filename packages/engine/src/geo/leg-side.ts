import { hasPieceNear } from './boundary/boundary-search.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import type { Leg } from './leg.ts';
import { shapeHoldsPlace } from './outline-distance.ts';
import type { PreparedOutline } from './outline-preparation.ts';
import { quickSide } from './quick-side.ts';
import { setSurfacePoint } from './surface.ts';

/** Up to this length the mean of both ends is near enough to the middle of the leg. */
const LONGEST_MEAN_M = 100_000;
const FARTHEST_MEAN_LAT_DEG = 80;
/** Half the leg, and what the mean of latitudes and longitudes may lie beside its middle: L tan(lat) / 8 R of it. */
const SHARE_FROM_MEAN = 0.52;
/** A geodesic is longer than its chord by less than this share over such distances. */
const CHORD_SHARE = 1.0001;

/**
 * 1 where all of a leg and everything within `marginM` of it is inside, -1 where it is outside, 0 where the boundary
 * may be near. Allocates nothing and does not solve the leg.
 */
export function sideOfLeg(prepared: PreparedOutline, leg: Leg, marginM: number): number {
  const { from, to, longestM } = leg;
  if (!(longestM < LONGEST_MEAN_M && marginM < LONGEST_MEAN_M)) return 0;
  const isPolar = from.latDeg > FARTHEST_MEAN_LAT_DEG || from.latDeg < -FARTHEST_MEAN_LAT_DEG;
  const latDeg = isPolar ? from.latDeg : (from.latDeg + to.latDeg) / 2;
  const lonDeg = isPolar
    ? normaliseLonDeg(from.lonDeg)
    : normaliseLonDeg(from.lonDeg + normaliseLonDeg(to.lonDeg - from.lonDeg) / 2);
  const reachM = (isPolar ? 1 : SHARE_FROM_MEAN) * longestM + marginM;
  const side = quickSide(prepared, latDeg, lonDeg, reachM);
  if (side !== 0) return side;
  setSurfacePoint(latDeg, lonDeg, middle, 0);
  const x = middle[0]!;
  const y = middle[1]!;
  const z = middle[2]!;
  if (!(x === x)) return 0;
  const { shape } = prepared;
  if (shape.kind === 'circle') {
    const dx = x - shape.centre[0]!;
    const dy = y - shape.centre[1]!;
    const dz = z - shape.centre[2]!;
    const chord = Math.sqrt(dx * dx + dy * dy + dz * dz);
    if (chord > shape.radiusM + reachM) return -1;
    return chord < LONGEST_MEAN_M && chord * CHORD_SHARE + reachM < shape.radiusM ? 1 : 0;
  }
  if (hasPieceNear(shape.boundary, x, y, z, reachM)) return 0;
  return shapeHoldsPlace(shape, latDeg, lonDeg, x, y, z) ? 1 : -1;
}

const middle = new Float64Array(3);
