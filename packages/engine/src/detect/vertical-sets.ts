import { heightMargin } from '../geo/index.ts';
import type { HeightContext, HeightLimit, HeightMargin, HeightReading } from '../geo/index.ts';
import { withoutRounding } from './height-rounding.ts';
import { alwaysHolds, intersectLevels, unionLevels, whereNotNegative, wherePositive } from './level-sets.ts';
import type { LevelSets } from './level-sets.ts';

/** The heights of an aircraft at both ends of a leg; between them height changes linearly. */
export interface LegHeights {
  readonly fromMs: number;
  readonly untilMs: number;
  readonly start: HeightReading;
  readonly end: HeightReading;
  readonly context: HeightContext;
}

/** When the aircraft is at or above the floor and at or below the ceiling. Closed. */
export function whenInBand(heights: LegHeights, floor: HeightLimit, ceiling: HeightLimit): LevelSets {
  return intersectLevels(
    whenAbove(heights, floor, whereNotNegative),
    whenBelow(heights, ceiling, whereNotNegative),
  );
}

/** When the aircraft is below the floor or above the ceiling of a band that it should keep. The limits are allowed. */
export function whenOutOfBand(heights: LegHeights, floor: HeightLimit, ceiling: HeightLimit): LevelSets {
  return unionLevels(whenBelow(heights, floor, wherePositive), whenAbove(heights, ceiling, wherePositive));
}

/** When a margin counts: at and beyond its limit, or only beyond it. */
type MarginCondition = typeof whereNotNegative;

function whenAbove(heights: LegHeights, limit: HeightLimit, where: MarginCondition): LevelSets {
  const { fromMs, untilMs } = heights;
  switch (limit.kind) {
    case 'surface':
      return alwaysHolds(fromMs, untilMs);
    case 'unlimited':
      return { certain: [], nominal: [], possible: [] };
    case 'higher-of':
      return limit.limits.map((part) => whenAbove(heights, part, where)).reduce(intersectLevels);
    case 'lower-of':
      return limit.limits.map((part) => whenAbove(heights, part, where)).reduce(unionLevels);
    case 'height':
    case 'unreadable': {
      const [start, end] = marginsAtEnds(heights, limit);
      return {
        certain: where(start.lowestM, end.lowestM, fromMs, untilMs),
        nominal: where(start.nominalM, end.nominalM, fromMs, untilMs),
        possible: where(start.highestM, end.highestM, fromMs, untilMs),
      };
    }
  }
}

function whenBelow(heights: LegHeights, limit: HeightLimit, where: MarginCondition): LevelSets {
  const { fromMs, untilMs } = heights;
  switch (limit.kind) {
    case 'surface':
      return { certain: [], nominal: [], possible: [] };
    case 'unlimited':
      return alwaysHolds(fromMs, untilMs);
    case 'higher-of':
      return limit.limits.map((part) => whenBelow(heights, part, where)).reduce(unionLevels);
    case 'lower-of':
      return limit.limits.map((part) => whenBelow(heights, part, where)).reduce(intersectLevels);
    case 'height':
    case 'unreadable': {
      const [start, end] = marginsAtEnds(heights, limit);
      return {
        certain: where(-start.highestM, -end.highestM, fromMs, untilMs),
        nominal: where(-start.nominalM, -end.nominalM, fromMs, untilMs),
        possible: where(-start.lowestM, -end.lowestM, fromMs, untilMs),
      };
    }
  }
}

/** Where one end reports no height, the other end's nominal value is held; the interval stays as wide as it is. */
function marginsAtEnds(heights: LegHeights, limit: HeightLimit): [HeightMargin, HeightMargin] {
  const start = marginAt(heights.start, limit, heights.context);
  const end = marginAt(heights.end, limit, heights.context);
  if (Number.isNaN(start.nominalM)) return [{ ...start, nominalM: end.nominalM }, end];
  if (Number.isNaN(end.nominalM)) return [start, { ...end, nominalM: start.nominalM }];
  return [start, end];
}

function marginAt(reading: HeightReading, limit: HeightLimit, context: HeightContext): HeightMargin {
  const { lowestM, nominalM, highestM } = heightMargin(reading, limit, context);
  return {
    lowestM: withoutRounding(lowestM),
    nominalM: withoutRounding(nominalM),
    highestM: withoutRounding(highestM),
  };
}
