import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { DeconflictError } from '@deconflict/engine/errors';
import type { FixBatch } from '@deconflict/engine/tracks';
import type { DiagnosticLog } from '../input/diagnostic-log.ts';
import { readInTurn } from '../input/logged-reading.ts';
import type { LoggedReading, ReadingSink } from '../input/logged-reading.ts';
import type { TrackFileReading } from '../input/read-track-file.ts';
import type { Progress } from '../terminal/progress.ts';
import { readInThreads } from '../workers/read-in-threads.ts';
import { chooseReaders } from './reader-count.ts';

export interface ReadTracksOptions {
  readonly progress: Progress;
  /** Go on without track files that cannot be read whole. */
  readonly skipDamaged: boolean;
  /** Threads that read files; 1 is this one. Chosen by number and size of the files unless given. */
  readonly workers?: number | undefined;
}

/** What takes the fixes, in whatever order the files are read. */
export interface FixTaker {
  readonly received: number;
  add(batch: FixBatch): void;
}

/**
 * Reads track files and gives what each was, by name and then content whatever the order of `paths`. What is logged, returned and thrown depends
 * neither on the number of threads nor on which file was read first. Every fault of every file is told at once;
 * without `skipDamaged` any of them ends the check.
 */
export async function readTracks(
  paths: readonly string[],
  taker: FixTaker,
  log: DiagnosticLog,
  { progress, skipDamaged, workers }: ReadTracksOptions,
): Promise<TrackFileReading[]> {
  const sizes = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const outcomes = new Map<number, LoggedReading>();
  const report = new ReadingReport(sizes, taker, progress);
  const sink: ReadingSink = {
    fixes: (batch) => taker.add(batch),
    progress: (file, bytesOnDisk) => report.progress(file, bytesOnDisk),
    end(file, outcome) {
      outcomes.set(file, outcome);
      report.end(file);
    },
  };
  const readers = chooseReaders(workers, sizes, availableParallelism());
  if (readers === 1) await readInTurn(paths, sink);
  else await readLargestFirst(paths, sizes, readers, sink);
  return gather(
    paths.map((_, file) => outcomes.get(file)!),
    log,
    skipDamaged,
  );
}

/** So that no thread begins a large file when the others are done. */
async function readLargestFirst(
  paths: readonly string[],
  sizes: readonly number[],
  readers: number,
  sink: ReadingSink,
): Promise<void> {
  const order = [...paths.keys()].sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  await readInThreads(
    order.map((file) => paths[file]!),
    readers,
    {
      fixes: sink.fixes,
      progress: (place, bytesOnDisk) => sink.progress(order[place]!, bytesOnDisk),
      end: (place, outcome) => sink.end(order[place]!, outcome),
    },
  );
}

function gather(
  outcomes: readonly LoggedReading[],
  log: DiagnosticLog,
  skipDamaged: boolean,
): TrackFileReading[] {
  const inOrder = [...outcomes].sort((a, b) => compareFiles(a.reading, b.reading));
  for (const { reading, diagnostics } of inOrder) {
    log.addTotals(diagnostics);
    if (reading.fault !== undefined) log.add(reading.fault);
  }
  const [first, ...rest] = outcomes.flatMap(({ reading: { fault } }) => fault ?? []);
  if (first !== undefined && !skipDamaged) throw new DeconflictError([first, ...rest]);
  return inOrder.map(({ reading }) => reading);
}

/** By name, then content: an order that the same files have wherever they lie. */
function compareFiles(a: TrackFileReading, b: TrackFileReading): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.sha256 < b.sha256 ? -1 : Number(a.sha256 > b.sha256);
}

/** Tells how far the reading of all files together has come. */
class ReadingReport {
  readonly #sizes: readonly number[];
  readonly #totalBytes: number;
  readonly #taker: FixTaker;
  readonly #progress: Progress;
  readonly #startMs = performance.now();
  /** Bytes read of the files that have been begun and not ended. */
  readonly #begun = new Map<number, number>();
  #endedBytes = 0;
  #ended = 0;

  constructor(sizes: readonly number[], taker: FixTaker, progress: Progress) {
    this.#sizes = sizes;
    this.#totalBytes = sizes.reduce((sum, size) => sum + size, 0);
    this.#taker = taker;
    this.#progress = progress;
  }

  progress(file: number, bytesOnDisk: number): void {
    this.#begun.set(file, bytesOnDisk);
    this.#progress.show(() => this.#text());
  }

  end(file: number): void {
    this.#begun.delete(file);
    this.#endedBytes += this.#sizes[file]!;
    this.#ended += 1;
  }

  #text(): string {
    const bytes = [...this.#begun.values()].reduce((sum, begun) => sum + begun, this.#endedBytes);
    const seconds = (performance.now() - this.#startMs) / 1000;
    const leftSeconds = bytes > 0 ? Math.ceil((seconds * (this.#totalBytes - bytes)) / bytes) : 0;
    const share = this.#totalBytes > 0 ? Math.floor((100 * bytes) / this.#totalBytes) : 0;
    const fixes = this.#taker.received;
    const file = Math.min(this.#ended + 1, this.#sizes.length);
    return `reading ${file}/${this.#sizes.length}  ${share} %  ${fixes} fixes  ${Math.round(fixes / seconds)} fixes/s  ${leftSeconds} s left`;
  }
}
