import { atLevel, planFlight } from './flight.js';
import { offsetBy, travel } from './geodesic.js';
import { fromGarrison, garrison, racetrack } from './scene.js';

/** The coalition's invented day: six pairs, two MQ-1C, one MC-12W that grazes the boundary, and two that stay away. */

const JET_TURN_M = 7000;

function pair(type, category, first, second, squawk) {
  return [
    { icao24: first[0], callsign: first[1], type, category, squawk },
    {
      icao24: second[0],
      callsign: second[1],
      type,
      category,
      squawk,
      rightM: 1500,
      behindM: 600,
      aboveFt: 300,
    },
  ];
}

const jet = { party: 'coalition', knots: 420, turnRadiusM: JET_TURN_M, periodS: 5 };

/** First and second sortie of the same two aircraft: other call signs, same addresses. */
const leaderOfA = 'afff51';
const wingmanOfA = 'afff52';

const lightningA = planFlight({
  ...jet,
  title: 'F-35 pair A, first time',
  aircraft: pair('F35', 'A6', [leaderOfA, 'SYN351'], [wingmanOfA, 'SYN352'], '4351'),
  route: [
    fromGarrison(205, 95),
    ...racetrack(fromGarrison(340, 6), 60, 44, 18, 1),
    ...racetrack(fromGarrison(340, 6), 60, 44, 18, 1).slice(0, 2),
    fromGarrison(150, 95),
  ],
  heightM: atLevel(250),
  reaches: [1, '03:20:00'],
});

export const vipers = planFlight({
  ...jet,
  title: 'F-16 pair',
  knots: 400,
  aircraft: pair('F16', 'A6', ['afff16', 'SYN161'], ['afff17', 'SYN162'], '4161'),
  route: [
    fromGarrison(190, 95),
    ...racetrack(fromGarrison(285, 14), 350, 44, 18, 1),
    ...racetrack(fromGarrison(285, 14), 350, 44, 18, 1).slice(0, 3),
    fromGarrison(172, 95),
  ],
  heightM: atLevel(220),
  reaches: [1, '05:08:00'],
});

export const lightningB = planFlight({
  ...jet,
  title: 'F-35 pair B',
  aircraft: pair('F35', 'A6', ['afff53', 'SYN353'], ['afff54', 'SYN354'], '4353'),
  route: [fromGarrison(95, 95), ...racetrack(fromGarrison(30, 12), 280, 44, 18, 3), fromGarrison(120, 95)],
  heightM: atLevel(270),
  reaches: [1, '05:38:00'],
});

const lightningC = planFlight({
  ...jet,
  title: 'F-35 pair C, out and in again',
  aircraft: pair('F35', 'A6', ['afff55', 'SYN355'], ['afff56', 'SYN356'], '4355'),
  route: [
    fromGarrison(230, 95),
    fromGarrison(240, 10),
    fromGarrison(73, 25),
    fromGarrison(73, 92),
    fromGarrison(62, 92),
    fromGarrison(60, 20),
    fromGarrison(280, 22),
    fromGarrison(195, 95),
  ],
  heightM: atLevel(270),
  reaches: [1, '08:34:00'],
});

export const lightningAAgain = planFlight({
  ...jet,
  title: 'F-35 pair A, second time',
  aircraft: [
    { icao24: leaderOfA, callsign: 'SYN361', type: 'F35', category: 'A6', squawk: '4361' },
    {
      icao24: wingmanOfA,
      callsign: 'SYN362',
      type: 'F35',
      category: 'A6',
      squawk: '4361',
      rightM: -2200,
      behindM: 300,
      aboveFt: 300,
    },
  ],
  turnRadiusM: 9000,
  route: [
    fromGarrison(152, 95),
    offsetBy(garrison, 18, 0),
    { latDeg: 33.9716, lonDeg: garrison.lonDeg + 0.1945 },
    { latDeg: 33.9716, lonDeg: garrison.lonDeg - 0.1945 },
    offsetBy(garrison, -18, 0),
    fromGarrison(200, 95),
  ],
  heightM: atLevel(250),
  reaches: [1, '12:07:00'],
});

