import type { Area, Schedule, Volume } from '@deconflict/engine/airspace';
import type { HeightContext } from '@deconflict/engine/geo';
import { drawOutline, roughBox } from './drawn-outline.ts';
import type { Box, DrawnOutline } from './drawn-outline.ts';
import { bandOf, clearanceInBand, greatestChange, levels, mostClearance } from './heights.ts';
import type { Level } from './heights.ts';
import type { Leg } from './legs.ts';
import { appendInterval, traceInside, uniteIntervals } from './trace.ts';

/** When an aircraft was in an area: closed intervals in milliseconds, by level. */
export type Presence = Readonly<Record<Level, readonly number[]>>;

/** What turns fixes into error radii along a leg; the agreement's quality clause has these. */
export interface RadiusRule {
  readonly latencyMs: number;
  readonly accelerationMps2: number;
}

/** A volume that is drawn when the first leg comes near. */
interface OracleVolume {
  readonly volume: Volume;
  readonly rough: Box;
  drawn?: DrawnOutline;
}

/** An area to be asked when legs lie in it. */
export class OracleArea {
  readonly id: string;
  readonly #volumes: readonly OracleVolume[];

  constructor({ id, volumes }: Area) {
    this.id = id;
    this.#volumes = volumes.map((volume) => ({ volume, rough: roughBox(volume.outline) }));
  }

  /** When the legs of an unbroken chain lie in the area, and how many of them were near enough to be sampled. */
  presence(
    chain: readonly Leg[],
    context: HeightContext,
    rule: RadiusRule,
  ): { readonly presence: Presence; readonly sampledLegs: number } {
    const found: Record<Level, number[]> = { certain: [], nominal: [], possible: [] };
    let sampledLegs = 0;
    const box = boxOf(chain);
    const reachable = this.#volumes.filter(({ rough }) => isNear(rough, box, rule));
    if (reachable.length === 0) return { presence: found, sampledLegs };
    for (const leg of chain) {
      const legBox = boxOf([leg]);
      const near = reachable.flatMap((candidate) => {
        if (!isNear(candidate.rough, legBox, rule)) return [];
        const drawn = (candidate.drawn ??= drawOutline(candidate.volume.outline));
        return isNear(drawn.box, legBox, rule) ? [{ volume: candidate.volume, drawn }] : [];
      });
      if (near.length === 0) continue;
      sampledLegs += 1;
      for (const level of levels) {
        // What nobody stated and the parties did not agree on decides nothing for certain.
        if (level === 'certain' && Math.max(leg.from.basisRank, leg.to.basisRank) === ASSUMED) continue;
        const parts = near.map(({ volume, drawn }) =>
          presenceInVolume(leg, volume, drawn, context, rule, level),
        );
        const united = uniteIntervals(parts);
        for (let at = 0; at < united.length; at += 2) {
          appendInterval(found[level], united[at]!, united[at + 1]!);
        }
      }
    }
    return { presence: found, sampledLegs };
  }
}

const ASSUMED = 2;

/** Legs further from the box than this beyond their error radius cannot meet the outline, degrees: 1 km and more. */
const BOX_MARGIN_DEG = 0.02;

/** Error radii are granted at no less than this many metres a degree, up to 65 degrees of latitude. */
const METRES_PER_DEGREE = 47_000;

/** What a chain of legs covers, degrees, and the widest error radius on it. */
interface FlownBox extends Box {
  readonly radiusM: number;
  readonly longestMs: number;
}

const boxes = new WeakMap<readonly Leg[], FlownBox>();

function boxOf(chain: readonly Leg[]): FlownBox {
  let box = boxes.get(chain);
  if (box !== undefined) return box;
  box = {
    southDeg: Infinity,
    westDeg: Infinity,
    northDeg: -Infinity,
    eastDeg: -Infinity,
    radiusM: 0,
    longestMs: 0,
  };
  for (const { from, to } of chain) {
    box = {
      southDeg: Math.min(box.southDeg, from.latDeg, to.latDeg),
      westDeg: Math.min(box.westDeg, from.lonDeg, to.lonDeg),
      northDeg: Math.max(box.northDeg, from.latDeg, to.latDeg),
      eastDeg: Math.max(box.eastDeg, from.lonDeg, to.lonDeg),
      radiusM: Math.max(box.radiusM, from.radiusM, to.radiusM),
      longestMs: Math.max(box.longestMs, to.timeMs - from.timeMs),
    };
  }
  boxes.set(chain, box);
  return box;
}

