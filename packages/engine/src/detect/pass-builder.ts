import { pointOnLeg, unionIntervals } from '../geo/index.ts';
import type { Intervals, LatLon } from '../geo/index.ts';
import type { BoundaryEvent } from './finding.ts';
import type { LevelSets } from './level-sets.ts';
import { fractionAt, StayEvidence } from './stay-evidence.ts';
import type { LegPresence } from './leg-presence.ts';
import type { TrackLeg } from './track-leg.ts';

/**
 * One stay of an aircraft in one watched area, as it grows leg by leg: a maximal run of the possible set without a
 * break in observation.
 */
export interface OpenPass {
  readonly possible: [fromMs: number, untilMs: number];
  nominal: Intervals;
  certain: Intervals;
  /** How the possible and the nominal stay began and ended; the nominal ones count where there is a nominal stay. */
  possibleEntry: BoundaryEvent;
  possibleExit: BoundaryEvent;
  nominalEntry: BoundaryEvent | undefined;
  nominalExit: BoundaryEvent | undefined;
  /** Where the nominal stay, or without one the possible stay, began and ended. */
  entryAt: LatLon | undefined;
  exitAt: LatLon | undefined;
  readonly evidence: StayEvidence;
  /** Where the stay ended because nothing more was heard: when and where the aircraft was heard again, if ever. */
  heardAgain: { readonly atMs: number; readonly at: LatLon } | undefined;
  fixesInside: number;
  /** Length of the current and of the longest run of consecutive fixes that are certainly inside. */
  certainRun: number;
  longestCertainRun: number;
}

/**
 * Joins what single legs say into passes. Legs come in time order; between two legs that are not joined,
 * `breakObservation` must be called.
 */
export class PassBuilder {
  readonly #closed: OpenPass[] = [];
  #open: OpenPass | undefined;
  /** What the leg before the next one said, where that one is joined to it. */
  #before: LegPresence | undefined;

  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** The passes that have ended, in time order. */
  get closed(): readonly OpenPass[] {
    return this.#closed;
  }

