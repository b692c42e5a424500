export { parseCoordinate } from './coordinate.ts';
export { parseDuration } from './duration.ts';
export { flightLevelM, heightAbove, heightDatumOf, parseHeightLimit } from './height-limit.ts';
export { parseInstant } from './instant.ts';
export { metresOfFeet, metresPerNauticalMile, parseLength } from './length.ts';
export type { Quantity, QuantityFault } from './quantity.ts';
