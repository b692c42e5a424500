import { expect, test } from 'vitest';
import { clockTimeMs, epochMs, fractionMs, parseIsoTime, utcDayMs } from './utc-time.ts';

test.each([
  ['2018-08-01T05:00:00Z', '2018-08-01T05:00:00.000Z', true],
  ['2018-08-01 05:00:00+00:00', '2018-08-01T05:00:00.000Z', true],
  ['2018-08-01 05:00:00.123456+02:00', '2018-08-01T03:00:00.123Z', true],
  ['2018-08-01T05:00:00-0330', '2018-08-01T08:30:00.000Z', true],
  ['2018-08-01T05:00:00+02', '2018-08-01T03:00:00.000Z', true],
  ['2018-08-01T05:00:00', '2018-08-01T05:00:00.000Z', false],
  ['2018-08-01 05:00:00 UTC', '2018-08-01T05:00:00.000Z', true],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z', true],
  ['2020-02-29T00:00Z', '2020-02-29T00:00:00.000Z', true],
])('%s is %s', (text, expected, zoned) => {
  const time = parseIsoTime(text);
  expect(time && new Date(time.timeMs).toISOString()).toBe(expected);
  expect(time?.zoned).toBe(zoned);
});

test.each([
  '',
  '2019-02-29T00:00:00Z',
  '2018-13-01T00:00:00Z',
  '2018-08-01',
  '2018-08-01T25:00:00Z',
  '05:00:00',
  '2018-08-01T05:00:00+15:00',
  '2018-08-01T05:61:00Z',
  'yesterday',
])('%j is no time', (text) => {
  expect(parseIsoTime(text)).toBeUndefined();
});

test('decimals of a second lose nothing', () => {
  expect(['', '5', '05', '801', '8015', '123456789', '1234567891'].map(fractionMs)).toEqual([
    0, 500, 50, 801, 801.5, 123.456789, 123.456789,
  ]);
});

test('a number is taken for seconds, milli-, micro- or nanoseconds by its size', () => {
  const expected = Date.UTC(2018, 7, 1, 5, 27, 30);
  for (const value of [1_533_101_250, 1_533_101_250_000, 1_533_101_250_000_000, 1_533_101_250_000_000_000]) {
    expect(epochMs(value)).toBe(expected);
  }
  expect(epochMs(Date.UTC(1990, 0, 1) / 1000)).toBe(Date.UTC(1990, 0, 1));
  expect(epochMs(Date.UTC(1990, 0, 1))).toBe(Date.UTC(1990, 0, 1));
  expect(epochMs(Date.UTC(2100, 0, 1) / 1000)).toBe(Date.UTC(2100, 0, 1));
  expect(epochMs(Date.UTC(2100, 0, 1))).toBe(Date.UTC(2100, 0, 1));
});

test('seconds with decimals leave no crumbs behind the milliseconds', () => {
  expect(epochMs(1_700_513_836.875)).toBe(1_700_513_836_875);
  expect(epochMs(1_566_000_000.123)).toBe(1_566_000_000_123);
});

test('days and clock times that do not exist are NaN', () => {
  expect(utcDayMs(2019, 2, 29)).toBeNaN();
  expect(utcDayMs(2019, 0, 1)).toBeNaN();
  expect(utcDayMs(99, 1, 1)).toBeNaN();
  expect(clockTimeMs(24, 0, 0)).toBeNaN();
  expect(clockTimeMs(23, 59, 60)).toBe(86_400_000);
});
