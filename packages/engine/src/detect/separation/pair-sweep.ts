import { BallGrid } from './ball-grid.ts';
import type { Encounter } from './encounter.ts';
import { InstantBatch } from './instant-batch.ts';
import { LegPair } from './leg-pair.ts';
import { LEG_FROM, LEG_UNTIL } from './leg-ring.ts';
import type { LegPolicy, SeparationFix } from './leg-ring.ts';
import { SweptPair } from './swept-pair.ts';
import type { PairWatch } from './swept-pair.ts';
import { SweptTrack, copyFix } from './swept-track.ts';

export interface PairSweepOptions extends LegPolicy {
  readonly watches: readonly PairWatch[];
  /** A fix with any of these bits in its marks is not joined to the one before it. */
  readonly breakMarks: number;
}

/** What became of the fixes. */
export interface SweepTally {
  readonly fixes: number;
  /** Earlier than a fix before them; left out. */
  readonly late: number;
  /** Without a usable time, position or error radius; left out. */
  readonly unusable: number;
  /** Second fixes of an aircraft for the same instant; the one with the smaller error was kept. */
  readonly duplicate: number;
  /** Fixes too far from the one before them to be joined to it. */
  readonly jumps: number;
}

export interface PairSweepResult {
  /** Ordered by watch, pair and time. */
  readonly encounters: readonly Encounter[];
  readonly tally: SweepTally;
}

/**
 * All encounters among many aircraft in one pass over their fixes in order of time.
 *
 * Every pair whose legs may come within a watched distance is solved exactly, as by `closeIntervals`. Candidates are
 * found by balls: each aircraft has a ball that holds its next legs; when a leg leaves it, a new ball is drawn and
 * its neighbours are looked up. No bound on speeds is assumed, so a bad fix only costs a new ball. Memory
 * holds, per aircraft heard within the longest gap, its legs since the slowest of them reported, and what is near; never whole
 * tracks. The result does not depend on the order of fixes that share an instant, nor on how the stream is cut.
 */
export class PairSweep {
  private readonly watches: readonly PairWatch[];
  private readonly options: PairSweepOptions;
  private readonly horizontalM: number;
  private readonly verticalM: number;
  private readonly longestGapMs: number;
  private readonly tracks = new Map<number, SweptTrack>();
  private readonly pairs = new Map<number, SweptPair>();
  private readonly grid = new BallGrid();
  /** By ball: its track and when the track left it. */
  private readonly ballTracks: SweptTrack[] = [];
  private readonly ballUntilMs: number[] = [];
  private closedBalls: number[] = [];
  private readonly batch = new InstantBatch();
  private readonly legPair = new LegPair();
  private closed: Encounter[] = [];
  private nowMs = -Infinity;
  /** Fixes until memory is tidied, and pairs that bring it forward. */
  private untilTidy = 0;
  private mostPairs = 4096;
  private fixes = 0;
  private late = 0;
  private unusable = 0;
  private duplicate = 0;
  private jumps = 0;

  constructor(options: PairSweepOptions) {
    this.options = options;
    this.watches = options.watches;
    let horizontalM = 0;
    let verticalM = 0;
    let longestGapMs = 0;
    for (const watch of options.watches) {
      horizontalM = Math.max(horizontalM, watch.horizontalM);
      verticalM = Math.max(verticalM, watch.verticalM);
      longestGapMs = Math.max(longestGapMs, watch.longestGapMs);
    }
    this.horizontalM = horizontalM;
    this.verticalM = verticalM;
    this.longestGapMs = longestGapMs;
  }

  /** How many aircraft are kept in memory. */
  get activeCount(): number {
    return this.tracks.size;
  }

  /**
   * Takes the next fix. Times must not fall; positions in degrees, lengths in metres. Heights are NaN where unknown.
   * The second height is compared where not both aircraft have the first: give pressure altitudes as the first and
   * geometric ones as the second, never mixed.
   */
  push(
    aircraftIndex: number,
    timeMs: number,
    latDeg: number,
    lonDeg: number,
    heightM: number,
    horizontalErrorM: number,
    verticalErrorM: number,
    marks = 0,
    secondHeightM = NaN,
    secondVerticalErrorM = NaN,
  ): void {
    this.fixes++;
    if (
      !(
        timeMs - timeMs === 0 &&
        Math.abs(latDeg) <= 90 &&
        lonDeg - lonDeg === 0 &&
        horizontalErrorM >= 0 &&
        horizontalErrorM < Infinity
      )
    ) {
      this.unusable++;
      return;
    }
    if (timeMs < this.nowMs) {
      this.late++;
      return;
    }
    if (timeMs > this.nowMs) {
      this.advance();
      this.nowMs = timeMs;
    }
    const slot = this.batch.add(aircraftIndex);
    slot.timeMs = timeMs;
    slot.latDeg = latDeg;
    slot.lonDeg = lonDeg;
    slot.heightM = heightM;
    slot.horizontalErrorM = horizontalErrorM;
    slot.verticalErrorM = verticalErrorM;
    slot.secondHeightM = secondHeightM;
    slot.secondVerticalErrorM = secondVerticalErrorM;
    slot.marks = marks;
  }

