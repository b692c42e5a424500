import { grayEagleOne, grayEagleTwo, lightningAAgain, reaper } from './coalition-flights.js';
import { staysOfOthers, trackOf } from './expectation.js';
import { dropAircraft, flankerByDay } from './exercise-flights.js';
import { measureDistanceM, geodesicBetween, travel } from './geodesic.js';
import { ObservedTrack } from './observed-track.js';
import { recordedFixes } from './other-encodings.js';
import { outage, silence } from './receptions.js';
import { bufferLine, dropBox, garrison, METRES_OF_A_FOOT } from './scene.js';

/** What the example agreement says: separation, standoff, buffer, band of heights. */
const SEPARATION = { horizontalM: 3 * 1852, verticalM: 1000 * METRES_OF_A_FOOT };
const STANDOFF_M = 1852;
/** 100 ft by agreement, and half a step of 25 ft. */
const HEIGHT_ERROR_M = 112.5 * METRES_OF_A_FOOT;
/** More than satellite height or pressure altitude can be off at the pressures of the day. */
const HEIGHT_DOUBT_M = 100;
const BUFFER_M = 10_000;
const DROP_FLOOR_M = 1500;
const DROP_CEILING_M = 3000;

/** What the other rules of the example agreement must come to, worked out like the counts. */
export function expectOtherRules() {
  return {
    distance: expectSeparation(),
    garrison: expectStandoff(),
    'drop-heights': expectAltitudeBand(),
    'line-buffer': expectNothingAtTheLine(),
    identification: expectSilences(),
  };
}

/** The pair that passes the Su-35 head on: the leader comes too close, the wingman does not. */
function expectSeparation() {
  const [other] = flankerByDay.aircraft;
  const otherTrack = trackOf(flankerByDay, other);
  const meetings = lightningAAgain.aircraft.map((aircraft) => {
    const track = trackOf(lightningAAgain, aircraft);
    const apart = (instant) => {
      const there = otherTrack.at(instant.timeMs);
      if (!there) return { horizontalM: Infinity, verticalM: Infinity, radiusM: 0 };
      return {
        horizontalM: measureDistanceM(instant, there),
        verticalM: Math.abs(instant.heightM - there.heightM),
        radiusM: instant.radiusM + there.radiusM,
      };
    };
    /** Closer than agreed, where each error radius is taken so many times. */
    const tooClose = (radii) =>
      track.stays((instant) => {
        const { horizontalM, verticalM, radiusM } = apart(instant);
        const heightErrorM = radii * 2 * HEIGHT_ERROR_M;
        if (verticalM > SEPARATION.verticalM + heightErrorM) return -1;
        return SEPARATION.horizontalM + radii * radiusM - horizontalM;
      });
    let closest = { timeMs: 0, horizontalM: Infinity, verticalM: Infinity };
    for (let timeMs = track.fixes[0].timeMs; timeMs <= track.fixes.at(-1).timeMs; timeMs += 100) {
      const instant = track.at(timeMs);
      const now = instant && apart(instant);
      if (now && now.horizontalM < closest.horizontalM) closest = { timeMs, ...now };
    }
    return {
      aircraft: `icao:${aircraft.icao24}`,
      certain: tooClose(-1),
      nominal: tooClose(0),
      possible: tooClose(1),
      closest,
    };
  });
  const [leader, wingman] = meetings;
  require('separation', leader.certain.length === 1 && leader.possible.length === 1);
  require('separation of the wingman', wingman.possible.length === 0);
  return {
    findings: 1,
    aircraft: leader.aircraft,
    other: `icao:${other.icao24}`,
    from: leader.nominal[0].fromMs,
    until: leader.nominal[0].untilMs,
    closest: leader.closest,
    wingman: { aircraft: wingman.aircraft, closest: wingman.closest },
  };
}

/** The Su-35 crosses the garrison once, half a kilometre beside it. */
function expectStandoff() {
  const [aircraft] = flankerByDay.aircraft;
  const track = trackOf(flankerByDay, aircraft);
  const within = (instant) => STANDOFF_M - measureDistanceM(garrison, instant);
  const stays = track.stays(within);
  const certain = track.stays((instant) => within(instant) - instant.radiusM);
  const possible = track.stays((instant) => within(instant) + instant.radiusM);
  require('standoff', stays.length === 1 && certain.length === 1 && possible.length === 1);
  return { findings: 1, aircraft: `icao:${aircraft.icao24}`, from: stays[0].fromMs, until: stays[0].untilMs };
}

