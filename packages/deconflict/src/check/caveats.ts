/** What findings do not say. Every output carries these sentences, because numbers travel without their pages. */
export const caveats: readonly string[] = [
  'Not for navigation or separation, not a warning system, and not a legal finding. No statement on intent or responsibility.',
  'Cooperative sensors see only who transmits. Where nothing was received nothing can be said: "nothing found" and "not observed" are different.',
  'Positions are what aircraft report of themselves and can be forged; "confirmed" means that the whole stated or agreed error region lies inside.',
  'A unilateral area is not an agreed area; publishing a boundary is not its recognition.',
  'Attribution is given by grade. An address or a call sign is an indication, not a proof, of who flew.',
  'Counts depend on unit, window and area. Do not quote a number without them, and do not rank parties by counts from cooperative sensors.',
];
