import { airliners } from './airliners.js';
import { coalitionFlights, reaper } from './coalition-flights.js';
import { flankerByDay } from './exercise-flights.js';
import { measureDistanceM } from './geodesic.js';
import { minutesOf, ObservedTrack } from './observed-track.js';
import { messagesSentBy, outage } from './receptions.js';
import { garrison, METRES_OF_A_FOOT, TANF_RADIUS_M } from './scene.js';

/** The counting rule of the example agreement. */
const REENTRY_GAP_MS = 600_000;
const FORMATION = { horizontalM: 2 * 1852, verticalM: 1000 * METRES_OF_A_FOOT, overlapMs: 120_000 };

/**
 * What a check of the example must come to, worked out without the engine: the written positions, joined by
 * GeographicLib's geodesics, sampled twice a second, crossings by bisection, counted by the words of the agreement.
 */
export function expectCounts() {
  const entries = coalitionFlights
    .filter((flight) => flight !== reaper)
    .flatMap((flight) => flight.aircraft.flatMap((aircraft) => entriesOf(flight, aircraft)))
    .sort((a, b) => a.fromMs - b.fromMs || (a.aircraft < b.aircraft ? -1 : 1));
  const confirmed = entries.filter(({ certainty }) => certainty === 'confirmed');
  const counts = {
    'airframe-entry': { least: confirmed.length, most: entries.length },
    'flight-entry': { least: flightsIn(confirmed).length, most: flightsIn(entries).length },
    airframe: { least: airframesIn(confirmed), most: airframesIn(entries) },
    episode: { least: episodesIn(confirmed).length, most: episodesIn(entries).length },
    minutes: {
      least: toTenth(sumOf(confirmed, ({ minutes }) => minutes.least)),
      nominal: toTenth(sumOf(confirmed, ({ minutes }) => minutes.nominal)),
      most: toTenth(sumOf(entries, ({ minutes }) => minutes.most)),
    },
  };
  requireTheStory(counts);
  return { counts, entries, flights: flightsIn(entries), episodes: episodesIn(entries) };
}

/**
 * Positions of one aircraft as the receiver south of the area has them.
 *
 * @param {import('./flight.js').Flight} flight
 * @param {import('./flight.js').Aircraft} aircraft
 */
export function trackOf(flight, aircraft) {
  const fixes = messagesSentBy(flight)
    .filter((message) => message.aircraft === aircraft)
    .filter(({ timeMs }) => timeMs < outage.fromMs || timeMs > outage.untilMs)
    .map(({ timeMs, latDeg, lonDeg, pressureFt }) => ({
      timeMs,
      latDeg,
      lonDeg,
      heightM: pressureFt * METRES_OF_A_FOOT,
    }));
  return new ObservedTrack(fixes, (aircraft.nacp ?? 9) >= 9 ? 30 : 92.6);
}

/** When aircraft that the rule does not concern are inside: civil traffic and the Su-35 by day. */
export function staysOfOthers() {
  return [flankerByDay, ...airliners].map((flight) => {
    const [aircraft] = flight.aircraft;
    const [stay] = trackOf(flight, aircraft).stays(insideTanf);
    return {
      aircraft: `icao:${aircraft.icao24}`,
      callsign: aircraft.callsign,
      entry: stay.fromMs,
      exit: stay.untilMs,
    };
  });
}

function insideTanf(instant) {
  return TANF_RADIUS_M - measureDistanceM(garrison, instant);
}

/** Entries of one aircraft on one flight: stays closer together than the re-entry gap are one. */
function entriesOf(flight, aircraft) {
  const track = trackOf(flight, aircraft);
  const nominal = track.stays(insideTanf);
  const certain = track.stays((instant) => insideTanf(instant) - instant.radiusM);
  const possible = track.stays((instant) => insideTanf(instant) + instant.radiusM);
  return mergeStays(possible, REENTRY_GAP_MS).map(({ fromMs, untilMs }) => {
    const within = (stays) => stays.filter((stay) => stay.untilMs >= fromMs && stay.fromMs <= untilMs);
    const passes = within(nominal);
    return {
      aircraft: `icao:${aircraft.icao24}`,
      callsign: aircraft.callsign,
      title: flight.title,
      certainty: within(certain).length > 0 ? 'confirmed' : 'possible',
      fromMs: passes[0]?.fromMs ?? fromMs,
      untilMs: passes.at(-1)?.untilMs ?? untilMs,
      possible: within(possible),
      passes,
      minutes: {
        least: minutesOf(within(certain)),
        nominal: minutesOf(passes),
        most: minutesOf(within(possible)),
      },
      track,
    };
  });
}

/** Entries joined into flights: in formation for the overlap while both are inside, passed on from one to the next. */
function flightsIn(entries) {
  /** @type {(typeof entries)[]} */
  const flights = [];
  for (const entry of entries) {
    const joined = flights.filter((flight) => flight.some((other) => flyTogether(entry, other)));
    for (const flight of joined) flights.splice(flights.indexOf(flight), 1);
    flights.push([...joined.flat(), entry]);
  }
  return flights;
}

function flyTogether(a, b) {
  const fromMs = Math.max(a.fromMs, b.fromMs);
  const untilMs = Math.min(a.untilMs, b.untilMs);
  let togetherMs = 0;
  for (let timeMs = fromMs; timeMs < untilMs; timeMs += 1000) {
    const [first, second] = [a.track.at(timeMs), b.track.at(timeMs)];
    if (!first || !second) continue;
    const isClose =
      Math.abs(first.heightM - second.heightM) <= FORMATION.verticalM &&
      measureDistanceM(first, second) <= FORMATION.horizontalM;
    if (isClose) togetherMs += 1000;
  }
  return togetherMs >= FORMATION.overlapMs;
}

function airframesIn(entries) {
  return new Set(entries.map(({ aircraft }) => aircraft)).size;
}

/** Times with at least one aircraft inside, merged over gaps up to the re-entry gap. */
function episodesIn(entries) {
  return mergeStays(
    entries.map(({ fromMs, untilMs }) => ({ fromMs, untilMs })),
    REENTRY_GAP_MS,
  );
}

function mergeStays(stays, gapMs) {
  const merged = [];
  for (const { fromMs, untilMs } of stays.toSorted((a, b) => a.fromMs - b.fromMs)) {
    const last = merged.at(-1);
    if (last && fromMs - last.untilMs <= gapMs) last.untilMs = Math.max(last.untilMs, untilMs);
    else merged.push({ fromMs, untilMs });
  }
  return merged;
}

/** The generator refuses to write an example that does not tell its story. */
function requireTheStory(counts) {
  const story = { 'airframe-entry': [14, 15], 'flight-entry': [8, 9], airframe: [12, 13], episode: [5, 6] };
  for (const [unit, [least, most]] of Object.entries(story)) {
    const count = counts[unit];
    if (count.least !== least || count.most !== most) {
      throw new Error(`${unit}: got ${count.least}..${count.most}, the story says ${least}..${most}`);
    }
  }
}

function sumOf(entries, valueOf) {
  return entries.reduce((sum, entry) => sum + valueOf(entry), 0);
}

function toTenth(minutes) {
  return Math.round(minutes * 10) / 10;
}
