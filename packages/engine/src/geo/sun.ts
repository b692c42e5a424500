import { asin, atan2Deg, cosDeg, sinDeg } from './elementary/trigonometry.ts';
import type { LatLon } from './position.ts';
import { MILLISECONDS_PER_DAY, MILLISECONDS_PER_HOUR, RADIANS_PER_DEGREE } from './units.ts';

/** What counts as night: see {@link NIGHT_ALTITUDE_DEG}. */
export type NightDefinition = 'sunset' | 'civil' | 'nautical' | 'astronomical';

/**
 * Altitude of the centre of the sun, degrees, below which it is night. Sunset: 34' of refraction at the horizon and
 * 16' of semi-diameter, so that the upper limb has just set; the twilights: US Naval Observatory, Astronomical
 * Information Center, "Rise, set, and twilight definitions".
 */
export const NIGHT_ALTITUDE_DEG: Readonly<Record<NightDefinition, number>> = {
  sunset: -50 / 60,
  civil: -6,
  nautical: -12,
  astronomical: -18,
};

/** The sun passes an altitude, upwards or downwards. */
export interface SunEvent {
  /** The first whole millisecond on the new side. */
  readonly atMs: number;
  readonly direction: 'rising' | 'setting';
}

/**
 * Altitude of the centre of the sun above the plane at right angles to the ellipsoid, degrees: geocentric, without
 * refraction and parallax. Within 0.01 degrees from 1950 to 2050 (J. Meeus, Astronomical Algorithms, 2nd edition,
 * chapters 12, 13, 22 and 25; the test measures it against SOFA). `timeMs` is taken as UT1 (UTC: within 0.9 s).
 */
export function sunAltitudeDeg(at: LatLon, timeMs: number): number {
  return asin(sineOfAltitude(observerAt(at), timeMs)) / RADIANS_PER_DEGREE;
}

/**
 * Every instant within `fromMs` ... `untilMs` (closed) at which the sun passes an altitude, in order: none, one, two
 * or more a day. Found by sampling and halving, not by the hour angle, so that polar days and the days at their
 * ends come out right. The same instants whatever the window. Both ends must be finite.
 */
export function sunEvents(at: LatLon, fromMs: number, untilMs: number, altitudeDeg: number): SunEvent[] {
  const observer = observerAt(at);
  const threshold = sinDeg(altitudeDeg);
  const above = (timeMs: number): number => sineOfAltitude(observer, timeMs) - threshold;
  const events: SunEvent[] = [];
  // An event belongs to the sample that ends at or after it. Samples lie on whole hours, not on the window.
  let startMs = (Math.ceil(fromMs / SAMPLE_MS) - 1) * SAMPLE_MS;
  let atStart = above(startMs);
  for (; startMs <= untilMs; startMs += SAMPLE_MS) {
    const endMs = startMs + SAMPLE_MS;
    const atEnd = above(endMs);
    if (atStart < 0 !== atEnd < 0) {
      addEvent(events, above, startMs, endMs);
    } else {
      const turnMs = turnBetween(above, startMs, endMs, atStart < 0);
      if (turnMs !== undefined && above(turnMs) < 0 !== atStart < 0) {
        addEvent(events, above, startMs, turnMs);
        addEvent(events, above, turnMs, endMs);
      }
    }
    atStart = atEnd;
  }
  return events.filter(({ atMs }) => atMs >= fromMs && atMs <= untilMs);
}

/**
 * The nights within `fromMs` ... `untilMs`: closed intervals `[from, until, ...]` in milliseconds during which the
 * sun is below the altitude of the definition, cut at the window. None in a polar day, all of it in a polar night.
 * Both ends must be finite.
 */
export function nightIntervals(
  at: LatLon,
  definition: NightDefinition,
  fromMs: number,
  untilMs: number,
): number[] {
  const altitudeDeg = NIGHT_ALTITUDE_DEG[definition];
  const nights: number[] = [];
  if (sineOfAltitude(observerAt(at), fromMs) < sinDeg(altitudeDeg)) nights.push(fromMs);
  for (const { atMs, direction } of sunEvents(at, fromMs, untilMs, altitudeDeg)) {
    const dark = nights.length % 2 === 1;
    if (dark === (direction === 'rising')) nights.push(atMs);
  }
  if (nights.length % 2 === 1) nights.push(untilMs);
  return nights;
}

