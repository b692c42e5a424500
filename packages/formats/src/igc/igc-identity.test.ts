import { expect, test } from 'vitest';
import { identifyGlider } from './igc-identity.ts';

const key = (recorder: string, gliderId = '', competitionId = ''): string =>
  identifyGlider({ recorder, gliderId, competitionId }, 'folder/some flight.igc.gz').key;

test('the recorder of a manufacturer with a code of its own is enough', () => {
  expect(key('LXV79MFLIGHT:1')).toBe('logger:LXV79M');
  expect(key('LXV79M FLIGHT:2')).toBe('logger:LXV79M');
  expect(key('LXNABC')).toBe('logger:LXNABC');
});

test('glider and competition number always belong to the key', () => {
  expect(key('LXV79MFLIGHT:1', 'D-KGSA', '29')).toBe('logger:LXV79M/D-KGSA/29');
  expect(key('XCCXXXCompCheck-4.3', 'NA', '0011')).toBe('logger:XCCXXXCOMPCHECK-4.3/0011');
  expect(key('', 'D-KGSA')).toBe('logger:D-KGSA');
});

test('the same A record everywhere names nobody, so the file does', () => {
  expect(key('XCCXXXCompCheck-4.3')).toBe('file:some flight.igc');
  expect(key('XCSAAA', 'N/A', '-')).toBe('file:some flight.igc');
  expect(key('')).toBe('file:some flight.igc');
});

test('a serial number of a general recorder is enough', () => {
  expect(key('XCTb9d15853a7c25f72')).toBe('logger:XCTB9D15853A7C25F72');
  expect(key('XSBDRP:3458323137330C13000500')).toBe('logger:XSBDRP:3458323137330C13000500');
});

test('what the key is made of is also told', () => {
  const identity = identifyGlider({ recorder: 'LXV79M', gliderId: ' d-kgsa ', competitionId: 't7' }, 'x.igc');
  expect(identity).toEqual({
    key: 'logger:LXV79M/D-KGSA/T7',
    addressKind: 'logger',
    callsign: 'T7',
    registration: 'D-KGSA',
  });
});
