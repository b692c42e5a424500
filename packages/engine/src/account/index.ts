export type { AreaCoverage, CheckResult, Count, FixTotals } from './check-result.ts';
export { CheckRun } from './check-run.ts';
export type { AircraftPasses, CheckOptions, TrackVisitor } from './check-run.ts';
