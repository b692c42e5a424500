import { styleText } from 'node:util';
import type { Command } from 'commander';
import { formatDiagnostic, severityOf } from '@deconflict/engine/errors';
import { findInputs } from '../input/find-inputs.ts';
import { describeFile } from '../inspect/describe-file.ts';
import type { FileDescription } from '../inspect/describe-file.ts';
import { printable, printableDiagnostic } from '../terminal/printable.ts';
import { ExitCode } from './exit-codes.ts';

/** `deconflict inspect FILE...` */
export function addInspectCommand(program: Command): void {
  program
    .command('inspect')
    .summary('tell what files hold')
    .description(
      'Tell what track, area and agreement files hold: kind, records, box, time, height datums, quality, and what is wrong with them.',
    )
    .argument('<files...>', 'files or folders')
    .option('--json', 'print JSON, one object a file')
    .addHelpText('after', '\nExit codes: 0 all readable, 2 wrong call, 3 at least one file is not.')
    .action(async (files: readonly string[], options: { readonly json?: true }) => {
      process.exitCode = await inspectFiles(files, options.json === true);
    });
}

async function inspectFiles(paths: readonly string[], asJson: boolean): Promise<ExitCode> {
  let exitCode: ExitCode = ExitCode.done;
  for (const path of await findInputs(paths)) {
    const description = await describeFile(path);
    process.stdout.write(asJson ? `${JSON.stringify(description)}\n` : print(description));
    if (hasError(description)) exitCode = ExitCode.input;
  }
  return exitCode;
}

function hasError({ diagnostics }: FileDescription): boolean {
  return diagnostics.some(({ first }) => first.some((diagnostic) => severityOf(diagnostic) === 'error'));
}

function print({ file, format, bytes, sha256, totals, facts, diagnostics }: FileDescription): string {
  const skipped = Object.entries(totals.skipped).map(([code, count]) => `${count} skipped [${code}]`);
  const records = [
    `${totals.read} read`,
    `${totals.repaired} repaired`,
    `${totals.withoutPosition} without position`,
    ...(skipped.length > 0 ? skipped : ['0 skipped']),
  ].join(', ');
  const rows: FileDescription['facts'] = [
    ['kind', format],
    ['records', records],
    ...facts,
    ['size', `${bytes} bytes`],
    ['sha256', sha256],
  ];
  const lines = [
    styleText('bold', printable(file)),
    ...rows.map(([label, value]) => `  ${`${printable(label)}:`.padEnd(16)} ${printable(value)}`),
    ...diagnostics.flatMap(({ count, first }) => [
      ...first.map((diagnostic) => `  ${formatDiagnostic(printableDiagnostic(diagnostic))}`),
      ...(count > first.length ? [`  ... and ${count - first.length} more of this kind`] : []),
    ]),
  ];
  return `${lines.join('\n')}\n\n`;
}
