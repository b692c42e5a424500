import { CheckRun } from '@deconflict/engine/account';
import { DeconflictError } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { loadGeoid } from '@deconflict/engine/geo';
import { DiagnosticLog } from '../input/diagnostic-log.ts';
import type { DiagnosticTotal } from '../input/diagnostic-log.ts';
import { findInputs } from '../input/find-inputs.ts';
import { loadAgreement } from '../input/load-agreement.ts';
import type { TrackFileReading } from '../input/read-track-file.ts';
import { collectPictures } from '../pictures/collect-pictures.ts';
import { programVersion } from '../program-version.ts';
import type { InputFile, ReportModel } from '../report/report-model.ts';
import { createSpillStore } from '../store/spill-store.ts';
import { caveats } from './caveats.ts';
import { readTracks } from './read-tracks.ts';
import type { ReadTracksOptions } from './read-tracks.ts';

/** Checks files against an agreement, from paths to everything that any output shows. */
export async function checkFiles(
  agreementPath: string,
  trackPaths: readonly string[],
  options: ReadTracksOptions,
): Promise<ReportModel> {
  const loaded = loadAgreement(agreementPath);
  const paths = await findInputs(trackPaths);
  const log = new DiagnosticLog();
  for (const diagnostic of loaded.diagnostics) log.add(diagnostic);
  const store = createSpillStore();
  try {
    const run = new CheckRun(loaded.agreement, { store, geoid: await loadGeoid() });
    const readings = await readTracks(paths, run, log, options);
    if (run.received === 0) throw new DeconflictError([noFixes(paths)]);
    options.progress.show(() => 'detecting');
    const result = run.finish();
    return {
      agreement: loaded.agreement,
      agreementFile: loaded.file,
      inputs: [...loaded.areaFiles, ...readings.map(describeInput)],
      result,
      ...collectPictures(loaded.agreement, run, result),
      diagnostics: withRecords(log.totals(), readings),
      synthetic: loaded.agreement.synthetic,
      caveats,
      programVersion: programVersion(),
    };
  } finally {
    store.close();
  }
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

/** Readers report many faults of a kind once a file: the records that were skipped for them are counted apart. */
function withRecords(
  diagnostics: readonly DiagnosticTotal[],
  readings: readonly TrackFileReading[],
): ReportModel['diagnostics'] {
  return diagnostics.map((total) => {
    const records = readings.reduce((sum, { totals }) => sum + (totals.skipped[total.code] ?? 0), 0);
    return { ...total, ...(records > 0 && { records }) };
  });
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
