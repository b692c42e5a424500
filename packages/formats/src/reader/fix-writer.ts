import { FixBatchBuilder } from '@deconflict/engine/tracks';
import type { FixResolution, FixSource } from '@deconflict/engine/tracks';
import { RecordTally } from './record-tally.ts';
import type { TrackSink } from './track-reader.ts';

/**
 * The last step of every track reader: refuses what is no position or no time, says so, and writes the rest into
 * the columns.
 */
export class FixWriter {
  readonly tally: RecordTally;
  readonly columns: FixBatchBuilder;

  constructor(fileName: string, sink: TrackSink, resolution: FixResolution) {
    this.tally = new RecordTally(fileName, sink);
    this.columns = new FixBatchBuilder((batch) => sink.fixes(batch), resolution);
  }

  /** The row of the new fix, or -1 where it was refused, counted and reported. */
  write(
    timeMs: number,
    latDeg: number,
    lonDeg: number,
    aircraftIndex: number,
    source: FixSource,
    line: number,
    column: number,
  ): number {
    // Written so that NaN fails too.
    if (!(latDeg >= -90 && latDeg <= 90 && lonDeg >= -180 && lonDeg <= 180)) {
      this.tally.skip(
        'track-position-out-of-range',
        line,
        column,
        `latitude ${latDeg}, longitude ${lonDeg}`,
        'latitude -90 to 90 and longitude -180 to 180',
      );
      return -1;
    }
    if (latDeg < nearZeroDeg && latDeg > -nearZeroDeg && lonDeg < nearZeroDeg && lonDeg > -nearZeroDeg) {
      this.tally.skip(
        'track-position-zero',
        line,
        column,
        `latitude ${latDeg}, longitude ${lonDeg}`,
        'a place other than 0 N 0 E',
      );
      return -1;
    }
    if (!(timeMs >= earliestTimeMs && timeMs < latestTimeMs)) {
      this.tally.skip(
        'track-time-out-of-range',
        line,
        column,
        formatTime(timeMs),
        'a time from 1990 to the end of 2100',
      );
      return -1;
    }
    return this.columns.addFix(timeMs, latDeg, lonDeg, aircraftIndex, source);
  }
}

/** Receivers that drift while they search write a few metres around zero; 0.001 degrees is about 110 m. */
const nearZeroDeg = 0.001;

const earliestTimeMs = Date.UTC(1990, 0, 1);
const latestTimeMs = Date.UTC(2101, 0, 1);

function formatTime(timeMs: number): string {
  return Number.isFinite(timeMs) && Math.abs(timeMs) <= 8.64e15
    ? new Date(timeMs).toISOString()
    : `${timeMs} ms`;
}
