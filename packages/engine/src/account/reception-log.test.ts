import { expect, test } from 'vitest';
import { ReceptionLog } from './reception-log.ts';

const MINUTE_MS = 60_000;
const start = Date.UTC(2023, 7, 2);

test('silence is told apart from reception, longest silence first', () => {
  const log = new ReceptionLog('area', start, start + 10 * MINUTE_MS - 1);
  for (const minute of [0, 4, 5]) log.add(minute, start + minute * MINUTE_MS + 1000);
  expect(log.summary()).toEqual({
    area: 'area',
    slotMs: MINUTE_MS,
    slots: 10,
    slotsObserved: 3,
    aircraft: 3,
    silent: [
      { fromMs: start + 6 * MINUTE_MS, untilMs: start + 10 * MINUTE_MS - 1 },
      { fromMs: start + MINUTE_MS, untilMs: start + 4 * MINUTE_MS },
    ],
  });
});

test('only minutes that lie wholly in a stretch of time count for it', () => {
  const log = new ReceptionLog('area', start, start + 10 * MINUTE_MS);
  for (let minute = 0; minute < 10; minute += 1) log.add(1, start + minute * MINUTE_MS);
  expect(log.during(start + 30_000, start + 5 * MINUTE_MS + 30_000)).toEqual({
    fixes: 4,
    minutes: 4,
    minutesHeard: 4,
  });
});

test('a period of fifty years takes no more memory than one of two', () => {
  const log = new ReceptionLog('area', 0, 50 * 365 * 24 * 60 * MINUTE_MS);
  log.add(1, 0);
  expect(log.summary().slots).toBeLessThanOrEqual(1 << 20);
});

test('over years of minutes with a few received the log agrees with a list of all of them', () => {
  const minutes = 3 * 365 * 24 * 60;
  const slotMinutes = Math.ceil(minutes / (1 << 20));
  const slots = Math.ceil(minutes / slotMinutes);
  const log = new ReceptionLog('area', start, start + minutes * MINUTE_MS - 1);
  const fixesBySlot = new Array<number>(slots).fill(0);
  let random = 12_345;
  for (let fix = 0; fix < 3000; fix += 1) {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    const slot = fix % 3 === 0 ? random % slots : (100_000 + (random % 700)) % slots;
    fixesBySlot[slot]! += 1;
    log.add(fix % 7, start + slot * slotMinutes * MINUTE_MS);
  }
  const heard = fixesBySlot.flatMap((fixes, slot) => (fixes > 0 ? [slot] : []));
  const edges = [-1, ...heard, slots];
  const silences = edges
    .slice(1)
    .map((slot, index) => ({ from: edges[index]! + 1, until: slot }))
    .filter(({ from, until }) => until > from)
    .sort((a, b) => b.until - b.from - (a.until - a.from) || a.from - b.from);
  expect(log.summary()).toMatchObject({
    slots,
    slotsObserved: heard.length,
    aircraft: 7,
    silent: silences.slice(0, 10).map(({ from, until }) => ({
      fromMs: start + from * slotMinutes * MINUTE_MS,
      untilMs: start + until * slotMinutes * MINUTE_MS,
    })),
  });
  for (const [first, end] of [
    [0, slots],
    [99_990, 100_300],
    [100_351, 100_352],
    [511, 1537],
  ] as const) {
    const within = fixesBySlot.slice(first, end);
    expect(
      log.during(start + first * slotMinutes * MINUTE_MS, start + end * slotMinutes * MINUTE_MS),
    ).toEqual({
      fixes: within.reduce((sum, fixes) => sum + fixes, 0),
      minutes: (end - first) * slotMinutes,
      minutesHeard: within.filter((fixes) => fixes > 0).length * slotMinutes,
    });
  }
});
