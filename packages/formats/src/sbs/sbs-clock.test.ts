import { expect, test } from 'vitest';
import { parseMessageTime, SbsClock } from './sbs-clock.ts';

const start = 'Wed Sep 2 04:23:37 +0000 UTC 2015';

test.each([
  ['2010/02/19', '18:06:07.710', '2010-02-19T18:06:07.710Z'],
  ['2010-02-19', '18:06:07', '2010-02-19T18:06:07.000Z'],
])('%s %s is %s', (date, time, expected) => {
  expect(parseMessageTime(date, time)).toBe(Date.parse(expected));
});

test.each([
  ['', '18:06:07'],
  ['2010/02/30', '18:06:07'],
  ['2010/02/19', '25:06:07'],
  ['19.02.2010', '18:06:07'],
])('%j %j is no time', (date, time) => {
  expect(parseMessageTime(date, time)).toBeNaN();
});

test('a count before a message is nanoseconds since the start of the logger', () => {
  const clock = new SbsClock();
  expect(clock.restart(start)).toBe('ok');
  expect(clock.readPrefix('68280000000')).toBe(Date.parse('2015-09-02T04:24:45.280Z'));
});

test('a start in another zone is converted', () => {
  const clock = new SbsClock();
  expect(clock.restart('Wed Sep 2 06:23:37 +0200 CEST 2015')).toBe('ok');
  expect(clock.readPrefix('0')).toBe(Date.parse('2015-09-02T04:23:37Z'));
});

test('without a start only a time since 1970 is a time', () => {
  const clock = new SbsClock();
  expect(clock.readPrefix('2936535')).toBeNaN();
  expect(clock.readPrefix('1566000000.5')).toBe(Date.parse('2019-08-17T00:00:00.500Z'));
  expect(clock.readPrefix('1566000000500')).toBe(Date.parse('2019-08-17T00:00:00.500Z'));
  expect(clock.readPrefix('x')).toBeNaN();
});

test('a start that lies before what was logged is told', () => {
  const clock = new SbsClock();
  clock.restart(start);
  clock.readPrefix('68280000000');
  expect(clock.restart(start)).toBe('overlaps');
  expect(clock.restart('Wed Sep 2 04:25:25 +0000 UTC 2015')).toBe('ok');
  expect(clock.restart('sometime')).toBe('unreadable');
  expect(clock.readPrefix('1')).toBeNaN();
});
