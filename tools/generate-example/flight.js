import { geodesicBetween, travel } from './geodesic.js';
import { FlightPath } from './path.js';
import { METRES_OF_A_FOOT, onTheDay, PRESSURE_ABOVE_AMSL_M } from './scene.js';

/**
 * @typedef {object} Aircraft
 * @property {string} icao24
 * @property {string} callsign
 * @property {string} type ICAO Doc 8643 designator, where there is one
 * @property {string} category ADS-B emitter category
 * @property {string} squawk
 * @property {string} [registration]
 * @property {number} [rightM] place in the formation, seen from the leader
 * @property {number} [behindM]
 * @property {number} [aboveFt]
 * @property {number} [nacp] NACp, 9 unless said otherwise
 *
 * @typedef {object} Flight
 * @property {string} title
 * @property {'coalition' | 'syria-russia' | 'civil'} party
 * @property {readonly Aircraft[]} aircraft
 * @property {FlightPath} path of the leader; heights are pressure altitudes
 * @property {number} startMs
 * @property {number} periodS seconds between position messages
 */

/**
 * A flight that reaches one of its waypoints at a given time.
 *
 * @param {object} plan
 * @param {string} plan.title
 * @param {Flight['party']} plan.party
 * @param {readonly Aircraft[]} plan.aircraft
 * @param {readonly import('./geodesic.js').Place[]} plan.route
 * @param {number} plan.knots
 * @param {(waypoint: number) => number} plan.heightM pressure altitude at a waypoint
 * @param {number} plan.turnRadiusM
 * @param {readonly [waypoint: number, clock: string]} plan.reaches
 * @param {number} plan.periodS
 * @returns {Flight}
 */
export function planFlight(plan) {
  const waypoints = plan.route.map((place, at) => ({
    ...place,
    knots: plan.knots,
    heightM: plan.heightM(at),
  }));
  const path = new FlightPath(waypoints, plan.turnRadiusM);
  const [waypoint, clock] = plan.reaches;
  const startMs = onTheDay(clock) - Math.round(path.timeOfWaypointS(waypoint) * 10) * 100;
  const { title, party, aircraft, periodS } = plan;
  return { title, party, aircraft, path, startMs, periodS };
}

/** @param {number} level flight level */
export function atLevel(level) {
  return () => level * 100 * METRES_OF_A_FOOT;
}

/** @param {number} amslM metres above mean sea level */
export function pressureOfAmsl(amslM) {
  return amslM + PRESSURE_ABOVE_AMSL_M;
}

/** @param {Flight} flight */
export function endMs(flight) {
  return flight.startMs + Math.floor(flight.path.durationS * 10) * 100;
}

/**
 * Where an aircraft of a flight truly is, and how it moves.
 *
 * @param {Flight} flight
 * @param {Aircraft} aircraft
 * @param {number} timeMs
 */
export function motionAt(flight, aircraft, timeMs) {
  const before = placeInFormation(flight, aircraft, timeMs - 500);
  const now = placeInFormation(flight, aircraft, timeMs);
  const after = placeInFormation(flight, aircraft, timeMs + 500);
  const course = geodesicBetween(before, after);
  return {
    ...now,
    knots: (course.distanceM * 3600) / 1852,
    trackDeg: (course.departureDeg + 360) % 360,
    climbMps: after.pressureM - before.pressureM,
  };
}

function placeInFormation(flight, aircraft, timeMs) {
  const timeS = (timeMs - flight.startMs) / 1000;
  const leader = flight.path.positionAt(timeS);
  const pressureM = leader.heightM + (aircraft.aboveFt ?? 0) * METRES_OF_A_FOOT;
  const rightM = aircraft.rightM ?? 0;
  const behindM = aircraft.behindM ?? 0;
  if (rightM === 0 && behindM === 0) return { latDeg: leader.latDeg, lonDeg: leader.lonDeg, pressureM };
  const courseDeg = geodesicBetween(
    flight.path.positionAt(timeS - 0.5),
    flight.path.positionAt(timeS + 0.5),
  ).departureDeg;
  const bearingDeg = courseDeg + (Math.atan2(rightM, -behindM) * 180) / Math.PI;
  const place = travel(leader, bearingDeg, Math.sqrt(rightM * rightM + behindM * behindM));
  return { latDeg: place.latDeg, lonDeg: place.lonDeg, pressureM };
}
