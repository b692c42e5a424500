import { buildVolumeIndex, queryBox } from '../airspace/index.ts';
import type { VolumeIndex } from '../airspace/index.ts';
import { outlineBoxes } from '../geo/index.ts';
import type { Geoid } from '../geo/index.ts';
import { errorBases, FixColumns } from '../tracks/index.ts';
import type { AreaWatch } from './area-watch.ts';
import { legBox } from './leg-box.ts';
import { PassBuilder } from './pass-builder.ts';
import type { OpenPass } from './pass-builder.ts';
import { makeTrackLeg } from './track-leg.ts';
import type { TrackLeg } from './track-leg.ts';
import { presenceInVolume, unitePresence } from './leg-presence.ts';
import type { LegPresence } from './leg-presence.ts';

/** Numbers that turn fixes into legs. The agreement's quality clause has this shape. */
export interface LegPolicy {
  /** Undeclared age of positions: adds speed times latency to the radius. */
  readonly latencyMs: number;
  /** Bound on the acceleration between fixes: adds a t^2 / 8 in the middle of a leg. */
  readonly accelerationMps2: number;
  /** Faster than any leg that the cleaner lets through, m/s. */
  readonly fastestMps: number;
}

/** Hears which watched areas a fix lies near, whether or not their rules concern the aircraft. */
export type NearbyObserver = (watch: number, timeMs: number) => void;

/** The passes of one aircraft through one watched area, in time order. */
export interface WatchPasses {
  readonly watch: number;
  readonly passes: readonly OpenPass[];
}

/** Watches with the same gap rule share the question whether two fixes are joined. */
interface GapGroup {
  readonly longestGapMs: number;
  /** Whether the last fix already belongs to a leg of this group. */
  lastIsInLeg: boolean;
}

/** Walks the track of one aircraft at a time through all watches. */
export class AreaDetector {
  readonly #watches: readonly AreaWatch[];
  readonly #watchOfEntry: readonly number[];
  readonly #index: VolumeIndex;
  readonly #policy: LegPolicy;
  readonly #geoid: Geoid | undefined;
  readonly #observeNearby: NearbyObserver;
  readonly #gaps: readonly GapGroup[];
  /** By watch, for this aircraft: made when it first comes possibly inside. */
  readonly #builders: (PassBuilder | undefined)[];
  /** The watches that have one: few, however many there are. */
  readonly #visited: number[] = [];
  readonly #candidates: number[] = [];
  readonly #isCandidate: Uint8Array;
  readonly #last = new FixColumns(1);
  #hasLast = false;
  #applies: readonly boolean[] = [];

