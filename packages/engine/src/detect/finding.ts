import type { Attribution } from '../agreement/index.ts';
import type { LegalType } from '../airspace/index.ts';
import type { LatLon } from '../geo/index.ts';
import type { AddressKind, FixSource } from '../tracks/index.ts';

export type { Attribution, AttributionGrade } from '../agreement/index.ts';

/**
 * What the evidence lets us say. `confirmed`: the whole error region was inside, long enough and often enough
 * for the agreement's confirmation rule. `possible`: part of it was. Nothing is ever "clean": where nothing was
 * observed, nothing is said.
 */
export type Certainty = 'confirmed' | 'possible';

/** A least, a nominal and a greatest value of one quantity. */
export interface Spread {
  readonly least: number;
  readonly nominal: number;
  readonly most: number;
}

/** The aircraft of a finding, as its sources name it. */
export interface FindingAircraft extends Attribution {
  readonly key: string;
  readonly addressKind: AddressKind;
  readonly icao24?: string;
  /** Every call sign seen, sorted. */
  readonly callsigns: readonly string[];
  readonly registration?: string;
  readonly typeDesignator?: string;
  readonly emitterCategory?: string;
  /** Classes of the agreement that it belongs to, in the agreement's order. */
  readonly classes: readonly string[];
}

/** How a pass began or ended. Only `crossed`, `climbed` and `descended` are movements of the aircraft. */
export type BoundaryEvent =
  | 'crossed'
  | 'climbed'
  | 'descended'
  | 'activated'
  | 'deactivated'
  /** The first fix of an observation was already inside. */
  | 'first-observed'
  /** The last fix before a gap or the end of the data was still inside. */
  | 'last-observed';

/**
 * The instant of an event with its interval: `earliest` and `latest` bound it, given the error radii. `atMs` is
 * absent where the nominal path does not cross at all and only the error region does.
 */
export interface EventInstant {
  readonly how: BoundaryEvent;
  readonly atMs?: number;
  /** Absent where the event may lie before anything was observed. */
  readonly earliestMs?: number;
  readonly latestMs?: number;
  readonly at?: LatLon;
}

/** One stay inside, from entry to exit without leaving the possible set. */
export interface Pass {
  readonly entry: EventInstant;
  readonly exit: EventInstant;
  /** The whole stay of the possible set, milliseconds. */
  readonly possibleMs: readonly [fromMs: number, untilMs: number];
  /** Time inside, milliseconds: certainly, nominally, possibly. */
  readonly inside: Spread;
  /** When the whole error region was inside: flat closed intervals [from, until, from, until, ...], milliseconds. */
  readonly certainMs: readonly number[];
}

/** A stretch inside an episode in which the aircraft was not observed. */
export interface ObservationGap {
  readonly fromMs: number;
  readonly untilMs: number;
}

interface FindingBase {
  /** Made of rule, aircraft, area and entry, so that the same inputs give the same id. */
  readonly id: string;
  readonly rule: string;
  readonly agreementVersion: number;
  readonly certainty: Certainty;
  /** `excused`: an exception applies; `candidate`: nobody has reviewed it yet. */
  readonly status: 'candidate' | 'excused';
  readonly exceptions: readonly string[];
  readonly aircraft: FindingAircraft;
  /** First and last instant that belong to the finding (nominal; possible bounds where nothing is nominal). */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly sources: readonly FixSource[];
  /** Where the error radii came from; `assumed` (by us, not by the parties) can never confirm. */
  readonly quality: 'stated' | 'agreed' | 'assumed';
  /** Why this certainty and not another, in plain sentences. */
  readonly reasons: readonly string[];
}

/** R1, R2, R3, R18: an aircraft inside a volume it should not be in. One episode, merged below the re-entry gap. */
export interface AreaFinding extends FindingBase {
  readonly kind: 'no-entry' | 'buffer' | 'standoff' | 'altitude-band';
  readonly area: { readonly id: string; readonly name: string; readonly legalType: LegalType };
  readonly passes: readonly Pass[];
  readonly gaps: readonly ObservationGap[];
  readonly inside: Spread;
  /** Greatest distance from the boundary while inside, metres; least may be negative where entry is only possible. */
  readonly depthM: Spread;
  readonly deepest: { readonly atMs: number; readonly at: LatLon };
  /** Heights flown while inside. Absent where no height was reported. */
  readonly height?: {
    readonly datum: 'FL' | 'AMSL' | 'HAE';
    readonly lowestM: number;
    readonly highestM: number;
    readonly errorM: number;
  };
  readonly fixesInside: number;
  /** Greatest horizontal error radius while inside, metres. */
  readonly errorRadiusM: number;
  /** Other aircraft of the same flight, where the formation rule joins them. */
  readonly formation: readonly string[];
}

/** R4: two aircraft closer than both distances. */
export interface SeparationFinding extends FindingBase {
  readonly kind: 'separation';
  readonly other: FindingAircraft;
  /** Time below both distances: certainly, nominally, possibly, milliseconds. */
  readonly duration: Spread;
  /** When both were undercut, certainly, nominally and possibly: flat closed intervals, milliseconds. */
  readonly certainMs: readonly number[];
  readonly nominalMs: readonly number[];
  readonly possibleMs: readonly number[];
  readonly closest: {
    readonly atMs: number;
    /** Where several instants tie (formation, parallel flight), the last of them. */
    readonly untilMs?: number;
    readonly at: LatLon;
    readonly horizontalM: Spread;
    /** Absent where the heights cannot be compared. */
    readonly verticalM?: Spread;
  };
}

/** R13: silence longer than agreed inside an area. */
export interface IdentificationFinding extends FindingBase {
  readonly kind: 'identification';
  readonly area: { readonly id: string; readonly name: string; readonly legalType: LegalType };
  readonly silenceMs: number;
  readonly lastHeard: LatLon;
  readonly heardAgain?: LatLon;
  /** Fixes of other aircraft received in the area during the silence: without any, the silence may be ours. */
  readonly othersHeard: number;
}

export type Finding = AreaFinding | SeparationFinding | IdentificationFinding;

/** What was measured under a rule whose parameter the parties did not agree on. Never a finding. */
export interface Measurement {
  readonly rule: string;
  readonly aircraft: FindingAircraft;
  readonly other?: FindingAircraft;
  readonly atMs: number;
  readonly at: LatLon;
  readonly horizontalM: Spread;
  readonly verticalM?: Spread;
}
