import { EncounterBuilder } from './encounter.ts';
import type { Encounter } from './encounter.ts';
import { POSSIBLE } from './leg-pair.ts';
import type { LegPair } from './leg-pair.ts';
import { LEG_SPAN } from './leg-ring.ts';
import type { SweptTrack } from './swept-track.ts';

/** One pair of distances to watch during a sweep. */
export interface PairWatch {
  /** Both distances must be undercut at once; closed. A vertical distance of Infinity does not matter. */
  readonly horizontalM: number;
  readonly verticalM: number;
  /** Encounters with a shorter interruption of the possible set are one. */
  readonly mergeGapMs: number;
  /** Fixes farther apart in time are not joined for this watch. */
  readonly longestGapMs: number;
  /** Which pairs count; called with the smaller aircraft index first. Must always give the same answer. */
  readonly isWatched: (first: number, second: number) => boolean;
}

/** What the sweep keeps of two aircraft that are or were near each other. */
export class SweptPair {
  first: SweptTrack;
  second: SweptTrack;
  /** Numbers of the watches that the pair counts for. */
  readonly watches: readonly number[];
  /** Whether the pair stands in the lists of its tracks. */
  linked = false;
  /** Instant until which the two may be near; Infinity while it is not known to end. */
  nearUntilMs = -Infinity;
  private readonly builders: (EncounterBuilder | undefined)[];

  constructor(first: SweptTrack, second: SweptTrack, watches: readonly number[]) {
    this.first = first;
    this.second = second;
    this.watches = watches;
    this.builders = watches.map(() => undefined);
  }

  get isIdle(): boolean {
    return !this.linked && this.builders.every((builder) => builder === undefined);
  }

  /** Takes in the stretch that a leg of each have in common; `pair` holds it. */
  take(
    pair: LegPair,
    firstAt: number,
    secondAt: number,
    allWatches: readonly PairWatch[],
    emit: (encounter: Encounter) => void,
  ): void {
    const firstData = this.first.legs.data;
    const secondData = this.second.legs.data;
    const spanMs = Math.max(firstData[firstAt + LEG_SPAN]!, secondData[secondAt + LEG_SPAN]!);
    for (let slot = 0; slot < this.watches.length; slot++) {
      const watch = allWatches[this.watches[slot]!]!;
      if (spanMs > watch.longestGapMs || !pair.mayBeWithin(watch.horizontalM, watch.verticalM)) continue;
      pair.findSets(watch.horizontalM, watch.verticalM);
      const { values, count } = pair.sets[POSSIBLE];
      for (let i = 0; i < count; i += 2) {
        const fromMs = values[i]!;
        let builder = this.builders[slot];
        if (builder !== undefined && isApart(builder, fromMs, watch)) {
          emit(builder.finish(this.watches[slot]!, this.first.index, this.second.index));
          builder = undefined;
        }
        builder ??= new EncounterBuilder();
        this.builders[slot] = builder;
        builder.add(pair, fromMs, values[i + 1]!, firstData, firstAt, secondData, secondAt);
      }
    }
  }

  /** Closes the encounters that nothing after `fromMs` can continue. */
  close(fromMs: number, allWatches: readonly PairWatch[], emit: (encounter: Encounter) => void): void {
    for (let slot = 0; slot < this.watches.length; slot++) {
      const builder = this.builders[slot];
      if (builder === undefined || !isApart(builder, fromMs, allWatches[this.watches[slot]!]!)) continue;
      emit(builder.finish(this.watches[slot]!, this.first.index, this.second.index));
      this.builders[slot] = undefined;
    }
  }
}

/** Intervals that meet within a microsecond belong together whatever the merge gap. */
const TOUCH_MS = 1e-3;

function isApart(builder: EncounterBuilder, fromMs: number, watch: PairWatch): boolean {
  const gapMs = fromMs - builder.untilMs;
  return gapMs >= watch.mergeGapMs && gapMs > TOUCH_MS;
}
