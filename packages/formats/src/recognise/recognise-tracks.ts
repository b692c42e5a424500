import { gpxFormat } from '../gpx/index.ts';
import { igcFormat } from '../igc/index.ts';
import { openskyCsvFormat, openskyJsonFormat, openskyStatesFormat } from '../opensky/index.ts';
import { readsbAircraftFormat, readsbLinesFormat, readsbTraceFormat } from '../readsb/index.ts';
import type { TrackFormat } from '../reader/index.ts';
import { sbsFormat } from '../sbs/index.ts';

/** Every kind of track file that can be read. */
export const trackFormats: readonly TrackFormat[] = [
  igcFormat,
  gpxFormat,
  readsbTraceFormat,
  readsbAircraftFormat,
  readsbLinesFormat,
  openskyStatesFormat,
  openskyJsonFormat,
  openskyCsvFormat,
  sbsFormat,
];

export interface Recognition {
  readonly format: TrackFormat;
  /** 0.5 to 1. */
  readonly confidence: number;
}

/**
 * What kind of track file begins like this; undefined where it is none. The content decides, the name only between
 * kinds that are equally sure. `head` is the first 64 KiB or less, decompressed.
 */
export function recogniseTracks(head: Uint8Array, fileName: string): Recognition | undefined {
  const extension = /\.([a-z0-9]+)$/.exec(fileName.toLowerCase().replace(/\.gz$/, ''))?.[1] ?? '';
  let best: Recognition | undefined;
  for (const format of trackFormats) {
    const confidence = format.sniff(head, fileName);
    if (confidence < leastConfidence) continue;
    const isBetter =
      best === undefined ||
      confidence > best.confidence ||
      (confidence === best.confidence &&
        format.extensions.includes(extension) &&
        !best.format.extensions.includes(extension));
    if (isBetter) best = { format, confidence };
  }
  return best;
}

/** Whether bytes begin like gzip (RFC 1952 2.3.1), whatever the name of the file says. */
export function looksGzipped(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && (head.length < 3 || head[2] === 8);
}

/** Below this a sniffer only means that it would not be surprised. */
const leastConfidence = 0.5;
