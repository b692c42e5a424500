/**
 * Metres in one international nautical mile, exactly (International Extraordinary Hydrographic Conference,
 * Monaco 1929; ICAO Annex 5, table 3-3).
 */
export const METRES_PER_NAUTICAL_MILE = 1852;

/** Metres in one international foot, exactly (Yard and Pound Agreement 1959; ICAO Annex 5, table 3-3). */
export const METRES_PER_FOOT = 0.3048;

/**
 * Metres of pressure altitude between two neighbouring flight levels, exactly: 100 feet (ICAO Annex 2, definition
 * of flight level).
 */
export const METRES_PER_FLIGHT_LEVEL = 30.48;

/** Hectopascals in one inch of mercury at 0 degrees Celsius (BIPM: 3386.389 Pa), rounded to the seven digits in use. */
export const HECTOPASCALS_PER_INCH_OF_MERCURY = 33.86389;

/** Milliseconds in one second. */
export const MILLISECONDS_PER_SECOND = 1000;

/** Milliseconds in one minute. */
export const MILLISECONDS_PER_MINUTE = 60_000;

/** Milliseconds in one hour. */
export const MILLISECONDS_PER_HOUR = 3_600_000;

/** Milliseconds in one day of UTC as RFC 3339 counts it: leap seconds are not counted. */
export const MILLISECONDS_PER_DAY = 86_400_000;

/** Radians in one degree: pi / 180, rounded to double precision. */
export const RADIANS_PER_DEGREE = 0.017453292519943295;
