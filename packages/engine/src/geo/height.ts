/**
 * What a height is measured from.
 *
 * - `AGL`: above the terrain below. `AMSL`: above mean sea level (EGM96).
 * - `FL`: pressure altitude, that is the height in the ICAO standard atmosphere on 1013.25 hPa.
 * - `HAE`: above the WGS84 ellipsoid.
 */
export type HeightDatum = 'AGL' | 'AMSL' | 'FL' | 'HAE';

/**
 * The lower or upper limit of a volume. Compound limits are kept as written ("FL195 or 1000 ft AGL, whichever
 * is higher"); a limit that no machine can read stays `unreadable` and makes the comparison undecided.
 */
export type HeightLimit =
  | { readonly kind: 'surface' }
  | { readonly kind: 'unlimited' }
  | { readonly kind: 'height'; readonly heightM: number; readonly datum: HeightDatum }
  | { readonly kind: 'higher-of' | 'lower-of'; readonly limits: readonly HeightLimit[] }
  | { readonly kind: 'unreadable'; readonly text: string };

/** A closed range of metres, hectopascals or whatever the name of the field says. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * What is known for comparing heights across datums. Every range may be as wide as ignorance demands: the
 * comparison widens, it never guesses.
 */
export interface HeightContext {
  /** Sea-level pressure over the area and time, hPa. Without knowledge 950 to 1050. */
  readonly qnhHpa: Range;
  /** EGM96 undulation (HAE = AMSL + undulation), metres. Without knowledge -107 to 86, the range on Earth. */
  readonly undulationM: Range;
  /** Terrain elevation below the area, metres AMSL. Without knowledge -430 to 8849, the range on Earth. */
  readonly terrainM: Range;
}
