export type { AreaFile, AreaFormat } from './area-reader.ts';
export type { FormatDescriptor, RecordTotals, TrackFormat, TrackReader, TrackSink } from './track-reader.ts';
