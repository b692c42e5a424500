import { airliners } from './airliners.js';
import {
  coalitionFlights,
  grayEagleOne,
  grayEagleTwo,
  lightningB,
  reaper,
  tanker,
  vipers,
} from './coalition-flights.js';
import { flankerByDay, nightFlights } from './exercise-flights.js';
import { messagesOf, observedPositions } from './messages.js';
import { seededRandom, seedOf } from './random.js';
import { onTheDay } from './scene.js';

/**
 * A message as one receiver has it.
 *
 * @typedef {import('./messages.js').Message & {
 *   receivedMs: number,
 *   writtenMs: number,
 * }} Reception `receivedMs`: on the receiver's own clock; `writtenMs`: its place in the file
 */

/** The receiver south of the area is down for seven minutes; nobody else hears the area then. */
export const outage = { fromMs: onTheDay('07:40:00'), untilMs: onTheDay('07:47:10') };

/** The second MQ-1C sends nothing: the last message is inside the area, the next one outside. */
export const silence = { fromMs: onTheDay('14:05:00'), untilMs: onTheDay('16:18:00') };

/** The clock of the receiver in the east is this much fast. */
const EASTERN_CLOCK_MS = 400;

/** The tanker's own positions fail for a while; receivers locate it by the arrival times of its other messages. */
const multilateration = { fromMs: onTheDay('05:25:00'), untilMs: onTheDay('05:31:00') };

const sent = new Map(
  [...coalitionFlights, flankerByDay, ...nightFlights, ...airliners].map((flight) => [
    flight,
    flight.aircraft.flatMap((aircraft) => {
      if (flight === grayEagleTwo) return messagesOf(flight, aircraft, silence);
      if (flight === tanker) return messagesOf(flight, aircraft, multilateration);
      return messagesOf(flight, aircraft);
    }),
  ]),
);

/** @param {import('./flight.js').Flight} flight */
export function messagesSentBy(flight) {
  return sent.get(flight) ?? [];
}

/** The receiver near the Jordanian border: all coalition flights near Al-Tanf, the Su-35 by day, some airliners. */
export function southernReceptions() {
  const flights = [
    ...coalitionFlights.filter((flight) => flight !== reaper),
    flankerByDay,
    ...airliners.filter((_, at) => at % 2 === 0),
  ];
  const messages = flights.flatMap((flight) => messagesSentBy(flight));
  messages.push(
    ...observedPositions(tanker, tanker.aircraft[0], {
      ...multilateration,
      periodS: 10,
      errorM: 90,
      kind: 'mlat',
    }),
    ...radarEchoOfTheVipers(),
  );
  const heard = messages.filter(({ timeMs }) => timeMs < outage.fromMs || timeMs > outage.untilMs);
  const receptions = heard.map((message) => receive('south', message, 0));
  for (const reception of receptions) {
    if (isLate(reception)) reception.writtenMs += LATE_MS;
  }
  return inFileOrder([...receptions, ...repeats(receptions)]);
}

/** A second receiver in the east hears two of the flights while they are well inside, on a clock that is fast. */
export function easternReceptions() {
  const windows = [
    { flight: lightningB, fromMs: onTheDay('05:43:00'), untilMs: onTheDay('05:58:00') },
    { flight: grayEagleOne, fromMs: onTheDay('08:00:00'), untilMs: onTheDay('08:25:00') },
    { flight: airliners[7], fromMs: onTheDay('09:08:00'), untilMs: onTheDay('09:20:00') },
  ];
  const random = seededRandom(seedOf('east'));
  const receptions = windows.flatMap(({ flight, fromMs, untilMs }) =>
    messagesSentBy(flight)
      .filter(({ timeMs }) => timeMs >= fromMs && timeMs <= untilMs && random() < 0.8)
      .map((message) => receive('east', message, EASTERN_CLOCK_MS)),
  );
  return inFileOrder(receptions);
}

/** A delay of the network held back a minute and a half of the F-16 pair for three minutes. */
const LATE_MS = 180_000;
const late = { fromMs: onTheDay('05:15:00'), untilMs: onTheDay('05:16:30') };

function isLate({ aircraft, timeMs }) {
  return vipers.aircraft.includes(aircraft) && timeMs >= late.fromMs && timeMs <= late.untilMs;
}

/** The decoder reports the tanker's last position again five seconds later, with its age. */
function repeats(receptions) {
  const fromMs = onTheDay('05:10:00');
  const untilMs = onTheDay('05:13:00');
  return receptions
    .filter(
      ({ aircraft, timeMs }) => aircraft === tanker.aircraft[0] && timeMs >= fromMs && timeMs <= untilMs,
    )
    .map(repeatOf);
}

function repeatOf(reception) {
  const { receivedMs, writtenMs } = reception;
  return { ...reception, receivedMs: receivedMs + 5000, writtenMs: writtenMs + 5000 };
}

/** TIS-B: a ground radar's view of the first F-16, broadcast under an address of its own that is no ICAO address. */
function radarEchoOfTheVipers() {
  const echo = { ...vipers.aircraft[0], icao24: '~2afe16', callsign: '', type: '', category: 'A0', nacp: 6 };
  return observedPositions(vipers, vipers.aircraft[0], {
    fromMs: onTheDay('05:17:00'),
    untilMs: onTheDay('05:21:00'),
    periodS: 12,
    errorM: 120,
    kind: 'tisb_trackfile',
    as: echo,
  });
}

function receive(receiver, message, clockMs) {
  const random = seededRandom(seedOf(`${receiver} ${message.aircraft.icao24} ${message.timeMs}`));
  const receivedMs = message.timeMs + clockMs + Math.floor(random() * 4) * 100;
  return { ...message, timeMs: message.timeMs + clockMs, receivedMs, writtenMs: receivedMs };
}

function inFileOrder(receptions) {
  return receptions.sort(
    (a, b) => a.writtenMs - b.writtenMs || (a.aircraft.icao24 < b.aircraft.icao24 ? -1 : 1),
  );
}
