import { ArcCurve } from './boundary/arc-curve.ts';
import { chainOfElements, rawChainOfVertices } from './boundary/chain.ts';
import { soundPlace } from './boundary/sound-place.ts';
import { DrawnCurve } from './boundary/drawn-curve.ts';
import type { LinkList } from './boundary/link-list.ts';
import { acos } from './elementary/arctangent.ts';
import { cosDeg } from './elementary/sine-cosine.ts';
import { directInto, inverseInto } from './geodesic.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import { makeLeg, pointOnLeg } from './leg.ts';
import type { CorridorOutline, Outline } from './outline.ts';
import type { LatLon } from './position.ts';

/**
 * Rings of vertices to draw an outline by straight lines in longitude and latitude, no farther than `toleranceM`
 * from the true line. Longitudes run on without a jump, so a ring over the antimeridian leaves -180 to 180; a ring
 * around a pole is closed along that pole. Rings are not closed by a repeated vertex. For the eye only: a corridor
 * comes as one ring that may overlap itself on the inner side of a bend.
 */
export function outlinePicture(outline: Outline, toleranceM: number): LatLon[][] {
  const tolerance = toleranceM > 0.01 ? toleranceM : 0.01;
  switch (outline.kind) {
    case 'circle': {
      const centre = soundPlace(outline.centre);
      if (centre === undefined) return [];
      const radius = Math.max(0, outline.radiusM);
      return [
        closedRing(
          placesOfArc(new ArcCurve(centre.latDeg, centre.lonDeg, 0, 360, radius, radius), tolerance),
        ),
      ];
    }
    case 'corridor':
      return aroundLine(outline, tolerance);
    case 'polygon':
      return [outline.vertices, ...(outline.holes ?? [])].flatMap((vertices) =>
        ringOf(rawChainOfVertices(vertices, outline.edge), tolerance),
      );
    case 'arcs':
      return ringOf(chainOfElements(outline.elements, outline.edge), tolerance);
  }
}

function ringOf(chain: LinkList, tolerance: number): LatLon[][] {
  const places: LatLon[] = [];
  for (let link = 0; link < chain.count; link += 1) {
    const curve = chain.curves.get(link);
    if (curve instanceof ArcCurve) {
      places.push(...placesOfArc(curve, tolerance));
    } else if (curve instanceof DrawnCurve) {
      places.push(...placesOfDrawn(curve, tolerance));
    } else {
      const at = 4 * link;
      const from = { latDeg: chain.ends[at]!, lonDeg: chain.ends[at + 1]! };
      places.push(
        ...placesOfGeodesic(from, { latDeg: chain.ends[at + 2]!, lonDeg: chain.ends[at + 3]! }, tolerance),
      );
    }
  }
  return places.length === 0 ? [] : [closedRing(places)];
}

/** Places along a geodesic but its last. */
function placesOfGeodesic(from: LatLon, to: LatLon, tolerance: number): LatLon[] {
  const leg = makeLeg(from, to);
  const placeAt = (share: number): LatLon => pointOnLeg(leg, share);
  return [from, ...placesBetween(placeAt, 0, from, 1, to, tolerance, 0)];
}

function placesOfDrawn(curve: DrawnCurve, tolerance: number): LatLon[] {
  const placeAt = (share: number): LatLon => ({
    latDeg: curve.latAt(share),
    lonDeg: normaliseLonDeg(curve.lonAt(share)),
  });
  return [placeAt(0), ...placesBetween(placeAt, 0, placeAt(0), 1, placeAt(1), tolerance, 0)];
}

function placesOfArc(curve: ArcCurve, tolerance: number): LatLon[] {
  const radius = Math.max(curve.startRadiusM, curve.endRadiusM, 1e-3);
  const steps = Math.max(1, Math.ceil(Math.abs(curve.sweepDeg) / arcStepDeg(radius, tolerance)));
  return Array.from({ length: steps }, (_, k) => {
    const t = k / steps;
    return beside(curve, curve.startDeg + curve.sweepDeg * t, curve.radiusAt(t));
  });
}

const METRES_PER_DEGREE = 111_700;
const WIDEST_STEP_DEG = 30;

