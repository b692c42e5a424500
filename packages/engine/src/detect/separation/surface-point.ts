import { atan2Deg, sincosDeg } from '../../geo/index.ts';
import type { LatLon } from '../../geo/index.ts';

// WGS84 (NIMA TR8350.2, table 3.1): semi-major axis in metres and flattening.
const EQUATORIAL_RADIUS_M = 6378137;
const FLATTENING = 1 / 298.257223563;
const POLAR_RADIUS_M = EQUATORIAL_RADIUS_M * (1 - FLATTENING);
const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);

/**
 * The surface is x^2 A + y^2 A + z^2 C = 1, so that (A x, A y, C z) points along its normal. Everything about
 * curves on it follows from these two numbers without any angle: no pole and no antimeridian is special.
 */
export const SURFACE_A = 1 / (EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M);
export const SURFACE_C = 1 / (POLAR_RADIUS_M * POLAR_RADIUS_M);

/** Largest curvature of any path that is straight on the surface, 1/m: along the meridian at the equator. */
export const LARGEST_CURVATURE = EQUATORIAL_RADIUS_M / (POLAR_RADIUS_M * POLAR_RADIUS_M);

const latitudeParts = new Float64Array(2);
const longitudeParts = new Float64Array(2);

/**
 * Writes the earth-centred coordinates in metres of the point on the ellipsoid below a position to
 * `out[at..at + 2]`. Good to 2 nm.
 */
export function placeOnSurface(latDeg: number, lonDeg: number, out: Float64Array, at: number): void {
  sincosDeg(latDeg, latitudeParts);
  sincosDeg(lonDeg, longitudeParts);
  const sine = latitudeParts[0]!;
  const cosine = latitudeParts[1]!;
  const normalRadius = EQUATORIAL_RADIUS_M / Math.sqrt(1 - ECCENTRICITY_SQUARED * sine * sine);
  out[at] = normalRadius * cosine * longitudeParts[1]!;
  out[at + 1] = normalRadius * cosine * longitudeParts[0]!;
  out[at + 2] = normalRadius * (1 - ECCENTRICITY_SQUARED) * sine;
}

/**
 * The position on the ellipsoid above or below an earth-centred point that is near it. Exact on the surface; for
 * a chord's middle d metres below it, off by less than 2e-5 d^2 / R.
 */
export function findPosition(x: number, y: number, z: number): LatLon {
  const stretch = 1 / Math.sqrt(SURFACE_A * (x * x + y * y) + SURFACE_C * z * z);
  const onX = x * stretch;
  const onY = y * stretch;
  const onZ = z * stretch;
  const heightFactor = slideAlongNormal(x - onX, y - onY, z - onZ, onX, onY, onZ);
  const fromAxis = Math.sqrt(x * x + y * y) / (1 + heightFactor * SURFACE_A);
  const fromPlane = z / (1 + heightFactor * SURFACE_C);
  return {
    latDeg: atan2Deg(fromPlane * SURFACE_C, fromAxis * SURFACE_A),
    lonDeg: x === 0 && y === 0 ? 0 : atan2Deg(y, x),
  };
}

/** How far a point is above the surface, in multiples of the gradient at the surface point on its radius. */
function slideAlongNormal(
  offX: number,
  offY: number,
  offZ: number,
  onX: number,
  onY: number,
  onZ: number,
): number {
  const normalX = SURFACE_A * onX;
  const normalY = SURFACE_A * onY;
  const normalZ = SURFACE_C * onZ;
  const length = normalX * normalX + normalY * normalY + normalZ * normalZ;
  return (offX * normalX + offY * normalY + offZ * normalZ) / length;
}
