/**
 * Fixes on their way through the engine: one row a fix, quality already turned into error radii. All columns lie
 * in one buffer, so that a page of rows can be written to and read from a {@link PageStore} in one piece.
 */
export class FixColumns {
  readonly capacity: number;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970 UTC. */
  readonly timeMs: Float64Array;
  readonly latDeg: Float64Array;
  readonly lonDeg: Float64Array;
  /** Metres in the ICAO atmosphere, NaN where absent. */
  readonly pressureAltitudeM: Float32Array;
  /** Metres above the ellipsoid or, by flag, mean sea level; NaN where absent. */
  readonly geometricAltitudeM: Float32Array;
  /** Radius of the error disc, metres; never NaN. */
  readonly horizontalErrorM: Float32Array;
  /** Half width of the error of the pressure altitude, metres. */
  readonly pressureErrorM: Float32Array;
  /** Half width of the error of the geometric altitude, metres. */
  readonly geometricErrorM: Float32Array;
  /** Index into the run's aircraft table. */
  readonly aircraft: Uint32Array;
  /** Index into `fixSources`. */
  readonly source: Uint8Array;
  /** Bits of `FixFlag`. */
  readonly flags: Uint8Array;
  /** Where the horizontal error came from: index into {@link errorBases}. */
  readonly errorBasis: Uint8Array;

  constructor(capacity: number) {
    const buffer = new ArrayBuffer(pageBytes(capacity));
    let offset = 0;
    const take = (width: number): number => {
      const at = offset;
      offset += width * capacity;
      return at;
    };
    this.capacity = capacity;
    this.bytes = new Uint8Array(buffer);
    this.timeMs = new Float64Array(buffer, take(8), capacity);
    this.latDeg = new Float64Array(buffer, take(8), capacity);
    this.lonDeg = new Float64Array(buffer, take(8), capacity);
    this.pressureAltitudeM = new Float32Array(buffer, take(4), capacity);
    this.geometricAltitudeM = new Float32Array(buffer, take(4), capacity);
    this.horizontalErrorM = new Float32Array(buffer, take(4), capacity);
    this.pressureErrorM = new Float32Array(buffer, take(4), capacity);
    this.geometricErrorM = new Float32Array(buffer, take(4), capacity);
    this.aircraft = new Uint32Array(buffer, take(4), capacity);
    this.source = new Uint8Array(buffer, take(1), capacity);
    this.flags = new Uint8Array(buffer, take(1), capacity);
    this.errorBasis = new Uint8Array(buffer, take(1), capacity);
  }

  /** Copies row `from` of `other` to row `to` of this. */
  copyRow(to: number, other: FixColumns, from: number): void {
    this.timeMs[to] = other.timeMs[from]!;
    this.latDeg[to] = other.latDeg[from]!;
    this.lonDeg[to] = other.lonDeg[from]!;
    this.pressureAltitudeM[to] = other.pressureAltitudeM[from]!;
    this.geometricAltitudeM[to] = other.geometricAltitudeM[from]!;
    this.horizontalErrorM[to] = other.horizontalErrorM[from]!;
    this.pressureErrorM[to] = other.pressureErrorM[from]!;
    this.geometricErrorM[to] = other.geometricErrorM[from]!;
    this.aircraft[to] = other.aircraft[from]!;
    this.source[to] = other.source[from]!;
    this.flags[to] = other.flags[from]!;
    this.errorBasis[to] = other.errorBasis[from]!;
  }
}

/**
 * Where an error radius came from. `stated` by the source, `agreed` by the parties for sources that state none,
 * `assumed` by us because nobody said anything.
 */
export const errorBases = ['stated', 'agreed', 'assumed'] as const;

export type ErrorBasis = (typeof errorBases)[number];

const BYTES_PER_ROW = 3 * 8 + 6 * 4 + 3;

/** Size of a page of `capacity` rows, a multiple of 8. */
function pageBytes(capacity: number): number {
  return Math.ceil((capacity * BYTES_PER_ROW) / 8) * 8;
}
