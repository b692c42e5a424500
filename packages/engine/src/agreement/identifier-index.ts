import type { AircraftIdentity } from '../tracks/index.ts';
import type { Identifier } from './agreement.ts';
import { compileGlob } from './glob.ts';

/** What all sources together say about one aircraft. A call sign changes from flight to flight: every one that was seen. */
export type AircraftSigns = Omit<AircraftIdentity, 'callsign'> & { readonly callsigns: readonly string[] };

/** One sign that matched: which owner (position in the list that was compiled) it speaks for, and in words why. */
export interface SignMatch {
  readonly owner: number;
  readonly identifier: Identifier;
  readonly words: string;
}

/** The identifiers of several owners (parties or classes), arranged so that one aircraft is looked up quickly. */
export interface IdentifierIndex {
  /** Every match, by owner, then in the order in which the identifiers stand. */
  find(aircraft: AircraftSigns): readonly SignMatch[];
}

type PatternSign = Extract<Identifier, { pattern: string }>['by'];

interface Entry {
  readonly owner: number;
  /** Position among all identifiers of all owners. */
  readonly order: number;
  readonly identifier: Identifier;
}

/** Compiles the identifiers of all owners: addresses for binary search, exact texts for a map, patterns once. */
export function indexIdentifiers(owners: readonly (readonly Identifier[])[]): IdentifierIndex {
  const entries: Entry[] = [];
  owners.forEach((identifiers, owner) => {
    for (const identifier of identifiers) entries.push({ owner, order: entries.length, identifier });
  });
  const findAddress = indexAddresses(entries);
  const findKey = indexAssertions(entries);
  const findPattern = indexPatterns(entries);
  return {
    find(aircraft) {
      const found = new Map<Entry, string>();
      if (aircraft.addressKind === 'icao' && aircraft.icao24 !== undefined) {
        const shown = aircraft.icao24.toUpperCase();
        for (const entry of findAddress(Number.parseInt(aircraft.icao24, 16))) {
          found.set(entry, `address ${shown} is ${formatAddresses(entry.identifier)}`);
        }
      }
      for (const [by, text] of textsOf(aircraft)) {
        for (const entry of findPattern(by, text)) {
          if (!found.has(entry)) found.set(entry, `${signNames[by]} ${text} matches ${formatPattern(entry)}`);
        }
      }
      for (const entry of findKey(aircraft.key)) {
        found.set(entry, `asserted by ${formatAsserter(entry)}`);
      }
      return [...found]
        .sort(([a], [b]) => a.order - b.order)
        .map(([{ owner, identifier }, words]) => ({ owner, identifier, words }));
    },
  };
}

const signNames: Readonly<Record<PatternSign, string>> = {
  callsign: 'call sign',
  registration: 'registration',
  type: 'type',
  category: 'emitter category',
  key: 'key',
};

function textsOf(aircraft: AircraftSigns): readonly (readonly [PatternSign, string])[] {
  const texts: [PatternSign, string | undefined][] = [
    ['registration', aircraft.registration],
    ['type', aircraft.typeDesignator],
    ['category', aircraft.emitterCategory],
    ['key', aircraft.key],
    ...aircraft.callsigns.map((callsign): [PatternSign, string] => ['callsign', callsign]),
  ];
  return texts.filter((pair): pair is [PatternSign, string] => pair[1] !== undefined && pair[1] !== '');
}

/** Cuts the addresses at every end of a range; between two cuts the same ranges hold everywhere. */
function indexAddresses(entries: readonly Entry[]): (address: number) => readonly Entry[] {
  const ranges = entries.flatMap((entry) =>
    entry.identifier.by === 'icao24'
      ? [{ from: entry.identifier.from, until: entry.identifier.to + 1, entry }]
      : [],
  );
  const cuts = [...new Set(ranges.flatMap(({ from, until }) => [from, until]))].sort((a, b) => a - b);
  const holders = cuts.map((cut) =>
    ranges.filter(({ from, until }) => from <= cut && cut < until).map(({ entry }) => entry),
  );
  return (address) => {
    let low = 0;
    let high = cuts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cuts[middle]! <= address) low = middle + 1;
      else high = middle;
    }
    return holders[low - 1] ?? [];
  };
}

function indexAssertions(entries: readonly Entry[]): (key: string) => readonly Entry[] {
  const byKey = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.identifier.by === 'assertion') addTo(byKey, entry.identifier.key.toUpperCase(), entry);
  }
  return (key) => byKey.get(key.toUpperCase()) ?? [];
}

function indexPatterns(entries: readonly Entry[]): (by: PatternSign, text: string) => readonly Entry[] {
  const exact = new Map<string, Entry[]>();
  const globs = new Map<PatternSign, { matches: (text: string) => boolean; entry: Entry }[]>();
  for (const entry of entries) {
    const { identifier } = entry;
    if (identifier.by === 'icao24' || identifier.by === 'assertion') continue;
    const { by, pattern } = identifier;
    if (/[*?]/.test(pattern)) addTo(globs, by, { matches: compileGlob(pattern), entry });
    else addTo(exact, `${by} ${pattern.toUpperCase()}`, entry);
  }
  return (by, text) => [
    ...(exact.get(`${by} ${text.toUpperCase()}`) ?? []),
    ...(globs.get(by) ?? []).filter(({ matches }) => matches(text)).map(({ entry }) => entry),
  ];
}

function addTo<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** `AE1234` or `ADF7C8-AFFFFF`. */
function formatAddresses(identifier: Identifier): string {
  if (identifier.by !== 'icao24') return '';
  const { from, to } = identifier;
  return from === to ? `named as ${hex(from)}` : `in ${hex(from)}-${hex(to)}`;
}

function hex(address: number): string {
  return address.toString(16).toUpperCase().padStart(6, '0');
}

function formatPattern({ identifier }: Entry): string {
  return 'pattern' in identifier ? identifier.pattern : '';
}

function formatAsserter({ identifier }: Entry): string {
  return identifier.by === 'assertion' ? identifier.assertedBy : '';
}
