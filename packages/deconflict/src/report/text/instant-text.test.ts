import { describe, expect, test } from 'vitest';
import {
  durationText,
  instantText,
  intervalText,
  machineInstant,
  minuteText,
  periodText,
} from './instant-text.ts';

const EVENING = Date.UTC(2023, 7, 2, 18, 4, 31, 400);
const MIDNIGHT = Date.UTC(2023, 7, 3);

describe('instants', () => {
  test('are written in UTC to the second, with their zone', () => {
    expect(instantText(EVENING)).toBe('2023-08-02 18:04:31\u00A0UTC');
    expect(machineInstant(EVENING)).toBe('2023-08-02T18:04:31Z');
  });

  test('are cut to whole seconds and never rounded up, as in the other outputs', () => {
    const instants = [Date.UTC(2023, 7, 2, 2, 30, 19, 800), Date.UTC(2023, 7, 2, 2, 30, 19, 999), -1];
    for (const timeMs of instants) {
      const cut = new Date(timeMs).toISOString().slice(0, 19);
      expect(machineInstant(timeMs)).toBe(`${cut}Z`);
      expect(instantText(timeMs)).toBe(`${cut.replace('T', ' ')}\u00A0UTC`);
    }
  });

  test('what is no instant is said to be unknown and never thrown', () => {
    expect(instantText(Number.NaN)).toBe('unknown time');
    expect(instantText(8.64e15)).toBe('unknown time');
    expect(machineInstant(Infinity)).toBe('');
  });

  test('an interval names the second date only where it differs', () => {
    expect(intervalText(EVENING, EVENING + 5000)).toBe('2023-08-02 18:04:31 to 18:04:36\u00A0UTC');
    expect(intervalText(EVENING, MIDNIGHT)).toBe('2023-08-02 18:04:31 to 2023-08-03 00:00:00\u00A0UTC');
  });

  test('an agreed period is written to the minute, and an open one says so', () => {
    expect(periodText(MIDNIGHT - 86_400_000, MIDNIGHT)).toBe('2023-08-02 00:00 to 2023-08-03 00:00\u00A0UTC');
    expect(periodText(EVENING, MIDNIGHT)).toContain('18:04:31 to');
    expect(periodText(MIDNIGHT, Infinity)).toBe('from 2023-08-03 00:00\u00A0UTC, no end stated');
    expect(periodText(-Infinity, MIDNIGHT)).toBe('until 2023-08-03 00:00\u00A0UTC, no start stated');
    expect(periodText(-Infinity, Infinity)).toBe('at all times');
    expect(minuteText(EVENING)).toBe(instantText(EVENING));
  });
});

test.each([
  [0, '0 s'],
  [400, '0.4 s'],
  [9949, '9.9 s'],
  [9950, '10 s'],
  [42_000, '42 s'],
  [252_000, '4 min 12 s'],
  [3_599_600, '1 h'],
  [11_100_000, '3 h 05 min'],
  [86_399_999, '24 h'],
  [273_600_000, '3 d 4 h'],
  [-42_000, '-42 s'],
  [Number.NaN, 'unknown duration'],
])('a duration of %d ms is written %s', (durationMs, text) => {
  expect(durationText(durationMs).replaceAll('\u00A0', ' ')).toBe(text);
});
