import { distanceM, pathBetween, surfacePoint } from './earth.ts';
import type { Path } from './earth.ts';
import type { RadiusRule } from './area-presence.ts';
import type { Fix } from './fixes.ts';
import { levels } from './heights.ts';
import type { Level } from './heights.ts';
import type { Leg } from './legs.ts';
import { appendInterval, traceInside } from './trace.ts';

/** Two aircraft within both distances, approaches that are closer together than the re-entry gap taken together. */
export interface PairEncounter {
  /** Keys in alphabetical order. */
  readonly pair: readonly [string, string];
  readonly certain: readonly number[];
  readonly nominal: readonly number[];
  readonly possible: readonly number[];
  /** Least geodesic distance while possibly within both distances, metres. */
  readonly closestM: number;
}

export interface PairRule extends RadiusRule {
  readonly horizontalM: number;
  readonly verticalM: number;
  readonly mergeGapMs: number;
  /** Take every position and height at its word. */
  readonly withoutErrors?: boolean;
  /** Which pairs count; all unless given. */
  readonly isCompared?: (one: string, other: string) => boolean;
}

/** What the oracle did, for the record. */
interface PairTally {
  /** Pairs of legs that overlap in time. */
  readonly compared: number;
  /** Pairs of legs that were near enough to be sampled. */
  readonly sampled: number;
}

export interface PairPresence {
  readonly encounters: readonly PairEncounter[];
  readonly tally: PairTally;
}

/**
 * All encounters among aircraft, by comparing every leg with every leg that overlaps it in time: a straight line through the earth,
 * never longer than the geodesic, rejects; what is left is sampled.
 */
export function findEncounters(
  chains: ReadonlyMap<string, readonly (readonly Leg[])[]>,
  rule: PairRule,
): PairPresence {
  const legs = [...chains]
    .flatMap(([key, runs]) => runs.flat().map((leg) => flownLeg(key, leg, rule)))
    .filter((leg) => leg !== undefined)
    .sort((a, b) => a.fromMs - b.fromMs);
  const builders = new Map<string, EncounterBuilder>();
  let active: FlownLeg[] = [];
  let compared = 0;
  let sampled = 0;
  for (const leg of legs) {
    active = active.filter(({ untilMs }) => untilMs > leg.fromMs);
    for (const other of active) {
      if (other.key === leg.key || rule.isCompared?.(leg.key, other.key) === false) continue;
      compared += 1;
      if (isFar(leg, other, rule)) continue;
      sampled += 1;
      const [first, second] = leg.key < other.key ? [leg, other] : [other, leg];
      const name = `${first.key} ${second.key}`;
      const builder = builders.get(name) ?? new EncounterBuilder([first.key, second.key], rule.mergeGapMs);
      builders.set(name, builder);
      builder.take(meet(first, second, rule));
    }
    active.push(leg);
  }
  return {
    encounters: [...builders.values()].flatMap((builder) => builder.finish()),
    tally: { compared, sampled },
  };
}

/** A leg as the comparison needs it: a ball about its chord, its errors, its path once somebody is near. */
interface FlownLeg {
  readonly key: string;
  readonly from: Fix;
  readonly to: Fix;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly middle: readonly [number, number, number];
  readonly reachM: number;
  readonly errorM: number;
  readonly lengthM: number;
  path: Path | undefined;
}

/** Aircraft on the ground are left out, and a lone fix has no stretch of time. */
function flownLeg(key: string, { from, to }: Leg, rule: PairRule): FlownLeg | undefined {
  if (from.onGround || to.onGround || from === to) return undefined;
  const a = surfacePoint(from);
  const b = surfacePoint(to);
  const lengthM = distanceM(from, to);
  const seconds = (to.timeMs - from.timeMs) / 1000;
  return {
    key,
    from,
    to,
    fromMs: from.timeMs,
    untilMs: to.timeMs,
    middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2],
    // Half the leg, and how far its middle may rise above the chord.
    reachM: lengthM / 2 + (lengthM * lengthM) / (8 * 6.3e6) + 0.1,
    errorM:
      (rule.withoutErrors === true ? 0 : Math.max(from.radiusM, to.radiusM)) +
      (lengthM / seconds) * (rule.latencyMs / 1000) +
      (rule.accelerationMps2 * seconds * seconds) / 8,
    lengthM,
    path: undefined,
  };
}

function isFar(a: FlownLeg, b: FlownLeg, rule: PairRule): boolean {
  const x = a.middle[0] - b.middle[0];
  const y = a.middle[1] - b.middle[1];
  const z = a.middle[2] - b.middle[2];
  const reachM = rule.horizontalM + a.errorM + b.errorM + a.reachM + b.reachM;
  return x * x + y * y + z * z > reachM * reachM;
}

/** What two legs have in common: by level, when they were within both distances; the least distance while possible. */
interface Meeting {
  readonly within: Readonly<Record<Level, readonly number[]>>;
  readonly distanceAt: (timeMs: number) => number;
  /** Greatest change of the distance, metres a millisecond. */
  readonly perMs: number;
}

