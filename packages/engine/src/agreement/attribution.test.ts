import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Identifier, Party } from './agreement.ts';
import { attribute, classify } from './attribution.ts';
import { compileGlob } from './glob.ts';
import type { AircraftSigns } from './identifier-index.ts';

const coalition: Party = {
  id: 'coalition',
  name: 'US-led coalition',
  aircraft: [
    { by: 'icao24', from: 0xadf7c8, to: 0xafffff },
    { by: 'callsign', pattern: 'RCH*' },
    { by: 'assertion', key: 'icao:43c6e1', assertedBy: 'press office' },
  ],
};
const other: Party = {
  id: 'other',
  name: 'Other side',
  aircraft: [
    { by: 'icao24', from: 0x155000, to: 0x15ffff },
    { by: 'registration', pattern: 'RF-9*' },
    { by: 'type', pattern: 'SU3?' },
    { by: 'callsign', pattern: 'RFF*' },
    { by: 'key', pattern: 'logger:RED-*' },
  ],
};
const parties = [coalition, other];

function aircraft(signs: Partial<AircraftSigns>): AircraftSigns {
  return {
    key: signs.icao24 === undefined ? 'file:one' : `icao:${signs.icao24}`,
    addressKind: signs.icao24 === undefined ? 'file' : 'icao',
    callsigns: [],
    ...signs,
  };
}