/** The An-26 inside the drop box but outside the band of heights: once, below. */
function expectAltitudeBand() {
  const fixes = recordedFixes(dropAircraft);
  const track = new ObservedTrack(fixes, 30);
  const inBox = (instant) => dropBox.radiusM - measureDistanceM(dropBox.centre, instant);
  const below = track.stays((instant) => Math.min(inBox(instant), DROP_FLOOR_M - instant.heightM));
  const above = track.stays((instant) => Math.min(inBox(instant), instant.heightM - DROP_CEILING_M));
  require('altitude band', below.length === 1 && above.length === 0);
  const spare = (instant) => Math.min(instant.heightM - DROP_FLOOR_M, DROP_CEILING_M - instant.heightM);
  const doubtful = track.stays((instant) => Math.min(inBox(instant), HEIGHT_DOUBT_M - spare(instant)));
  require('altitude band beyond doubt', doubtful.length === 1);
  const lowestM = Math.min(...fixes.filter((fix) => inBox(fix) >= 0).map(({ heightM }) => heightM));
  return {
    findings: 1,
    passes: track.stays(inBox).length,
    from: below[0].fromMs,
    until: below[0].untilMs,
    lowestAmslM: lowestM,
  };
}

/** The MQ-9 stays further from the line than agreed for unmanned aircraft, even at the worst its position may be. */
function expectNothingAtTheLine() {
  const [aircraft] = reaper.aircraft;
  const line = geodesicBetween(bufferLine[0], bufferLine[1]);
  const fromLineM = (instant) =>
    leastAlong(line.distanceM, (alongM) =>
      measureDistanceM(travel(bufferLine[0], line.departureDeg, alongM), instant),
    );
  const track = trackOf(reaper, aircraft);
  const possible = track.stays((instant) => BUFFER_M + instant.radiusM - fromLineM(instant));
  const closestM = Math.min(...track.fixes.map(fromLineM));
  require('buffer', possible.length === 0 && closestM > 11_900 && closestM < 12_100);
  return { findings: 0, closestM };
}

/**
 * Two silences inside: one while nobody else was heard, which may be the receiver's, and one while airliners went by in
 * most of its minutes.
 */
function expectSilences() {
  const [one] = grayEagleOne.aircraft;
  const [two] = grayEagleTwo.aircraft;
  const silences = [
    { aircraft: `icao:${one.icao24}`, ...silenceAround(grayEagleOne, one, outage), certainty: 'possible' },
    { aircraft: `icao:${two.icao24}`, ...silenceAround(grayEagleTwo, two, silence), certainty: 'confirmed' },
  ];
  const findings = silences.map((finding) => ({ ...finding, ...othersDuring(finding) }));
  const [unheard, heard] = findings;
  require('the silence of the receiver', unheard.othersInside === 0);
  require('the silence of the aircraft', heard.minutesHeard * 2 > heard.minutes);
  return { findings };
}

/** Airliners inside the area in a stretch of time, and the whole minutes in which at least one was. */
function othersDuring({ from, until }) {
  const stays = staysOfOthers().filter(({ entry, exit }) => exit > from && entry < until);
  const first = Math.ceil(from / 60_000);
  const end = Math.floor(until / 60_000);
  let minutesHeard = 0;
  for (let minute = first; minute < end; minute += 1) {
    const [startMs, endMs] = [minute * 60_000, (minute + 1) * 60_000];
    if (stays.some(({ entry, exit }) => exit > startMs && entry < endMs)) minutesHeard += 1;
  }
  return { othersInside: stays.length, minutes: end - first, minutesHeard };
}

function silenceAround(flight, aircraft, { fromMs, untilMs }) {
  const times = trackOf(flight, aircraft).fixes.map(({ timeMs }) => timeMs);
  return {
    from: Math.max(...times.filter((timeMs) => timeMs <= fromMs)),
    until: Math.min(...times.filter((timeMs) => timeMs >= untilMs)),
  };
}

/** The least of a function with one valley, by thirds. */
function leastAlong(lengthM, valueAt) {
  let [low, high] = [0, lengthM];
  while (high - low > 0.1) {
    const third = (high - low) / 3;
    if (valueAt(low + third) < valueAt(high - third)) high -= third;
    else low += third;
  }
  return valueAt((low + high) / 2);
}

function require(what, holds) {
  if (!holds) throw new Error(`the example does not show what it should: ${what}`);
}
