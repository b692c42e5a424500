const ROUNDS = 7;

/**
 * Runs the contenders in turn, round after round, so that a machine that speeds up or slows down does so for all of
 * them. CPU time, median of the rounds after one to warm up; sums are compared, so that nobody skips work.
 */
export function measureRounds(workload, calls, contenders) {
  const names = Object.keys(contenders);
  const seconds = new Map(names.map((name) => [name, []]));
  const sums = new Map();
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const name of names) {
      const before = process.cpuUsage();
      sums.set(name, contenders[name]());
      const { user, system } = process.cpuUsage(before);
      if (round > 0) seconds.get(name).push((user + system) / 1e6);
    }
  }
  const rate = (name) => calls / median(seconds.get(name));
  const spread = (name) => {
    const list = seconds.get(name);
    return [calls / Math.max(...list), calls / Math.min(...list)];
  };
  const [ours, ...peers] = names;
  return {
    workload,
    ours: { perCpuSecond: rate(ours), spread: spread(ours) },
    peers: peers.map((name) => ({
      name,
      kind: 'js',
      perCpuSecond: rate(name),
      spread: spread(name),
      ratio: rate(ours) / rate(name),
      sameAnswer: agree(sums.get(ours), sums.get(name)),
    })),
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

function agree(a, b) {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
