// Runs everything a change must pass, in the order in which faults are cheapest to find.
import { spawnSync } from 'node:child_process';

const steps = [
  { name: 'build', command: ['tsc', '-b'] },
  // The build leaves the tests out.
  ...['packages/engine', 'packages/formats', 'packages/deconflict', 'conformance', 'tools'].map((folder) => ({
    name: `types of the tests in ${folder}`,
    command: ['tsc', '-p', folder],
  })),
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'policy tests', command: ['vitest', 'run', '--project', 'policy'] },
  { name: 'tests', command: ['vitest', 'run', '--project', 'fast'] },
  { name: 'page tests', command: ['vitest', 'run', '--project', 'page'] },
];

const totals = { passed: 0, failed: 0, skipped: 0 };
const broken = [];
for (const { name, command } of steps) {
  process.stdout.write(`\n== ${name}\n`);
  const { status, stdout } = spawnSync('npx', ['--no-install', ...command], {
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 1 << 28,
  });
  process.stdout.write(stdout);
  const line = /(\d+) passed, (\d+) failed, (\d+) skipped\s*$/.exec(stdout.toString());
  if (line === null) {
    totals[status === 0 ? 'passed' : 'failed'] += 1;
  } else {
    totals.passed += Number(line[1]);
    totals.failed += Number(line[2]);
    totals.skipped += Number(line[3]);
    // A run that ends badly without a failed test has broken down altogether.
    if (status !== 0 && line[2] === '0') totals.failed += 1;
  }
  if (status !== 0) broken.push(name);
}

if (broken.length > 0) process.stdout.write(`\nnot passed: ${broken.join(', ')}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exitCode = broken.length > 0 ? 1 : 0;
