import { direct, inverse } from '@deconflict/engine/geo';
import type { ArcElement, LatLon, OutlineElement } from '@deconflict/engine/geo';

/** An arc between two places, and by how much their distances from its centre differ. */
export interface ArcBetween {
  readonly arc: ArcElement;
  readonly mismatchM: number;
}

/**
 * The arc from `start` to `end` about `centre` (DB). Where the two are at different distances the radius runs from
 * the one to the other with the azimuth, so that both stay where the file put them. Undefined where one of them is
 * the centre itself.
 */
export function arcBetween(
  centre: LatLon,
  start: LatLon,
  end: LatLon,
  direction: ArcElement['direction'],
): ArcBetween | undefined {
  const toStart = inverse(centre, start);
  const toEnd = inverse(centre, end);
  if (!(toStart.distanceM > 0 && toEnd.distanceM > 0)) return undefined;
  return {
    arc: {
      kind: 'arc',
      centre,
      direction,
      fromDeg: compassDeg(toStart.azimuthDeg),
      toDeg: compassDeg(toEnd.azimuthDeg),
      startRadiusM: toStart.distanceM,
      endRadiusM: toEnd.distanceM,
    },
    mismatchM: Math.abs(toStart.distanceM - toEnd.distanceM),
  };
}

/** Whether the two ends of an arc are so unequal that somebody should look: above 0.1 % of the radius or 50 m. */
export function isMismatch({ arc, mismatchM }: ArcBetween): boolean {
  return mismatchM > 50 || mismatchM > 0.001 * Math.max(arc.startRadiusM, arc.endRadiusM);
}

/** Places along a chain with every arc as chords: to look for edges that cross, not to say who is inside. */
export function chordPoints(elements: readonly OutlineElement[]): LatLon[] {
  return elements.flatMap((element) => (element.kind === 'vertex' ? [element.at] : pointsOnArc(element)));
}

function pointsOnArc({ centre, direction, fromDeg, toDeg, startRadiusM, endRadiusM }: ArcElement): LatLon[] {
  const sweepDeg = direction === 'clockwise' ? compassDeg(toDeg - fromDeg) : -compassDeg(fromDeg - toDeg);
  return Array.from({ length: chordsPerArc + 1 }, (_, step) => {
    const part = step / chordsPerArc;
    const radiusM = startRadiusM + part * (endRadiusM - startRadiusM);
    return direct(centre, fromDeg + part * sweepDeg, radiusM).at;
  });
}

const chordsPerArc = 64;

/** An azimuth from 0 (included) to 360 (not included). */
export function compassDeg(azimuthDeg: number): number {
  const within = azimuthDeg % 360;
  // Adding 360 to a tiny negative number rounds to 360 itself.
  const positive = within < 0 ? within + 360 : within;
  return positive >= 360 || positive === 0 ? 0 : positive;
}
