/**
 * Heights are kept in single precision. Up to 32 km a height, and so the margin to a limit, is off by at most 1 mm
 * from what the source wrote, and the difference of two heights by 2 mm. Sources write whole feet or metres, and
 * aircraft fly levels in whole hundreds of feet: without this grant rounding, and not the sky, would decide whether
 * an aircraft at FL195 is within a limit of FL195, or two aircraft at FL320 and FL330 are 1,000 ft apart.
 */
export const HEIGHT_ROUNDING_M = 0.002;

/** A margin to a limit that may be rounding alone is none: the aircraft is on the limit. */
export function withoutRounding(marginM: number): number {
  return Math.abs(marginM) <= HEIGHT_ROUNDING_M ? 0 : marginM;
}
