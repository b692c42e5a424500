import type { AircraftIdentity } from './aircraft.ts';

/** How a position came about. The order is the preference when two sources report the same aircraft at once. */
export const fixSources = ['logger', 'adsb', 'adsr', 'radar', 'mlat', 'tisb', 'gnss', 'unknown'] as const;

export type FixSource = (typeof fixSources)[number];

/** Bits of {@link FixBatch.flags}. */
export const FixFlag = {
  /** The aircraft reports itself on the ground. */
  onGround: 1,
  /** `geometricAltitudeM` is above mean sea level; without the bit it is above the ellipsoid. */
  geometricIsAmsl: 2,
  /** Emergency squawk 7700 or emergency status. */
  distress: 4,
  /** The source itself marks the position as old or extrapolated. */
  stale: 8,
  /** The first position after an interruption that the source itself reports. */
  newLeg: 16,
} as const;

/** In the quality columns: the source does not say. */
export const QUALITY_ABSENT = 255;

/**
 * Position reports in columns, as a reader yields them: `count` rows, every column at least that long.
 * Absent is absent (NaN, or {@link QUALITY_ABSENT}), never zero.
 */
export interface FixBatch {
  readonly count: number;
  /** When the position held, milliseconds since 1970 UTC. Not when it was received or written. */
  readonly timeMs: Float64Array;
  /** Geodetic degrees, -90 to 90. */
  readonly latDeg: Float64Array;
  /** Degrees, -180 to 180. */
  readonly lonDeg: Float64Array;
  /** ICAO standard atmosphere on 1013.25 hPa, metres. */
  readonly pressureAltitudeM: Float32Array;
  /** Metres above the ellipsoid, or above mean sea level with {@link FixFlag.geometricIsAmsl}. */
  readonly geometricAltitudeM: Float32Array;
  /** 95 % bound of the horizontal error as the source states it in metres; NaN where it speaks in NIC or NACp or not at all. */
  readonly horizontalErrorM: Float32Array;
  /** NIC containment category 0 to 11 (DO-260B table 2-14). */
  readonly nic: Uint8Array;
  /** NACp accuracy category 0 to 11 (DO-260B table 2-71). */
  readonly nacp: Uint8Array;
  /** SIL 0 to 3. */
  readonly sil: Uint8Array;
  /** GVA 0 to 3: geometric vertical accuracy. */
  readonly gva: Uint8Array;
  /** Index into {@link fixSources}. */
  readonly source: Uint8Array;
  /** Bits of {@link FixFlag}. */
  readonly flags: Uint8Array;
  /** Index into `aircraft`. */
  readonly aircraftIndex: Uint32Array;
  readonly aircraft: readonly AircraftIdentity[];
  readonly resolution: FixResolution;
}

/** The steps in which the source writes its numbers. Half a step is added to the error. */
export interface FixResolution {
  readonly horizontalM: number;
  readonly pressureAltitudeM: number;
  readonly geometricAltitudeM: number;
  readonly timeMs: number;
}
