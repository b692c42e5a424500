import { CheckRun } from '../src/account/index.ts';
import type { CheckResult } from '../src/account/index.ts';
import { unknownHeights } from '../src/agreement/index.ts';
import type { Agreement, NoEntryRule, Rule } from '../src/agreement/index.ts';
import type { Area, Volume } from '../src/airspace/index.ts';
import { direct } from '../src/geo/index.ts';
import type { LatLon, Outline } from '../src/geo/index.ts';
import { FixBatchBuilder } from '../src/tracks/index.ts';
import type { AircraftIdentity, FixSource } from '../src/tracks/index.ts';

/** A small made-up world for tests of the whole engine: a square by the equator, one party, plain numbers. */
export const startMs: number = Date.UTC(2023, 7, 2, 12);

/** Half a degree by half a degree; its western edge is the meridian of Greenwich. */
export const square: Outline = {
  kind: 'polygon',
  edge: 'geodesic',
  vertices: [place(0, 0), place(0, 0.5), place(0.5, 0.5), place(0.5, 0)],
};

export function place(latDeg: number, lonDeg: number): LatLon {
  return { latDeg, lonDeg };
}

export function makeArea(id: string, ...volumes: (Partial<Volume> & Pick<Volume, 'outline'>)[]): Area {
  return {
    id,
    name: id,
    legalType: 'agreed',
    volumes: volumes.map((volume) => ({
      floor: { kind: 'surface' },
      ceiling: { kind: 'unlimited' },
      schedule: { kind: 'always' },
      ...volume,
    })),
  };
}

export const everyone = { parties: [], classes: [] };

export function noEntry(area: string, more: Partial<NoEntryRule> = {}): NoEntryRule {
  return { id: 'entry', kind: 'no-entry', areas: [area], ...ruleBase, ...more };
}

export const ruleBase = {
  measurable: ['A' as const],
  applies: everyone,
  except: [],
  longestGapMs: 60_000,
  confirm: { fixes: 2, durationMs: 0 },
};

export function makeAgreement(
  areas: readonly Area[],
  rules: readonly Rule[],
  more: Partial<Agreement> = {},
): Agreement {
  return {
    title: 'test',
    version: 1,
    synthetic: true,
    effective: { fromMs: 0, untilMs: Infinity },
    parties: [
      { id: 'one', name: 'One', aircraft: [{ by: 'icao24', from: 0x100000, to: 0x1fffff }] },
      { id: 'two', name: 'Two', aircraft: [{ by: 'icao24', from: 0x200000, to: 0x2fffff }] },
    ],
    classes: [{ id: 'rotary', aircraft: [{ by: 'category', pattern: 'A7' }] }],
    areas,
    exceptions: [{ id: 'distress', ground: 'distress', aircraft: [], windows: [] }],
    rules,
    counting: {
      units: ['airframe-entry', 'flight-entry', 'airframe', 'episode', 'minutes'],
      window: { kind: 'rolling', lengthMs: 86_400_000 },
      reentryGapMs: 600_000,
      formation: { horizontalM: 3704, verticalM: 304.8, overlapMs: 120_000 },
    },
    quality: {
      basis: 'accuracy',
      assumedHorizontalM: { adsb: 30, tisb: 300 },
      assumedPressureM: 10,
      assumedGeometricM: 30,
      verticalAgreed: true,
      latencyMs: 0,
      accelerationMps2: 0,
      fastestMps: 1000,
    },
    heights: { ...unknownHeights, qnhHpa: { from: 1013.25, to: 1013.25 } },
    areaTerrainM: {},
    ...more,
  };
}

/** One fix of a made-up track: seconds after the start, a place, and what else matters. */
export interface SkyFix {
  readonly s: number;
  readonly at: LatLon;
  readonly pressureM?: number;
  readonly flags?: number;
  readonly source?: FixSource;
}

export interface SkyTrack {
  readonly aircraft: AircraftIdentity;
  readonly fixes: readonly SkyFix[];
}

export function makeAircraft(icao24: string, more: Partial<AircraftIdentity> = {}): AircraftIdentity {
  return { key: `icao:${icao24}`, addressKind: 'icao', icao24, ...more };
}

/** Fixes every `stepS` seconds along a geodesic at constant speed. */
export function fly(
  from: LatLon,
  courseDeg: number,
  speedMps: number,
  untilS: number,
  stepS = 10,
  pressureM = 3000,
): SkyFix[] {
  const fixes: SkyFix[] = [];
  for (let s = 0; s <= untilS; s += stepS)
    fixes.push({ s, at: direct(from, courseDeg, speedMps * s).at, pressureM });
  return fixes;
}

/** Checks tracks against an agreement. */
export function check(agreement: Agreement, ...tracks: readonly SkyTrack[]): CheckResult {
  const run = new CheckRun(agreement);
  const builder = new FixBatchBuilder((batch) => run.add(batch), {
    horizontalM: 0,
    pressureAltitudeM: 0,
    geometricAltitudeM: 0,
    timeMs: 0,
  });
  for (const { aircraft, fixes } of tracks) {
    const index = builder.identify(aircraft);
    for (const fix of fixes) {
      const row = builder.addFix(
        startMs + fix.s * 1000,
        fix.at.latDeg,
        fix.at.lonDeg,
        index,
        fix.source ?? 'adsb',
      );
      if (fix.pressureM !== undefined) builder.pressureAltitudeM[row] = fix.pressureM;
      builder.flags[row] = fix.flags ?? 0;
    }
  }
  builder.flush();
  return run.finish();
}