  /** Encounters that ended so far and were not taken yet, ordered by watch, pair and time. */
  takeClosed(): Encounter[] {
    const closed = this.closed.sort(compareEncounters);
    this.closed = [];
    return closed;
  }

  /** Ends the stream: everything still open is closed. */
  end(): PairSweepResult {
    this.advance();
    for (const pair of this.pairs.values()) pair.close(Infinity, this.watches, this.emit);
    this.pairs.clear();
    this.tracks.clear();
    const { fixes, late, unusable, duplicate, jumps } = this;
    return { encounters: this.takeClosed(), tally: { fixes, late, unusable, duplicate, jumps } };
  }

  private readonly emit = (encounter: Encounter): void => {
    this.closed.push(encounter);
  };

  /** Works off the fixes of one instant. */
  private advance(): void {
    const { batch } = this;
    this.duplicate += batch.settle();
    for (let i = 0; i < batch.count; i++) this.follow(batch.aircraftAt(i), batch.fixAt(i));
    this.untilTidy -= batch.count;
    batch.clear();
    if (this.untilTidy <= 0) this.tidy();
  }

  private follow(aircraftIndex: number, fix: SeparationFix): void {
    let track = this.tracks.get(aircraftIndex);
    if (track === undefined) {
      track = new SweptTrack(aircraftIndex);
      this.tracks.set(aircraftIndex, track);
    }
    const spanMs = fix.timeMs - track.last.timeMs;
    if (spanMs > 0 && spanMs <= this.longestGapMs && (fix.marks & this.options.breakMarks) === 0) {
      const added = track.legs.append(track.last, fix, this.options);
      for (let i = track.legs.count - added; i < track.legs.count; i++) this.meet(track, i);
      if (added === 0) {
        this.jumps++;
        this.leaveBall(track, track.last.timeMs);
      }
    } else {
      this.leaveBall(track, track.last.timeMs);
    }
    copyFix(fix, track.last);
  }

  /** Solves one new leg against all legs near it that are known. */
  private meet(track: SweptTrack, leg: number): void {
    const at = track.legs.offsetAt(leg);
    const fromMs = track.legs.data[at + LEG_FROM]!;
    const untilMs = track.legs.data[at + LEG_UNTIL]!;
    if (!track.holds(at)) {
      this.leaveBall(track, fromMs);
      this.enterBall(track, at, fromMs);
    }
    const { pairs } = track;
    let kept = 0;
    for (let i = 0; i < pairs.length; i++) {
      const pair = pairs[i]!;
      const other = pair.first === track ? pair.second : pair.first;
      this.compare(pair, track, at, other, fromMs, untilMs);
      if (untilMs >= pair.nearUntilMs && other.last.timeMs >= pair.nearUntilMs) this.unlink(pair, track);
      else pairs[kept++] = pair;
    }
    pairs.length = kept;
  }

  private compare(
    pair: SweptPair,
    track: SweptTrack,
    at: number,
    other: SweptTrack,
    fromMs: number,
    untilMs: number,
  ): void {
    const { legs } = other;
    const { legPair } = this;
    for (let i = other.firstLegAfter(fromMs); i < legs.count; i++) {
      const otherAt = legs.offsetAt(i);
      if (legs.data[otherAt + LEG_FROM]! >= untilMs) return;
      const firstAt = pair.first === track ? at : otherAt;
      const secondAt = pair.first === track ? otherAt : at;
      if (!legPair.relate(pair.first.legs.data, firstAt, pair.second.legs.data, secondAt)) continue;
      if (!legPair.mayBeWithin(this.horizontalM, this.verticalM)) continue;
      pair.take(legPair, firstAt, secondAt, this.watches, this.emit);
    }
  }

