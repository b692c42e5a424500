import type { Volume } from '@deconflict/engine/airspace';
import type { HeightLimit, LatLon, Outline } from '@deconflict/engine/geo';

/** A 4D volume in the JSON shape of the ASTM F3548 interface, as far as the truth files use it. */
export interface F3548Volume {
  readonly volume: {
    readonly outline_polygon?: { readonly vertices: readonly F3548Place[] };
    readonly outline_circle?: { readonly center: F3548Place; readonly radius: F3548Quantity };
    readonly altitude_lower?: F3548Altitude;
    readonly altitude_upper?: F3548Altitude;
  };
  readonly time_start?: F3548Time;
  readonly time_end?: F3548Time;
}

interface F3548Place {
  readonly lat: number;
  readonly lng: number;
}

interface F3548Quantity {
  readonly value: number;
  readonly units: string;
}

interface F3548Altitude extends F3548Quantity {
  readonly reference: string;
}

interface F3548Time {
  readonly value: string;
  readonly format: string;
}

/** The volume as the engine knows it; throws on what the interface does not allow. */
export function volumeOf({ volume, time_start, time_end }: F3548Volume): Volume {
  return {
    outline: outlineOf(volume),
    floor: volume.altitude_lower === undefined ? { kind: 'surface' } : limitOf(volume.altitude_lower),
    ceiling: volume.altitude_upper === undefined ? { kind: 'unlimited' } : limitOf(volume.altitude_upper),
    schedule: {
      kind: 'windows',
      windows: [
        {
          fromMs: time_start === undefined ? -Infinity : instantOf(time_start),
          untilMs: time_end === undefined ? Infinity : instantOf(time_end),
        },
      ],
    },
  };
}

function outlineOf({ outline_polygon, outline_circle }: F3548Volume['volume']): Outline {
  if (outline_polygon !== undefined) {
    return { kind: 'polygon', edge: 'geodesic', vertices: outline_polygon.vertices.map(placeOf) };
  }
  if (outline_circle !== undefined) {
    const { center, radius } = outline_circle;
    return { kind: 'circle', centre: placeOf(center), radiusM: metresOf(radius) };
  }
  throw new Error('expected outline_polygon or outline_circle, got neither');
}

function placeOf({ lat, lng }: F3548Place): LatLon {
  return { latDeg: lat, lonDeg: lng };
}

function limitOf(altitude: F3548Altitude): HeightLimit {
  if (altitude.reference !== 'W84') throw new Error(`expected reference W84, got ${altitude.reference}`);
  return { kind: 'height', heightM: metresOf(altitude), datum: 'HAE' };
}

function metresOf({ value, units }: F3548Quantity): number {
  if (units === 'M') return value;
  if (units === 'FT') return value * 0.3048;
  throw new Error(`expected units M or FT, got ${units}`);
}

function instantOf({ value, format }: F3548Time): number {
  const timeMs = Date.parse(value);
  if (format !== 'RFC3339' || Number.isNaN(timeMs))
    throw new Error(`expected an RFC 3339 time, got ${value}`);
  return timeMs;
}
