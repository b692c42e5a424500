import { expect, test } from 'vitest';
import { chooseScaleBar } from './scale-bar.ts';

test.each([
  [15, 2800, 1333, '20 km'],
  [1, 2800, 2000, '2 km'],
  [0.1, 2800, 2000, '200 m'],
  [0.3, 2800, 1667, '500 m'],
  [400, 2800, 2500, '1000 km'],
])('at %d m a unit and %d units of room the bar is %d units long: %s', (metres, room, units, text) => {
  expect(chooseScaleBar(metres, room)).toEqual({ units, text });
});
