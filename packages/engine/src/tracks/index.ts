export type { AddressKind, AircraftIdentity } from './aircraft.ts';
export { FixFlag, fixSources, QUALITY_ABSENT } from './fix-batch.ts';
export type { FixBatch, FixResolution, FixSource } from './fix-batch.ts';
