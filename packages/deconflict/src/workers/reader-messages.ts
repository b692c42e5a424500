import type { AircraftIdentity, FixResolution } from '@deconflict/engine/tracks';
import type { LoggedReading } from '../input/logged-reading.ts';

/** What a reading thread is started with. */
export interface ReaderAssignment {
  /** Its number among the readers. */
  readonly reader: number;
  readonly paths: readonly string[];
  /** Memory of the `FileQueue` over `paths` that all readers share. */
  readonly queue: SharedArrayBuffer;
  /** Memory of this reader's own `BatchCredit`. */
  readonly credit: SharedArrayBuffer;
}

/** What a reading thread says. `file` is a position in `ReaderAssignment.paths`. */
export type ReaderMessage =
  | { readonly kind: 'progress'; readonly file: number; readonly bytesOnDisk: number }
  /** Costs one credit. */
  | ({ readonly kind: 'batch'; readonly file: number } & PackedBatch)
  | { readonly kind: 'end'; readonly file: number; readonly outcome: LoggedReading };

/** A batch of fixes as it goes from thread to thread. */
export interface PackedBatch {
  readonly count: number;
  /** Made by `packColumns`. */
  readonly columns: ArrayBuffer;
  /** Entries of the file's dictionary from this one on are new; 0 begins a dictionary. Each is sent once. */
  readonly firstNewAircraft: number;
  readonly newAircraft: readonly AircraftIdentity[];
  readonly resolution: FixResolution;
}
