import type { CountingUnit, CountingWindow } from '@deconflict/engine/agreement';
import { expect, test } from 'vitest';
import { syntheticAgreement } from '../../../test/synthetic-agreement.ts';
import {
  countedParties,
  countText,
  explanationText,
  formationText,
  unitNames,
  windowPeriodText,
  windowRuleText,
  windowText,
} from './count-text.ts';

const { counting } = syntheticAgreement();
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

test.each([
  [14, 14, 'airframe-entry', '14 airframe-entries'],
  [8, 9, 'flight-entry', '8 to 9 flight-entries'],
  [1, 1, 'episode', '1 episode'],
  [0, 1, 'airframe', '0 to 1 airframes'],
  [6.12, 6.34, 'minutes', '6.1 to 6.4 minutes inside'],
  [164.9, 171.1, 'minutes', '164 to 172 minutes inside'],
] satisfies [number, number, CountingUnit, string][])('%d..%d %s reads %s', (least, most, unit, text) => {
  expect(countText({ least, most, unit }, 'no-entry')).toBe(text);
});

test('the formation rule is written in the units in which it was agreed', () => {
  expect(plain(formationText(counting.formation))).toBe('formation rule 2 NM / 1,000 ft / 2 min');
});

test.each<[CountingWindow, string]>([
  [{ kind: 'rolling', lengthMs: 86_400_000 }, 'rolling 24 h'],
  [
    { kind: 'fixed', lengthMs: 86_400_000, cutMinute: 360, utcOffsetMinutes: 480 },
    'fixed 24 h, cut at 06:00 UTC+08:00',
  ],
  [{ kind: 'calendar-day', utcOffsetMinutes: -210 }, 'calendar day in UTC-03:30'],
])('a counting window reads %o', (window, text) => {
  expect(plain(windowRuleText({ ...counting, window }))).toBe(text);
});

test('a window that ends a millisecond before the next is as long as agreed', () => {
  const fromMs = Date.UTC(2023, 7, 1);
  expect(plain(windowText({ fromMs, untilMs: fromMs + 86_399_999 }))).toBe(
    '24 h, 2023-08-01 00:00 to 24:00 UTC',
  );
});

test('a window says its two ends as they are', () => {
  const evening = Date.UTC(2023, 7, 2, 18);
  const midnight = Date.UTC(2023, 7, 3);
  expect(plain(windowPeriodText({ fromMs: evening, untilMs: midnight - 1 }))).toBe(
    '2023-08-02 18:00 to 24:00 UTC',
  );
  expect(plain(windowPeriodText({ fromMs: evening - 86_400_000, untilMs: midnight }))).toBe(
    '2023-08-01 18:00 to 2023-08-03 00:00 UTC',
  );
  expect(plain(windowPeriodText({ fromMs: evening + 19_800, untilMs: midnight - 800 }))).toBe(
    '2023-08-02 18:00:19 to 23:59:59 UTC',
  );
});

test('under a rule on heights the explanation speaks of being outside them', () => {
  const count = {
    least: 0.5,
    most: 0.8,
    unit: 'minutes',
    explanation: '0.5 to 0.8: minutes inside.',
  } as const;
  expect(explanationText(count, 'altitude-band')).toMatch(
    /^0\.5 to 0\.8: minutes outside the agreed heights/,
  );
  expect(explanationText(count, 'no-entry')).toBe(count.explanation);
  const episode = {
    ...count,
    unit: 'episode',
    explanation: 'times with at least one aircraft inside',
  } as const;
  expect(explanationText(episode, 'altitude-band')).not.toContain('inside');
});

test('minutes say of what they are, by the kind of rule', () => {
  const kinds = ['no-entry', 'separation', 'identification', 'altitude-band', undefined] as const;
  expect(kinds.map((kind) => unitNames('minutes', kind).many)).toEqual([
    'minutes inside',
    'minutes below both distances',
    'minutes of silence',
    'minutes outside the heights',
    'minutes',
  ]);
  expect(unitNames('episode', 'separation').many).toBe('episodes');
});

test('an approach is counted for both sides, and no side is called unattributed', () => {
  const agreement = syntheticAgreement();
  expect(countedParties(agreement, { between: ['coalition', 'syria-russia'] })).toBe(
    'US-led coalition and Syria and Russia',
  );
  expect(countedParties(agreement, { between: ['coalition', '*'] })).toBe(
    'US-led coalition and any aircraft',
  );
  expect(countedParties(agreement, { between: ['coalition', 'coalition'] })).toBe(
    'aircraft of US-led coalition',
  );
  expect(countedParties(agreement, {})).toBe('unattributed aircraft');
});
