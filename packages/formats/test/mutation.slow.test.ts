import { expect, test } from 'vitest';
import { trackFormats } from '../src/recognise/index.ts';
import { readDamagedTracks } from './support/track-mutation.ts';

test.each([1, 2, 3, 4])(
  '6,000 damaged track files throw nothing, hang nowhere and add up, seed %d',
  (seed) => {
    readDamagedTracks(6000, seed * 7919);
  },
);

test.each(trackFormats)('$id stays within bounded memory however long a file without an end is', (format) => {
  const openings = ['', 'AXYZ001\n', '<gpx>', '{"aircraft":[', '[{"a":"', '{"states":[[', '"'];
  for (const opening of openings) {
    const before = heapBytes();
    const reader = format.createReader('endless', { fixes: () => {}, diagnostic: () => {} });
    reader.push(new Uint8Array(Buffer.from(opening)));
    const chunk = new Uint8Array(1 << 20).fill(0x61);
    for (let count = 0; count < 96; count++) reader.push(chunk);
    const grown = heapBytes() - before;
    reader.end();
    expect(grown, `${format.id} after ${opening}`).toBeLessThan(48 << 20);
  }
});

function heapBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
