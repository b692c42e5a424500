import { readAscii } from '../reader/index.ts';
import type { TrackFormat } from '../reader/index.ts';
import { SbsReader } from './sbs-reader.ts';

/** SBS-1 BaseStation messages (port 30003), as receivers send them and loggers keep them. */
export const sbsFormat: TrackFormat = {
  id: 'sbs',
  name: 'SBS-1 BaseStation log',
  holds: 'tracks',
  extensions: ['log', 'csv', 'txt', 'sbs', 'bst'],
  sniff: (head) => {
    const lines = readAscii(head, 0, head.length)
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, 200);
    const found = lines.filter((line) => messageLine.test(line)).length;
    return found === 0 ? 0 : found * 2 >= lines.length ? 0.95 : 0.6;
  },
  createReader: (fileName, sink) => new SbsReader(fileName, sink),
};

const messageLine =
  /^(?:[^,]{1,40}[, \t])?(?:MSG|MLAT),[1-8],[^,]*,[^,]*,[^,]*,|^(?:[^,]{1,40},)?(?:SEL|ID|AIR|STA|CLK),/;