describe('attribute', () => {
  test('an aircraft without any listed sign stays unattributed', () => {
    expect(attribute(aircraft({ icao24: '3c6444', callsigns: ['DLH1'] }), parties)).toEqual({
      grade: 'U',
      basis: [],
    });
  });

  test('an address alone makes grade C', () => {
    expect(attribute(aircraft({ icao24: 'ae1234' }), parties)).toEqual({
      party: 'coalition',
      grade: 'C',
      basis: ['address AE1234 is in ADF7C8-AFFFFF'],
    });
  });

  test('both ends of a range of addresses belong to it, their neighbours do not', () => {
    const gradeOf = (icao24: string): string => attribute(aircraft({ icao24 }), parties).grade;
    expect([gradeOf('adf7c7'), gradeOf('adf7c8'), gradeOf('afffff'), gradeOf('b00000')]).toEqual([
      'U',
      'C',
      'C',
      'U',
    ]);
  });

  test('an address and a call sign that agree make grade B', () => {
    expect(attribute(aircraft({ icao24: '155abc', callsigns: ['RFF6042', 'XYZ1'] }), parties)).toEqual({
      party: 'other',
      grade: 'B',
      basis: ['address 155ABC is in 155000-15FFFF', 'call sign RFF6042 matches RFF*'],
    });
  });

  test('address, registration and type are one sort of sign: a database looks the others up by the address', () => {
    const signs = { icao24: '155abc', registration: 'RF-95921', typeDesignator: 'SU35' };
    const { grade, basis } = attribute(aircraft(signs), parties);
    expect(grade).toBe('C');
    expect(basis).toHaveLength(3);
  });

  test('a call sign alone makes grade C', () => {
    expect(attribute(aircraft({ callsigns: ['rch123'] }), parties)).toMatchObject({
      party: 'coalition',
      grade: 'C',
    });
  });

  test('an assertion alone makes grade D, beside an address it adds nothing', () => {
    expect(attribute(aircraft({ icao24: '43c6e1' }), parties)).toEqual({
      party: 'coalition',
      grade: 'D',
      basis: ['asserted by press office'],
    });
    expect(attribute(aircraft({ icao24: 'ae1234' }), parties).grade).toBe('C');
  });

  test('signs of two parties leave an aircraft unattributed and name both', () => {
    expect(attribute(aircraft({ icao24: 'ae1234', callsigns: ['RFF1'] }), parties)).toEqual({
      grade: 'U',
      basis: [
        'address AE1234 is in ADF7C8-AFFFFF (US-led coalition)',
        'call sign RFF1 matches RFF* (Other side)',
      ],
    });
  });

  test('two call signs of different parties conflict', () => {
    expect(attribute(aircraft({ callsigns: ['RCH1', 'RFF1'] }), parties).grade).toBe('U');
  });

  test('an assertion against a technical sign conflicts', () => {
    expect(attribute(aircraft({ icao24: '43c6e1', callsigns: ['RFF1'] }), parties).grade).toBe('U');
  });

  test('a non-ICAO address never matches a range: it is assigned by the ground station, not by a State', () => {
    const anonymous = aircraft({ icao24: 'ae1234', addressKind: 'non-icao', key: 'non-icao:ae1234' });
    expect(attribute(anonymous, parties).grade).toBe('U');
  });

  test('parties that claim the same address leave it unattributed', () => {
    const rivals = [
      coalition,
      { ...other, aircraft: [{ by: 'icao24', from: 0xae0000, to: 0xaeffff } as const] },
    ];
    expect(attribute(aircraft({ icao24: 'ae1234' }), rivals).grade).toBe('U');
    expect(attribute(aircraft({ icao24: 'af1234' }), rivals).party).toBe('coalition');
  });

  test('grade A is never given: it needs a signed declaration', () => {
    const grades = ['ae1234', '155abc', '43c6e1'].flatMap((icao24) =>
      [[], ['RCH1'], ['RFF1']].map((callsigns) => attribute(aircraft({ icao24, callsigns }), parties).grade),
    );
    expect(grades).not.toContain('A');
  });

  test('agrees with trying every identifier of every party in turn', () => {
    const letter = fc.constantFrom('A', 'B', '1');
    const word = fc.array(letter, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''));
    const pattern = fc
      .array(fc.constantFrom('A', 'B', '1', '*', '?'), { minLength: 1, maxLength: 4 })
      .map((p) => p.join(''));
    const address = fc.nat(40);
    const identifier: fc.Arbitrary<Identifier> = fc.oneof(
      fc
        .tuple(address, fc.nat(8))
        .map(([from, more]): Identifier => ({ by: 'icao24', from, to: from + more })),
      fc
        .tuple(fc.constantFrom('callsign', 'registration', 'type', 'category', 'key'), pattern)
        .map(([by, text]): Identifier => ({ by: by as 'callsign', pattern: text })),
      address.map((at): Identifier => ({ by: 'assertion', key: `icao:${hex(at)}`, assertedBy: 'somebody' })),
    );
    const owners = fc.array(fc.array(identifier, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
    const signs = fc.record({
      address,
      callsigns: fc.array(word, { maxLength: 2 }),
      registration: word,
      typeDesignator: word,
    });
    fc.assert(
      fc.property(owners, signs, (lists, { address: at, ...texts }) => {
        const seen = aircraft({ icao24: hex(at), ...texts });
        const all = lists.map((identifiers, index): Party => ({
          id: `p${index}`,
          name: `P${index}`,
          aircraft: identifiers,
        }));
        const matchesOf = (party: Party) => party.aircraft.filter((each) => matchesSlowly(seen, each));
        const matching = all.flatMap(matchesOf);
        const found = attribute(seen, all);
        const holders = all.filter((party) => matchesOf(party).length > 0);
        expect(found.basis).toHaveLength(matching.length);
        expect(found.party).toBe(holders.length === 1 ? holders[0]!.id : undefined);
        expect(classify(seen, all)).toEqual(holders.map(({ id }) => id));
        const kinds = new Set(matching.map(({ by }) => by));
        const flight = kinds.delete('callsign');
        const asserted = kinds.delete('assertion');
        const expected =
          kinds.size > 0 && flight ? 'B' : kinds.size > 0 || flight ? 'C' : asserted ? 'D' : 'U';
        expect(found.grade).toBe(holders.length === 1 ? expected : 'U');
      }),
      { numRuns: 2000, seed: 11 },
    );
  });

  test('swapping the order of the parties swaps nothing but the order of the basis', () => {
    const seen = aircraft({ icao24: 'ae1234', callsigns: ['RFF1'] });
    const [one, two] = [attribute(seen, parties), attribute(seen, parties.toReversed())];
    expect({ ...two, basis: two.basis.toReversed() }).toEqual(one);
  });
});

describe('classify', () => {
  const classes = [
    { id: 'uas', aircraft: [{ by: 'category', pattern: 'B6' } as const] },
    {
      id: 'rotary',
      aircraft: [{ by: 'category', pattern: 'A7' } as const, { by: 'type', pattern: 'KA5?' } as const],
    },
    { id: 'all', aircraft: [{ by: 'key', pattern: '*:*' } as const] },
  ];

  test('gives every class that an aircraft belongs to, in the order of the agreement', () => {
    expect(classify(aircraft({ typeDesignator: 'KA52' }), classes)).toEqual(['rotary', 'all']);
    expect(classify(aircraft({ emitterCategory: 'B6', typeDesignator: 'KA52' }), classes)).toEqual([
      'uas',
      'rotary',
      'all',
    ]);
  });

  test('gives no class where no sign matches', () => {
    expect(classify(aircraft({ emitterCategory: 'A3' }), classes.slice(0, 2))).toEqual([]);
  });
});

function matchesSlowly(seen: AircraftSigns, identifier: Identifier): boolean {
  if (identifier.by === 'assertion') return seen.key === identifier.key;
  if (identifier.by === 'icao24') {
    const address = Number.parseInt(seen.icao24 ?? '', 16);
    return address >= identifier.from && address <= identifier.to;
  }
  const matches = compileGlob(identifier.pattern);
  const texts = {
    callsign: seen.callsigns,
    registration: [seen.registration],
    type: [seen.typeDesignator],
    category: [seen.emitterCategory],
    key: [seen.key],
  }[identifier.by];
  return texts.some((text) => text !== undefined && matches(text));
}

function hex(address: number): string {
  return address.toString(16).padStart(6, '0');
}
