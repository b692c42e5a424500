import { atLevel, planFlight } from './flight.js';
import { geodesicBetween, travel } from './geodesic.js';
import { airway, garrison } from './scene.js';

/**
 * Civil traffic on the airway SYN 1. Designators of operators are three letters (ICAO Doc 8585), so that nobody can have
 * one with a digit in it; the addresses lie at the ends of State blocks, where hardly any real aircraft is.
 */

/** Time abeam the garrison, direction, level, address, call sign, type. */
const schedule = [
  ['02:41:00', 'east', 330, '747fe1', 'X0A101', 'A320'],
  ['03:33:00', 'west', 340, '72ffe2', 'X0B202', 'B738'],
  ['04:26:00', 'east', 350, '4bffe3', 'X0C303', 'A321'],
  ['05:19:00', 'west', 360, '896fe4', 'X0D404', 'B77W'],
  ['06:14:00', 'east', 370, '717fe7', 'X0E505', 'A333'],
  ['07:08:00', 'west', 380, '06a3e5', 'X0F606', 'A359'],
  ['08:19:00', 'east', 330, '3fffe6', 'X0G707', 'B744'],
  ['09:16:00', 'west', 340, '017fe8', 'X0H808', 'A320'],
  ['10:07:00', 'east', 350, '83ffea', 'X0J909', 'B788'],
  ['11:13:00', 'west', 360, '747fe9', 'X0A110', 'A320'],
  ['12:31:00', 'east', 390, '4bffeb', 'X0C311', 'A332'],
  ['13:17:00', 'west', 380, '896fec', 'X0D412', 'A388'],
  // A busy afternoon, so that somebody is heard most of the time while the second MQ-1C is silent.
  ['14:09:00', 'west', 380, '896ff6', 'X0D614', 'A388'],
  ['14:17:00', 'east', 330, '72ffed', 'X0B213', 'B738'],
  ['14:26:00', 'west', 360, '747ff5', 'X0A714', 'A320'],
  ['14:37:00', 'east', 370, '06a3f7', 'X0F814', 'A359'],
  ['14:44:00', 'west', 380, '717ffc', 'X0E814', 'B788'],
  ['14:51:00', 'west', 340, '06a3ee', 'X0F614', 'B77L'],
  ['15:00:00', 'east', 390, '4bfff8', 'X0C914', 'A332'],
  ['15:12:00', 'west', 380, '83fff9', 'X0J115', 'B788'],
  ['15:22:00', 'east', 350, '717fef', 'X0E515', 'A320'],
  ['15:28:00', 'east', 370, '3ffffd', 'X0G615', 'A321'],
  ['15:34:00', 'west', 360, '017ffa', 'X0H215', 'A320'],
  ['15:43:00', 'east', 330, '72fffb', 'X0B315', 'B738'],
  ['15:55:00', 'west', 340, '747ffc', 'X0A415', 'A321'],
  ['16:06:00', 'west', 360, '3ffff1', 'X0G716', 'A346'],
  ['17:04:00', 'east', 370, '017ff2', 'X0H817', 'B738'],
  ['18:33:00', 'west', 380, '83fff3', 'X0J918', 'B77W'],
  ['19:42:00', 'east', 330, '747ff4', 'X0A119', 'A321'],
];

const along = geodesicBetween(airway.west, airway.east);
const middle = travel(airway.west, along.departureDeg, along.distanceM * nearestFraction());

export const airliners = schedule.map(([clock, direction, level, icao24, callsign, type], at) => {
  const eastward = direction === 'east';
  // Half a mile to a mile right of the centre line, as airliners offset themselves (ICAO Doc 4444, 16.5).
  const courseDeg = middle.azimuthDeg + (eastward ? 0 : 180);
  const abeam = travel(middle, courseDeg + 90, 300 + 140 * (at % 7));
  const back = geodesicBetween(abeam, eastward ? airway.west : airway.east).departureDeg;
  const onward = geodesicBetween(abeam, eastward ? airway.east : airway.west).departureDeg;
  return planFlight({
    party: 'civil',
    title: `${callsign} on the airway`,
    aircraft: [{ icao24, callsign, type, category: 'A3', squawk: (0o3010 + at).toString(8) }],
    knots: 455 + (at % 5) * 4,
    turnRadiusM: 20_000,
    periodS: 10,
    route: [travel(abeam, back, 150_000), abeam, travel(abeam, onward, 150_000)],
    heightM: atLevel(level),
    reaches: [1, clock],
  });
});

/** Where along the airway the garrison is abeam, by golden section. */
function nearestFraction() {
  const golden = (Math.sqrt(5) - 1) / 2;
  const distance = (fraction) =>
    geodesicBetween(garrison, travel(airway.west, along.departureDeg, along.distanceM * fraction)).distanceM;
  let low = 0;
  let high = 1;
  while (high - low > 1e-7) {
    const third = high - golden * (high - low);
    const twoThirds = low + golden * (high - low);
    if (distance(third) < distance(twoThirds)) high = twoThirds;
    else low = third;
  }
  return Math.round(((low + high) / 2) * 1e5) / 1e5;
}
