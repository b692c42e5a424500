export { gpxFormat } from './gpx-format.ts';