const lightningD = planFlight({
  ...jet,
  title: 'F-35 pair D',
  aircraft: pair('F35', 'A6', ['afff57', 'SYN357'], ['afff58', 'SYN358'], '4357'),
  route: [fromGarrison(250, 95), ...racetrack(fromGarrison(250, 20), 20, 40, 18, 2), fromGarrison(215, 95)],
  heightM: atLevel(260),
  reaches: [1, '13:40:00'],
});

const drone = { party: 'coalition', knots: 125, turnRadiusM: 1400, periodS: 10 };

export const grayEagleOne = planFlight({
  ...drone,
  title: 'MQ-1C, first',
  aircraft: [{ icao24: 'afff71', callsign: 'SYN71', type: 'Q1', category: 'B6', squawk: '4071' }],
  route: [fromGarrison(187, 72), ...racetrack(fromGarrison(40, 14), 75, 26, 9, 8), fromGarrison(180, 72)],
  heightM: atLevel(170),
  reaches: [1, '07:06:00'],
});

export const grayEagleTwo = planFlight({
  ...drone,
  title: 'MQ-1C, second, falls silent',
  aircraft: [{ icao24: 'afff72', callsign: 'SYN72', type: 'Q1', category: 'B6', squawk: '4072' }],
  route: [fromGarrison(176, 72), ...racetrack(fromGarrison(65, 26), 30, 24, 9, 9), fromGarrison(196, 150)],
  heightM: atLevel(190),
  reaches: [1, '13:26:00'],
});

/** Closest to the garrison on a straight line: 55,040 m, which is 40 m outside, with an accuracy of 92.6 m. */
const grazingPoint = travel(garrison, 285, 55_040);

const liberty = planFlight({
  party: 'coalition',
  title: 'MC-12W, grazes the boundary',
  aircraft: [{ icao24: 'afff12', callsign: 'SYN12W', type: 'B350', category: 'A1', squawk: '4012', nacp: 8 }],
  knots: 215,
  turnRadiusM: 4000,
  periodS: 5,
  route: [
    travel(grazingPoint, grazingPoint.azimuthDeg - 90, 60_000),
    grazingPoint,
    travel(grazingPoint, grazingPoint.azimuthDeg + 90, 60_000),
  ],
  heightM: atLevel(210),
  reaches: [1, '10:30:00'],
});

export const tanker = planFlight({
  party: 'coalition',
  title: 'KC-135, stays outside',
  aircraft: [{ icao24: 'afff35', callsign: 'SYN135', type: 'K35R', category: 'A5', squawk: '4135' }],
  knots: 400,
  turnRadiusM: 9000,
  periodS: 10,
  route: [
    fromGarrison(215, 200),
    ...racetrack(fromGarrison(192, 130), 80, 80, 25, 3),
    fromGarrison(225, 190),
  ],
  heightM: atLevel(280),
  reaches: [1, '05:04:00'],
});

/** A north-south line 12.0 km east of the exercise area. */
export const reaper = planFlight({
  party: 'coalition',
  title: 'MQ-9, passes the exercise at 12 km',
  aircraft: [{ icao24: 'afff09', callsign: 'SYN9', type: 'Q9', category: 'B6', squawk: '4009' }],
  knots: 180,
  turnRadiusM: 2500,
  periodS: 9,
  route: [
    { latDeg: 35.75, lonDeg: 36.7817 },
    { latDeg: 35.1, lonDeg: 36.7817 },
    { latDeg: 34.45, lonDeg: 36.7817 },
  ],
  heightM: atLevel(190),
  reaches: [1, '18:25:00'],
});

export const coalitionFlights = [
  lightningA,
  tanker,
  vipers,
  lightningB,
  grayEagleOne,
  lightningC,
  liberty,
  lightningAAgain,
  grayEagleTwo,
  lightningD,
  reaper,
];
