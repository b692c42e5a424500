export { looksGzipped, recogniseTracks, trackFormats } from './recognise-tracks.ts';
export type { Recognition } from './recognise-tracks.ts';
