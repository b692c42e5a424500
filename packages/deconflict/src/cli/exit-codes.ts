/** How a command ends. Documented in docs/reference/commands.md. */
export const ExitCode = {
  /** The command did what it was asked, with or without findings. */
  done: 0,
  /** There are findings, and `--fail-on` asked for this to be a failure. */
  findings: 1,
  /** The command was called wrongly. */
  usage: 2,
  /** An input is missing, damaged, of no known kind, or the agreement is faulty. */
  input: 3,
  /** The output cannot be written. */
  output: 4,
  /** A fault in the program itself. */
  internal: 70,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
