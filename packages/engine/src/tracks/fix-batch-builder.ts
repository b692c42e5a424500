import type { AircraftIdentity } from './aircraft.ts';
import { fixSources, QUALITY_ABSENT } from './fix-batch.ts';
import type { FixBatch, FixResolution, FixSource } from './fix-batch.ts';

/** Rows that a builder gathers before it hands them over, unless told otherwise. */
const defaultBatchRows = 4096;

/**
 * Fills the columns of a {@link FixBatch} row by row and hands them over when they are full. The columns are
 * reused: whoever takes a batch copies what it keeps.
 *
 * ```ts
 * const builder = new FixBatchBuilder((batch) => take(batch), resolution);
 * const aircraft = builder.identify({ key: 'icao:4b1a2b', addressKind: 'icao', icao24: '4b1a2b' });
 * const row = builder.addFix(timeMs, latDeg, lonDeg, aircraft, 'adsb');
 * builder.pressureAltitudeM[row] = 3048;
 * builder.flush();
 * ```
 *
 * A row starts with every optional column absent. The row number that `addFix` returns is good until the next
 * `addFix` or `flush`.
 */
export class FixBatchBuilder {
  readonly timeMs: Float64Array;
  readonly latDeg: Float64Array;
  readonly lonDeg: Float64Array;
  readonly pressureAltitudeM: Float32Array;
  readonly geometricAltitudeM: Float32Array;
  readonly horizontalErrorM: Float32Array;
  readonly nic: Uint8Array;
  readonly nacp: Uint8Array;
  readonly sil: Uint8Array;
  readonly gva: Uint8Array;
  readonly source: Uint8Array;
  readonly flags: Uint8Array;
  readonly aircraftIndex: Uint32Array;

  readonly #deliver: (batch: FixBatch) => void;
  readonly #capacity: number;
  readonly #aircraft: AircraftIdentity[] = [];
  readonly #indexBySignature = new Map<string, number>();
  #resolution: FixResolution;
  #count = 0;

  constructor(deliver: (batch: FixBatch) => void, resolution: FixResolution, capacity = defaultBatchRows) {
    this.#deliver = deliver;
    this.#resolution = resolution;
    this.#capacity = capacity;
    this.timeMs = new Float64Array(capacity);
    this.latDeg = new Float64Array(capacity);
    this.lonDeg = new Float64Array(capacity);
    this.pressureAltitudeM = new Float32Array(capacity);
    this.geometricAltitudeM = new Float32Array(capacity);
    this.horizontalErrorM = new Float32Array(capacity);
    this.nic = new Uint8Array(capacity);
    this.nacp = new Uint8Array(capacity);
    this.sil = new Uint8Array(capacity);
    this.gva = new Uint8Array(capacity);
    this.source = new Uint8Array(capacity);
    this.flags = new Uint8Array(capacity);
    this.aircraftIndex = new Uint32Array(capacity);
  }

  /** Rows that wait for the next `flush`. */
  get count(): number {
    return this.#count;
  }

  /**
   * The dictionary index of an identity, the same for equal identities. The dictionary only grows: when a source
   * begins to give a call sign, or changes it, that is a further entry with the same `key`, so that every fix
   * keeps what its source said at that moment, however the file was cut.
   */
  identify(identity: AircraftIdentity): number {
    const signature = signatureOf(identity);
    const known = this.#indexBySignature.get(signature);
    if (known !== undefined) return known;
    const index = this.#aircraft.length;
    this.#aircraft.push(identity);
    this.#indexBySignature.set(signature, index);
    return index;
  }

  /** Begins a row and returns its number. */
  addFix(timeMs: number, latDeg: number, lonDeg: number, aircraftIndex: number, source: FixSource): number {
    if (this.#count === this.#capacity) this.flush();
    const row = this.#count;
    this.#count = row + 1;
    this.timeMs[row] = timeMs;
    this.latDeg[row] = latDeg;
    this.lonDeg[row] = lonDeg;
    this.pressureAltitudeM[row] = Number.NaN;
    this.geometricAltitudeM[row] = Number.NaN;
    this.horizontalErrorM[row] = Number.NaN;
    this.nic[row] = QUALITY_ABSENT;
    this.nacp[row] = QUALITY_ABSENT;
    this.sil[row] = QUALITY_ABSENT;
    this.gva[row] = QUALITY_ABSENT;
    this.source[row] = sourceIndex[source];
    this.flags[row] = 0;
    this.aircraftIndex[row] = aircraftIndex;
    return row;
  }

  /** Hands over what waits and goes on with other steps, as when a header announces more decimals. */
  changeResolution(resolution: FixResolution): void {
    this.flush();
    this.#resolution = resolution;
  }

  /** Hands over the rows that wait, if any. */
  flush(): void {
    if (this.#count === 0) return;
    const count = this.#count;
    this.#count = 0;
    this.#deliver({
      count,
      timeMs: this.timeMs,
      latDeg: this.latDeg,
      lonDeg: this.lonDeg,
      pressureAltitudeM: this.pressureAltitudeM,
      geometricAltitudeM: this.geometricAltitudeM,
      horizontalErrorM: this.horizontalErrorM,
      nic: this.nic,
      nacp: this.nacp,
      sil: this.sil,
      gva: this.gva,
      source: this.source,
      flags: this.flags,
      aircraftIndex: this.aircraftIndex,
      aircraft: this.#aircraft,
      resolution: this.#resolution,
    });
  }
}

const sourceIndex = Object.fromEntries(fixSources.map((source, index) => [source, index])) as Readonly<
  Record<FixSource, number>
>;

function signatureOf(identity: AircraftIdentity): string {
  return JSON.stringify([
    identity.key,
    identity.addressKind,
    identity.icao24,
    identity.callsign,
    identity.registration,
    identity.typeDesignator,
    identity.emitterCategory,
  ]);
}
