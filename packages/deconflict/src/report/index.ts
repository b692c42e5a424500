export { renderReport } from './render-report.ts';
export type { InputFile, ProfilePicture, ReportModel, TrackPicture, TrackState } from './report-model.ts';
