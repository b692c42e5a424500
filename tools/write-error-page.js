// Writes docs/reference/errors.md from the built catalogue. A policy test fails while the two differ.
import { writeFileSync } from 'node:fs';
import { errorCatalogue } from '../packages/engine/dist/errors/index.js';

const cell = (text) => text.replaceAll('|', '\\|');
const rows = Object.entries(errorCatalogue).map(
  ([code, { severity, summary, hint }]) => `| \`${code}\` | ${severity} | ${cell(summary)} | ${cell(hint)} |`,
);

writeFileSync(
  new URL('../docs/reference/errors.md', import.meta.url),
  `# Errors, warnings and notes

Everything that Deconflict reports as wrong has a code from this list. A message reads
\`file:line:column: severity: what is wrong: got X, expected Y; what was done [code]\`.

- **error**: nothing usable came of it, and the command ends with an exit code other than 0.
- **warning**: something was skipped or repaired; totals of both are always shown.
- **note**: worth knowing.

This page is written by \`node tools/write-error-page.js\` from the catalogue in \`packages/engine/src/errors\`.

| code | severity | what is wrong | what to do |
| --- | --- | --- | --- |
${rows.join('\n')}
`,
);
