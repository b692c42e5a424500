import { describe, expect, test } from 'vitest';
import type { Finding } from '../detect/index.ts';
import { groupFlights } from './flight-groups.ts';

const MINUTE_MS = 60_000;

/** Only what grouping looks at. */
function stay(key: string, fromMinute: number, untilMinute: number, party = 'coalition'): Finding {
  return {
    kind: 'no-entry',
    rule: 'entry',
    area: { id: 'tanf', name: 'tanf', legalType: 'unilateral' },
    aircraft: { key, party },
    fromMs: fromMinute * MINUTE_MS,
    untilMs: untilMinute * MINUTE_MS,
  } as unknown as Finding;
}

function formation(a: string, b: string, fromMinute: number, untilMinute: number) {
  const span = [fromMinute * MINUTE_MS, untilMinute * MINUTE_MS];
  return { aircraft: [a, b] as const, certainMs: span, possibleMs: span };
}

describe('two entries', () => {
  const flights = groupFlights([formation('a', 'b', 0, 60)], 2 * MINUTE_MS);

  test('in formation for long enough make one flight', () => {
    expect(flights.count([stay('a', 10, 30), stay('b', 11, 31)], 'certain')).toBe(1);
  });

  test('whose time inside together is too short make two', () => {
    expect(flights.count([stay('a', 10, 20), stay('b', 19, 31)], 'certain')).toBe(2);
  });

  test('of different parties make two', () => {
    expect(flights.count([stay('a', 10, 30), stay('b', 11, 31, 'other')], 'certain')).toBe(2);
  });

  test('of aircraft that were never near each other make two', () => {
    expect(flights.count([stay('a', 10, 30), stay('c', 11, 31)], 'certain')).toBe(2);
  });
});

test('a line of four is one flight, passed on from neighbour to neighbour', () => {
  const flights = groupFlights(
    [formation('a', 'b', 0, 60), formation('b', 'c', 0, 60), formation('c', 'd', 0, 60)],
    2 * MINUTE_MS,
  );
  const line = ['a', 'b', 'c', 'd'].map((key) => stay(key, 10, 30));
  expect(flights.count(line, 'possible')).toBe(1);
  expect(flights.companionsOf(line[1]!, line)).toEqual(['a', 'c']);
});

test('formation that is only possible makes fewer flights in the least count', () => {
  const flights = groupFlights(
    [{ aircraft: ['a', 'b'], certainMs: [], possibleMs: [0, 60 * MINUTE_MS] }],
    2 * MINUTE_MS,
  );
  const pair = [stay('a', 10, 30), stay('b', 10, 30)];
  expect([flights.count(pair, 'possible'), flights.count(pair, 'certain')]).toEqual([1, 2]);
});

test('a pair that meets again is known by both meetings', () => {
  const flights = groupFlights([formation('a', 'b', 0, 5), formation('a', 'b', 100, 120)], 2 * MINUTE_MS);
  expect(flights.count([stay('a', 0, 5), stay('b', 0, 5)], 'certain')).toBe(1);
  expect(flights.count([stay('a', 100, 120), stay('b', 100, 120)], 'certain')).toBe(1);
});

describe('the fewest and the most flights', () => {
  const confirmed = (key: string): Finding => ({ ...stay(key, 10, 30), certainty: 'confirmed' });
  const possible = (key: string): Finding => ({ ...stay(key, 10, 30), certainty: 'possible' });

  test('a possible entry may join two confirmed flights, which makes fewer and never more than the most', () => {
    const flights = groupFlights([formation('a', 'b', 0, 60), formation('b', 'c', 0, 60)], 2 * MINUTE_MS);
    expect(flights.range([confirmed('a'), possible('b'), confirmed('c')])).toEqual({ least: 1, most: 2 });
  });

  test('a possible entry apart from all may be a flight of its own', () => {
    const flights = groupFlights([], 2 * MINUTE_MS);
    expect(flights.range([confirmed('a'), possible('b')])).toEqual({ least: 1, most: 2 });
  });

  test('two possible entries in formation are at the most one flight', () => {
    const flights = groupFlights([formation('a', 'b', 0, 60)], 2 * MINUTE_MS);
    expect(flights.range([possible('a'), possible('b')])).toEqual({ least: 0, most: 1 });
  });
});
