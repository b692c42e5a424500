import { readAscii } from '../reader/index.ts';
import type { TrackFormat } from '../reader/index.ts';
import { IgcReader } from './igc-reader.ts';

/**
 * Flight recorder files of the International Gliding Commission: FAI, "Technical Specification for GNSS Flight
 * Recorders", 2nd edition with amendments to AL8 (2023), appendix A.
 */
export const igcFormat: TrackFormat = {
  id: 'igc',
  name: 'IGC flight log',
  holds: 'tracks',
  extensions: ['igc'],
  sniff: sniffIgc,
  createReader: (fileName, sink) => new IgcReader(fileName, sink),
};

function sniffIgc(head: Uint8Array): number {
  const text = readAscii(head, 0, head.length);
  const hasFix = /^B\d{13}[NS]\d{8}[EW][AV]/m.test(text);
  const hasRecorder = /^(?:\u00EF\u00BB\u00BF)?A[A-Z0-9]{3}/.test(text);
  const hasHeader = /^H[A-Z](?:DTE|PLT|GTY|GID|DTM|RFW|RHW|FTY|FXA|CID)/m.test(text);
  if (hasFix) return hasRecorder || hasHeader ? 1 : 0.9;
  return hasHeader ? 0.8 : 0;
}
