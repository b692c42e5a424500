import { describe, expect, it } from 'vitest';
import { formatHeightLimit } from './height-format.ts';
import type { HeightDatum, HeightLimit } from './height.ts';

const limitOf = (heightM: number, datum: HeightDatum): HeightLimit => ({ kind: 'height', heightM, datum });

describe('height limits for people', () => {
  it.each([
    [{ kind: 'surface' }, 'GND'],
    [{ kind: 'unlimited' }, 'UNL'],
    [limitOf(95 * 30.48, 'FL'), 'FL095'],
    [limitOf(0, 'FL'), 'FL000'],
    [limitOf(660 * 30.48, 'FL'), 'FL660'],
    [limitOf(8900, 'FL'), '8900 m STD'],
    [limitOf(1000 * 0.3048, 'AMSL'), '1000 ft AMSL'],
    [limitOf(-200 * 0.3048, 'AMSL'), '-200 ft AMSL'],
    [limitOf(-0, 'AMSL'), '0 ft AMSL'],
    [limitOf(1500, 'AGL'), '1500 m AGL'],
    [limitOf(121.5, 'HAE'), '121.5 m HAE'],
    [{ kind: 'unreadable', text: 'see NOTAM' }, '"see NOTAM" (not understood)'],
    [
      { kind: 'higher-of', limits: [limitOf(195 * 30.48, 'FL'), limitOf(304.8, 'AGL')] },
      'FL195 or 1000 ft AGL, whichever is higher',
    ],
    [
      { kind: 'lower-of', limits: [limitOf(304.8, 'AMSL'), limitOf(152.4, 'AGL'), { kind: 'unlimited' }] },
      '1000 ft AMSL or 500 ft AGL or UNL, whichever is lowest',
    ],
    [
      {
        kind: 'higher-of',
        limits: [
          { kind: 'lower-of', limits: [limitOf(304.8, 'AMSL'), limitOf(3048, 'FL')] },
          { kind: 'surface' },
        ],
      },
      '(1000 ft AMSL or FL100, whichever is lower) or GND, whichever is higher',
    ],
  ] satisfies [HeightLimit, string][])('writes %j as %s', (limit, expected) => {
    expect(formatHeightLimit(limit)).toBe(expected);
  });
});
