import { describe, expect, test } from 'vitest';
import {
  agreedLengthText,
  bytesText,
  depthText,
  groupedText,
  heightRangeText,
  heightText,
  lengthText,
  placeText,
  pluralText,
  spreadText,
} from './quantity-text.ts';

/** No-break spaces read as spaces, so that the expectations can be read. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [-1_234_567.4, '-1,234,567'],
  [-0.4, '0'],
  [Infinity, 'unknown'],
])('%d is grouped as %s', (value, text) => {
  expect(groupedText(value)).toBe(text);
});

test.each([
  [3.14, '3.1 m'],
  [85.4, '85 m'],
  [999.4, '999 m'],
  [999.6, '1.00 km'],
  [9994, '9.99 km'],
  [55_300, '55.3 km'],
  [412_400, '412 km'],
  [Number.NaN, 'unknown length'],
])('a measured length of %d m is written %s', (lengthM, text) => {
  expect(plain(lengthText(lengthM))).toBe(text);
});

test.each([
  [5556, '3 NM'],
  [55_000, '55 km'],
  [500, '500 m'],
  [152.4, '500 ft'],
  [304.8, '1,000 ft'],
  [926, '0.5 NM'],
  [46_300, '25 NM'],
  [123.4, '123 m'],
])('an agreed length of %d m is written in its round unit: %s', (lengthM, text) => {
  expect(plain(agreedLengthText(lengthM))).toBe(text);
});

describe('heights', () => {
  test('always carry their datum', () => {
    expect(plain(heightText(7620, 'FL'))).toBe('FL250 (7,620 m pressure altitude)');
    expect(plain(heightText(1524, 'AMSL'))).toBe('5,000 ft (1,524 m) AMSL');
    expect(plain(heightRangeText(1524, 3048, 'HAE'))).toBe('5,000 to 10,000 ft (1,524 to 3,048 m) HAE');
    expect(plain(heightRangeText(1524, 3048, 'FL'))).toBe(
      'FL050 to FL100 (1,524 to 3,048 m pressure altitude)',
    );
    expect(plain(heightRangeText(10_667, 10_669.4, 'FL'))).toBe(
      'FL350 (10,667 to 10,669 m pressure altitude)',
    );
    expect(plain(heightRangeText(1524, 1524.1, 'HAE'))).toBe('5,000 ft (1,524 m) HAE');
    expect(heightRangeText(1524, 1524, 'AGL')).toBe(heightText(1524, 'AGL'));
  });
});

describe('spreads', () => {
  test('print their bounds only where these differ from the nominal value', () => {
    expect(plain(spreadText({ least: 100, nominal: 120, most: 140 }, lengthText))).toBe(
      '120 m (100 m to 140 m)',
    );
    expect(plain(spreadText({ least: 120, nominal: 120.2, most: 120.4 }, lengthText))).toBe('120 m');
  });

  test('a depth below zero is a distance outside, never a negative depth', () => {
    expect(plain(depthText({ least: -60, nominal: 40, most: 140 }))).toBe(
      '40 m inside (60 m outside to 140 m inside)',
    );
    expect(plain(depthText({ least: 20, nominal: 40, most: 60 }))).toBe('40 m (20 m to 60 m)');
  });
});

test('a place is written in degrees and tenths of minutes, and minutes never reach sixty', () => {
  expect(placeText({ latDeg: 33.5, lonDeg: 38.666667 })).toBe('33°30.0′ N 038°40.0′ E');
  expect(placeText({ latDeg: -0.9999, lonDeg: -179.99999 })).toBe('01°00.0′ S 180°00.0′ W');
});

test('sizes and numbers of things', () => {
  expect([812, 4100, 12_000_000].map((bytes) => plain(bytesText(bytes)))).toEqual([
    '812 B',
    '4.1 kB',
    '12.0 MB',
  ]);
  expect([pluralText(1, 'fix', 'fixes'), pluralText(2000, 'fix', 'fixes')]).toEqual(['1 fix', '2,000 fixes']);
});
