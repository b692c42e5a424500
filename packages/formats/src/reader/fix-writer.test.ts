import { expect, test } from 'vitest';
import type { Diagnostic } from '@deconflict/engine/errors';
import { FixWriter } from './fix-writer.ts';

const resolution = { horizontalM: 1, pressureAltitudeM: 1, geometricAltitudeM: 1, timeMs: 1 };
const goodTimeMs = Date.UTC(2020, 0, 1);

function write(timeMs: number, latDeg: number, lonDeg: number): string {
  const diagnostics: Diagnostic[] = [];
  const writer = new FixWriter(
    'x',
    { fixes: () => {}, diagnostic: (given) => diagnostics.push(given) },
    resolution,
  );
  const row = writer.write(timeMs, latDeg, lonDeg, 0, 'adsb', 3, 7);
  return row >= 0
    ? 'written'
    : diagnostics.map(({ code, line, column }) => `${code}@${line}:${column}`).join();
}

test.each([
  [90, 180],
  [-90, -180],
  [0, 0.002],
  [0.002, 0],
])('%d, %d is a position', (latDeg, lonDeg) => {
  expect(write(goodTimeMs, latDeg, lonDeg)).toBe('written');
});

test.each([
  [90.000001, 0],
  [0, 180.000001],
  [Number.NaN, 10],
  [10, Number.NaN],
  [Number.POSITIVE_INFINITY, 10],
])('%d, %d is no position on Earth', (latDeg, lonDeg) => {
  expect(write(goodTimeMs, latDeg, lonDeg)).toBe('track-position-out-of-range@3:7');
});

test('a receiver that does not know where it is drifts around zero and is not believed', () => {
  expect(write(goodTimeMs, 0, 0)).toBe('track-position-zero@3:7');
  expect(write(goodTimeMs, 0.0002, -0.00005)).toBe('track-position-zero@3:7');
});

test('times from 1990 to the end of 2100 are times', () => {
  expect(write(Date.UTC(1990, 0, 1), 10, 10)).toBe('written');
  expect(write(Date.UTC(1990, 0, 1) - 1, 10, 10)).toBe('track-time-out-of-range@3:7');
  expect(write(Date.UTC(2101, 0, 1) - 1, 10, 10)).toBe('written');
  expect(write(Date.UTC(2101, 0, 1), 10, 10)).toBe('track-time-out-of-range@3:7');
  expect(write(Number.NaN, 10, 10)).toBe('track-time-out-of-range@3:7');
});
