import { test } from 'vitest';
import { readDamagedTracks } from './support/track-mutation.ts';

test('damaged track files throw nothing, hang nowhere and add up', () => {
  readDamagedTracks(600, 20_240_608);
});