function isNear(box: Box, flown: FlownBox, rule: RadiusRule): boolean {
  const seconds = flown.longestMs / 1000;
  const bulgeM = (rule.accelerationMps2 * seconds * seconds) / 8;
  // At a kilometre a second a position of unstated age is off by as many metres as its age has milliseconds.
  const marginDeg = BOX_MARGIN_DEG + (flown.radiusM + bulgeM + rule.latencyMs) / METRES_PER_DEGREE;
  return (
    flown.northDeg + marginDeg >= box.southDeg &&
    flown.southDeg - marginDeg <= box.northDeg &&
    flown.eastDeg + marginDeg >= box.westDeg &&
    flown.westDeg - marginDeg <= box.eastDeg
  );
}

function presenceInVolume(
  { from, to, path }: Leg,
  volume: Volume,
  drawn: DrawnOutline,
  context: HeightContext,
  rule: RadiusRule,
  level: Level,
): number[] {
  const spanMs = to.timeMs - from.timeMs;
  const seconds = spanMs / 1000;
  const active = activeTimes(volume.schedule, level, from.timeMs, to.timeMs);
  if (active.length === 0) return [];
  const band = bandOf(volume.floor, volume.ceiling, from, to, context, level);
  // A millimetre below what counts as on the limit: the outline does not matter.
  if (mostClearance(band) < -0.001) return [];
  const sign = level === 'certain' ? -1 : level === 'possible' ? 1 : 0;
  const lateM = spanMs === 0 ? 0 : (path.lengthM / spanMs) * rule.latencyMs;
  const bulgeM = (rule.accelerationMps2 * seconds * seconds) / 8;
  const radiusAt = (share: number): number =>
    from.radiusM + (to.radiusM - from.radiusM) * share + 4 * bulgeM * share * (1 - share) + lateM;
  const radiusChangeM = sign === 0 ? 0 : Math.abs(to.radiusM - from.radiusM) + 4 * bulgeM;
  const inside = traceInside({
    fromMs: from.timeMs,
    untilMs: to.timeMs,
    at: (timeMs) => {
      const share = spanMs === 0 ? 0 : (timeMs - from.timeMs) / spanMs;
      return {
        across: drawn.clearanceM(path.placeAt(share)) + sign * radiusAt(share),
        height: clearanceInBand(band, share),
      };
    },
    acrossPerMs: spanMs === 0 ? 0 : (path.lengthM + radiusChangeM) / spanMs,
    heightPerMs: spanMs === 0 ? 0 : greatestChange(band) / spanMs,
  });
  return intersect(inside, active);
}

/** When a schedule holds; what is written in words may hold at any time. */
function activeTimes(schedule: Schedule, level: Level, fromMs: number, untilMs: number): number[] {
  switch (schedule.kind) {
    case 'always':
      return [fromMs, untilMs];
    case 'unreadable':
      return level === 'certain' ? [] : [fromMs, untilMs];
    case 'windows':
      return intersect(uniteIntervals(schedule.windows.map((window) => [window.fromMs, window.untilMs])), [
        fromMs,
        untilMs,
      ]);
    default:
      throw new Error(`no ${schedule.kind} schedule was met in these files`);
  }
}

function intersect(a: readonly number[], b: readonly number[]): number[] {
  const common: number[] = [];
  for (let i = 0; i < a.length; i += 2) {
    for (let j = 0; j < b.length; j += 2) {
      const fromMs = Math.max(a[i]!, b[j]!);
      const untilMs = Math.min(a[i + 1]!, b[j + 1]!);
      if (fromMs <= untilMs) common.push(fromMs, untilMs);
    }
  }
  return common;
}
