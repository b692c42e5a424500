import { motionAt } from './flight.js';
import { roundTo } from './rounding.js';
import { METRES_OF_A_FOOT, PRESSURE_ABOVE_AMSL_M } from './scene.js';

/**
 * BaseStation (SBS-1) lines of a receiver: positions as MSG,3, call signs as MSG,1, speeds as MSG,4. The form has no
 * room for quality, nor for a remark that the data is synthetic.
 *
 * @param {readonly import('./messages.js').Message[]} messages
 * @returns {string}
 */
export function baseStationLines(messages) {
  const ordered = messages.toSorted(
    (a, b) => a.timeMs - b.timeMs || (a.aircraft.icao24 < b.aircraft.icao24 ? -1 : 1),
  );
  const counts = new Map();
  const lines = [];
  for (const message of ordered) {
    const { icao24, callsign } = message.aircraft;
    const count = counts.get(icao24) ?? 0;
    counts.set(icao24, count + 1);
    if (count % 12 === 0) lines.push(baseStationLine(message, 1, { 10: callsign.padEnd(8) }));
    const position = {
      11: message.pressureFt,
      14: message.latDeg.toFixed(5),
      15: message.lonDeg.toFixed(5),
      18: 0,
      19: 0,
      20: 0,
      21: 0,
    };
    const line = baseStationLine(message, 3, position);
    lines.push(lines.length === CUT_LINE ? line.slice(0, 50) : line);
    if (count % 6 === 0) {
      const motion = {
        12: message.knots.toFixed(0),
        13: message.trackDeg.toFixed(0),
        16: message.climbFtMin,
      };
      lines.push(baseStationLine(message, 4, motion));
    }
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

/** The receiver's logger stopped in the middle of this line and was started again: one position is lost. */
const CUT_LINE = 1903;

function baseStationLine(message, transmission, fields) {
  const [date, clock] = new Date(message.timeMs).toISOString().slice(0, -1).split('T');
  const row = new Array(22).fill('');
  const stamp = [date.replaceAll('-', '/'), clock];
  row.splice(0, 10, 'MSG', transmission, 1, 1, message.aircraft.icao24.toUpperCase(), 1, ...stamp, ...stamp);
  for (const [at, value] of Object.entries(fields)) row[Number(at)] = value;
  return row.join(',');
}

/**
 * OpenSky state vectors in the columns of its historical files: a row per aircraft and ten seconds, holding the last
 * position known then, however old (`lastposupdate`).
 *
 * @param {readonly (readonly import('./messages.js').Message[])[]} tracks one for each aircraft, in time order
 * @returns {string}
 */
export function openSkyStates(tracks) {
  const rows = tracks.flatMap((messages) => stateRows(messages));
  rows.sort((a, b) => a.time - b.time || (a.icao24 < b.icao24 ? -1 : 1));
  return [OPENSKY_COLUMNS, ...rows.map(({ text }) => text)].map((line) => `${line}\n`).join('');
}

const OPENSKY_COLUMNS =
  'time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,lastposupdate,lastcontact';

function stateRows(messages) {
  const rows = [];
  let last = 0;
  const lastTime = Math.ceil(messages.at(-1).timeMs / 10_000) * 10;
  for (let time = Math.ceil(messages[0].timeMs / 10_000) * 10; time <= lastTime; time += 10) {
    while (last + 1 < messages.length && messages[last + 1].timeMs <= time * 1000) last += 1;
    rows.push({ time, icao24: messages[last].aircraft.icao24, text: stateRow(messages[last], time) });
  }
  return rows;
}

function stateRow(message, time) {
  const { aircraft } = message;
  const positionTime = (message.timeMs / 1000).toFixed(1);
  return [
    time,
    aircraft.icao24,
    message.latDeg,
    message.lonDeg,
    ((message.knots * 1852) / 3600).toFixed(2),
    message.trackDeg,
    ((message.climbFtMin * METRES_OF_A_FOOT) / 60).toFixed(2),
    aircraft.callsign.padEnd(8),
    'False',
    'False',
    'False',
    aircraft.squawk,
    (message.pressureFt * METRES_OF_A_FOOT).toFixed(2),
    (message.ellipsoidFt * METRES_OF_A_FOOT).toFixed(2),
    positionTime,
    positionTime,
  ].join(',');
}

/**
 * A flight recorder's file (FAI IGC): both heights, a fix every few whole seconds. XXX is the code for recorders that
 * nobody approved.
 *
 * @param {import('./flight.js').Flight} flight
 * @returns {string}
 */
export function flightRecorderFile(flight) {
  const [aircraft] = flight.aircraft;
  const header = [
    'AXXX001SYNTHETIC',
    'HFDTEDATE:020823,01',
    'HFFXA020',
    'HFPLTPILOTINCHARGE:SYNTHETIC',
    `HFGTYGLIDERTYPE:${aircraft.type}`,
    `HFGIDGLIDERID:${aircraft.registration}`,
    'HFDTMGPSDATUM:WGS84',
    'HFRFWFIRMWAREVERSION:1',
    'HFRHWHARDWAREVERSION:1',
    'HFFTYFRTYPE:SYNTHETIC,generated for the example al-tanf',
    'HFGPSRECEIVER:SYNTHETIC',
    'HFPRSPRESSALTSENSOR:SYNTHETIC',
    'HFALGALTGPS:GEO',
    'HFALPALTPRESSURE:ISA',
    `HFCIDCOMPETITIONID:${aircraft.callsign}`,
    'I013638FXA',
    'LXXXSYNTHETIC: no such flight took place',
  ];
  const fixes = recordedFixes(flight).map((fix) => fixRecord(fix));
  return [...header, ...fixes].map((line) => `${line}\r\n`).join('');
}

/**
 * What the recorder on board writes down, to its own steps: thousandths of a minute and whole metres (`heightM` above
 * mean sea level).
 *
 * @param {import('./flight.js').Flight} flight
 */
export function recordedFixes(flight) {
  const [aircraft] = flight.aircraft;
  const fixes = [];
  const firstMs = Math.ceil(flight.startMs / 1000) * 1000;
  const lastMs = flight.startMs + flight.path.durationS * 1000 - 1000;
  for (let timeMs = firstMs; timeMs <= lastMs; timeMs += flight.periodS * 1000) {
    const motion = motionAt(flight, aircraft, timeMs);
    fixes.push({
      timeMs,
      latDeg: roundTo(motion.latDeg * 60_000, 0) / 60_000,
      lonDeg: roundTo(motion.lonDeg * 60_000, 0) / 60_000,
      pressureM: roundTo(motion.pressureM, 0),
      heightM: roundTo(motion.pressureM - PRESSURE_ABOVE_AMSL_M, 0),
    });
  }
  return fixes;
}

/** B record: time, latitude, longitude, validity, pressure altitude, GNSS altitude, accuracy. */
function fixRecord({ timeMs, latDeg, lonDeg, heightM, pressureM }) {
  const clock = new Date(timeMs).toISOString().slice(11, 19).replaceAll(':', '');
  const latitude = degreesAndMinutes(latDeg, 2);
  const longitude = degreesAndMinutes(lonDeg, 3);
  const heights = String(pressureM).padStart(5, '0') + String(heightM).padStart(5, '0');
  return `B${clock}${latitude}N${longitude}EA${heights}012`;
}

/** Whole degrees and thousandths of a minute, without a point. */
function degreesAndMinutes(degrees, width) {
  const thousandths = Math.round(degrees * 60_000);
  const whole = Math.floor(thousandths / 60_000);
  return String(whole).padStart(width, '0') + String(thousandths - whole * 60_000).padStart(5, '0');
}