  /** A leg that possibly lies in the area for some of its time; `isFirst` where no leg led to its first fix. */
  addLeg(leg: TrackLeg, presence: LegPresence, isFirst: boolean): void {
    const { inside } = presence;
    const walked = { leg, presence, isFirst, before: isFirst ? undefined : this.#before };
    if (this.#open !== undefined) nameExitAtFix(this.#open, walked);
    for (let at = 0; at < inside.possible.length; at += 2) {
      const fromMs = inside.possible[at]!;
      const untilMs = inside.possible[at + 1]!;
      const stay = within(inside, fromMs, untilMs);
      const continues = this.#open !== undefined && fromMs <= this.#open.possible[1] + TOUCH_MS;
      if (!continues) {
        this.#close();
        this.#open = newPass(fromMs, untilMs, eventAt(walked, 'possible', fromMs, 'start'));
      }
      const pass = this.#open!;
      this.#extend(pass, walked, stay, untilMs);
      pass.evidence.add(leg, presence, stay);
      if (untilMs < leg.untilMs) this.#close();
    }
    this.#before = presence;
  }

  /** A leg that lies certainly outside. */
  passLegOutside(): void {
    this.#before = undefined;
    this.#close();
  }

  /** Nothing joins the last fix to the next one, if there is a next one. */
  breakObservation(heardAgain: OpenPass['heardAgain']): void {
    const pass = this.#open;
    this.#before = undefined;
    if (pass !== undefined) {
      pass.heardAgain = heardAgain;
      pass.possibleExit = 'last-observed';
      if (pass.nominal.at(-1) === pass.possible[1]) pass.nominalExit = 'last-observed';
    }
    this.#close();
  }

  #extend(pass: OpenPass, walked: WalkedLeg, stay: LevelSets, untilMs: number): void {
    const { leg, isFirst } = walked;
    pass.possible[1] = untilMs;
    pass.possibleExit = eventAt(walked, 'possible', untilMs, 'end');
    const isNominal = stay.nominal.length > 0;
    if (pass.nominalEntry === undefined && (isNominal || pass.entryAt === undefined)) {
      pass.entryAt = placeAt(leg, isNominal ? stay.nominal[0]! : stay.possible[0]!);
    }
    if (isNominal || pass.nominalEntry === undefined) {
      pass.exitAt = placeAt(leg, isNominal ? stay.nominal.at(-1)! : untilMs);
    }
    if (isNominal) {
      pass.nominalEntry ??= eventAt(walked, 'nominal', stay.nominal[0]!, 'start');
      pass.nominalExit = eventAt(walked, 'nominal', stay.nominal.at(-1)!, 'end');
    }
    pass.nominal = unionIntervals(pass.nominal, stay.nominal);
    pass.certain = unionIntervals(pass.certain, stay.certain);
    if (isFirst && leg.untilMs > leg.fromMs) countFix(pass, stay, leg.fromMs);
    countFix(pass, stay, leg.untilMs);
  }

  #close(): void {
    if (this.#open === undefined) return;
    this.#closed.push(this.#open);
    this.#open = undefined;
  }
}

/** A leg with what lies around it: whether observation began with it, and what the leg that leads to it said. */
interface WalkedLeg {
  readonly leg: TrackLeg;
  readonly presence: LegPresence;
  readonly isFirst: boolean;
  readonly before: LegPresence | undefined;
}

/** What made the stay begin or end at this instant: the condition whose own interval begins or ends there. */
function eventAt(
  { leg, presence, isFirst, before }: WalkedLeg,
  level: keyof LevelSets,
  timeMs: number,
  side: 'start' | 'end',
): BoundaryEvent {
  if (side === 'start' && timeMs === leg.fromMs) {
    if (isFirst) return 'first-observed';
    return before === undefined ? 'crossed' : eventAtFix(leg, before, level, timeMs, side);
  }
  // At the last fix every set ends; the next leg tells what follows.
  if (side === 'end' && timeMs === leg.untilMs) return 'crossed';
  if (hasBound(presence.across[level], timeMs, side)) return 'crossed';
  if (hasBound(presence.height[level], timeMs, side)) return climbOrDescent(leg);
  return side === 'start' ? 'activated' : 'deactivated';
}

/** A stay that ended with the fix at which this leg begins ended by what does not hold on this leg. */
function nameExitAtFix(pass: OpenPass, { leg, presence }: WalkedLeg): void {
  const atMs = leg.fromMs;
  const endsHere = (times: Intervals, level: keyof LevelSets): boolean =>
    times.at(-1) === atMs && !covers(presence.inside[level], atMs);
  if (endsHere(pass.possible, 'possible')) {
    pass.possibleExit = eventAtFix(leg, presence, 'possible', atMs, 'end');
  }
  if (endsHere(pass.nominal, 'nominal')) {
    pass.nominalExit = eventAtFix(leg, presence, 'nominal', atMs, 'end');
  }
}

/**
 * What changed at a fix: the condition that does not hold there by the leg on the outer side. It takes heights that
 * meet a limit exactly at a fix, or hours that begin with one.
 */
function eventAtFix(
  leg: TrackLeg,
  outside: LegPresence,
  level: keyof LevelSets,
  atMs: number,
  side: 'start' | 'end',
): BoundaryEvent {
  if (!covers(outside.across[level], atMs)) return 'crossed';
  if (!covers(outside.height[level], atMs)) return climbOrDescent(leg);
  if (!covers(outside.active[level], atMs)) return side === 'start' ? 'activated' : 'deactivated';
  return 'crossed';
}

/** Sets of neighbouring legs that end and begin within a microsecond touch. */
const TOUCH_MS = 1e-3;

function newPass(fromMs: number, untilMs: number, how: BoundaryEvent): OpenPass {
  return {
    possible: [fromMs, untilMs],
    nominal: [],
    certain: [],
    possibleEntry: how,
    possibleExit: how,
    nominalEntry: undefined,
    nominalExit: undefined,
    entryAt: undefined,
    exitAt: undefined,
    evidence: new StayEvidence(),
    heardAgain: undefined,
    fixesInside: 0,
    certainRun: 0,
    longestCertainRun: 0,
  };
}

function countFix(pass: OpenPass, stay: LevelSets, timeMs: number): void {
  if (covers(stay.nominal, timeMs)) pass.fixesInside += 1;
  if (covers(stay.certain, timeMs)) {
    pass.certainRun += 1;
    pass.longestCertainRun = Math.max(pass.longestCertainRun, pass.certainRun);
  } else {
    pass.certainRun = 0;
  }
}

function within(sets: LevelSets, fromMs: number, untilMs: number): LevelSets {
  const clip = (intervals: Intervals): Intervals => {
    const clipped: number[] = [];
    for (let at = 0; at < intervals.length; at += 2) {
      const start = Math.max(intervals[at]!, fromMs);
      const end = Math.min(intervals[at + 1]!, untilMs);
      if (start <= end) clipped.push(start, end);
    }
    return clipped;
  };
  return { certain: clip(sets.certain), nominal: clip(sets.nominal), possible: [fromMs, untilMs] };
}

function covers(intervals: Intervals, timeMs: number): boolean {
  for (let at = 0; at < intervals.length; at += 2) {
    if (intervals[at]! <= timeMs && timeMs <= intervals[at + 1]!) return true;
  }
  return false;
}

function hasBound(intervals: Intervals, timeMs: number, side: 'start' | 'end'): boolean {
  for (let at = side === 'start' ? 0 : 1; at < intervals.length; at += 2) {
    if (intervals[at] === timeMs) return true;
  }
  return false;
}

function placeAt(leg: TrackLeg, timeMs: number): LatLon {
  return pointOnLeg(leg.path, fractionAt(leg, timeMs));
}

function climbOrDescent({ start, end }: TrackLeg): BoundaryEvent {
  const byPressure = end.pressureAltitudeM - start.pressureAltitudeM;
  const climbM = Number.isNaN(byPressure) ? end.geometricHeightM - start.geometricHeightM : byPressure;
  return climbM > 0 ? 'climbed' : 'descended';
}
