export type { Area, LegalType, Volume } from './area.ts';
export type { NightSchedule, Schedule, TimeWindow, WeeklySchedule } from './schedule.ts';
