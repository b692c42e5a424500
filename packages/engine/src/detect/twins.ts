import type { AircraftRecord, FixColumns } from '../tracks/index.ts';
import { PairSweep } from './separation/index.ts';
import type { Encounter } from './separation/index.ts';

/** An aircraft that appears under a second address: `twin` is the number of the appearance, `of` that of the aircraft. */
export interface Twin {
  readonly twin: number;
  readonly of: number;
}

/** Two appearances that stay this close together cannot be told apart by relayed radar (ESASSP: 926 m, 300 ft and a step). */
const TWIN_DISTANCE_M = 1000;
const TWIN_HEIGHT_M = 152.4;

/** Share of its observed time that an appearance must spend that close to be taken for a twin. */
const LEAST_TWIN_SHARE = 0.8;

/** Appearances shorter than this prove nothing, milliseconds. */
const LEAST_TWIN_TIME_MS = 20_000;

/** Fixes further apart are not joined when looking for twins, milliseconds. */
const LONGEST_TWIN_GAP_MS = 60_000;

/**
 * Finds aircraft that ground stations report a second time under an address that is not theirs (TIS-B and the like).
 * Only an appearance without a 24-bit address of its own can be a twin, and only of an aircraft that has one: two
 * aircraft that identify themselves are never made one. Every merger is named in the result, since a silent
 * wingman would look the same.
 */
export class TwinFinder {
  readonly #aircraft: readonly AircraftRecord[];
  readonly #observedMs: Float64Array;
  readonly #lastMs: Float64Array;
  readonly #sweep: PairSweep;

  constructor(aircraft: readonly AircraftRecord[]) {
    this.#aircraft = aircraft;
    this.#observedMs = new Float64Array(aircraft.length);
    this.#lastMs = new Float64Array(aircraft.length).fill(-Infinity);
    this.#sweep = new PairSweep({
      latencyMs: 0,
      accelerationMps2: 0,
      breakMarks: 0,
      watches: [
        {
          horizontalM: TWIN_DISTANCE_M,
          verticalM: TWIN_HEIGHT_M,
          mergeGapMs: Infinity,
          longestGapMs: LONGEST_TWIN_GAP_MS,
          isWatched: (first, second) => this.#mayBeTwins(first, second),
        },
      ],
    });
  }

  /** Takes the fixes of all aircraft in order of time. */
  addFix(columns: FixColumns, row: number): void {
    const aircraft = columns.aircraft[row]!;
    const timeMs = columns.timeMs[row]!;
    const elapsedMs = timeMs - this.#lastMs[aircraft]!;
    if (elapsedMs <= LONGEST_TWIN_GAP_MS) this.#observedMs[aircraft]! += elapsedMs;
    this.#lastMs[aircraft] = timeMs;
    this.#sweep.push(
      aircraft,
      timeMs,
      columns.latDeg[row]!,
      columns.lonDeg[row]!,
      columns.pressureAltitudeM[row]!,
      0,
      0,
      0,
      columns.geometricAltitudeM[row],
      0,
    );
  }

  /** Each twin with the aircraft it was closest to for longest. */
  end(): Twin[] {
    const best = new Map<number, { of: number; closeMs: number }>();
    for (const encounter of this.#sweep.end().encounters) {
      const { twin, of } = this.#asTwin(encounter);
      const closeMs = encounter.duration.nominal;
      const observedMs = this.#observedMs[twin]!;
      if (observedMs < LEAST_TWIN_TIME_MS || closeMs < LEAST_TWIN_SHARE * observedMs) continue;
      const known = best.get(twin);
      if (
        known === undefined ||
        closeMs > known.closeMs ||
        (closeMs === known.closeMs && this.#key(of) < this.#key(known.of))
      ) {
        best.set(twin, { of, closeMs });
      }
    }
    return [...best]
      .map(([twin, { of }]) => ({ twin, of }))
      .sort((a, b) => (this.#key(a.twin) < this.#key(b.twin) ? -1 : 1));
  }

  #mayBeTwins(first: number, second: number): boolean {
    const kinds = [this.#aircraft[first]!.addressKind, this.#aircraft[second]!.addressKind];
    return kinds.includes('non-icao') && kinds.includes('icao');
  }

  #asTwin({ first, second }: Encounter): Twin {
    return this.#aircraft[first]!.addressKind === 'non-icao'
      ? { twin: first, of: second }
      : { twin: second, of: first };
  }

  #key(aircraft: number): string {
    return this.#aircraft[aircraft]!.key;
  }
}
