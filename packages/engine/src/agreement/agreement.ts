import type { Area, TimeWindow } from '../airspace/index.ts';
import type { HeightContext, HeightLimit, LatLon, Range } from '../geo/index.ts';
import type { FixSource } from '../tracks/index.ts';
import type { CountingRule } from './counting-rule.ts';

/** What the parties wrote down: the typed form of the agreement file. Everything in it is resolved and checked. */
export interface Agreement {
  readonly title: string;
  readonly version: number;
  /** The agreement says of itself that it is made up: every output repeats it. */
  readonly synthetic: boolean;
  /** `untilMs` is Infinity where no end was agreed. */
  readonly effective: TimeWindow;
  readonly parties: readonly Party[];
  readonly classes: readonly AircraftClass[];
  readonly areas: readonly Area[];
  readonly exceptions: readonly Exception[];
  readonly rules: readonly Rule[];
  readonly counting: CountingRule;
  readonly quality: QualityRule;
  readonly heights: HeightContext;
  /** Terrain below single areas, metres AMSL, by area id, where stated; elsewhere `heights.terrainM` holds. */
  readonly areaTerrainM: Readonly<Record<string, Range>>;
}

/** One side of the agreement and how its aircraft are recognised. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly aircraft: readonly Identifier[];
}

/** A class of aircraft, such as `rotary`, that a rule may be limited to or that sets its distance. */
export interface AircraftClass {
  readonly id: string;
  readonly aircraft: readonly Identifier[];
}

/**
 * One sign by which an aircraft is recognised. How signs add up to a grade is said at {@link attribute}. Patterns
 * may hold `*` (any characters, none too) and `?` (one character); capitals do not matter.
 */
export type Identifier =
  /** 24-bit addresses, both ends included. Never matches a non-ICAO address. */
  | { readonly by: 'icao24'; readonly from: number; readonly to: number }
  | { readonly by: 'callsign' | 'registration' | 'type' | 'category' | 'key'; readonly pattern: string }
  /** Somebody says so. `key` is the identity of one aircraft, as in `AircraftIdentity.key`. */
  | { readonly by: 'assertion'; readonly key: string; readonly assertedBy: string };

/** A ground on which an entry is excused. The finding is made all the same and marked. */
export interface Exception {
  readonly id: string;
  /** `distress`: squawk 7700 at any time inside. `aircraft`: the identifiers below. `declared`: a matching acknowledged declaration. */
  readonly ground: 'distress' | 'aircraft' | 'declared';
  readonly aircraft: readonly Identifier[];
  /** Empty: at all times. */
  readonly windows: readonly TimeWindow[];
}

/** The parties agreed on a number of metres, or expressly agreed on none. Then measurements come out, never findings. */
export type AgreedLength = { readonly agreed: true; readonly lengthM: number } | { readonly agreed: false };

export type Rule =
  | NoEntryRule
  | BufferRule
  | StandoffRule
  | SeparationRule
  | AltitudeBandRule
  | IdentificationRule;

/** How a rule can be measured (domain.md 1.2): from cooperative tracks, radar or joint logs, the ledger, or by attestation only. */
export type Measurability = 'A' | 'R' | 'L' | 'T';

export interface RuleBase {
  readonly id: string;
  readonly measurable: readonly Measurability[];
  /** The wording of the clause, where the parties let it be shown. */
  readonly text?: string;
  /** Both lists must be met. */
  readonly applies: {
    /** Empty: every aircraft. In a separation rule always empty: `between` names the parties. */
    readonly parties: readonly string[];
    /** Empty: every class. A separation rule applies where at least one of the two aircraft is of a class. */
    readonly classes: readonly string[];
  };
  /** Ids of exceptions. */
  readonly except: readonly string[];
  /** Two fixes further apart than this are not joined: what lies between was not observed. */
  readonly longestGapMs: number;
  readonly confirm: ConfirmationRule;
}

/** What it takes to call an entry confirmed: at least so many fixes and so long inside with the whole error region. */
export interface ConfirmationRule {
  readonly fixes: number;
  readonly durationMs: number;
}

/** R1: nobody enters the areas. */
export interface NoEntryRule extends RuleBase {
  readonly kind: 'no-entry';
  readonly areas: readonly string[];
}

/** R2: keep a distance from a line, by class of aircraft. */
export interface BufferRule extends RuleBase {
  readonly kind: 'buffer';
  /** At least two different points, joined by geodesics. */
  readonly line: readonly LatLon[];
  /** The side of the line, seen along it, on which the buffer lies. */
  readonly side: 'both' | 'left' | 'right';
  /** The first class an aircraft belongs to decides; `otherwise` is for the rest. */
  readonly distances: readonly { readonly class: string; readonly distance: AgreedLength }[];
  readonly otherwise?: AgreedLength;
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
}

/** R3: keep a distance from a point or site. */
export interface StandoffRule extends RuleBase {
  readonly kind: 'standoff';
  readonly centre: LatLon;
  readonly radius: AgreedLength;
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
}

/** R4: aircraft of two parties keep apart. Both distances must be undercut at the same time. */
export interface SeparationRule extends RuleBase {
  readonly kind: 'separation';
  /** Two party ids; the same id twice means within one party; `*` means any aircraft. */
  readonly between: readonly [string, string];
  readonly horizontal: AgreedLength;
  readonly vertical: AgreedLength;
  /** Shorter approaches are measured but make no finding. */
  readonly durationMs: number;
  /** With `horizontal: not agreed`: the distance below which approaches are listed as measurements. */
  readonly measureWithinM: number;
}

/** R18: within the areas, stay inside a band of heights. The limits themselves are allowed. */
export interface AltitudeBandRule extends RuleBase {
  readonly kind: 'altitude-band';
  readonly areas: readonly string[];
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
}

/** R13: keep transmitting within the areas. */
export interface IdentificationRule extends RuleBase {
  readonly kind: 'identification';
  readonly areas: readonly string[];
  /** Silence longer than this is a finding. */
  readonly longestSilenceMs: number;
}

/** From stated quality to error radii, and what to assume where a source states none. */
export interface QualityRule {
  /** `accuracy`: the 95 % bound (NACp, EPU). `integrity`: the containment radius (NIC, Rc), only with SIL 2 or 3. */
  readonly basis: 'accuracy' | 'integrity';
  /** Horizontal error radius by source where none is stated. Agreed here, it may confirm; otherwise `builtInHorizontalM` decides, and only "possible". */
  readonly assumedHorizontalM: Readonly<Partial<Record<FixSource, number>>>;
  readonly assumedPressureM: number;
  readonly assumedGeometricM: number;
  /** Whether the agreement itself states the vertical assumptions: both of them or none. */
  readonly verticalAgreed: boolean;
  /** Age that a position may have without its source saying so; adds speed x latency to the radius. */
  readonly latencyMs: number;
  /** Bound on the acceleration between two fixes, m/s2: adds a t^2 / 8 to the radius in the middle of a gap. */
  readonly accelerationMps2: number;
  /** A fix that needs more than this from its neighbours is an outlier, m/s. */
  readonly fastestMps: number;
}
