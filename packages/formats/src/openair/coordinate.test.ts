import { describe, expect, it } from 'vitest';
import { readCoordinate } from './coordinate.ts';

const place = { latDeg: 45.5, lonDeg: 8.25 };

describe('readCoordinate', () => {
  it.each([
    '45:30:00 N 008:15:00 E',
    '45:30:00N 008:15:00E',
    '45:30:00N008:15:00E',
    '045:30:00 N 8:15:00 E',
    '45:30:00.0 n 008:15:00.00 e',
    '45:30.000 N 008:15.0 E',
    '45:30 N 008:15 E',
    '45:30:00 N, 008:15:00 E',
    '45:30:00 N\t008:15:00\tE',
    '45:30:00  N   008:15:00  E',
    '453000.00N 0081500.00E',
    '45 30 00 N 008 15 00 E',
    'N45:30:00 E008:15:00',
    '45.5N 8.25E',
    '45.5, 8.25',
  ])('reads %s', (text) => {
    expect(readCoordinate(text, 0)).toMatchObject({ place, carried: false, end: text.length });
  });

  it('gives south and west a minus', () => {
    expect(readCoordinate('01:30:00 S 001:30:00 w', 0)?.place).toEqual({ latDeg: -1.5, lonDeg: -1.5 });
    expect(readCoordinate('00:00:00 S 000:00:00 W', 0)?.place).toEqual({ latDeg: 0, lonDeg: 0 });
  });

  it('carries minutes and seconds of 60 and more and says so', () => {
    expect(readCoordinate('42:60:57 N 000:60:00 W', 0)).toMatchObject({
      place: { latDeg: (42 * 3600 + 3657) / 3600, lonDeg: -1 },
      carried: true,
    });
    expect(readCoordinate('42:00:60 N 001:00:60 W', 0)?.carried).toBe(true);
  });

  it.each([
    ['36:41:00 N 115:56:10 W    c29', '    c29'],
    ['45:30:00 N 008:15:00 E; corner', '; corner'],
    ['45:30:00 N 008:15:00 E,45:31:00 N 008:16:00 E', ',45:31:00 N 008:16:00 E'],
  ])('stops behind the coordinate in %s', (text, rest) => {
    expect(text.slice(readCoordinate(text, 0)?.end)).toBe(rest);
  });

  it('starts where it is told', () => {
    const text = '45:30:00 N 008:15:00 E, 46:00:00 N 009:00:00 E';
    expect(readCoordinate(text, 23)?.place).toEqual({ latDeg: 46, lonDeg: 9 });
  });

  it.each([
    '',
    '45:49:51 N 008:42:',
    '45:30:00 008:15:00',
    '45:30:00 N 008:15:00 O',
    '45:30:00 N 008:15:00 EAST',
    '45:30.5:10 N 008:15:00 E',
    '90:00:01 N 008:15:00 E',
    '45:30:00 N 180:00:01 E',
    '45:30:00 E 008:15:00 N',
    'X=45:30:00 N 008:15:00 E',
  ])('reads nothing from "%s"', (text) => {
    expect(readCoordinate(text, 0)).toBeUndefined();
  });
});
