import { readAscii } from '../reader/index.ts';
import type { TrackFormat } from '../reader/index.ts';
import { GpxReader } from './gpx-reader.ts';

/** GPS Exchange Format 1.0 and 1.1 (topografix.com/GPX/1/0 and /GPX/1/1). */
export const gpxFormat: TrackFormat = {
  id: 'gpx',
  name: 'GPX track',
  holds: 'tracks',
  extensions: ['gpx'],
  sniff: (head) => {
    // UTF-16 has a zero beside every letter of the tag.
    const text = readAscii(head, 0, head.length).replaceAll('\0', '');
    return /<(?:\w+:)?gpx[\s>]/.test(text) ? 1 : 0;
  },
  createReader: (fileName, sink) => new GpxReader(fileName, sink),
};
