import geodesicPackage from 'geographiclib-geodesic';

/**
 * The example's own view of the Earth: GeographicLib (Karney), which the engine does not use. What is expected of the
 * engine is therefore computed independently of it.
 *
 * @typedef {{ latDeg: number, lonDeg: number }} Place
 */

const wgs84 = geodesicPackage.Geodesic.WGS84;
const { DISTANCE, AZIMUTH, LATITUDE, LONGITUDE } = geodesicPackage.Geodesic;

/**
 * Where one comes to, starting in a direction (degrees true) for a distance along the geodesic.
 *
 * @param {Place} from
 * @param {number} azimuthDeg
 * @param {number} lengthM
 * @returns {Place & { azimuthDeg: number }} with the direction of travel on arrival
 */
export function travel(from, azimuthDeg, lengthM) {
  const arrival = wgs84.Direct(from.latDeg, from.lonDeg, azimuthDeg, lengthM, LATITUDE | LONGITUDE | AZIMUTH);
  return { latDeg: arrival.lat2, lonDeg: arrival.lon2, azimuthDeg: arrival.azi2 };
}

/**
 * The geodesic between two places.
 *
 * @param {Place} from
 * @param {Place} to
 * @returns {{ distanceM: number, departureDeg: number, arrivalDeg: number }}
 */
export function geodesicBetween(from, to) {
  const line = wgs84.Inverse(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg, DISTANCE | AZIMUTH);
  return { distanceM: line.s12, departureDeg: line.azi1, arrivalDeg: line.azi2 };
}

/**
 * @param {Place} from
 * @param {Place} to
 * @returns {number} metres
 */
export function measureDistanceM(from, to) {
  return wgs84.Inverse(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg, DISTANCE).s12;
}

/**
 * A place so many kilometres east and north of another, for laying out a scene.
 *
 * @param {Place} origin
 * @param {number} eastKm
 * @param {number} northKm
 * @returns {Place}
 */
export function offsetBy(origin, eastKm, northKm) {
  const azimuthDeg = (Math.atan2(eastKm, northKm) * 180) / Math.PI;
  const { latDeg, lonDeg } = travel(
    origin,
    azimuthDeg,
    Math.sqrt(eastKm * eastKm + northKm * northKm) * 1000,
  );
  return { latDeg, lonDeg };
}

/**
 * @param {number} degrees
 * @returns {number} -180 (out) to 180 (in)
 */
export function wrapDegrees(degrees) {
  const wrapped = degrees % 360;
  if (wrapped > 180) return wrapped - 360;
  return wrapped <= -180 ? wrapped + 360 : wrapped;
}
