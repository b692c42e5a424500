import { atLevel, planFlight, pressureOfAmsl } from './flight.js';
import { offsetBy, travel } from './geodesic.js';
import { dropBox, exercise, fromGarrison, garrison, racetrack } from './scene.js';

/** The invented flights of Syria and Russia: one by day near Al-Tanf, the others in the night exercise in western Hama. */

/** 500 m east of the garrison on a straight line south-south-east: "directly overhead, within about a mile". */
const overhead = travel(garrison, 70, 500);

/** Just north of the area, where it meets the F-35 pair that flies the other way inside. */
const northernLeg = 34.01;

export const flankerByDay = planFlight({
  party: 'syria-russia',
  title: 'Su-35 by day',
  aircraft: [{ icao24: '15ff35', callsign: 'RFFSYN5', type: 'SU35', category: 'A6', squawk: '2035' }],
  knots: 390,
  turnRadiusM: 7000,
  periodS: 4,
  route: [
    travel(overhead, 340, 105_000),
    overhead,
    travel(overhead, 160, 18_000),
    fromGarrison(215, 30),
    fromGarrison(280, 75),
    fromGarrison(312, 110),
    { latDeg: northernLeg, lonDeg: garrison.lonDeg - 0.55 },
    { latDeg: northernLeg, lonDeg: garrison.lonDeg },
    { latDeg: northernLeg, lonDeg: garrison.lonDeg + 0.55 },
    fromGarrison(35, 110),
  ],
  heightM: atLevel(245),
  reaches: [7, '12:11:30'],
});

const fencers = planFlight({
  party: 'syria-russia',
  title: 'Su-24 pair',
  aircraft: [
    { icao24: '15ff24', callsign: 'RFFSYN1', type: 'SU24', category: 'A6', squawk: '2024' },
    {
      icao24: '77ff24',
      callsign: 'SYRSYN1',
      type: 'SU24',
      category: 'A6',
      squawk: '2025',
      rightM: 1200,
      behindM: 800,
      aboveFt: 200,
    },
  ],
  knots: 380,
  turnRadiusM: 6000,
  periodS: 6,
  route: [
    { latDeg: 35.41, lonDeg: 35.96 },
    ...racetrack(offsetBy(exercise, 0, 12), 180, 27, 15, 4),
    { latDeg: 35.47, lonDeg: 36.05 },
  ],
  heightM: (at) => pressureOfAmsl(at === 0 ? 3000 : 3800),
  reaches: [1, '17:46:00'],
});

const flankers = planFlight({
  party: 'syria-russia',
  title: 'Su-35 pair',
  aircraft: [
    { icao24: '15ff36', callsign: 'RFFSYN6', type: 'SU35', category: 'A6', squawk: '2036' },
    {
      icao24: '15ff37',
      callsign: 'RFFSYN7',
      type: 'SU35',
      category: 'A6',
      squawk: '2037',
      rightM: 1500,
      behindM: 500,
      aboveFt: 300,
    },
  ],
  knots: 400,
  turnRadiusM: 6500,
  periodS: 6,
  route: [
    { latDeg: 35.41, lonDeg: 35.96 },
    ...racetrack(offsetBy(exercise, -1, 5), 180, 32, 17, 5),
    { latDeg: 35.47, lonDeg: 36.05 },
  ],
  heightM: atLevel(280),
  reaches: [1, '18:12:00'],
});

const alligators = planFlight({
  party: 'syria-russia',
  title: 'Ka-52 pair',
  aircraft: [
    { icao24: '15ff52', callsign: 'RFFSYN21', type: 'KA52', category: 'A7', squawk: '2052' },
    {
      icao24: '15ff53',
      callsign: 'RFFSYN22',
      type: 'KA52',
      category: 'A7',
      squawk: '2053',
      rightM: 150,
      behindM: 250,
    },
  ],
  knots: 120,
  turnRadiusM: 900,
  periodS: 10,
  route: [
    { latDeg: 35.12, lonDeg: 36.68 },
    ...racetrack(offsetBy(exercise, -6, -6), 200, 12, 5, 5),
    { latDeg: 35.13, lonDeg: 36.69 },
  ],
  heightM: (at) => pressureOfAmsl(at % 2 === 0 ? 620 : 700),
  reaches: [1, '17:50:00'],
});

const hips = planFlight({
  party: 'syria-russia',
  title: 'Mi-8, three',
  aircraft: [
    { icao24: '15ff81', callsign: 'RFFSYN31', type: 'MI8', category: 'A7', squawk: '2081' },
    { icao24: '77ff82', callsign: 'SYRSYN32', type: 'MI8', category: 'A7', squawk: '2082', behindM: 500 },
    { icao24: '77ff83', callsign: 'SYRSYN33', type: 'MI8', category: 'A7', squawk: '2083', behindM: 1000 },
  ],
  knots: 105,
  turnRadiusM: 900,
  periodS: 10,
  route: [
    { latDeg: 35.12, lonDeg: 36.68 },
    offsetBy(exercise, 12, -8),
    ...racetrack(offsetBy(exercise, 2, -10), 270, 12, 5, 2),
    { latDeg: 35.125, lonDeg: 36.69 },
  ],
  heightM: (at) => pressureOfAmsl(at === 1 ? 760 : 690),
  reaches: [1, '18:35:00'],
});

/** Metres above mean sea level over the drop box, pass by pass. In the fourth it sinks below the agreed 1,500 m. */
const dropHeightsM = [1800, 2300, 2850, 1620, 2000];
const DIP_M = 1370;

/** Each pass runs north through the middle of the box; waypoints along it carry the heights. */
function dropRoute() {
  /** @type {(import('./geodesic.js').Place & { amslM: number })[]} */
  const route = [{ latDeg: 35.12, lonDeg: 36.68, amslM: 1500 }];
  const put = (eastKm, northKm, amslM) => route.push({ ...offsetBy(dropBox.centre, eastKm, northKm), amslM });
  for (const [pass, amslM] of dropHeightsM.entries()) {
    put(0, -13, amslM);
    put(0, -7, amslM);
    if (amslM === 1620) {
      put(0, -2.6, amslM);
      put(0, -0.9, DIP_M);
      put(0, 0.9, DIP_M);
      put(0, 2.6, amslM);
    }
    put(0, 7, amslM);
    if (pass === dropHeightsM.length - 1) break;
    put(0, 13, amslM);
    put(9, 13, amslM);
    put(9, -13, dropHeightsM[pass + 1]);
  }
  put(0, 14, 2000);
  put(16, 9, 1700);
  route.push({ latDeg: 35.13, lonDeg: 36.68, amslM: 1400 });
  return route;
}

const drops = dropRoute();

/** Its track comes from a flight recorder on board, not from a receiver. */
export const dropAircraft = planFlight({
  party: 'syria-russia',
  title: 'An-26, parachute drops',
  aircraft: [
    {
      icao24: '15ff26',
      registration: 'RF-SYN26',
      callsign: 'RFFSYN26',
      type: 'AN26',
      category: 'A3',
      squawk: '2026',
    },
  ],
  knots: 180,
  turnRadiusM: 2200,
  periodS: 4,
  route: drops,
  heightM: (at) => pressureOfAmsl(drops[at].amslM),
  reaches: [1, '18:50:00'],
});

export const nightFlights = [fencers, flankers, alligators, hips];
