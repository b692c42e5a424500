export { activationWordsIn } from './activation-words.ts';
export { AreaIds } from './area-ids.ts';
export { AreaLog } from './area-log.ts';
export type { Place } from './area-log.ts';
export { decodeHead, decodeText } from './decode-text.ts';
export { classLabelOf, legalTypeOf } from './legal-types.ts';
export { otherAirspaceFormat } from './other-formats.ts';
export { crossesItself, isSamePlace, tidyRing } from './rings.ts';
