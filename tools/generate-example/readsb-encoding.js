/**
 * readsb's own JSON lines (`--net-json-port`): one aircraft a line, `now` less `seen_pos` is the time of the position.
 *
 * @param {readonly import('./receptions.js').Reception[]} receptions
 * @param {string} note what the file is, on a first line without an aircraft
 * @returns {string}
 */
export function readsbLines(receptions, note) {
  const first = receptions[0];
  const heading = { now: seconds(first.receivedMs - 1000), note };
  return [heading, ...receptions.map((reception) => lineOf(reception))]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function lineOf(reception) {
  const { aircraft, kind } = reception;
  return {
    now: seconds(reception.receivedMs),
    hex: aircraft.icao24,
    type: kind,
    ...(aircraft.callsign && { flight: aircraft.callsign.padEnd(8) }),
    ...(aircraft.type && { t: aircraft.type }),
    alt_baro: reception.pressureFt,
    ...(kind === 'adsb_icao' && { alt_geom: reception.ellipsoidFt }),
    gs: reception.knots,
    track: reception.trackDeg,
    baro_rate: reception.climbFtMin,
    ...(kind !== 'tisb_trackfile' && { squawk: aircraft.squawk }),
    category: aircraft.category,
    lat: reception.latDeg,
    lon: reception.lonDeg,
    ...qualityOf(reception),
    seen_pos: seconds(reception.receivedMs - reception.timeMs),
    ...(kind === 'mlat' && { mlat: ['lat', 'lon'] }),
    ...(kind === 'tisb_trackfile' && { tisb: ['lat', 'lon', 'altitude'] }),
  };
}

/**
 * readsb's `trace_full` of one aircraft: rows of offsets from `timestamp`, details on every fourth row.
 *
 * @param {readonly import('./messages.js').Message[]} messages of one aircraft, in time order
 * @param {string} note
 * @returns {string}
 */
export function readsbTrace(messages, note) {
  const { aircraft } = messages[0];
  const midnightMs = Math.floor(messages[0].timeMs / 86_400_000) * 86_400_000;
  const head = {
    icao: aircraft.icao24,
    t: aircraft.type,
    dbFlags: 1,
    desc: note,
    timestamp: midnightMs / 1000,
  };
  const rows = messages.map((message, at) =>
    JSON.stringify([
      seconds(message.timeMs - midnightMs),
      message.latDeg,
      message.lonDeg,
      message.pressureFt,
      message.knots,
      Number(message.trackDeg.toFixed(1)),
      0,
      message.climbFtMin,
      at % 4 === 0 ? detailOf(message) : null,
      message.kind,
      message.ellipsoidFt,
      message.climbFtMin,
      null,
      null,
    ]),
  );
  return `${JSON.stringify(head).slice(0, -1)},\n"trace":[\n${rows.join(',\n')}\n]}\n`;
}

function detailOf(message) {
  const { aircraft } = message;
  return {
    type: message.kind,
    flight: aircraft.callsign.padEnd(8),
    alt_geom: message.ellipsoidFt,
    track: message.trackDeg,
    squawk: aircraft.squawk,
    category: aircraft.category,
    ...qualityOf(message),
  };
}

function qualityOf({ aircraft, kind }) {
  if (kind === 'mlat') return {};
  if (kind === 'tisb_trackfile') return { nic: 6, rc: 1111, nac_p: 6, sil: 2, sil_type: 'unknown' };
  const nacp = aircraft.nacp ?? 9;
  const integrity = nacp >= 9 ? { nic: 8, rc: 186 } : { nic: 7, rc: 371 };
  return { ...integrity, version: 2, nac_p: nacp, sil: 3, sil_type: 'perhour', gva: 2 };
}

function seconds(milliseconds) {
  return Number((milliseconds / 1000).toFixed(1));
}
