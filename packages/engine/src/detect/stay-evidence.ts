import { deepestOnLeg, intersectIntervals, pointOnLeg, signedBoundaryDistanceM } from '../geo/index.ts';
import type { Intervals, LatLon } from '../geo/index.ts';
import type { LegPresence, PartPresence } from './leg-presence.ts';
import type { LevelSets } from './level-sets.ts';
import type { TrackLeg } from './track-leg.ts';

/** The point of a stay that lies deepest inside, or nearest to the boundary where all of it is nominally outside. */
export interface DeepestPoint {
  readonly atMs: number;
  readonly at: LatLon;
  /** Distance from the boundary, positive inside, metres. */
  readonly depthM: number;
  readonly errorRadiusM: number;
}

/** What a stay inside an area shows besides its times: depth, heights, and how good the fixes were. */
export class StayEvidence {
  sourceBits = 0;
  errorBasis = 0;
  /** The weakest error bound among the legs that were certainly inside: what a confirmation rests on. */
  certainBasis = 0;
  distress = false;
  errorRadiusM = 0;
  /** Whether each condition by itself was ever certain: tells what keeps a finding from being confirmed. */
  certainAcross = false;
  certainHeight = false;
  certainActive = false;
  onGroundAtEnd = false;
  readonly #nominal = new StayShape();
  readonly #possible = new StayShape();
  #isNominal = false;

  /** Depth and heights of the nominal stay; of the possible one only where there is no other. */
  get shape(): StayShape {
    return this.#isNominal ? this.#nominal : this.#possible;
  }

  add(leg: TrackLeg, presence: LegPresence, stay: LevelSets): void {
    this.certainAcross ||= presence.across.certain.length > 0;
    this.certainHeight ||= presence.height.certain.length > 0;
    this.certainActive ||= presence.active.certain.length > 0;
    this.onGroundAtEnd = leg.end.onGround;
    this.sourceBits |= leg.evidence.sourceBits;
    this.errorBasis = Math.max(this.errorBasis, leg.evidence.errorBasis);
    if (stay.certain.length > 0) this.certainBasis = Math.max(this.certainBasis, leg.evidence.errorBasis);
    this.distress ||= leg.evidence.distress;
    this.errorRadiusM = Math.max(this.errorRadiusM, leg.radius.startM, leg.radius.endM);
    if (stay.nominal.length > 0) {
      this.#isNominal = true;
      this.#nominal.add(leg, presence.parts, stay.nominal, 'nominal');
    } else if (!this.#isNominal) {
      this.#possible.add(leg, presence.parts, stay.possible, 'possible');
    }
  }
}

/** Depth and heights of a stay, of its nominal or of its possible times. */
export class StayShape {
  readonly pressureM: HeightSpan = { lowestM: Infinity, highestM: -Infinity, errorM: 0 };
  readonly geometricM: HeightSpan = { lowestM: Infinity, highestM: -Infinity, errorM: 0 };
  geometricDatum: 'HAE' | 'AMSL' = 'HAE';
  deepest: DeepestPoint | undefined;
  /** No point of the track since the last exact measurement can be deeper than this. */
  #depthBoundM = Infinity;

  add(leg: TrackLeg, parts: readonly PartPresence[], times: Intervals, level: 'nominal' | 'possible'): void {
    for (let at = 0; at < times.length; at += 2) {
      this.#addHeights(leg, times[at]!);
      this.#addHeights(leg, times[at + 1]!);
    }
    this.#addDepth(leg, parts, times, level);
  }

  #addHeights(leg: TrackLeg, timeMs: number): void {
    const share = fractionAt(leg, timeMs);
    const { start, end } = leg;
    widen(
      this.pressureM,
      mix(start.pressureAltitudeM, end.pressureAltitudeM, share),
      start.pressureErrorM,
      end.pressureErrorM,
    );
    if (start.geometricDatum !== end.geometricDatum) return;
    this.geometricDatum = end.geometricDatum;
    widen(
      this.geometricM,
      mix(start.geometricHeightM, end.geometricHeightM, share),
      start.geometricErrorM,
      end.geometricErrorM,
    );
  }

  /**
   * Distance to a boundary changes by no more than the distance flown, so most legs of a long stay in one volume
   * cannot hold the deepest point and are passed over without measuring.
   */
  #addDepth(
    leg: TrackLeg,
    parts: readonly PartPresence[],
    times: Intervals,
    level: 'nominal' | 'possible',
  ): void {
    const bestM = this.deepest?.depthM ?? -Infinity;
    const { lengthM } = leg.path;
    const only = parts.length === 1 ? parts[0]! : undefined;
    if (only === undefined) {
      this.#depthBoundM = Infinity;
    } else if (this.#depthBoundM + lengthM <= bestM) {
      this.#depthBoundM += lengthM;
      return;
    } else {
      const endM = signedBoundaryDistanceM(only.outline, leg.path.to);
      const reachableM = Math.min(this.#depthBoundM + lengthM, endM + lengthM);
      this.#depthBoundM = endM;
      if (reachableM <= bestM) return;
    }
    for (const { outline, inside } of parts) {
      const own = intersectIntervals(inside[level], times);
      for (let at = 0; at < own.length; at += 2) {
        const { fraction, depthM } = deepestOnLeg(
          outline,
          leg.path,
          fractionAt(leg, own[at]!),
          fractionAt(leg, own[at + 1]!),
        );
        if (depthM > (this.deepest?.depthM ?? -Infinity)) this.deepest = deepestPoint(leg, fraction, depthM);
      }
    }
  }
}

interface HeightSpan {
  lowestM: number;
  highestM: number;
  errorM: number;
}

/** Error radius at a fraction of a leg: linear between the fixes, with the bulge of a curved path in between. */
function errorRadiusAtM(leg: TrackLeg, fraction: number): number {
  const { startM, endM, bulgeM } = leg.radius;
  return startM + (endM - startM) * fraction + 4 * bulgeM * fraction * (1 - fraction);
}

/** Where on a leg an instant lies, 0 to 1. */
export function fractionAt(leg: TrackLeg, timeMs: number): number {
  if (leg.untilMs === leg.fromMs) return 0;
  return (timeMs - leg.fromMs) / (leg.untilMs - leg.fromMs);
}

function deepestPoint(leg: TrackLeg, fraction: number, depthM: number): DeepestPoint {
  return {
    atMs: leg.fromMs + fraction * (leg.untilMs - leg.fromMs),
    at: pointOnLeg(leg.path, fraction),
    depthM,
    errorRadiusM: errorRadiusAtM(leg, fraction),
  };
}

function mix(start: number, end: number, share: number): number {
  if (Number.isNaN(start)) return end;
  if (Number.isNaN(end)) return start;
  return start + (end - start) * share;
}

function widen(span: HeightSpan, heightM: number, startErrorM: number, endErrorM: number): void {
  if (Number.isNaN(heightM)) return;
  span.lowestM = Math.min(span.lowestM, heightM);
  span.highestM = Math.max(span.highestM, heightM);
  span.errorM = Math.max(span.errorM, startErrorM, endErrorM);
}
