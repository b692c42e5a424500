import type { AttributionGrade, FindingAircraft } from '@deconflict/engine/detect';
import { expect, test } from 'vitest';
import { syntheticAgreement } from '../../../test/synthetic-agreement.ts';
import { aircraftName, aircraftParticulars, attributionText, partyName } from './party-text.ts';

const agreement = syntheticAgreement();

test.each([
  ['A', 'declared by US-led coalition'],
  ['B', 'attributed to US-led coalition, high confidence'],
  ['C', 'consistent with State of registry US-led coalition'],
  ['D', 'US-led coalition, according to Syria and Russia'],
  ['U', 'unattributed'],
] satisfies [AttributionGrade, string][])('grade %s is worded as the domain allows: %s', (grade, text) => {
  expect(attributionText(agreement, aircraft({ grade, party: 'coalition', key: 'icao:ae1004' }))).toBe(text);
});

test('an assertion whose author the agreement does not hold is one party’s, and nobody is named', () => {
  expect(attributionText(agreement, aircraft({ grade: 'D', party: 'coalition' }))).toBe(
    'US-led coalition, according to one party',
  );
});

test('without a party the aircraft is unattributed whatever the grade says', () => {
  expect(attributionText(agreement, aircraft({ grade: 'B' }))).toBe('unattributed');
  expect(partyName(agreement, undefined)).toBe('unattributed aircraft');
});

test('an aircraft is called by call sign, registration, address, key, in that order, and the rest follows', () => {
  const known = { icao24: 'ae1004', registration: '08-8175', typeDesignator: 'F16' };
  expect(aircraftName(aircraft({ ...known, callsigns: ['DUKE11', 'DUKE12'] }))).toBe('DUKE11 / DUKE12');
  expect(aircraftName(aircraft(known))).toBe('08-8175');
  expect(aircraftName(aircraft({ icao24: 'ae1004' }))).toBe('AE1004');
  expect(aircraftName(aircraft({}))).toBe('file:track-1');
  expect(aircraftParticulars(aircraft(known))).toEqual(['F16', 'AE1004']);
});

function aircraft(known: Partial<FindingAircraft>): FindingAircraft {
  return {
    key: 'file:track-1',
    addressKind: 'file',
    callsigns: [],
    classes: [],
    grade: 'U',
    basis: [],
    ...known,
  };
}
