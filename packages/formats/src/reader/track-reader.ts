import type { Diagnostic } from '@deconflict/engine/errors';
import type { FixBatch } from '@deconflict/engine/tracks';

/**
 * A reader that takes bytes as they come and gives fixes as soon as it has them. Where the bytes are cut makes no
 * difference to what comes out. It never throws for bad data: what is wrong goes to the sink.
 */
export interface TrackReader {
  /** The next bytes of the file, decompressed. The reader keeps no reference to `bytes` after it returns. */
  push(bytes: Uint8Array): void;
  /** The file has ended. Nothing may be pushed after it. */
  end(): RecordTotals;
}

/** Where a track reader puts what it finds. */
export interface TrackSink {
  /** The columns are reused by the reader after the call returns: copy what you keep. */
  fixes(batch: FixBatch): void;
  diagnostic(diagnostic: Diagnostic): void;
}

/** What became of a file's records. Nothing is dropped without being counted here. */
export interface RecordTotals {
  /** Records that became a fix or an area, repaired ones included. */
  readonly read: number;
  /** Records among `read` that were put right. */
  readonly repaired: number;
  /** Records that were understood but hold nothing of use, such as a heartbeat without a position, by reason. */
  readonly withoutPosition: number;
  /** Records that could not be used, by error code. */
  readonly skipped: Readonly<Record<string, number>>;
}

/** A kind of file: how it is recognised, kept apart from how it is read. */
export interface FormatDescriptor {
  /** Short and stable, for example `readsb-trace`. */
  readonly id: string;
  /** For people, for example `readsb trace_full`. */
  readonly name: string;
  readonly holds: 'tracks' | 'areas' | 'agreement';
  readonly extensions: readonly string[];
  /**
   * How sure the content makes us, 0 (no) to 1 (certain), from the first bytes (at most 64 KiB, decompressed).
   * The file name may break a tie, never decide alone.
   */
  sniff(head: Uint8Array, fileName: string): number;
}

export interface TrackFormat extends FormatDescriptor {
  readonly holds: 'tracks';
  createReader(fileName: string, sink: TrackSink): TrackReader;
}
