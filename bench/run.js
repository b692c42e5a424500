// npm run bench -- WORKLOAD [--json]: rates per CPU second, ours beside each peer in the same run.
import { cpus } from 'node:os';
import { runGeodesics } from './geodesics.js';

const workloads = { geodesics: runGeodesics };

const [name = 'geodesics', ...options] = process.argv.slice(2);
if (!Object.hasOwn(workloads, name)) {
  process.stderr.write(`no workload ${name}; there are: ${Object.keys(workloads).join(', ')}\n`);
  process.exit(2);
}
const rows = workloads[name]();
process.stdout.write(options.includes('--json') ? `${JSON.stringify(rows, null, 2)}\n` : table(rows));

function table(list) {
  const lines = list.flatMap(({ workload, ours, peers }) =>
    peers.map(
      (peer) =>
        `${workload.padEnd(30)} ${rate(ours)} ${peer.name.padEnd(24)} ${rate(peer)} ${peer.ratio.toFixed(2).padStart(7)}  ${peer.sameAnswer ? 'same' : 'DIFFERENT'}`,
    ),
  );
  const machine = `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, medians of 7`;
  return `${machine}\n${'workload'.padEnd(30)} ${'ours, M/s'.padStart(22)} ${'peer'.padEnd(24)} ${'M/s'.padStart(22)}   ratio  answers\n${lines.join('\n')}\n`;
}

function rate({ perCpuSecond, spread }) {
  const millions = (value) => (value / 1e6).toFixed(2);
  return `${millions(perCpuSecond)} (${millions(spread[0])}..${millions(spread[1])})`.padStart(22);
}
