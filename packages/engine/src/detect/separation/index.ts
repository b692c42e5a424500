export { closeIntervals, EXACT_JOIN, findClosestApproach } from './close-intervals.ts';
export type {
  CloseIntervals,
  JoinPolicy,
  SeparationThresholds,
  TrackApproach,
  TrackColumns,
} from './close-intervals.ts';
export {
  findClosestInstant,
  findCoAltitudeInstant,
  leastHorizontalDistance,
  leastVerticalDistance,
} from './closest-approach.ts';
export { findCriticalInstant } from './cylinder.ts';
export type { Cylinder } from './cylinder.ts';
export type { ClosestApproach, Encounter } from './encounter.ts';
export type { LegPolicy } from './leg-ring.ts';
export { findModifiedTau } from './modified-tau.ts';
export type { ModifiedTauVolume } from './modified-tau.ts';
export { PairSweep } from './pair-sweep.ts';
export type { PairSweepOptions, PairSweepResult, SweepTally } from './pair-sweep.ts';
export { findCommonSpan, findTrackApproach, findTrackConflicts } from './planar-tracks.ts';
export type { PlanarApproach, PlanarTrack } from './planar-tracks.ts';
export { findConflictSpan, wellClearVolumes } from './protection-volume.ts';
export type { ProtectionVolume } from './protection-volume.ts';
export { horizontalDistance, subtractStates, verticalDistance } from './relative-motion.ts';
export type { PlanarState, RelativeMotion, TimeSpan } from './relative-motion.ts';
export type { PairWatch } from './swept-pair.ts';
export {
  AlertTracker,
  findGeodesicTimesToViolation,
  findRawLevel,
  findTimesToViolation,
} from './alert-level.ts';
export type { TimesToViolation } from './alert-level.ts';
export { alertLogics, describeAlertLogic } from './alert-logic.ts';
export type { AlertLevel, AlertLogic } from './alert-logic.ts';
export { findGeodesicConflicts, predictApproach } from './geodesic-states.ts';
export type { GeodesicState, PredictedApproach } from './geodesic-states.ts';
