/**
 * What a source says about the aircraft that sent a fix. Nothing here is proof: addresses are rotated, shared
 * and forged, call signs are free text.
 */
export interface AircraftIdentity {
  /**
   * Identity across files: `icao:4b1a2b` for a 24-bit address, `non-icao:2b1f00` for an anonymous or
   * ground-assigned one, `logger:XCT-123` for a flight recorder, `file:name` where nothing better exists.
   */
  readonly key: string;
  readonly addressKind: AddressKind;
  /** 24-bit address, six lower-case hex digits. */
  readonly icao24?: string;
  /** Trimmed, upper case. */
  readonly callsign?: string;
  readonly registration?: string;
  /** ICAO Doc 8643 designator, for example `F16`. */
  readonly typeDesignator?: string;
  /** ADS-B emitter category, for example `A7` (DO-260B 2.2.3.2.5.2). */
  readonly emitterCategory?: string;
}

export type AddressKind = 'icao' | 'non-icao' | 'logger' | 'file';
