export type {
  AreaFile,
  AreaFormat,
  FormatDescriptor,
  RecordTotals,
  TrackFormat,
  TrackReader,
  TrackSink,
} from './reader/index.ts';
