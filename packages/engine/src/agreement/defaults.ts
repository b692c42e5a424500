import type { HeightContext } from '../geo/index.ts';
import type { FixSource } from '../tracks/index.ts';
import { countingUnits } from './counting-rule.ts';
import type { CountingRule } from './counting-rule.ts';
import type { ConfirmationRule } from './agreement.ts';

/**
 * One minute: the longest fix interval that sporting flight recorders are allowed (FAI Sporting Code 3), and the
 * age at which readsb drops a position. Over longer silence nobody can say where the aircraft was.
 */
export const defaultLongestGapMs = 60_000;

/**
 * Two fixes: one alone may be an outlier or a forged message, and two that agree are the least that is not one.
 * No least duration: an aircraft that crosses a corner in ten seconds has been inside.
 */
export const defaultConfirmation: ConfirmationRule = Object.freeze({ fixes: 2, durationMs: 0 });

/** 5 NM: the radar separation minimum (ICAO Doc 4444, 8.7.3). Where no distance is agreed, approaches below it are listed. */
export const defaultMeasureWithinM = 9260;

/**
 * All units side by side, because the quarrel is mostly about the unit; 24 hours, because that is what
 * spokesmen count in; ten minutes of re-entry gap, about one racetrack pattern; a formation as ICAO Annex 2,
 * 3.1.8 has it (0.5 NM from the leader), widened to 2 NM and 1000 ft for tactical formations.
 */
export const defaultCounting: CountingRule = Object.freeze<CountingRule>({
  units: countingUnits,
  window: { kind: 'rolling', lengthMs: 86_400_000 },
  reentryGapMs: 600_000,
  formation: { horizontalM: 3704, verticalM: 304.8, overlapMs: 120_000 },
});

/**
 * Horizontal error radius by source, metres, where neither the source nor the agreement states one. These are
 * ours, not the parties': they may make a finding possible, never confirmed.
 */
export const builtInHorizontalM: Readonly<Record<FixSource, number>> = Object.freeze({
  /** NACp 9: what a certified GNSS recorder with a clear view keeps 95 % of the time. */
  logger: 30,
  /** NACp 5: the least accuracy that is of use near a boundary; a silent NACp may be worse than the 92.6 m of 14 CFR 91.227. */
  adsb: 926,
  /** Rebroadcast of ADS-B: the same. */
  adsr: 926,
  /** A single en-route plot may be 926 m off and still in specification (EUROCONTROL ESASSP, 5 NM service). */
  radar: 926,
  /** readsb: "outliers and varying accuracy is expected"; domain.md 4.1 takes 500 m at least. */
  mlat: 500,
  /** Radar tracks rebroadcast: twice the radar plot, for the tracker's lag in turns. */
  tisb: 1852,
  /** Telephones and hand-held receivers in a cockpit: ten times their 10 m in the open. */
  gnss: 100,
  /** NACp 4: twice the ADS-B value, because not even the kind of sensor is known. */
  unknown: 1852,
});

/**
 * 300 ft, ours: the tolerance within which an aircraft counts as at its level outside RVSM airspace (ICAO
 * Doc 4444, 8.5.5.2.1); it covers the root sum of squares of encoder, altimeter and a 100 ft step (280 ft).
 */
export const builtInPressureM = 91.44;

/** 150 m, ours: GVA 1, the poorest geometric height that states an accuracy (DO-260B table 2-72). */
export const builtInGeometricM = 150;

/** 0.6 s: the uncompensated latency that 14 CFR 91.227 allows; 150 m at 250 m/s. */
export const defaultLatencyMs = 600;

/** 10 m/s2: a level turn at 45 degrees of bank. Combat manoeuvres exceed it; parties that expect them agree on more. */
export const defaultAccelerationMps2 = 10;

/** 1000 m/s: no aircraft in service flies as fast, whatever the wind. A fix that needs more is an outlier. */
export const defaultFastestMps = 1000;

/** The ranges on Earth: sea-level pressure in weather, EGM96 undulation, dry land. Ignorance, not an assumption. */
export const unknownHeights: HeightContext = Object.freeze({
  qnhHpa: { from: 950, to: 1050 },
  undulationM: { from: -107, to: 86 },
  terrainM: { from: -430, to: 8849 },
});
