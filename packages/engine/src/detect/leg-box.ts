import { cosDeg } from '../geo/index.ts';
import type { LatLonBox } from '../geo/index.ts';

/**
 * A box that holds every point within `marginM` of the geodesic between two places; west is greater than east
 * where it crosses the antimeridian. Generous by a few percent; near a pole the box is the whole cap.
 */
export function legBox(
  latADeg: number,
  lonADeg: number,
  latBDeg: number,
  lonBDeg: number,
  marginM: number,
): LatLonBox {
  let spanDeg = lonBDeg - lonADeg;
  if (spanDeg > 180) spanDeg -= 360;
  if (spanDeg < -180) spanDeg += 360;
  const bulgeDeg = polewardBulgeDeg(Math.max(Math.abs(latADeg), Math.abs(latBDeg)), Math.abs(spanDeg));
  const latitudeMarginDeg = marginM / LEAST_METRES_PER_DEGREE;
  const southDeg = Math.min(latADeg, latBDeg) - latitudeMarginDeg - (latADeg + latBDeg < 0 ? bulgeDeg : 0);
  const northDeg = Math.max(latADeg, latBDeg) + latitudeMarginDeg + (latADeg + latBDeg >= 0 ? bulgeDeg : 0);
  const polewardDeg = Math.max(Math.abs(southDeg), Math.abs(northDeg));
  if (polewardDeg >= CAP_DEG || Math.abs(spanDeg) >= 90) {
    // A long leg may bulge towards either pole.
    const south = southDeg < -CAP_DEG || Math.abs(spanDeg) >= 90 ? -90 : southDeg;
    const north = northDeg > CAP_DEG || Math.abs(spanDeg) >= 90 ? 90 : northDeg;
    return { southDeg: south, westDeg: -180, northDeg: north, eastDeg: 180 };
  }
  const longitudeMarginDeg = latitudeMarginDeg / cosDeg(polewardDeg);
  const westDeg = Math.min(lonADeg, lonADeg + spanDeg) - longitudeMarginDeg;
  const eastDeg = Math.max(lonADeg, lonADeg + spanDeg) + longitudeMarginDeg;
  return wrapBox(southDeg, westDeg, northDeg, eastDeg);
}

/** Poleward of this a box over all longitudes is no larger than it must be. */
const CAP_DEG = 89;

/** A degree of latitude is at least this long (110,574 m at the equator), less a percent for the meridian of a slanting margin. */
const LEAST_METRES_PER_DEGREE = 109_400;

/**
 * How far a great circle between two points of one latitude, `spanDeg` apart, rises above it: for spans below 90
 * degrees at most span squared / 8 in radians times sin cos, which never exceeds a half; a tenth is added for the
 * ellipsoid and for unequal latitudes.
 */
function polewardBulgeDeg(latDeg: number, spanDeg: number): number {
  if (latDeg === 0 && spanDeg === 0) return 0;
  const spanRadians = (spanDeg * 3.15) / 180;
  return ((spanRadians * spanRadians) / 8) * 0.5 * 1.1 * 57.3 * bulgeGrowth(spanDeg);
}

/** The square law falls short for wide spans: at 90 degrees the true bulge is 9.7 degrees, the law gives 8.9. */
function bulgeGrowth(spanDeg: number): number {
  return 1 + spanDeg / 180;
}

/** Longitudes back within -180 to 180; west is then greater than east where the box crosses the antimeridian. */
function wrapBox(southDeg: number, westDeg: number, northDeg: number, eastDeg: number): LatLonBox {
  if (eastDeg - westDeg >= 360) return { southDeg, westDeg: -180, northDeg, eastDeg: 180 };
  return {
    southDeg,
    westDeg: westDeg < -180 ? westDeg + 360 : westDeg,
    northDeg,
    eastDeg: eastDeg > 180 ? eastDeg - 360 : eastDeg,
  };
}
