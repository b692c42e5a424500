import { METRES_PER_FOOT } from '@deconflict/engine/geo';
import { FixFlag } from '@deconflict/engine/tracks';
import type { AircraftIdentity, FixResolution, FixSource } from '@deconflict/engine/tracks';
import { epochMs, nameByAddress, quoteText } from '../reader/index.ts';
import type { FixWriter } from '../reader/index.ts';

/** An object of unknown content, as `JSON.parse` gives it. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * The steps of readsb's numbers: six decimals of a degree, 25 ft in both altitudes (Mode S altitudes and ADS-B
 * height differences come in 25 ft), milliseconds.
 */
export const readsbSteps: FixResolution = {
  horizontalM: 0.111_32,
  pressureAltitudeM: 7.62,
  geometricAltitudeM: 7.62,
  timeMs: 1,
};

/**
 * Writes one aircraft object (readsb README-json.md, "aircraft.json"; dump1090 README-json.md for the older names)
 * as a fix, or counts why there is none. `now` is the clock of the snapshot, seconds or milliseconds since 1970; the position held
 * `seen_pos` seconds before it.
 */
export function writeAircraft(
  writer: FixWriter,
  aircraft: JsonObject,
  now: number,
  line: number,
  column: number,
): void {
  const { tally, columns } = writer;
  const position = findPosition(aircraft);
  if (!position) {
    tally.countWithoutPosition();
    return;
  }
  const identity = identifyAircraft(aircraft);
  if (!identity) {
    const got = quoteText(String(aircraft['hex']));
    tally.skip('track-address-unreadable', line, column, got, 'six hexadecimal digits');
    return;
  }
  if (!Number.isFinite(now)) {
    tally.skip('track-time-missing', line, column, 'no "now" for this position', 'seconds since 1970');
    return;
  }
  const timeMs = Math.round(epochMs(now) - position.ageS * 1000);
  const source = sourceOf(aircraft);
  const row = writer.write(
    timeMs,
    position.latDeg,
    position.lonDeg,
    columns.identify(identity),
    source,
    line,
    column,
  );
  if (row < 0) return;
  if (position.isLast) columns.flags[row] = FixFlag.stale;
  // The altitudes of an object are of now; a last position is of minutes ago and has none.
  const isRepaired = !position.isLast && !takeAltitudes(writer, row, aircraft, line, column);
  if (source !== 'mlat') takeQuality(writer, row, position.object);
  if (isDistress(aircraft)) addFlag(writer, row, FixFlag.distress);
  tally.countRead(isRepaired);
}

/** `flight`, where it is a call sign: tools write "N/A" where there is none. */
export function callsignOf(aircraft: JsonObject): string {
  const flight = textOf(aircraft, 'flight').trim();
  return flight === 'N/A' || flight === '@@@@@@@@' ? '' : flight;
}

/** `adsb_icao`, `tisb_trackfile`, ... (README-json.md, "type"). ADS-C, "other" and Mode S state no quality: unknown. */
export function sourceOfType(type: string): FixSource {
  const family = /^(adsb|adsr|tisb|mlat)(?:_|$)/.exec(type)?.[1];
  return (family as FixSource | undefined) ?? 'unknown';
}

/** NIC, NACp, SIL and GVA as ADS-B gives them (DO-260B). Not for multilateration: there they belong to no position. */
export function takeQuality(writer: FixWriter, row: number, aircraft: JsonObject): void {
  const { columns } = writer;
  columns.nic[row] = categoryOf(aircraft, 'nic', 11);
  columns.nacp[row] = categoryOf(aircraft, 'nac_p', 11);
  columns.sil[row] = categoryOf(aircraft, 'sil', 3);
  columns.gva[row] = categoryOf(aircraft, 'gva', 3);
}

/**
 * Squawk 7700, or an emergency status other than none, lifeguard (a medical flight with priority is in no distress)
 * and reserved. A squawk that is not octal ("d276") is no squawk.
 */
export function isDistress(aircraft: JsonObject): boolean {
  const squawk = aircraft['squawk'];
  if (squawk === '7700' || squawk === 7700) return true;
  return distressStates.has(textOf(aircraft, 'emergency'));
}

