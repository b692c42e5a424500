/**
 * NACp, Navigation Accuracy Category for Position: the 95 % bound of the horizontal error (EPU), metres, by
 * category. RTCA DO-260B table 2-71; category 0 means unknown. The bounds of 8 and less are 0.05 to 10 NM.
 */
export const epuByNacp: readonly number[] = [
  NaN,
  18_520,
  7408,
  3704,
  1852,
  926,
  555.6,
  185.2,
  92.6,
  30,
  10,
  3,
];

/**
 * NIC, Navigation Integrity Category: the containment radius (Rc), metres, by category. RTCA DO-260B table 2-14;
 * category 0 means unknown. For category 6 the widest of its three radii (0.3, 0.5, 0.6 NM) is taken, as the
 * supplement bits are rarely passed on. Categories 2 and 4 are 8 and 2 NM; the 14,008 m and 3,702 m that some
 * decoders carry are slips of the pen.
 */
export const containmentByNic: readonly number[] = [
  NaN,
  37_040,
  14_816,
  7408,
  3704,
  1852,
  1111.2,
  370.4,
  185.2,
  75,
  25,
  7.5,
];

/**
 * GVA, Geometric Vertical Accuracy: the 95 % bound of the geometric height, metres. RTCA DO-260B table 2-72:
 * 1 is at most 150 m, 2 at most 45 m; 0 means unknown or more than 150 m, 3 is reserved.
 */
export const geometricErrorByGva: readonly number[] = [NaN, 150, 45, NaN];

/** SIL from which a containment radius may be relied on: 1e-5 per hour or sample. RTCA DO-260B table 2-73. */
export const LOWEST_RELIABLE_SIL = 2;