function meet(first: FlownLeg, second: FlownLeg, rule: PairRule): Meeting {
  const fromMs = Math.max(first.fromMs, second.fromMs);
  const untilMs = Math.min(first.untilMs, second.untilMs);
  const distanceAt = (timeMs: number): number => distanceM(placeAt(first, timeMs), placeAt(second, timeMs));
  const perMs = speedOf(first) + speedOf(second);
  const rise = riseBetween(first, second);
  const errorM = first.errorM + second.errorM;
  const found: Record<Level, readonly number[]> = { certain: [], nominal: [], possible: [] };
  // From the widest level inwards: where it is empty, so are the others.
  for (const level of [...levels].reverse()) {
    const sign = level === 'certain' ? -1 : level === 'possible' ? 1 : 0;
    if (rise === undefined && level !== 'possible') continue;
    const horizontalM = rule.horizontalM + sign * errorM;
    const verticalM = rule.verticalM + sign * (rule.withoutErrors === true ? 0 : (rise?.errorM ?? 0));
    found[level] = traceInside({
      fromMs,
      untilMs,
      at: (timeMs) => {
        const height = rise === undefined ? Infinity : verticalM - Math.abs(rise.at(timeMs));
        return { across: horizontalM - distanceAt(timeMs), height };
      },
      acrossPerMs: perMs,
      heightPerMs: rise?.perMs ?? 0,
    });
    if (found[level].length === 0) break;
  }
  return { within: found, distanceAt, perMs };
}

function placeAt(leg: FlownLeg, timeMs: number) {
  leg.path ??= pathBetween(leg.from, leg.to);
  return leg.path.placeAt((timeMs - leg.fromMs) / (leg.untilMs - leg.fromMs));
}

function speedOf(leg: FlownLeg): number {
  return leg.lengthM / (leg.untilMs - leg.fromMs);
}

interface Rise {
  at(timeMs: number): number;
  readonly perMs: number;
  readonly errorM: number;
}

/** The difference of heights: of pressure altitudes, or where not both have them of heights above the ellipsoid. */
function riseBetween(first: FlownLeg, second: FlownLeg): Rise | undefined {
  const pressures = [first.from, first.to, second.from, second.to].map(({ pressureM }) => pressureM);
  if (pressures.every(Number.isFinite)) {
    return riseOf(
      first,
      second,
      ({ pressureM }) => pressureM,
      ({ pressureErrorM }) => pressureErrorM,
    );
  }
  const fixes = [first.from, first.to, second.from, second.to];
  if (fixes.some(({ geometricM }) => Number.isNaN(geometricM))) return undefined;
  if (fixes.some(({ geometricDatum }) => geometricDatum !== 'HAE')) {
    throw new Error('no heights above mean sea level were met in these files');
  }
  return riseOf(
    first,
    second,
    ({ geometricM }) => geometricM,
    ({ geometricErrorM }) => geometricErrorM,
  );
}

function riseOf(
  first: FlownLeg,
  second: FlownLeg,
  heightOf: (fix: Fix) => number,
  errorOf: (fix: Fix) => number,
): Rise {
  const climbOf = (leg: FlownLeg): number =>
    (heightOf(leg.to) - heightOf(leg.from)) / (leg.untilMs - leg.fromMs);
  const heightAt = (leg: FlownLeg, timeMs: number): number =>
    heightOf(leg.from) + climbOf(leg) * (timeMs - leg.fromMs);
  return {
    at: (timeMs) => heightAt(second, timeMs) - heightAt(first, timeMs),
    perMs: Math.abs(climbOf(second) - climbOf(first)),
    errorM:
      Math.max(errorOf(first.from), errorOf(first.to)) + Math.max(errorOf(second.from), errorOf(second.to)),
  };
}

interface OpenEncounter {
  readonly certain: number[];
  readonly nominal: number[];
  readonly possible: number[];
  closestM: number;
}

/** Puts the meetings of one pair together; they come in order of their beginnings. */
class EncounterBuilder {
  readonly #pair: readonly [string, string];
  readonly #mergeGapMs: number;
  readonly #encounters: OpenEncounter[] = [];

  constructor(pair: readonly [string, string], mergeGapMs: number) {
    this.#pair = pair;
    this.#mergeGapMs = mergeGapMs;
  }

  take(meeting: Meeting): void {
    const { possible } = meeting.within;
    for (let at = 0; at < possible.length; at += 2) {
      const fromMs = possible[at]!;
      const untilMs = possible[at + 1]!;
      let open = this.#encounters.at(-1);
      if (open === undefined || fromMs - open.possible.at(-1)! >= this.#mergeGapMs) {
        open = { certain: [], nominal: [], possible: [], closestM: Infinity };
        this.#encounters.push(open);
      }
      for (const level of levels) {
        const times = meeting.within[level];
        for (let i = 0; i < times.length; i += 2) {
          if (times[i]! >= fromMs && times[i + 1]! <= untilMs) {
            appendInterval(open[level], times[i]!, times[i + 1]!);
          }
        }
      }
      open.closestM = Math.min(open.closestM, leastDistance(meeting, fromMs, untilMs, open.closestM));
    }
  }

  finish(): PairEncounter[] {
    return this.#encounters.map((open) => ({ pair: this.#pair, ...open }));
  }
}

/** The least distance over a stretch, to a millimetre; Infinity where it cannot be below `knownM`. */
function leastDistance(
  { distanceAt, perMs }: Meeting,
  fromMs: number,
  untilMs: number,
  knownM: number,
): number {
  let low = fromMs;
  let high = untilMs;
  let leastM = Math.min(distanceAt(low), distanceAt(high));
  if (leastM - (perMs * (high - low)) / 2 > knownM) return Infinity;
  // Between two geodesics the distance falls and then rises: thirds close in on the least.
  while ((high - low) * perMs > 0.001) {
    const third = (high - low) / 3;
    const early = distanceAt(low + third);
    const late = distanceAt(high - third);
    leastM = Math.min(leastM, early, late);
    if (early < late) high -= third;
    else low += third;
  }
  return leastM;
}
