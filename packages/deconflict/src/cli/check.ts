import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import type { Finding } from '@deconflict/engine/detect';
import { checkFiles } from '../check/check-files.ts';
import { outputFiles } from '../output/output-files.ts';
import { makeFindingsDocument, printFindingsDocument } from '../output/findings-document.ts';
import { writeOutputs } from '../output/write-outputs.ts';
import { printSummary } from '../terminal/check-summary.ts';
import { createProgress } from '../terminal/progress.ts';
import { ExitCode } from './exit-codes.ts';

interface CheckOptions {
  readonly out?: string;
  readonly json?: true;
  readonly quiet?: true;
  readonly failOn?: FailOn;
  readonly skipDamaged?: true;
  readonly workers?: number;
}

type FailOn = 'confirmed' | 'possible';

/** `deconflict check AGREEMENT TRACKS...` */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .summary('check track files against an agreement')
    .description(
      'Check track files (or folders of them) against an agreement and show what was found, what was not, and what could not be seen.',
    )
    .argument('<agreement>', 'agreement file (YAML or JSON)')
    .argument(
      '<tracks...>',
      'track files or folders: IGC, readsb or tar1090, OpenSky, SBS-1, GPX; gzipped or not',
    )
    .option('-o, --out <folder>', 'write findings.json, findings.csv, findings.geojson and report.html there')
    .option('--json', 'print findings.json instead of the table')
    .option('-q, --quiet', 'print nothing but errors')
    .option(
      '--fail-on <certainty>',
      'end with exit code 1 if there are findings: confirmed, or possible as well',
      parseFailOn,
    )
    .option('--skip-damaged', 'go on without track files that cannot be read, and say so')
    .option(
      '--workers <count>',
      'read that many track files at once; the result is the same (default: by cores and size of the files)',
      parseWorkers,
    )
    .addHelpText(
      'after',
      `
Exit codes: 0 done, 1 findings (with --fail-on), 2 wrong call, 3 faulty input, 4 output cannot be written, 70 internal fault.

Example:
  deconflict check examples/al-tanf/agreement.yaml examples/al-tanf/tracks --out out`,
    )
    .action(async (agreement: string, tracks: readonly string[], options: CheckOptions) => {
      process.exitCode = await runCheck(agreement, tracks, options);
    });
}

/** Runs a check and says what came of it. */
async function runCheck(
  agreementPath: string,
  trackPaths: readonly string[],
  options: CheckOptions,
): Promise<ExitCode> {
  const progress = createProgress(options.quiet !== true);
  const model = await checkFiles(agreementPath, trackPaths, {
    progress,
    skipDamaged: options.skipDamaged === true,
    workers: options.workers,
  }).finally(() => progress.clear());
  if (options.out !== undefined) await writeOutputs(options.out, outputFiles(model));
  if (options.json === true) process.stdout.write(printFindingsDocument(makeFindingsDocument(model)));
  else if (options.quiet !== true) printSummary(model, options.out);
  return isFailure(model.result.findings, options.failOn) ? ExitCode.findings : ExitCode.done;
}

function isFailure(findings: readonly Finding[], failOn: FailOn | undefined): boolean {
  if (failOn === undefined) return false;
  return findings.some(
    ({ status, certainty }) => status !== 'excused' && (failOn === 'possible' || certainty === 'confirmed'),
  );
}

function parseFailOn(value: string): FailOn {
  if (value === 'confirmed' || value === 'possible') return value;
  throw new InvalidArgumentError('Expected confirmed or possible.');
}

const MOST_WORKERS = 64;

function parseWorkers(value: string): number {
  const workers = /^\d{1,2}$/.test(value) ? Number(value) : 0;
  if (workers >= 1 && workers <= MOST_WORKERS) return workers;
  throw new InvalidArgumentError(`Expected a whole number from 1 to ${MOST_WORKERS}.`);
}