  constructor(
    watches: readonly AreaWatch[],
    policy: LegPolicy,
    geoid: Geoid | undefined,
    observeNearby: NearbyObserver,
  ) {
    this.#geoid = geoid;
    this.#watches = watches;
    this.#policy = policy;
    this.#observeNearby = observeNearby;
    this.#watchOfEntry = watches.flatMap(({ parts }, watch) => parts.map(() => watch));
    this.#index = buildVolumeIndex(
      watches.flatMap(({ parts }) => parts.map(({ outline }) => outlineBoxes(outline))),
    );
    this.#gaps = groupByGap(watches);
    this.#builders = watches.map(() => undefined);
    this.#isCandidate = new Uint8Array(watches.length);
  }

  /** Begins the track of an aircraft; `applies` tells for each watch whether it concerns this aircraft. */
  begin(applies: readonly boolean[]): void {
    this.#applies = applies;
    this.#hasLast = false;
    for (const watch of this.#visited) this.#builders[watch] = undefined;
    this.#visited.length = 0;
  }

  /** The next fix of the track; `joined` tells whether the cleaner lets a leg lead to it. */
  addFix(columns: FixColumns, row: number, joined: boolean): void {
    const elapsedMs = this.#hasLast && joined ? columns.timeMs[row]! - this.#last.timeMs[0]! : Infinity;
    for (const gap of this.#gaps) {
      if (elapsedMs > gap.longestGapMs) {
        this.#break(gap, {
          atMs: columns.timeMs[row]!,
          at: { latDeg: columns.latDeg[row]!, lonDeg: columns.lonDeg[row]! },
        });
      }
    }
    const hasLeg = this.#gaps.some((gap) => elapsedMs <= gap.longestGapMs);
    if (hasLeg) this.#findCandidates(this.#last, 0, columns, row);
    else this.#findCandidates(columns, row, columns, row);
    for (const watch of this.#candidates) this.#observeNearby(watch, columns.timeMs[row]!);
    if (hasLeg) this.#walkLeg(columns, row, elapsedMs);
    this.#last.copyRow(0, columns, row);
    this.#hasLast = true;
  }

  /** The track has ended: the passes of each watch that has any. */
  end(): WatchPasses[] {
    for (const gap of this.#gaps) this.#break(gap, undefined);
    return this.#visited
      .sort((a, b) => a - b)
      .map((watch) => ({ watch, passes: this.#builders[watch]!.closed }))
      .filter(({ passes }) => passes.length > 0);
  }

  #walkLeg(columns: FixColumns, row: number, elapsedMs: number): void {
    let leg: TrackLeg | undefined;
    for (const gap of this.#gaps) {
      if (elapsedMs > gap.longestGapMs) continue;
      for (const watch of this.#candidates) {
        if (this.#watches[watch]!.longestGapMs !== gap.longestGapMs || this.#applies[watch] !== true)
          continue;
        leg ??= makeTrackLeg(this.#last, 0, columns, row, this.#policy);
        this.#addLeg(watch, leg, !gap.lastIsInLeg);
      }
      for (const watch of this.#visited) {
        const isOfGap = this.#watches[watch]!.longestGapMs === gap.longestGapMs;
        if (isOfGap && this.#isCandidate[watch] === 0) this.#builders[watch]!.passLegOutside();
      }
      gap.lastIsInLeg = true;
    }
  }

  /** Ends observation for one group. A last fix that belongs to no leg is looked at by itself. */
  #break(gap: GapGroup, heardAgain: OpenPass['heardAgain']): void {
    if (this.#hasLast && !gap.lastIsInLeg) {
      this.#findCandidates(this.#last, 0, this.#last, 0);
      for (const watch of this.#candidates) {
        if (this.#watches[watch]!.longestGapMs !== gap.longestGapMs || this.#applies[watch] !== true)
          continue;
        this.#addLeg(watch, makeTrackLeg(this.#last, 0, this.#last, 0, this.#policy), true);
      }
    }
    gap.lastIsInLeg = false;
    for (const watch of this.#visited) {
      const isOfGap = this.#watches[watch]!.longestGapMs === gap.longestGapMs;
      if (isOfGap) this.#builders[watch]!.breakObservation(heardAgain);
    }
  }

  #addLeg(watch: number, leg: TrackLeg, isFirst: boolean): void {
    const { parts, context } = this.#watches[watch]!;
    let presence: LegPresence | undefined;
    for (const volume of parts) {
      presence = unitePresence(presence, presenceInVolume(leg, volume, context, this.#geoid));
    }
    if (presence === undefined) {
      this.#builders[watch]?.passLegOutside();
      return;
    }
    // What we assume ourselves, without source or agreement, decides nothing for certain.
    if (errorBases[leg.evidence.errorBasis] === 'assumed') {
      presence = { ...presence, inside: { ...presence.inside, certain: [] } };
    }
    let builder = this.#builders[watch];
    if (builder === undefined) {
      builder = this.#builders[watch] = new PassBuilder();
      this.#visited.push(watch);
    }
    builder.addLeg(leg, presence, isFirst);
  }

  readonly #noteCandidate = (entry: number): void => {
    const watch = this.#watchOfEntry[entry]!;
    if (this.#isCandidate[watch] === 1) return;
    this.#isCandidate[watch] = 1;
    this.#candidates.push(watch);
  };

  #findCandidates(from: FixColumns, i: number, to: FixColumns, j: number): void {
    for (const watch of this.#candidates) this.#isCandidate[watch] = 0;
    this.#candidates.length = 0;
    const seconds = (to.timeMs[j]! - from.timeMs[i]!) / 1000;
    const { latencyMs, accelerationMps2, fastestMps } = this.#policy;
    const marginM =
      Math.max(from.horizontalErrorM[i]!, to.horizontalErrorM[j]!) +
      (accelerationMps2 * seconds * seconds) / 8 +
      (fastestMps * latencyMs) / 1000;
    const box = legBox(from.latDeg[i]!, from.lonDeg[i]!, to.latDeg[j]!, to.lonDeg[j]!, marginM);
    queryBox(this.#index, box, this.#noteCandidate);
  }
}

function groupByGap(watches: readonly AreaWatch[]): GapGroup[] {
  const lengths = [...new Set(watches.map(({ longestGapMs }) => longestGapMs))].sort((a, b) => a - b);
  return lengths.map((longestGapMs) => ({ longestGapMs, lastIsInLeg: false }));
}
