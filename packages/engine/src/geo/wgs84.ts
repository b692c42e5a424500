/**
 * The ellipsoid WGS84: equatorial radius and flattening as NGA.STND.0036 1.0.0 (2014) table 3.1 defines them, and
 * what follows from the two. Metres.
 */
export const EQUATORIAL_RADIUS_M = 6378137;
export const FLATTENING = 1 / 298.257223563;
/** b / a. */
export const AXIS_RATIO = 1 - FLATTENING;
export const POLAR_RADIUS_M = EQUATORIAL_RADIUS_M * AXIS_RATIO;
/** e^2 = (a^2 - b^2) / a^2. */
export const ECCENTRICITY_SQUARED = FLATTENING * (2 - FLATTENING);
/** e'^2 = (a^2 - b^2) / b^2. */
export const SECOND_ECCENTRICITY_SQUARED = ECCENTRICITY_SQUARED / (AXIS_RATIO * AXIS_RATIO);
/** n = (a - b) / (a + b). */
export const THIRD_FLATTENING = FLATTENING / (2 - FLATTENING);
/** Square of the radius of the sphere with the same area, Karney 2013 equation 60: 6371007.18092 m squared. */
export const AUTHALIC_RADIUS_SQUARED_M2 = 40589732499314.76;
/** Smallest radius of curvature anywhere: of the meridian at the equator, b^2 / a. */
export const SMALLEST_CURVATURE_RADIUS_M = (POLAR_RADIUS_M * POLAR_RADIUS_M) / EQUATORIAL_RADIUS_M;
/** Largest radius of curvature anywhere: at the poles, a^2 / b. */
export const LARGEST_CURVATURE_RADIUS_M = (EQUATORIAL_RADIUS_M * EQUATORIAL_RADIUS_M) / POLAR_RADIUS_M;
