/** Faults in getting at an input at all, whatever its format. */
export const inputErrors = {
  'input-missing': {
    severity: 'error',
    summary: 'the file does not exist',
    hint: 'Check the path; quote names with spaces.',
  },
  'input-unreadable': {
    severity: 'error',
    summary: 'the file or directory cannot be read',
    hint: 'Check the permissions of the file and of the folders above it.',
  },
  'input-empty': {
    severity: 'error',
    summary: 'the file is empty',
    hint: 'Nothing was read from it. Check that the download or the export has finished.',
  },
  'input-unknown-format': {
    severity: 'error',
    summary: 'the content is of no supported kind',
    hint: 'The kinds are listed in docs/reference/formats.md; the content decides, not the file name.',
  },
  'input-truncated-gzip': {
    severity: 'error',
    summary: 'the compressed file ends too early or is damaged',
    hint: 'What came before the damage was read. Fetch the file again.',
  },
} as const;
