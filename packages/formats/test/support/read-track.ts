import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Diagnostic } from '@deconflict/engine/errors';
import { FixFlag, fixSources } from '@deconflict/engine/tracks';
import type { AircraftIdentity, FixBatch } from '@deconflict/engine/tracks';
import type { RecordTotals, TrackFormat } from '../../src/reader/index.ts';
import { looksGzipped, recogniseTracks, trackFormats } from '../../src/recognise/index.ts';

/** The folder with real files beside the checkout; it may be absent. */
export const dataFolder = fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));

/** A fix as a test wants to see it: absent columns are left out. */
interface SeenFix {
  readonly time: string;
  readonly lat: number;
  readonly lon: number;
  readonly pressureM?: number;
  readonly geometricM?: number;
  readonly errorM?: number;
  readonly quality?: string;
  readonly source: string;
  readonly flags?: string;
  readonly aircraft: string;
}

export interface TrackReading {
  readonly fixes: SeenFix[];
  readonly totals: RecordTotals;
  readonly diagnostics: Diagnostic[];
  readonly keys: Set<string>;
  readonly count: number;
}

/** Reads a file, cut at the given places, and keeps up to `most` fixes as objects. */
export function readTrack(
  format: TrackFormat,
  fileName: string,
  bytes: Uint8Array,
  cuts: readonly number[] = [],
  most = Number.POSITIVE_INFINITY,
): TrackReading {
  const fixes: SeenFix[] = [];
  const diagnostics: Diagnostic[] = [];
  const keys = new Set<string>();
  let count = 0;
  const reader = format.createReader(fileName, {
    fixes(batch) {
      count += batch.count;
      for (let row = 0; row < batch.count; row++) {
        keys.add(aircraftOf(batch, row).key);
        if (fixes.length < most) fixes.push(seeFix(batch, row));
      }
    },
    diagnostic: (diagnostic) => diagnostics.push(diagnostic),
  });
  let from = 0;
  for (const cut of [...cuts, bytes.length]) {
    // A copy that is spoilt afterwards: readers must not keep what they were given.
    const chunk = bytes.slice(from, cut);
    reader.push(chunk);
    chunk.fill(0x7e);
    from = cut;
  }
  return { fixes, totals: reader.end(), diagnostics, keys, count };
}

/** What `deconflict` does before it reads: take gzip off, look at the first 64 KiB. */
export function unpack(bytes: Uint8Array): Uint8Array {
  return looksGzipped(bytes) ? new Uint8Array(gunzipSync(bytes)) : bytes;
}

export function recognise(bytes: Uint8Array, fileName: string): TrackFormat | undefined {
  return recogniseTracks(bytes.subarray(0, 65_536), fileName)?.format;
}

/** As {@link recognise}; a sample that is made not to be recognised goes to the first of the readers all the same. */
export function recogniseOrGuess(bytes: Uint8Array, fileName: string): TrackFormat {
  return recognise(bytes, fileName) ?? trackFormats[0]!;
}

/** Every file below a folder of the shared data, in order, READMEs left out. */
export function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .filter((path) => !path.endsWith('README.md'))
    .sort();
}

/** `code@line:column` of each. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, line, column }) => `${code}@${line ?? '-'}:${column ?? '-'}`);
}

function seeFix(batch: FixBatch, row: number): SeenFix {
  const quality = [batch.nic, batch.nacp, batch.sil, batch.gva].map((column) => column[row]);
  const flags = batch.flags[row]!;
  const names = Object.entries(FixFlag).filter(([, bit]) => (flags & bit) !== 0);
  const { key, addressKind: _, icao24: __, ...particulars } = aircraftOf(batch, row);
  return {
    time: showTime(batch.timeMs[row]!),
    lat: batch.latDeg[row]!,
    lon: batch.lonDeg[row]!,
    ...present('pressureM', batch.pressureAltitudeM[row]!),
    ...present('geometricM', batch.geometricAltitudeM[row]!),
    ...present('errorM', batch.horizontalErrorM[row]!),
    ...(quality.some((value) => value !== 255) && {
      quality: quality.map((value) => (value === 255 ? '-' : value)).join(' '),
    }),
    source: fixSources[batch.source[row]!]!,
    ...(names.length > 0 && { flags: names.map(([name]) => name).join(' ') }),
    aircraft: [key, ...Object.values(particulars)].join(' '),
  };
}

function aircraftOf(batch: FixBatch, row: number): AircraftIdentity {
  return batch.aircraft[batch.aircraftIndex[row]!]!;
}

function present(name: string, value: number): Record<string, number> {
  return Number.isNaN(value) ? {} : { [name]: Math.round(value * 100) / 100 };
}

/** ISO 8601; decimals of a millisecond follow where there are any. */
function showTime(timeMs: number): string {
  const whole = Math.floor(timeMs);
  const iso = new Date(whole).toISOString();
  return timeMs === whole ? iso : `${iso}+${timeMs - whole}ms`;
}