  private enterBall(track: SweptTrack, at: number, fromMs: number): void {
    const scaleM = Math.min(this.horizontalM / 4, WIDEST_SCALE_M);
    track.drawBall(at, scaleM, (x, y, z, reachM) => {
      this.grid.forEachNear(x, y, z, reachM, this.horizontalM, (ball) => {
        const untilMs = this.ballUntilMs[ball]!;
        const other = this.ballTracks[ball]!;
        if (other.index !== track.index && untilMs > fromMs) this.link(track, other, untilMs);
      });
      const ball = this.grid.insert(x, y, z, reachM);
      this.ballTracks[ball] = track;
      this.ballUntilMs[ball] = Infinity;
      return ball;
    });
  }

  /** The track was inside its ball until an instant and is not after it. */
  private leaveBall(track: SweptTrack, untilMs: number): void {
    if (track.ball < 0) return;
    this.ballUntilMs[track.ball] = untilMs;
    this.closedBalls.push(track.ball);
    track.ball = -1;
    for (const pair of track.pairs) pair.nearUntilMs = Math.min(pair.nearUntilMs, untilMs);
  }

  private link(one: SweptTrack, two: SweptTrack, untilMs: number): void {
    const first = one.index < two.index ? one : two;
    const second = first === one ? two : one;
    const key = first.index * KEY_STEP + second.index;
    let pair = this.pairs.get(key);
    if (pair === undefined) {
      const watches: number[] = [];
      for (const [index, watch] of this.watches.entries()) {
        if (watch.isWatched(first.index, second.index)) watches.push(index);
      }
      if (watches.length === 0) return;
      pair = new SweptPair(first, second, watches);
      this.pairs.set(key, pair);
      if (this.pairs.size > this.mostPairs) this.untilTidy = 0;
    }
    pair.nearUntilMs = pair.linked ? Math.max(pair.nearUntilMs, untilMs) : untilMs;
    if (pair.linked) return;
    pair.linked = true;
    // An aircraft that fell silent and came back has a new track.
    pair.first = first;
    pair.second = second;
    one.pairs.push(pair);
    two.pairs.push(pair);
  }

  /** Takes a pair out of the list of the track that is not `walked`; the caller does the other. */
  private unlink(pair: SweptPair, walked: SweptTrack): void {
    const other = pair.first === walked ? pair.second : pair.first;
    const at = other.pairs.indexOf(pair);
    other.pairs[at] = other.pairs.at(-1)!;
    other.pairs.pop();
    pair.linked = false;
  }

  /** Forgets what no later fix can concern. What it finds to close would be closed the same way later. */
  private tidy(): void {
    const silentMs = this.nowMs - this.longestGapMs;
    let earliestMs = this.nowMs;
    for (const track of this.tracks.values()) {
      if (track.last.timeMs < silentMs) this.release(track);
      else earliestMs = Math.min(earliestMs, track.last.timeMs);
    }
    for (const track of this.tracks.values()) track.legs.dropUntil(earliestMs);
    let kept = 0;
    for (const ball of this.closedBalls) {
      if (this.ballUntilMs[ball]! <= earliestMs) this.grid.remove(ball);
      else this.closedBalls[kept++] = ball;
    }
    this.closedBalls.length = kept;
    for (const [key, pair] of this.pairs) {
      pair.close(Math.min(this.reachOf(pair.first), this.reachOf(pair.second)), this.watches, this.emit);
      if (pair.isIdle) this.pairs.delete(key);
    }
    this.untilTidy = 4 * this.tracks.size + 64;
    this.mostPairs = 2 * this.pairs.size + 4096;
  }

  /** Start of the earliest leg that may still come. */
  private reachOf(track: SweptTrack): number {
    return this.tracks.get(track.index)?.last.timeMs ?? this.nowMs;
  }

  private release(track: SweptTrack): void {
    this.leaveBall(track, track.last.timeMs);
    for (const pair of track.pairs) this.unlink(pair, track);
    track.pairs.length = 0;
    this.tracks.delete(track.index);
  }
}

/** Pairs are numbered first * 2^26 + second. */
const KEY_STEP = 67_108_864;

/** Part of a ball's size that does not grow with the watched distance any more. */
const WIDEST_SCALE_M = 5000;

function compareEncounters(one: Encounter, two: Encounter): number {
  return (
    one.watch - two.watch ||
    one.first - two.first ||
    one.second - two.second ||
    one.possible[0]! - two.possible[0]!
  );
}
