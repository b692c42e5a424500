import { METRES_PER_FOOT } from '@deconflict/engine/geo';

/**
 * Where the columns of a table stand that mean something here, -1 for those it does not have, and in which unit its
 * altitudes are.
 */
export interface ColumnLayout {
  readonly time: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly positionTime: number;
  readonly address: number;
  readonly flight: number;
  readonly callsign: number;
  readonly registration: number;
  readonly typeDesignator: number;
  readonly pressureAltitude: number;
  readonly geometricAltitude: number;
  readonly onGround: number;
  readonly squawk: number;
  /** Metres in one unit of the altitude columns. */
  readonly altitudeUnitM: number;
}

/**
 * The layout that the names of columns tell; undefined where a position is missing.
 *
 * OpenSky's own state vectors (`lat`, `lon`, `baroaltitude`, `geoaltitude`, `lastposupdate`) are in metres. Tables
 * that say `latitude`, `longitude`, `altitude`, `geoaltitude`, `last_position` come from the Python tools traffic
 * and pyopensky, which turn altitudes into feet. An `altitude` without an `icao24` beside it (reference trajectories
 * and the like) names neither unit nor datum, so it is not read.
 */
export function layoutOf(names: readonly string[]): ColumnLayout | undefined {
  const at = new Map<string, number>();
  names.forEach((name, index) => at.set(name.trim().toLowerCase(), index));
  const find = (...wanted: readonly string[]): number =>
    wanted.map((name) => at.get(name) ?? -1).find((index) => index >= 0) ?? -1;
  const time = find('time', 'timestamp');
  const latitude = find('lat', 'latitude');
  const longitude = find('lon', 'longitude', 'lng');
  if (time < 0 || latitude < 0 || longitude < 0) return undefined;
  const address = find('icao24', 'hex', 'icao');
  const isInMetres = at.has('baroaltitude') || (at.has('lat') && !at.has('altitude'));
  return {
    time,
    latitude,
    longitude,
    positionTime: find('lastposupdate', 'last_position', 'time_position'),
    address,
    flight: find('flight_id'),
    callsign: find('callsign', 'flight'),
    registration: find('registration'),
    typeDesignator: find('typecode'),
    pressureAltitude: isInMetres ? find('baroaltitude') : address >= 0 ? find('altitude') : -1,
    geometricAltitude: find('geoaltitude'),
    onGround: find('onground'),
    squawk: find('squawk'),
    altitudeUnitM: isInMetres ? 1 : METRES_PER_FOOT,
  };
}

/** The names in the first line of a CSV file, quotes taken off. */
export function splitHeader(line: string): readonly string[] {
  return line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
}
