import type { Agreement } from '@deconflict/engine/agreement';
import { checkFiles } from '../../src/check/check-files.ts';
import { loadAgreement } from '../../src/input/load-agreement.ts';
import { silent } from '../silent-progress.ts';
import { writeAgreement } from './agreement-folder.ts';
import type { Errors } from './agreement-folder.ts';
import { compareAreas } from './area-comparison.ts';
import type { Comparison } from './area-comparison.ts';
import { OracleArea } from './oracle/area-presence.ts';
import type { Presence } from './oracle/area-presence.ts';
import { readFixes } from './oracle/fixes.ts';
import { cleanTrack } from './oracle/legs.ts';
import { LONGEST_GAP_MS } from './oracle/legs.ts';

/** Tracks against the areas of one file, some of its classes. */
export interface AreaCase {
  readonly name: string;
  readonly tracks: readonly string[];
  readonly areaFile: string;
  readonly classes: readonly string[];
  readonly terrainM: number;
  readonly undulationM: number;
}

export interface AreaCaseResult extends Comparison {
  readonly fixes: number;
  /** Fixes left after cleaning, by the product and by the oracle. */
  readonly used: readonly [product: number, oracle: number];
  readonly aircraft: number;
  readonly areas: number;
  readonly legs: number;
  /** Legs near enough to an area to be sampled, each area by itself. */
  readonly sampled: number;
}

/** Runs the program and the oracle over the same files. */
export async function runAreaCase(areaCase: AreaCase, errors: Errors): Promise<AreaCaseResult> {
  const { areaFile, classes, terrainM, undulationM, tracks } = areaCase;
  const rule = 'kind: no-entry, area: [CLASSES]';
  const folder = writeAgreement({ areaFile, classes, rule, errors, terrainM, undulationM });
  try {
    const { agreement } = loadAgreement(folder.agreement);
    const { result } = await checkFiles(folder.agreement, tracks, { progress: silent, skipDamaged: false });
    const oracle = await askOracle(agreement, tracks);
    return {
      ...compareAreas(result.findings, oracle.presences),
      fixes: result.fixes.received,
      used: [result.fixes.used, oracle.used],
      aircraft: result.aircraftSeen,
      areas: agreement.areas.length,
      legs: oracle.legs,
      sampled: oracle.sampled,
    };
  } finally {
    folder.remove();
  }
}

async function askOracle({ areas, quality, heights }: Agreement, tracks: readonly string[]) {
  const fixes = await readFixes(tracks, quality);
  const drawn = areas.map((area) => new OracleArea(area));
  const presences = new Map<string, Presence>();
  let used = 0;
  let legs = 0;
  let sampled = 0;
  for (const [key, reported] of fixes) {
    const track = cleanTrack(reported, quality.fastestMps, LONGEST_GAP_MS);
    used += track.used;
    for (const chain of track.chains) {
      legs += chain.filter(({ from, to }) => from !== to).length;
      for (const area of drawn) {
        const { presence, sampledLegs } = area.presence(chain, heights, quality);
        sampled += sampledLegs;
        if (presence.possible.length === 0) continue;
        const place = `${key} in ${area.id}`;
        const before = presences.get(place);
        presences.set(place, before === undefined ? presence : followedBy(before, presence));
      }
    }
  }
  return { presences, used, legs, sampled };
}

function followedBy(a: Presence, b: Presence): Presence {
  return {
    certain: [...a.certain, ...b.certain],
    nominal: [...a.nominal, ...b.nominal],
    possible: [...a.possible, ...b.possible],
  };
}
