import type { AddressKind, AircraftIdentity } from './aircraft.ts';

/** All that every source together said about one aircraft. */
export interface AircraftRecord {
  readonly key: string;
  readonly addressKind: AddressKind;
  readonly icao24?: string;
  /** Sorted, so that it does not depend on which file came first. */
  readonly callsigns: readonly string[];
  readonly registration?: string;
  readonly typeDesignator?: string;
  readonly emitterCategory?: string;
}

/**
 * The aircraft of a run, numbered as they first appear. Where sources contradict each other about registration,
 * type or category, the alphabetically first statement is kept, so that the order of files decides nothing.
 */
export class AircraftTable {
  readonly #indexByKey = new Map<string, number>();
  readonly #records: Mutable<AircraftRecord>[] = [];
  readonly #seen = new WeakMap<AircraftIdentity, number>();

  get size(): number {
    return this.#records.length;
  }

  /** The number of an aircraft, noting what this identity adds. Quick for an identity object seen before. */
  indexOf(identity: AircraftIdentity): number {
    const known = this.#seen.get(identity);
    if (known !== undefined) return known;
    let index = this.#indexByKey.get(identity.key);
    if (index === undefined) {
      index = this.#records.length;
      this.#indexByKey.set(identity.key, index);
      this.#records.push({ key: identity.key, addressKind: identity.addressKind, callsigns: [] });
    }
    mergeIdentity(this.#records[index]!, identity);
    this.#seen.set(identity, index);
    return index;
  }

  record(index: number): AircraftRecord {
    const record = this.#records[index];
    if (record === undefined) throw new RangeError(`no aircraft has the number ${index}`);
    return record;
  }

  /** Aircraft numbers in the order of their keys: the order of every output. */
  byKey(): number[] {
    return this.#records
      .map((_, index) => index)
      .sort((a, b) => (this.#records[a]!.key < this.#records[b]!.key ? -1 : 1));
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function mergeIdentity(record: Mutable<AircraftRecord>, identity: AircraftIdentity): void {
  const { callsign } = identity;
  if (callsign !== undefined && !record.callsigns.includes(callsign)) {
    record.callsigns = [...record.callsigns, callsign].sort();
  }
  for (const field of ['icao24', 'registration', 'typeDesignator', 'emitterCategory'] as const) {
    const value = identity[field];
    if (value !== undefined && (record[field] === undefined || value < record[field])) record[field] = value;
  }
}
