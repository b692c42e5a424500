import { assert, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLimit } from './limits.ts';

const fl95 = { kind: 'height', heightM: 2895.6, datum: 'FL' };
const amsl6500 = { kind: 'height', heightM: 1981.2, datum: 'AMSL' };

describe('readLimit', () => {
  it.each([
    ['FL95', fl95],
    ['FL 95', fl95],
    ['fl095', fl95],
    ['FL95 STD', fl95],
    ['9500 ft STD', fl95],
    ['9500ft AMSL', { kind: 'height', heightM: 2895.6, datum: 'AMSL' }],
    ['1500F AMSL', { kind: 'height', heightM: 457.2, datum: 'AMSL' }],
    ['3000m AMSL', { kind: 'height', heightM: 3000, datum: 'AMSL' }],
    ['300M AGL', { kind: 'height', heightM: 300, datum: 'AGL' }],
    ['1000FT ASFC', { kind: 'height', heightM: 304.8, datum: 'AGL' }],
    ['500 ft agl', { kind: 'height', heightM: 152.4, datum: 'AGL' }],
    ['100m GND', { kind: 'height', heightM: 100, datum: 'AGL' }],
    ['9500AMSL FT', { kind: 'height', heightM: 2895.6, datum: 'AMSL' }],
    ['1607.611551ft AMSL', { kind: 'height', heightM: (1607.611551 * 381) / 1250, datum: 'AMSL' }],
    ['-100 ft MSL', { kind: 'height', heightM: -30.48, datum: 'AMSL' }],
    ['MSL', { kind: 'height', heightM: 0, datum: 'AMSL' }],
    ['GND', { kind: 'surface' }],
    ['sfc ', { kind: 'surface' }],
    ['0 AGL', { kind: 'surface' }],
    ['UNL', { kind: 'unlimited' }],
    ['UNLIM', { kind: 'unlimited' }],
    ['UNLTD', { kind: 'unlimited' }],
    ['UNLIMITED', { kind: 'unlimited' }],
    ['UNL FT', { kind: 'unlimited' }],
  ])('reads %s', (text, limit) => {
    expect(readLimit(text, 'upper').limit).toEqual(limit);
  });

  it.each([
    ['6500 ft', 'upper', amsl6500, false, true],
    ['6500', 'upper', amsl6500, true, true],
    ['5500ALT', 'upper', { kind: 'height', heightM: 1676.4, datum: 'AMSL' }, true, false],
    ['50 GND', 'lower', { kind: 'height', heightM: 15.24, datum: 'AGL' }, true, false],
    ['5000 STD', 'upper', { kind: 'height', heightM: 1524, datum: 'FL' }, true, false],
    ['0', 'lower', { kind: 'surface' }, false, true],
    ['0 ft', 'lower', { kind: 'surface' }, false, true],
    ['0', 'upper', { kind: 'height', heightM: 0, datum: 'AMSL' }, false, true],
  ] as const)('says what it assumed for %s as %s limit', (text, side, limit, unitAssumed, datumAssumed) => {
    expect(readLimit(text, side)).toEqual({ limit, unitAssumed, datumAssumed });
  });

  it('takes ft STD for a pressure altitude, never for a height above the sea', () => {
    expect(readLimit('9500 ft STD', 'upper').limit).toEqual(readLimit('FL95', 'upper').limit);
    expect(readLimit('9500 ft STD', 'upper').limit).not.toEqual(readLimit('9500 ft AMSL', 'upper').limit);
  });

  it('keeps days in brackets as activation', () => {
    expect(readLimit('UNLIM (Mon-Fri)', 'upper')).toMatchObject({
      limit: { kind: 'unlimited' },
      activation: 'Mon-Fri',
    });
    expect(readLimit('15000ft (Mo-Fr)', 'upper')).toMatchObject({
      limit: { kind: 'height', heightM: 4572, datum: 'AMSL' },
      activation: 'Mo-Fr',
    });
  });

  it.each([
    ['FL95 or 1000 ft AGL, whichever is higher', 'higher-of'],
    ['FL95/1000 ft AGL whichever higher', 'higher-of'],
    ['FL95, 1000ft AGL (whichever is the lower)', 'lower-of'],
  ])('keeps both limits of %s', (text, kind) => {
    const limits = [fl95, { kind: 'height', heightM: 304.8, datum: 'AGL' }];
    expect(readLimit(text, 'upper').limit).toEqual({ kind, limits });
  });

  it('takes one height in two units for one height', () => {
    expect(readLimit('1500 ft/457 m AMSL', 'upper')).toEqual({
      limit: { kind: 'height', heightM: 457.2, datum: 'AMSL' },
      unitAssumed: false,
      datumAssumed: false,
    });
    expect(readLimit('450m AMSL/1476ft AMSL', 'upper').limit).toEqual({
      kind: 'height',
      heightM: 450,
      datum: 'AMSL',
    });
  });

  it.each([
    'NOTAM',
    'BCTA FT',
    'Ask on 122.8',
    'FL',
    'FL1950',
    '100m AGL/423m AMSL',
    '1500 ft AMSL/600 m AMSL',
    'FL95 AMSL',
    '-50 ft AGL',
    '5,000 ft',
    '1000 ft XYZ',
    '',
    'whichever is higher',
    'FL95 whichever is higher',
  ])('does not guess at "%s"', (text) => {
    expect(readLimit(text, 'upper')).toEqual({
      limit: { kind: 'unreadable', text },
      unitAssumed: false,
      datumAssumed: false,
    });
  });

  it('never throws', () => {
    assert(
      property(string(), (text) => {
        expect(readLimit(text, 'lower').limit.kind).toBeTypeOf('string');
      }),
      { seed: 20_230_801, numRuns: 2000 },
    );
  });
});
