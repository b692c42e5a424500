import { statSync } from 'node:fs';
import { CheckRun } from '@deconflict/engine/account';
import { DeconflictError } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { loadGeoid } from '@deconflict/engine/geo';
import { DiagnosticLog } from '../input/diagnostic-log.ts';
import { findInputs } from '../input/find-inputs.ts';
import { loadAgreement } from '../input/load-agreement.ts';
import { readTrackFile } from '../input/read-track-file.ts';
import type { TrackFileReading } from '../input/read-track-file.ts';
import { collectPictures } from '../pictures/collect-pictures.ts';
import { programVersion } from '../program-version.ts';
import type { InputFile, ReportModel } from '../report/report-model.ts';
import { createSpillStore } from '../store/spill-store.ts';
import type { Progress } from '../terminal/progress.ts';
import { caveats } from './caveats.ts';

export interface CheckFilesOptions {
  readonly progress: Progress;
  /** Go on without track files that cannot be read whole. */
  readonly skipDamaged: boolean;
}

/** Checks files against an agreement, from paths to everything that any output shows. */
export async function checkFiles(
  agreementPath: string,
  trackPaths: readonly string[],
  options: CheckFilesOptions,
): Promise<ReportModel> {
  const loaded = loadAgreement(agreementPath);
  const paths = await findInputs(trackPaths);
  const log = new DiagnosticLog();
  for (const diagnostic of loaded.diagnostics) log.add(diagnostic);
  const store = createSpillStore();
  try {
    const run = new CheckRun(loaded.agreement, { store, geoid: await loadGeoid() });
    const readings = await readAll(paths, run, log, options);
    if (run.received === 0) throw new DeconflictError([noFixes(paths)]);
    options.progress.show(() => 'detecting');
    const result = run.finish();
    return {
      agreement: loaded.agreement,
      agreementFile: loaded.file,
      inputs: [...loaded.areaFiles, ...readings.map(describeInput)],
      result,
      ...collectPictures(loaded.agreement, run, result),
      diagnostics: log.totals(),
      synthetic: loaded.agreement.synthetic || readings.every(({ name }) => /synthetic/i.test(name)),
      caveats,
      programVersion: programVersion(),
    };
  } finally {
    store.close();
  }
}

/** Every fault of every file is told at once; without `skipDamaged` any of them ends the check. */
async function readAll(
  paths: readonly string[],
  run: CheckRun,
  log: DiagnosticLog,
  { progress, skipDamaged }: CheckFilesOptions,
): Promise<TrackFileReading[]> {
  const sizes = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const totalBytes = sizes.reduce((sum, size) => sum + size, 0);
  const startMs = performance.now();
  const readings: TrackFileReading[] = [];
  const faults: Diagnostic[] = [];
  let doneBytes = 0;
  for (const [index, path] of paths.entries()) {
    const reading = await readTrackFile(
      path,
      { fixes: (batch) => run.add(batch), diagnostic: (diagnostic) => log.add(diagnostic) },
      (bytes) => {
        progress.show(() =>
          progressText(index + 1, paths.length, doneBytes + bytes, totalBytes, run.received, startMs),
        );
      },
    );
    doneBytes += sizes[index]!;
    readings.push(reading);
    if (reading.fault === undefined) continue;
    faults.push(reading.fault);
    log.add(reading.fault);
  }
  const [first, ...rest] = faults;
  if (first !== undefined && !skipDamaged) throw new DeconflictError([first, ...rest]);
  return readings;
}

function progressText(
  file: number,
  files: number,
  bytes: number,
  totalBytes: number,
  fixes: number,
  startMs: number,
): string {
  const seconds = (performance.now() - startMs) / 1000;
  const leftSeconds = bytes > 0 ? Math.ceil((seconds * (totalBytes - bytes)) / bytes) : 0;
  const share = totalBytes > 0 ? Math.floor((100 * bytes) / totalBytes) : 0;
  return `reading ${file}/${files}  ${share} %  ${fixes} fixes  ${Math.round(fixes / seconds)} fixes/s  ${leftSeconds} s left`;
}

function describeInput({ name, format, bytes, sha256, totals }: TrackFileReading): InputFile {
  return {
    name,
    format: format?.id ?? 'unknown',
    bytes,
    sha256,
    records: {
      read: totals.read,
      repaired: totals.repaired,
      withoutPosition: totals.withoutPosition,
      skipped: Object.values(totals.skipped).reduce((sum, count) => sum + count, 0),
    },
  };
}

function noFixes(paths: readonly string[]): Diagnostic {
  return {
    code: 'no-fixes',
    file: paths.length === 1 ? paths[0]! : `${paths.length} files`,
    got: '0 positions',
    expected: 'at least one',
    action: 'nothing was checked',
  };
}
