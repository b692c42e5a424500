/** Faults in how a command was called, or in what it could not write. */
export const commandErrors = {
  'usage-wrong': {
    severity: 'error',
    summary: 'the command was not called as it must be',
    hint: 'See deconflict help.',
  },
  'no-fixes': {
    severity: 'error',
    summary: 'no position was read from any track file',
    hint: 'Run deconflict inspect on the files to see what they hold.',
  },
  'output-unwritable': {
    severity: 'error',
    summary: 'the output cannot be written',
    hint: 'Choose a folder that you may write to with --out. Nothing was left half-written.',
  },
  'internal-fault': {
    severity: 'error',
    summary: 'the program met a state that it does not know',
    hint: 'This is a fault in Deconflict, not in your files. Please report it with the command and, where you can, the input.',
  },
} as const;
