export { parseCoordinate } from './coordinate.ts';
export { parseDuration } from './duration.ts';
export { flightLevelM, heightAbove, heightDatumOf, parseHeightLimit } from './height-limit.ts';
export { parseInstant } from './instant.ts';
export { metresOfFeet, parseLength } from './length.ts';
export type { Quantity, QuantityFault } from './quantity.ts';
