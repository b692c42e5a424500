import { expect, test } from 'vitest';
import { IgcClock, parseIgcDate } from './igc-clock.ts';

const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
const clock = (text: string): number => Date.parse(`1970-01-01T${text}Z`);

function run(date: string, times: readonly string[]): string[] {
  const igcClock = new IgcClock();
  igcClock.setDate(day(date));
  return times.map((time) => {
    const timeMs = igcClock.advance(clock(time));
    return `${new Date(timeMs).toISOString().slice(0, 19)}${igcClock.wentBack ? ' back' : ''}`;
  });
}

test.each([
  ['140919', '2019-09-14'],
  ['DATE:081023,01', '2023-10-08'],
  ['DATE: 030418', '2018-04-03'],
  [':010203', '2003-02-01'],
  ['010100', '2000-01-01'],
  ['311299', '1999-12-31'],
])('the date %s is %s', (text, expected) => {
  expect(parseIgcDate(text)).toBe(day(expected));
});

test.each(['', '320119', '001019', '290219', '14091', '1409190', 'DATE:'])('%j is no date', (text) => {
  expect(parseIgcDate(text)).toBeNaN();
});

test('midnight UTC is noticed', () => {
  expect(run('2009-11-06', ['23:59:58', '00:00:02', '04:10:00'])).toEqual([
    '2009-11-06T23:59:58',
    '2009-11-07T00:00:02',
    '2009-11-07T04:10:00',
  ]);
});

test('a step back of an hour is a step back, not a day', () => {
  expect(run('2009-11-06', ['12:00:00', '11:00:00', '12:00:01'])).toEqual([
    '2009-11-06T12:00:00',
    '2009-11-06T11:00:00 back',
    '2009-11-06T12:00:01',
  ]);
});

test('one wrong time near midnight does not move the rest of the file by a day', () => {
  expect(run('2009-11-06', ['21:00:00', '00:00:00', '21:00:01', '21:00:02', '23:59:59', '00:00:01'])).toEqual(
    [
      '2009-11-06T21:00:00',
      '2009-11-07T00:00:00',
      '2009-11-06T21:00:01 back',
      '2009-11-06T21:00:02 back',
      '2009-11-06T23:59:59 back',
      '2009-11-07T00:00:01',
    ],
  );
});

test('a fix without a date has no time', () => {
  const igcClock = new IgcClock();
  expect(igcClock.advance(0)).toBeNaN();
  igcClock.setDate(day('2009-11-06'));
  igcClock.reset();
  expect(igcClock.advance(0)).toBeNaN();
});

test('the same date again is a repeated header and another date begins anew', () => {
  const igcClock = new IgcClock();
  igcClock.setDate(day('2009-11-06'));
  igcClock.advance(clock('23:59:59'));
  igcClock.advance(clock('00:00:01'));
  igcClock.setDate(day('2009-11-06'));
  expect(igcClock.advance(clock('00:00:02'))).toBe(Date.parse('2009-11-07T00:00:02Z'));
  igcClock.setDate(day('2019-09-14'));
  expect(igcClock.advance(clock('00:00:03'))).toBe(Date.parse('2019-09-14T00:00:03Z'));
});
