import type { AlertLogic } from './alert-logic.ts';
import { findGeodesicConflicts } from './geodesic-states.ts';
import type { GeodesicState } from './geodesic-states.ts';
import { findConflictSpan } from './protection-volume.ts';
import type { ProtectionVolume } from './protection-volume.ts';
import type { RelativeMotion } from './relative-motion.ts';

/** Seconds until each level's volume is violated, mildest first; Infinity: not within the look-ahead. */
export type TimesToViolation = readonly number[];

/** The times of all levels in a flat frame. */
export function findTimesToViolation(motion: RelativeMotion, logic: AlertLogic): TimesToViolation {
  const span = { fromS: 0, untilS: logic.lookAheadS };
  return eachVolume(logic, (volume) => findConflictSpan(motion, volume, span)?.fromS ?? Infinity);
}

/** The times of all levels on WGS84, both aircraft going on along their geodesics. */
export function findGeodesicTimesToViolation(
  own: GeodesicState,
  other: GeodesicState,
  logic: AlertLogic,
): TimesToViolation {
  return eachVolume(
    logic,
    (volume) => findGeodesicConflicts(own, other, volume, logic.lookAheadS)[0] ?? Infinity,
  );
}

/** The highest level whose volume is violated within its alerting time; 0: none. */
export function findRawLevel(times: TimesToViolation, logic: AlertLogic): number {
  let level = 0;
  for (const [index, { alertingTimeS }] of logic.levels.entries()) {
    if (times[index]! <= alertingTimeS) level = index + 1;
  }
  return level;
}

/**
 * The level reported for one pair, from the raw levels in order of time. It depends on nothing but the times in the data:
 * replaying a log gives what was shown live. Mirrors the M-of-N filter and the persistence of DAIDALUS v2.0.4.
 */
export class AlertTracker {
  private readonly logic: AlertLogic;
  private recent: number[] = [];
  private level = 0;
  private lastMs = NaN;
  private roseMs = -Infinity;

  constructor(logic: AlertLogic) {
    this.logic = logic;
  }

  /**
   * Takes the raw level of the next sample and returns the reported one. A silence longer than `resetAfterS` or a
   * time that runs backwards starts afresh; a second sample for the same instant changes nothing.
   */
  next(timeMs: number, rawLevel: number): number {
    const { confirm, persistenceS, resetAfterS } = this.logic;
    if (timeMs === this.lastMs) return this.level;
    const resumes = timeMs > this.lastMs && timeMs - this.lastMs <= resetAfterS * 1000;
    if (!resumes) {
      this.recent = Array.from({ length: confirm.of }, () => rawLevel);
      this.level = 0;
      this.roseMs = -Infinity;
    }
    this.lastMs = timeMs;
    this.recent.push(rawLevel);
    if (this.recent.length > confirm.among) this.recent.splice(0, this.recent.length - confirm.among);
    const confirmed = this.confirmLevel();
    if (confirmed > this.level) {
      this.roseMs = timeMs;
      this.level = confirmed;
    } else if (timeMs - this.roseMs >= persistenceS * 1000) {
      this.level = confirmed;
    }
    return this.level;
  }

  /** The highest level that enough of the recent samples reach. */
  private confirmLevel(): number {
    const { confirm, levels } = this.logic;
    for (let level = levels.length; level > 0; level--) {
      if (this.recent.filter((one) => one >= level).length >= confirm.of) return level;
    }
    return 0;
  }
}

/** Levels often share a volume: each is worked out once. */
function eachVolume(logic: AlertLogic, find: (volume: ProtectionVolume) => number): number[] {
  const known = new Map<ProtectionVolume, number>();
  return logic.levels.map(({ volume }) => {
    const time = known.get(volume) ?? find(volume);
    known.set(volume, time);
    return time;
  });
}
