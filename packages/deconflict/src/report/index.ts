export { renderReport } from './render-report.ts';
export type { ProfilePicture, ReportModel, TrackPicture, TrackState } from './report-model.ts';
