import type { HeightLimit, Outline } from '../geo/index.ts';
import type { Schedule } from './schedule.ts';

/**
 * What an area is in law. A finding is worded by it: an infringement of an identification zone is never a
 * "violation of airspace" (domain: ADIZ are not sovereign airspace).
 */
export type LegalType =
  | 'sovereign'
  | 'agreed'
  | 'unilateral'
  | 'temporary'
  | 'prohibited'
  | 'restricted'
  | 'danger'
  | 'controlled'
  | 'identification-zone'
  | 'special-caution'
  | 'advisory'
  | 'unspecified';

/** A block of sky: where, how high, when. */
export interface Volume {
  readonly outline: Outline;
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
  readonly schedule: Schedule;
}

/** One or more volumes under one name. */
export interface Area {
  /** Unique within an agreement or a file. */
  readonly id: string;
  readonly name: string;
  readonly legalType: LegalType;
  /** The class as the source writes it, for example OpenAir `R`, `CTR`, `Q`. */
  readonly classLabel?: string;
  readonly volumes: readonly Volume[];
}
