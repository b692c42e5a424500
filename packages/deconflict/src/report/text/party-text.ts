import type { Agreement } from '@deconflict/engine/agreement';
import type { AttributionGrade, FindingAircraft } from '@deconflict/engine/detect';

/** The name of a party, or its id where the agreement names none; `unattributed aircraft` without a party. */
export function partyName(agreement: Agreement, id: string | undefined): string {
  if (id === undefined) return 'unattributed aircraft';
  return agreement.parties.find((party) => party.id === id)?.name || id;
}

/**
 * The wording that each grade allows (domain: attribution). A weaker grade never borrows the words of a stronger
 * one: an address block speaks of a State of registry, not of an operator.
 */
export function attributionText(agreement: Agreement, aircraft: FindingAircraft): string {
  if (aircraft.party === undefined) return 'unattributed';
  const name = partyName(agreement, aircraft.party);
  switch (aircraft.grade) {
    case 'A':
      return `declared by ${name}`;
    case 'B':
      return `attributed to ${name}, high confidence`;
    case 'C':
      return `consistent with State of registry ${name}`;
    case 'D':
      return `${name}, according to ${asserters(agreement, aircraft)}`;
    case 'U':
      break;
  }
  return 'unattributed';
}

/** One line on what a grade rests on. */
export const gradeBasis: Readonly<Record<AttributionGrade, string>> = {
  A: 'the operator’s own signed declaration matches the track',
  B: 'two independent identifiers agree and none conflicts',
  C: 'one technical identifier or address block only',
  D: 'asserted by one party',
  U: 'unknown or conflicting',
};

/** What a person would call the aircraft: call signs, else registration, else address, else the key of its file. */
export function aircraftName(aircraft: FindingAircraft): string {
  if (aircraft.callsigns.length > 0) return aircraft.callsigns.join(' / ');
  return aircraft.registration ?? addressText(aircraft) ?? aircraft.key;
}

/** Type, registration and address, as far as known and not in the name already. */
export function aircraftParticulars(aircraft: FindingAircraft): readonly string[] {
  const name = aircraftName(aircraft);
  const parts = [aircraft.typeDesignator, aircraft.registration, addressText(aircraft), ...aircraft.classes];
  return parts.filter((part): part is string => part !== undefined && part !== '' && part !== name);
}

function addressText(aircraft: FindingAircraft): string | undefined {
  return aircraft.icao24?.toUpperCase();
}

function asserters(agreement: Agreement, aircraft: FindingAircraft): string {
  const identifiers = agreement.parties.find((party) => party.id === aircraft.party)?.aircraft ?? [];
  const names = identifiers
    .filter((identifier) => identifier.by === 'assertion' && identifier.key === aircraft.key)
    .map((identifier) =>
      partyName(agreement, identifier.by === 'assertion' ? identifier.assertedBy : undefined),
    );
  return names.length > 0 ? [...new Set(names)].join(' and ') : 'one party';
}