export function addFlag(writer: FixWriter, row: number, flag: number): void {
  const { flags } = writer.columns;
  flags[row] = (flags[row] ?? 0) | flag;
}

/** Altitudes in feet that no aircraft reaches are faults of a decoder. ADS-B and Mode S end at 126,750 ft. */
export function isPlausibleAltitudeFt(altitudeFt: number): boolean {
  return altitudeFt >= -2000 && altitudeFt <= 130_000;
}

export function numberOf(object: JsonObject, name: string): number {
  const value = object[name];
  return typeof value === 'number' ? value : Number.NaN;
}

export function textOf(object: JsonObject, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const distressStates = new Set(['general', 'minfuel', 'nordo', 'unlawful', 'downed']);

interface FoundPosition {
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly ageS: number;
  /** Where the position stands, and the quality that belongs to it. */
  readonly object: JsonObject;
  /** It came from `lastPosition`: older than a minute, by readsb's own judgement no longer valid. */
  readonly isLast: boolean;
}

/** `rr_lat`, `rr_lon` (the place of the receiver) are never taken for a position. */
function findPosition(aircraft: JsonObject): FoundPosition | undefined {
  const last = aircraft['lastPosition'];
  const isLast = !('lat' in aircraft) && isObject(last);
  const object = isLast ? last : aircraft;
  const latDeg = object['lat'];
  const lonDeg = object['lon'];
  if (typeof latDeg !== 'number' || typeof lonDeg !== 'number') return undefined;
  const ageS = numberOf(object, isLast && 'age' in object ? 'age' : 'seen_pos');
  return { latDeg, lonDeg, ageS: ageS >= 0 ? ageS : 0, object, isLast };
}

/** Who the object speaks of; undefined where `hex` is no address. */
function identifyAircraft(aircraft: JsonObject): AircraftIdentity | undefined {
  return nameByAddress(textOf(aircraft, 'hex'), {
    callsign: callsignOf(aircraft),
    registration: textOf(aircraft, 'r'),
    typeDesignator: textOf(aircraft, 't'),
    emitterCategory: textOf(aircraft, 'category'),
  });
}

/**
 * `type`, the origin of the position. Without it (dump1090) the lists `mlat` and `tisb` name the fields that came
 * so; what else a receiver's own JSON holds was heard as ADS-B.
 */
function sourceOf(aircraft: JsonObject): FixSource {
  if (listHas(aircraft['mlat'], 'lat')) return 'mlat';
  if (listHas(aircraft['tisb'], 'lat')) return 'tisb';
  const type = textOf(aircraft, 'type');
  if (type === '') return 'rssi' in aircraft || 'messages' in aircraft ? 'adsb' : 'unknown';
  return sourceOfType(type);
}

/** False where an altitude had to be left out. */
function takeAltitudes(
  writer: FixWriter,
  row: number,
  aircraft: JsonObject,
  line: number,
  column: number,
): boolean {
  const { columns, tally } = writer;
  const barometric = 'alt_baro' in aircraft ? aircraft['alt_baro'] : aircraft['altitude'];
  const geometricFt = numberOf(aircraft, 'alt_geom');
  let isGood = true;
  if (barometric === 'ground') {
    addFlag(writer, row, FixFlag.onGround);
  } else if (typeof barometric === 'number' && isPlausibleAltitudeFt(barometric)) {
    columns.pressureAltitudeM[row] = barometric * METRES_PER_FOOT;
  } else if (barometric !== undefined && barometric !== null) {
    isGood = false;
    const got = quoteText(JSON.stringify(barometric));
    tally.report('track-altitude-unreadable', line, column, got, 'feet, "ground" or null', 'left out');
  }
  if (isPlausibleAltitudeFt(geometricFt)) {
    columns.geometricAltitudeM[row] = geometricFt * METRES_PER_FOOT;
  } else if (!Number.isNaN(geometricFt)) {
    isGood = false;
    tally.report('track-altitude-unreadable', line, column, `alt_geom ${geometricFt}`, 'feet', 'left out');
  }
  return isGood;
}

function categoryOf(aircraft: JsonObject, name: string, highest: number): number {
  const value = aircraft[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= highest ? value : 255;
}

function listHas(list: unknown, name: string): boolean {
  return Array.isArray(list) && list.includes(name);
}
