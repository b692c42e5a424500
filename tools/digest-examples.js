// Checks every example with 1, 2 and 4 workers and prints one SHA-256 over all outputs for each number of workers.
// Ends with 1 where they differ or a check fails. The digests are to be the same on every machine and Node version.
//
//   npm run build && node tools/digest-examples.js
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'packages/deconflict/bin/deconflict.js');
const examples = readdirSync(join(root, 'examples'))
  .sort()
  .filter((name) => existsSync(join(root, 'examples', name, 'agreement.yaml')));

const digests = ['1', '2', '4'].map((workers) => {
  const digest = digestExamples(workers);
  process.stdout.write(`${digest}  ${examples.length} examples, workers: ${workers}\n`);
  return digest;
});
if (examples.length === 0) throw new Error('there is no example to check');
if (new Set(digests).size > 1) throw new Error('the outputs depend on the number of workers');

/** Over names, lengths and bytes of all outputs of all examples, in order of names. */
function digestExamples(workers) {
  const hash = createHash('sha256');
  for (const example of examples) {
    const out = mkdtempSync(join(tmpdir(), 'deconflict-digest-'));
    try {
      const folder = join('examples', example);
      const { status } = spawnSync(
        process.execPath,
        [
          program,
          'check',
          join(folder, 'agreement.yaml'),
          join(folder, 'tracks'),
          '--out',
          out,
          '--workers',
          workers,
          '--quiet',
        ],
        { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
      );
      if (status !== 0)
        throw new Error(`the check of ${folder} with ${workers} workers ended with ${status}`);
      for (const name of readdirSync(out).sort()) {
        const content = readFileSync(join(out, name));
        hash.update(`${example}/${name} ${content.length}\n`).update(content);
      }
    } finally {
      rmSync(out, { recursive: true });
    }
  }
  return hash.digest('hex');
}
