export { activeIntervals } from './active-intervals.ts';
export type { ActiveTimes } from './active-intervals.ts';
export { buildVolumeIndex, queryBox } from './area-index.ts';
export type { VolumeIndex } from './area-index.ts';
export type { Area, LegalType, Volume } from './area.ts';
export { formatSchedule } from './schedule-format.ts';
export type { NightSchedule, Schedule, TimeWindow, WeeklySchedule } from './schedule.ts';
export { horizontalGap, prepareVolume, volumeConflicts, volumeOverlap } from './volume-overlap.ts';
export type {
  OverlapOptions,
  OverlapPlace,
  PreparedVolume,
  VolumeConflict,
  VolumeOverlap,
} from './volume-overlap.ts';
export type { Decision } from './decision.ts';
export type { SharedBand } from './height-bands.ts';
