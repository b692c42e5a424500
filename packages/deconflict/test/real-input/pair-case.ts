import type { SeparationRule } from '@deconflict/engine/agreement';
import type { Finding, SeparationFinding } from '@deconflict/engine/detect';
import { checkFiles } from '../../src/check/check-files.ts';
import { loadAgreement } from '../../src/input/load-agreement.ts';
import { silent } from '../silent-progress.ts';
import { writeAgreement } from './agreement-folder.ts';
import { Tally } from './area-comparison.ts';
import type { Comparison } from './area-comparison.ts';
import { readFixes } from './oracle/fixes.ts';
import { cleanTrack, LONGEST_GAP_MS } from './oracle/legs.ts';
import { findEncounters } from './oracle/pair-presence.ts';
import type { PairEncounter } from './oracle/pair-presence.ts';
import { uniteTwins } from './oracle/twins.ts';

/** Many aircraft against each other. */
export interface PairCase {
  readonly name: string;
  readonly tracks: readonly string[];
  readonly horizontal: string;
  readonly vertical: string;
}

export interface PairCaseResult extends Comparison {
  readonly fixes: number;
  readonly used: readonly [product: number, oracle: number];
  readonly aircraft: readonly [product: number, oracle: number];
  readonly legs: number;
  /** Pairs of legs that overlap in time, and those near enough to be sampled. */
  readonly compared: number;
  readonly sampled: number;
  readonly encounters: number;
  /** Greatest difference between closest distances, metres. */
  readonly worstClosestM: number;
}

/** Closest distances agree to this, metres. */
const CLOSEST_TOLERANCE_M = 0.5;

/** Runs the program and the oracle over the same files. */
export async function runPairCase({ tracks, horizontal, vertical }: PairCase): Promise<PairCaseResult> {
  const rule = `kind: separation, between: [any, any], horizontal: ${horizontal}, vertical: ${vertical}`;
  const folder = writeAgreement({ rule, errors: 'wide', terrainM: 500, undulationM: 48 });
  try {
    const { agreement } = loadAgreement(folder.agreement);
    const { quality, counting } = agreement;
    const { result } = await checkFiles(folder.agreement, tracks, { progress: silent, skipDamaged: false });
    const fixes = uniteTwins(await readFixes(tracks, quality), quality.fastestMps);
    const clean = [...fixes].map(
      ([key, reported]) => [key, cleanTrack(reported, quality.fastestMps, LONGEST_GAP_MS)] as const,
    );
    const { encounters, tally } = findEncounters(new Map(clean.map(([key, { chains }]) => [key, chains])), {
      ...distancesOf(agreement.rules[0] as SeparationRule),
      latencyMs: quality.latencyMs,
      accelerationMps2: quality.accelerationMps2,
      mergeGapMs: counting.reentryGapMs,
    });
    return {
      ...comparePairs(result.findings, encounters),
      fixes: result.fixes.received,
      used: [result.fixes.used, clean.reduce((sum, [, { used }]) => sum + used, 0)],
      aircraft: [result.aircraftSeen, fixes.size],
      legs: clean.reduce(
        (sum, [, { chains }]) => sum + chains.flat().filter(({ from, to }) => from !== to).length,
        0,
      ),
      ...tally,
      encounters: encounters.length,
    };
  } finally {
    folder.remove();
  }
}

function distancesOf({ horizontal, vertical }: SeparationRule) {
  if (!horizontal.agreed || !vertical.agreed) throw new Error('both distances are agreed here');
  return { horizontalM: horizontal.lengthM, verticalM: vertical.lengthM };
}

function comparePairs(
  findings: readonly Finding[],
  encounters: readonly PairEncounter[],
): Comparison & { readonly worstClosestM: number } {
  const found = groupBy(
    findings.filter((finding) => finding.kind === 'separation'),
    ({ aircraft, other }) => `${aircraft.key} and ${other.key}`,
  );
  const expected = groupBy(encounters, ({ pair }) => `${pair[0]} and ${pair[1]}`);
  const tally = new Tally();
  let worstClosestM = 0;
  for (const pair of [...new Set([...found.keys(), ...expected.keys()])].sort()) {
    const product = [...(found.get(pair) ?? [])].sort((a, b) => a.fromMs - b.fromMs);
    const oracle = expected.get(pair) ?? [];
    if (product.length !== oracle.length) {
      tally.disagree(`${pair}: ${product.length} encounters, the oracle has ${oracle.length}`);
      continue;
    }
    for (const [index, finding] of product.entries()) {
      const apartM = compareEncounter(tally, pair, finding, oracle[index]!);
      worstClosestM = Math.max(worstClosestM, apartM);
    }
  }
  return {
    nominal: [...expected.values()].filter((list) => list.some(({ nominal }) => nominal.length > 0)).length,
    possible: expected.size,
    worstClosestM,
    ...tally.differences(),
  };
}

/** Returns how far apart the closest distances are. */
function compareEncounter(
  tally: Tally,
  pair: string,
  finding: SeparationFinding,
  encounter: PairEncounter,
): number {
  tally.compareTimes(`${pair}, nominally close`, finding.nominalMs, encounter.nominal);
  tally.compareTimes(`${pair}, certainly close`, finding.certainMs, encounter.certain);
  const apartM = Math.abs(finding.closest.horizontalM.nominal - encounter.closestM);
  // Written so that NaN fails too.
  if (!(apartM <= CLOSEST_TOLERANCE_M)) tally.disagree(`${pair}: closest distances ${apartM} m apart`);
  return apartM;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
