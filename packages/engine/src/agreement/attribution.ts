import type { AircraftClass, Identifier, Party } from './agreement.ts';
import { indexIdentifiers } from './identifier-index.ts';
import type { AircraftSigns, IdentifierIndex, SignMatch } from './identifier-index.ts';

/** How sure we are which party an aircraft belongs to (domain.md section 5). U is the default. */
export type AttributionGrade = 'A' | 'B' | 'C' | 'D' | 'U';

export interface Attribution {
  /** Party id; absent where the signs conflict or there are none. */
  readonly party?: string;
  readonly grade: AttributionGrade;
  /** The signs that matched, in words, in the order of the agreement. */
  readonly basis: readonly string[];
}

/**
 * The party of an aircraft, by the signs that the agreement lists (domain.md section 5).
 *
 * - B: two independent signs agree, one of the airframe and one of the flight. Address, registration, type,
 *   emitter category and key are all signs of the airframe: databases look the others up by the address, so that
 *   one wrong address makes them all wrong together. The call sign is a sign of the flight.
 * - C: signs of one of the two sorts only.
 * - D: an assertion only.
 * - U: no sign, or signs of different parties, be it by assertion alone.
 *
 * A needs the operator's own signed declaration and is not given here.
 */
export function attribute(aircraft: AircraftSigns, parties: readonly Party[]): Attribution {
  const matches = compiled(parties).find(aircraft);
  const owners = [...new Set(matches.map(({ owner }) => owner))];
  const party = owners.length === 1 ? parties[owners[0]!] : undefined;
  if (party) return { party: party.id, grade: gradeOf(matches), basis: matches.map(({ words }) => words) };
  return { grade: 'U', basis: matches.map(({ owner, words }) => `${words} (${parties[owner]!.name})`) };
}

/** Ids of the classes that an aircraft belongs to, in the agreement's order. */
export function classify(aircraft: AircraftSigns, classes: readonly AircraftClass[]): readonly string[] {
  const owners = new Set(
    compiled(classes)
      .find(aircraft)
      .map(({ owner }) => owner),
  );
  return classes.filter((_, owner) => owners.has(owner)).map(({ id }) => id);
}

function gradeOf(matches: readonly SignMatch[]): AttributionGrade {
  const seen = new Set(matches.map(({ identifier }) => sorts[identifier.by]));
  if (seen.has('airframe') && seen.has('flight')) return 'B';
  return seen.has('airframe') || seen.has('flight') ? 'C' : 'D';
}

const sorts: Readonly<Record<Identifier['by'], 'airframe' | 'flight' | 'assertion'>> = {
  icao24: 'airframe',
  registration: 'airframe',
  type: 'airframe',
  category: 'airframe',
  key: 'airframe',
  callsign: 'flight',
  assertion: 'assertion',
};

type Owners = readonly { readonly aircraft: readonly Identifier[] }[];

/** An agreement never changes, so what was compiled from its lists stays right as long as they live. */
const compiledOwners = new WeakMap<Owners, IdentifierIndex>();

function compiled(owners: Owners): IdentifierIndex {
  let index = compiledOwners.get(owners);
  if (!index) {
    index = indexIdentifiers(owners.map(({ aircraft }) => aircraft));
    compiledOwners.set(owners, index);
  }
  return index;
}
