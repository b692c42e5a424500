import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { errorCatalogue } from '@deconflict/engine/errors';
import type { TrackFormat } from '../../src/reader/index.ts';
import { recogniseTracks, trackFormats } from '../../src/recognise/index.ts';
import { Mutator } from './mutate.ts';
import { readTrack, recogniseOrGuess, unpack } from './read-track.ts';

/** Reads damaged copies of every golden sample with every reader that may meet them, and throws where one misbehaves. */
export function readDamagedTracks(inputs: number, seed: number): void {
  const mutator = new Mutator(seed);
  const samples = goldenSamples();
  for (let input = 0; input < inputs; input++) {
    const sample = mutator.pick(samples);
    const bytes = mutator.mutate(sample.bytes);
    // Mostly the reader that the sample is for; sometimes any other, as when a sniffer is fooled.
    const format = mutator.next(8) === 0 ? mutator.pick(trackFormats) : sample.format;
    const cuts = [mutator.next(bytes.length + 1), mutator.next(bytes.length + 1)].sort((a, b) => a - b);
    recogniseTracks(bytes.subarray(0, 65_536), sample.name);
    try {
      checkReading(format, sample.name, bytes, cuts);
    } catch (fault) {
      throw new Error(`input ${input} of seed ${seed} (${sample.name}, ${format.id}) fails`, {
        cause: fault,
      });
    }
  }
}

function checkReading(format: TrackFormat, name: string, bytes: Uint8Array, cuts: readonly number[]): void {
  const reading = readTrack(format, name, bytes, cuts);
  const { read, repaired, withoutPosition, skipped } = reading.totals;
  const counts = [read, repaired, withoutPosition, ...Object.values(skipped)];
  if (!counts.every((count) => Number.isInteger(count) && count >= 0))
    throw new Error('totals are no counts');
  if (read !== reading.count || repaired > read) throw new Error('totals do not add up');
  for (const code of [...Object.keys(skipped), ...reading.diagnostics.map((diagnostic) => diagnostic.code)]) {
    if (!Object.hasOwn(errorCatalogue, code)) throw new Error(`${code} is not in the catalogue`);
  }
  for (const diagnostic of reading.diagnostics) {
    if (diagnostic.got.length > 400) throw new Error('a diagnostic repeats the input');
  }
  for (const fix of reading.fixes) {
    const isPlace = Math.abs(fix.lat) <= 90 && Math.abs(fix.lon) <= 180;
    const year = Number(fix.time.slice(0, 4));
    if (!isPlace || !(year >= 1990 && year <= 2100)) throw new Error(`no fix: ${JSON.stringify(fix)}`);
    const heights = [fix.pressureM ?? 0, fix.geometricM ?? 0, fix.errorM ?? 0];
    if (!heights.every((height) => Math.abs(height) < 1e6))
      throw new Error(`no height: ${JSON.stringify(fix)}`);
  }
  const whole = readTrack(format, name, bytes);
  if (JSON.stringify([whole.fixes, whole.totals]) !== JSON.stringify([reading.fixes, reading.totals])) {
    throw new Error(`cut at ${cuts.join(' and ')} it reads otherwise`);
  }
}

interface Sample {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly format: TrackFormat;
}

function goldenSamples(): Sample[] {
  const sourceFolder = fileURLToPath(new URL('../../src/', import.meta.url));
  return ['igc', 'readsb', 'opensky', 'sbs', 'gpx'].flatMap((folder) => {
    const goldenFolder = `${sourceFolder}${folder}/golden/`;
    return readdirSync(goldenFolder)
      .filter((name) => !name.endsWith('.expected.json'))
      .sort()
      .map((name) => {
        const bytes = unpack(new Uint8Array(readFileSync(goldenFolder + name)));
        return { name, bytes, format: recogniseOrGuess(bytes, name) };
      });
  });
}