/** Halves until the straight line in degrees is close enough. */
function placesBetween(
  placeAt: (share: number) => LatLon,
  a: number,
  start: LatLon,
  b: number,
  end: LatLon,
  tolerance: number,
  depth: number,
): LatLon[] {
  const middle = placeAt((a + b) / 2);
  const lonStep = normaliseLonDeg(end.lonDeg - start.lonDeg);
  const lonOff = normaliseLonDeg(middle.lonDeg - start.lonDeg - lonStep / 2) * cosDeg(middle.latDeg);
  const latOff = middle.latDeg - (start.latDeg + end.latDeg) / 2;
  const off = Math.sqrt(lonOff * lonOff + latOff * latOff) * METRES_PER_DEGREE;
  if (depth > 12 || (off <= tolerance && Math.abs(lonStep) < WIDEST_STEP_DEG)) return [];
  return [
    ...placesBetween(placeAt, a, start, (a + b) / 2, middle, tolerance, depth + 1),
    middle,
    ...placesBetween(placeAt, (a + b) / 2, middle, b, end, tolerance, depth + 1),
  ];
}

/** Along the left side, around the end, back along the other side. */
function aroundLine(outline: CorridorOutline, tolerance: number): LatLon[][] {
  const line = outline.line.flatMap((place) => soundPlace(place) ?? []);
  const halfWidthM = Math.max(0, outline.halfWidthM);
  if (line.length === 0) return [];
  if (line.length === 1)
    return outlinePicture({ kind: 'circle', centre: line[0]!, radiusM: halfWidthM }, tolerance);
  const places: LatLon[] = [];
  for (const way of [line, line.toReversed()]) {
    for (let i = 0; i + 1 < way.length; i += 1) {
      const leg = makeLeg(way[i]!, way[i + 1]!);
      const parts = Math.max(1, Math.ceil(leg.lengthM / 50_000));
      for (let k = 0; k <= parts; k += 1) {
        const at = pointOnLeg(leg, k / parts);
        places.push(beside(at, courseOnLeg(way[i]!, way[i + 1]!, at, k === 0) - 90, halfWidthM));
      }
      const course = courseOnLeg(way[i]!, way[i + 1]!, way[i + 1]!, false);
      const next = way[i + 2];
      const turn =
        next === undefined
          ? outline.caps === 'flat'
            ? 0
            : 180
          : normaliseLonDeg(courseOnLeg(way[i + 1]!, next, way[i + 1]!, true) - course);
      const steps = turn > 0 ? Math.ceil(turn / arcStepDeg(halfWidthM, tolerance)) : 0;
      for (let k = 1; k <= steps; k += 1) {
        places.push(beside(way[i + 1]!, course - 90 + (turn * k) / steps, halfWidthM));
      }
    }
  }
  return [closedRing(places)];
}

/** Course of the leg from `from` to `to` at one of its places. */
function courseOnLeg(from: LatLon, to: LatLon, at: LatLon, isStart: boolean): number {
  if (isStart) {
    inverseInto(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg, spot);
    return spot[1]!;
  }
  inverseInto(from.latDeg, from.lonDeg, at.latDeg, at.lonDeg, spot);
  return spot[2]!;
}

function arcStepDeg(radius: number, tolerance: number): number {
  if (radius <= tolerance) return WIDEST_STEP_DEG;
  return Math.min(15, Math.max(0.05, (2 * acos(1 - tolerance / radius) * 180) / Math.PI));
}

function beside(at: LatLon, azimuthDeg: number, distance: number): LatLon {
  directInto(at.latDeg, at.lonDeg, azimuthDeg, distance, spot);
  return { latDeg: spot[0]!, lonDeg: spot[1]! };
}

/** Lets longitudes run on, and closes what goes around a pole along that pole. */
function closedRing(places: readonly LatLon[]): LatLon[] {
  const ring: LatLon[] = [];
  let lon = 0;
  for (const place of places) {
    lon = ring.length === 0 ? place.lonDeg : lon + normaliseLonDeg(place.lonDeg - lon);
    ring.push({ latDeg: place.latDeg, lonDeg: lon });
  }
  if (ring.length < 3) return ring;
  const first = ring[0]!;
  const end = lon + normaliseLonDeg(first.lonDeg - lon);
  if (Math.abs(end - first.lonDeg) < 180) return ring;
  let sum = 0;
  for (const place of ring) sum += place.latDeg;
  const pole = sum > 0 ? 90 : -90;
  ring.push(
    { latDeg: first.latDeg, lonDeg: end },
    { latDeg: pole, lonDeg: end },
    { latDeg: pole, lonDeg: first.lonDeg },
  );
  return ring;
}

const spot = new Float64Array(3);
