/** Bits that a fix carries through the sweep and that tell afterwards what an encounter rests on. */
export const PairMark = {
  /** 1 << source, for eight sources. */
  sources: 0xff,
  /** 0x100 << errorBasis, for three of them. */
  firstBasis: 0x100,
  distress: 0x800,
  /** Not joined to the fix before it. */
  break: 0x1000,
} as const;
