import { expect, test } from 'vitest';
import { ReceptionLog } from './reception-log.ts';

const MINUTE_MS = 60_000;
const start = Date.UTC(2023, 7, 2);

test('silence is told apart from reception, longest silence first', () => {
  const log = new ReceptionLog(start, start + 10 * MINUTE_MS - 1);
  for (const minute of [0, 4, 5]) log.add(minute, start + minute * MINUTE_MS + 1000);
  expect(log.summary('area')).toEqual({
    area: 'area',
    slotMs: MINUTE_MS,
    slots: 10,
    slotsObserved: 3,
    aircraft: 3,
    silent: [
      { fromMs: start + 6 * MINUTE_MS, untilMs: start + 10 * MINUTE_MS },
      { fromMs: start + MINUTE_MS, untilMs: start + 4 * MINUTE_MS },
    ],
  });
});

test('only minutes that lie wholly in a stretch of time count for it', () => {
  const log = new ReceptionLog(start, start + 10 * MINUTE_MS);
  for (let minute = 0; minute < 10; minute += 1) log.add(1, start + minute * MINUTE_MS);
  expect(log.during(start + 30_000, start + 5 * MINUTE_MS + 30_000)).toEqual({
    fixes: 4,
    minutes: 4,
    minutesHeard: 4,
  });
});

test('a period of fifty years takes no more memory than one of two', () => {
  const log = new ReceptionLog(0, 50 * 365 * 24 * 60 * MINUTE_MS);
  log.add(1, 0);
  expect(log.summary('area').slots).toBeLessThanOrEqual(1 << 20);
});
