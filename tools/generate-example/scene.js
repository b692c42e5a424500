import { offsetBy, travel } from './geodesic.js';

/** Where and when the example takes place. The story's day in Syria (UTC+3) is 2023-08-01T21:00Z to 2023-08-02T21:00Z. */

/** Al-Tanf garrison, 33 30 N 038 40 E. */
export const garrison = { latDeg: 33.5, lonDeg: 38 + 40 / 60 };

/** The area tanf-55. */
export const TANF_RADIUS_M = 55_000;

/** Middle of the exercise in western Hama, and of the drop box within it (35 07 N 036 22 E). */
export const exercise = { latDeg: 35.1, lonDeg: 36.4 };
export const dropBox = { centre: { latDeg: 35 + 7 / 60, lonDeg: 36 + 22 / 60 }, radiusM: 3 * 1852 };

/** The eastern edge of the exercise area, from which the buffer rule keeps unmanned aircraft 10 km away. */
export const bufferLine = [
  { latDeg: 35.35, lonDeg: 36.65 },
  { latDeg: 34.9, lonDeg: 36.65 },
];

/** The invented airway SYN 1, from Jordan to Iraq across the south of the area. */
export const airway = {
  west: { latDeg: 32.75, lonDeg: 36.4 },
  east: { latDeg: 33.4, lonDeg: 40.9 },
};

/**
 * QNH 1007 hPa all day in a standard atmosphere: a pressure altitude reads 52.1 m (171 ft) more than the height above
 * mean sea level.
 */
export const PRESSURE_ABOVE_AMSL_M = 52.1;

/** Geoid above the ellipsoid, rounded, the same for the whole scene. */
export const UNDULATION_M = 20;

export const METRES_OF_A_FOOT = 0.3048;

/**
 * @param {string} clock UTC on 2023-08-02, `HH:MM:SS`
 * @returns {number} milliseconds since 1970
 */
export function onTheDay(clock) {
  return Date.parse(`2023-08-02T${clock}Z`);
}

/**
 * A place by direction and distance from the garrison.
 *
 * @param {number} azimuthDeg
 * @param {number} distanceKm
 */
export function fromGarrison(azimuthDeg, distanceKm) {
  const { latDeg, lonDeg } = travel(garrison, azimuthDeg, distanceKm * 1000);
  return { latDeg, lonDeg };
}

/**
 * The corners of a racetrack, flown clockwise from the near left corner as seen along `axisDeg`, `laps` times.
 *
 * @param {import('./geodesic.js').Place} centre
 * @param {number} axisDeg
 * @param {number} lengthKm
 * @param {number} widthKm
 * @param {number} laps
 */
export function racetrack(centre, axisDeg, lengthKm, widthKm, laps) {
  const corners = [
    [-lengthKm / 2, -widthKm / 2],
    [lengthKm / 2, -widthKm / 2],
    [lengthKm / 2, widthKm / 2],
    [-lengthKm / 2, widthKm / 2],
  ].map(([along, right]) => {
    const axis = (axisDeg * Math.PI) / 180;
    const east = along * Math.sin(axis) + right * Math.cos(axis);
    const north = along * Math.cos(axis) - right * Math.sin(axis);
    return offsetBy(centre, east, north);
  });
  return Array.from({ length: laps * 4 }, (_, at) => corners[at % 4]);
}
