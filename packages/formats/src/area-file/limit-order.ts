import type { HeightLimit } from '@deconflict/engine/geo';

/** The two limits of a volume. */
export interface LimitPair {
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
}

/**
 * Whether the lower limit certainly lies above the upper one: within one datum, or by what the words mean. Across datums
 * nobody can tell here, and two limits of one height are a thin volume, not a wrong one.
 */
export function isReversed({ floor, ceiling }: LimitPair): boolean {
  if (floor.kind === 'height' && ceiling.kind === 'height') {
    return floor.datum === ceiling.datum && floor.heightM > ceiling.heightM;
  }
  if (floor.kind === 'unlimited') return ceiling.kind === 'height' || ceiling.kind === 'surface';
  return floor.kind === 'height' && floor.datum === 'AGL' && ceiling.kind === 'surface';
}

/** What becomes of limits the wrong way round: nothing would ever be inside, so the height is undecided instead. */
export const undecidedLimits: LimitPair = {
  floor: { kind: 'unreadable', text: 'lower limit above upper limit' },
  ceiling: { kind: 'unreadable', text: 'lower limit above upper limit' },
};
