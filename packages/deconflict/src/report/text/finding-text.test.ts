import type { EventInstant } from '@deconflict/engine/detect';
import { expect, test } from 'vitest';
import { eventInstantText } from './finding-text.ts';

const NOON = Date.UTC(2023, 7, 2, 12);

test.each<[EventInstant, string]>([
  [{ how: 'crossed', earliestMs: NOON + 680 }, 'not established; possibly from 2023-08-02 12:00:00 UTC'],
  [{ how: 'crossed', latestMs: NOON + 680 }, 'not established; possibly until 2023-08-02 12:00:01 UTC'],
  [
    { how: 'crossed', earliestMs: NOON, latestMs: NOON + 5000 },
    'not established; possibly 2023-08-02 12:00:00 to 12:00:05 UTC',
  ],
  [{ how: 'first-observed' }, 'not established; possibly before the first observation'],
  [{ how: 'last-observed' }, 'not established; possibly after the last observation'],
  [
    { how: 'crossed', atMs: NOON + 3000, earliestMs: NOON },
    '2023-08-02 12:00:03 UTC (not before 2023-08-02 12:00:00 UTC)',
  ],
  [
    { how: 'crossed', atMs: NOON + 3000, latestMs: NOON + 4500 },
    '2023-08-02 12:00:03 UTC (not after 2023-08-02 12:00:05 UTC)',
  ],
  [
    { how: 'crossed', atMs: NOON + 3000, earliestMs: NOON, latestMs: NOON + 4500 },
    '2023-08-02 12:00:03 UTC (12:00:00 to 12:00:05)',
  ],
  [{ how: 'first-observed', atMs: NOON }, '2023-08-02 12:00:00 UTC'],
])('an absent bound is never told as a lack of observation: %o', (event, text) => {
  expect(eventInstantText(event).replaceAll('\u00A0', ' ')).toBe(text);
});
