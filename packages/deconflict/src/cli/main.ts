import { Command, CommanderError } from 'commander';
import { DeconflictError } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import { programVersion } from '../program-version.ts';
import { reportFault } from '../terminal/report-fault.ts';
import { addCheckCommand } from './check.ts';
import { ExitCode } from './exit-codes.ts';
import { addInspectCommand } from './inspect.ts';

const program = new Command()
  .name('deconflict')
  .description('Check tracks against an airspace agreement between parties that do not trust each other.')
  .version(programVersion())
  .showHelpAfterError('(deconflict help shows what there is)')
  .exitOverride()
  .addHelpText(
    'after',
    '\nNot for navigation or separation, not a warning system, not a legal finding.\nFor every code of an error or warning see docs/reference/errors.md.',
  );

addCheckCommand(program);
addInspectCommand(program);

// A reader that stops early (such as head) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(ExitCode.done);
  reportFault(new DeconflictError([unwritableStream(error)]));
  process.exit(ExitCode.output);
});

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function unwritableStream({ message }: Error): Diagnostic {
  return {
    code: 'output-unwritable',
    file: 'standard output',
    got: message,
    expected: 'room for the result',
    action: 'what was printed is not whole',
  };
}

function exitCodeOf(error: unknown): ExitCode {
  // Commander has already said what is wrong, or has shown help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
  reportFault(error);
  if (!(error instanceof DeconflictError)) return ExitCode.internal;
  switch (error.diagnostics[0]!.code) {
    case 'usage-wrong':
      return ExitCode.usage;
    case 'output-unwritable':
      return ExitCode.output;
    default:
      return ExitCode.input;
  }
}
