export { appliesTo, identifyAircraft } from './applicability.ts';
export { AreaDetector } from './area-detector.ts';
export type { LegPolicy, NearbyObserver, WatchPasses } from './area-detector.ts';
export { makeAreaFindings, measureApproach } from './area-findings.ts';
export { compileAreaWatches } from './area-watch.ts';
export type { AreaRule, AreaWatch, WatchedVolume } from './area-watch.ts';
export type {
  AreaFinding,
  Attribution,
  AttributionGrade,
  BoundaryEvent,
  Certainty,
  EventInstant,
  Finding,
  FindingAircraft,
  IdentificationFinding,
  Measurement,
  ObservationGap,
  Pass,
  SeparationFinding,
  Spread,
} from './finding.ts';
export { makeIdentificationFindings } from './identification-findings.ts';
export type { Reception, ReceptionCounter } from './identification-findings.ts';
export { PairDetector } from './pair-detector.ts';
export type { FormationCandidates, FormationSpan, PairResults } from './pair-detector.ts';
export type { OpenPass } from './pass-builder.ts';
export { TwinFinder } from './twins.ts';
export type { Twin } from './twins.ts';
