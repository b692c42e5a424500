import {
  METRES_PER_FOOT,
  METRES_PER_NAUTICAL_MILE,
  MILLISECONDS_PER_HOUR,
  MILLISECONDS_PER_MINUTE,
  MILLISECONDS_PER_SECOND,
} from '../geo/index.ts';

/**
 * A distance in the unit in which it was most likely agreed: `3 NM`, `1000 ft`, `55 km`, `250 m`. Tenths of nautical
 * miles first, then hundreds of feet below 10 000 ft, then metric; metres to the centimetre.
 */
export function formatLength(lengthM: number): string {
  const tenthsOfMiles = nearlyWhole((lengthM / METRES_PER_NAUTICAL_MILE) * 10);
  if (tenthsOfMiles > 0) return `${tenthsOfMiles / 10} NM`;
  const hundredsOfFeet = nearlyWhole(lengthM / METRES_PER_FOOT / 100);
  if (hundredsOfFeet > 0 && hundredsOfFeet < 100) return `${hundredsOfFeet * 100} ft`;
  const metres = Math.round(lengthM * 100) / 100;
  return metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
}

/** A duration in the largest units that it fills: `24 h`, `1 h 30 min`, `2 min`, `0.6 s`. */
export function formatDuration(durationMs: number): string {
  const hours = Math.floor(durationMs / MILLISECONDS_PER_HOUR);
  const minutes = Math.floor((durationMs % MILLISECONDS_PER_HOUR) / MILLISECONDS_PER_MINUTE);
  const seconds = (durationMs % MILLISECONDS_PER_MINUTE) / MILLISECONDS_PER_SECOND;
  const parts = [
    hours > 0 && `${hours} h`,
    minutes > 0 && `${minutes} min`,
    (seconds > 0 || durationMs === 0) && `${seconds} s`,
  ];
  return parts.filter((part) => part !== false).join(' ');
}

/** The whole number that this is but for rounding in the conversion of units; 0 where it is none. */
function nearlyWhole(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < 1e-6 ? whole : 0;
}