/** Shorter than half the time between two turns of the sun, except where they are too shallow to matter. */
const SAMPLE_MS = MILLISECONDS_PER_HOUR;

/** Half the step of the slope by differences. */
const SLOPE_STEP_MS = 60_000;

const J2000_MS = 946_728_000_000;

/** TT - UT1 about 2020, seconds. Thirty seconds more or less move the sun by 0.0003 degrees. */
const TERRESTRIAL_TIME_AHEAD_S = 69;

interface Observer {
  readonly sinLat: number;
  readonly cosLat: number;
  readonly lonDeg: number;
}

function observerAt({ latDeg, lonDeg }: LatLon): Observer {
  return { sinLat: sinDeg(latDeg), cosLat: cosDeg(latDeg), lonDeg };
}

/** Meeus (13.6). */
function sineOfAltitude({ sinLat, cosLat, lonDeg }: Observer, timeMs: number): number {
  const { rightAscensionDeg, sinDeclination, siderealDeg } = sunAt(timeMs);
  const cosDeclination = Math.sqrt(1 - sinDeclination * sinDeclination);
  const hourAngleDeg = siderealDeg + lonDeg - rightAscensionDeg;
  return sinLat * sinDeclination + cosLat * cosDeclination * cosDeg(hourAngleDeg);
}

/** Apparent place of the sun and apparent sidereal time at Greenwich (Meeus 12.4, 22, 25; "low accuracy"). */
function sunAt(timeMs: number): {
  rightAscensionDeg: number;
  sinDeclination: number;
  siderealDeg: number;
} {
  const days = (timeMs - J2000_MS) / MILLISECONDS_PER_DAY;
  const t = (days + TERRESTRIAL_TIME_AHEAD_S / 86_400) / 36_525;
  const meanLongitudeDeg = 280.46646 + t * (36_000.76983 + t * 0.0003032);
  const meanAnomalyDeg = 357.52911 + t * (35_999.05029 - t * 0.0001537);
  const equationOfCentreDeg =
    (1.914602 - t * (0.004817 + t * 0.000014)) * sinDeg(meanAnomalyDeg) +
    (0.019993 - t * 0.000101) * sinDeg(2 * meanAnomalyDeg) +
    0.000289 * sinDeg(3 * meanAnomalyDeg);
  const nodeDeg = 125.04 - 1934.136 * t;
  const nutationDeg = -0.00478 * sinDeg(nodeDeg);
  const longitudeDeg = meanLongitudeDeg + equationOfCentreDeg - 0.00569 + nutationDeg;
  const obliquityDeg = 23.4392911 - t * (0.0130042 + t * 1.64e-7) + 0.00256 * cosDeg(nodeDeg);
  const sinLongitude = sinDeg(longitudeDeg);
  const cosObliquity = cosDeg(obliquityDeg);
  return {
    rightAscensionDeg: atan2Deg(cosObliquity * sinLongitude, cosDeg(longitudeDeg)),
    sinDeclination: sinDeg(obliquityDeg) * sinLongitude,
    siderealDeg: 280.46061837 + 360.98564736629 * days + nutationDeg * cosObliquity,
  };
}

/** The highest point between two samples where `low` - both samples lie below the altitude - else the lowest. */
function turnBetween(
  above: (timeMs: number) => number,
  startMs: number,
  endMs: number,
  low: boolean,
): number | undefined {
  const climbs = (timeMs: number): boolean =>
    above(timeMs + SLOPE_STEP_MS) > above(timeMs - SLOPE_STEP_MS) === low;
  if (!climbs(startMs) || climbs(endMs)) return undefined;
  return firstWhere((timeMs) => !climbs(timeMs), startMs, endMs);
}

function addEvent(
  events: SunEvent[],
  above: (timeMs: number) => number,
  startMs: number,
  endMs: number,
): void {
  const rising = above(startMs) < 0;
  const atMs = firstWhere((timeMs) => above(timeMs) < 0 !== rising, startMs, endMs);
  events.push({ atMs, direction: rising ? 'rising' : 'setting' });
}

/** The first whole millisecond at which a condition holds that fails at the start and holds at the end: by halving. */
function firstWhere(holds: (timeMs: number) => boolean, startMs: number, endMs: number): number {
  let fails = startMs;
  let succeeds = endMs;
  while (succeeds - fails > 1) {
    const middle = Math.floor((fails + succeeds) / 2);
    if (holds(middle)) succeeds = middle;
    else fails = middle;
  }
  return succeeds;
}
