import { endMs, motionAt } from './flight.js';
import { travel } from './geodesic.js';
import { bellDraw, seededRandom, seedOf } from './random.js';
import { roundTo, roundToStep } from './rounding.js';
import { METRES_OF_A_FOOT, PRESSURE_ABOVE_AMSL_M, UNDULATION_M } from './scene.js';

/**
 * A position message as an aircraft broadcasts it: rounded as ADS-B and its decoders round.
 *
 * @typedef {object} Message
 * @property {import('./flight.js').Aircraft} aircraft
 * @property {number} timeMs when the position held, in steps of 100 ms
 * @property {number} latDeg six decimals
 * @property {number} lonDeg
 * @property {number} pressureFt in steps of 25 ft
 * @property {number} ellipsoidFt height above the ellipsoid in steps of 25 ft
 * @property {number} knots one decimal
 * @property {number} trackDeg two decimals
 * @property {number} climbFtMin in steps of 64 ft/min
 * @property {'adsb_icao' | 'mlat' | 'tisb_trackfile'} kind
 */

/**
 * Everything that one aircraft of a flight broadcasts: about one message a period, with the small errors of a good GNSS
 * receiver, and now and then a few messages that nobody receives.
 *
 * @param {import('./flight.js').Flight} flight
 * @param {import('./flight.js').Aircraft} aircraft
 * @param {{ fromMs: number, untilMs: number }} [silence] in which the aircraft sends nothing
 * @returns {Message[]}
 */
export function messagesOf(flight, aircraft, silence) {
  const random = seededRandom(seedOf(`${SEED} ${flight.title} ${aircraft.icao24}`));
  const wanderM = wander(random, (aircraft.nacp ?? 9) >= 9 ? 2 : 4);
  const messages = [];
  let lost = 0;
  for (let dueMs = flight.startMs; dueMs <= endMs(flight) - 1000; dueMs += flight.periodS * 1000) {
    const timeMs = dueMs + Math.floor(random() * 8) * 100;
    const [eastM, northM] = wanderM();
    if (lost > 0) lost -= 1;
    else if (random() < 0.02) lost = 1 + Math.floor(random() * 3);
    const isSilent = silence !== undefined && timeMs > silence.fromMs && timeMs < silence.untilMs;
    if (lost === 0 && !isSilent)
      messages.push(messageAt(flight, aircraft, timeMs, eastM, northM, 'adsb_icao'));
  }
  return messages;
}

/**
 * Positions of the same aircraft that others computed, by multilateration or ground radar: rarer and coarser.
 *
 * @param {import('./flight.js').Flight} flight
 * @param {import('./flight.js').Aircraft} aircraft
 * @param {{ fromMs: number, untilMs: number, periodS: number, errorM: number, kind: Message['kind'],
 *   as?: import('./flight.js').Aircraft }} how `as`: the identity under which they are passed on
 * @returns {Message[]}
 */
export function observedPositions(flight, aircraft, how) {
  const random = seededRandom(seedOf(`${SEED} ${how.kind} ${flight.title} ${aircraft.icao24}`));
  const wanderM = wander(random, how.errorM);
  const messages = [];
  for (let timeMs = how.fromMs; timeMs <= how.untilMs; timeMs += how.periodS * 1000) {
    const [eastM, northM] = wanderM();
    const message = messageAt(flight, aircraft, timeMs, eastM, northM, how.kind);
    messages.push({ ...message, aircraft: how.as ?? aircraft });
  }
  return messages;
}

/** Changes every instance of noise in the example. */
const SEED = 'al-tanf 2023-08-02';

function messageAt(flight, aircraft, timeMs, eastM, northM, kind) {
  const motion = motionAt(flight, aircraft, timeMs);
  const off = travel(
    motion,
    (Math.atan2(eastM, northM) * 180) / Math.PI,
    Math.sqrt(eastM * eastM + northM * northM),
  );
  const pressureFt = motion.pressureM / METRES_OF_A_FOOT;
  const ellipsoidFt = (motion.pressureM - PRESSURE_ABOVE_AMSL_M + UNDULATION_M) / METRES_OF_A_FOOT;
  return {
    aircraft,
    timeMs,
    latDeg: roundTo(off.latDeg, 6),
    lonDeg: roundTo(off.lonDeg, 6),
    pressureFt: roundToStep(pressureFt, 25),
    ellipsoidFt: roundToStep(ellipsoidFt, 25),
    knots: roundTo(motion.knots, 1),
    trackDeg: roundTo(motion.trackDeg, 2) % 360,
    climbFtMin: roundToStep((motion.climbMps * 60) / METRES_OF_A_FOOT, 64),
    kind,
  };
}

/** An error that drifts slowly, as that of a GNSS receiver does, with this standard deviation in each direction. */
function wander(random, deviationM) {
  const held = 0.9;
  const fresh = Math.sqrt(1 - held * held) * deviationM;
  let eastM = bellDraw(random) * deviationM;
  let northM = bellDraw(random) * deviationM;
  return () => {
    eastM = held * eastM + fresh * bellDraw(random);
    northM = held * northM + fresh * bellDraw(random);
    return [eastM, northM];
  };
}
