export type { AreaCoverage, CheckResult, Count, FixTotals } from './check-result.ts';
