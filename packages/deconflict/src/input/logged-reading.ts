import type { FixBatch } from '@deconflict/engine/tracks';
import { DiagnosticLog } from './diagnostic-log.ts';
import type { DiagnosticTotal } from './diagnostic-log.ts';
import { readTrackFile } from './read-track-file.ts';
import type { TrackFileReading } from './read-track-file.ts';

/** What became of one track file: plain data, small whatever the file holds, that may go from thread to thread. */
export interface LoggedReading {
  readonly reading: TrackFileReading;
  /** What the reader found wrong. `reading.fault` is not among it. */
  readonly diagnostics: readonly DiagnosticTotal[];
}

/** Where the fixes of many files go, and what became of each. `file` is a position in the list of paths. */
export interface ReadingSink {
  readonly fixes: (batch: FixBatch) => void;
  /** A file was read up to this byte on disk. */
  readonly progress: (file: number, bytesOnDisk: number) => void;
  /** No fixes of this file come after it. */
  readonly end: (file: number, outcome: LoggedReading) => void;
}

/** Reads a track file, its diagnostics gathered apart from those of other files. */
export async function readLogged(
  path: string,
  sink: { readonly fixes: (batch: FixBatch) => void; readonly progress: (bytesOnDisk: number) => void },
): Promise<LoggedReading> {
  const log = new DiagnosticLog();
  const reading = await readTrackFile(
    path,
    { fixes: sink.fixes, diagnostic: (diagnostic) => log.add(diagnostic) },
    sink.progress,
  );
  return { reading, diagnostics: log.totals() };
}

/** Reads one file after the other in this thread. Rejects as `readInThreads` does. */
export async function readInTurn(paths: readonly string[], sink: ReadingSink): Promise<void> {
  for (const [file, path] of paths.entries()) {
    try {
      const outcome = await readLogged(path, {
        fixes: sink.fixes,
        progress: (bytesOnDisk) => sink.progress(file, bytesOnDisk),
      });
      sink.end(file, outcome);
    } catch (cause) {
      throw nameFault(path, cause);
    }
  }
}

/** A fault of the program, with the file that was being read. The stack is that of the cause, whatever thread it lay in. */
export function nameFault(path: string, cause: unknown): Error {
  const words = cause instanceof Error ? cause.message : String(cause);
  const fault = new Error(`${words} (while reading ${path})`, { cause });
  if (cause instanceof Error && cause.stack !== undefined) fault.stack = cause.stack;
  return fault;
}
