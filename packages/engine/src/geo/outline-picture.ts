import { cosDeg } from './elementary/sine-cosine.ts';
import { acos } from './elementary/arctangent.ts';
import { directInto, inverseInto } from './geodesic.ts';
import { normaliseLonDeg } from './geodesic-line.ts';
import { makeLeg, pointOnLeg } from './leg.ts';
import type { ChainLink } from './boundary.ts';
import { radiusOfArc } from './boundary.ts';
import type { Outline } from './outline.ts';
import type { CorridorShape } from './outline-preparation.ts';
import { prepareOutline } from './outline-preparation.ts';
import type { LatLon } from './position.ts';

/**
 * Rings of vertices to draw an outline by straight lines in longitude and latitude, no farther than `toleranceM`
 * from the true line. Longitudes run on without a jump, so a ring over the antimeridian leaves -180 to 180; a ring
 * around a pole is closed along that pole. Rings are not closed by a repeated vertex. For the eye only: corridors
 * come as one ring whose inner bends may overlap.
 */
export function outlinePicture(outline: Outline, toleranceM: number): LatLon[][] {
  const tolerance = toleranceM > 0.01 ? toleranceM : 0.01;
  const { shape } = prepareOutline(outline);
  switch (shape.kind) {
    case 'circle': {
      if (!Number.isFinite(shape.latDeg)) return [];
      const whole: ChainLink = {
        kind: 'arc',
        latDeg: shape.latDeg,
        lonDeg: shape.lonDeg,
        startDeg: 0,
        sweepDeg: 360,
        startRadiusM: shape.radiusM,
        endRadiusM: shape.radiusM,
      };
      return [closedRing(placesOfLink(whole, tolerance))];
    }
    case 'corridor':
      return shape.line.links.length === 0 ? [] : [closedRing(aroundLine(shape, tolerance))];
    case 'ring': {
      const rings: LatLon[][] = [];
      let ring: LatLon[] = [];
      let last = -1;
      for (let piece = 0; piece < shape.boundary.pieceCount; piece += 1) {
        const link = shape.boundary.pieceLink[piece]!;
        const isNewChain =
          piece > 0 && shape.boundary.pieceNode[piece]! !== shape.boundary.pieceNode[piece - 1]! + 1;
        if (isNewChain) {
          rings.push(closedRing(ring));
          ring = [];
        }
        if (link !== last) ring.push(...placesOfLink(shape.boundary.links[link]!, tolerance));
        last = link;
      }
      if (ring.length > 0) rings.push(closedRing(ring));
      return rings;
    }
  }
}

/** Places along a link but its last. */
function placesOfLink(link: ChainLink, tolerance: number): LatLon[] {
  if (link.kind === 'geodesic') {
    const from = { latDeg: link.lat1Deg, lonDeg: link.lon1Deg };
    const to = { latDeg: link.lat2Deg, lonDeg: link.lon2Deg };
    const leg = makeLeg(from, to);
    const places: LatLon[] = [];
    addBetween(leg, 0, from, 1, to, tolerance, places, 0);
    return [from, ...places];
  }
  const radius = Math.max(link.startRadiusM, link.endRadiusM, 1e-3);
  const step = radius > tolerance ? (2 * acos(1 - tolerance / radius) * 180) / Math.PI : 30;
  const count = Math.max(1, Math.ceil(Math.abs(link.sweepDeg) / Math.min(15, Math.max(0.05, step))));
  const places: LatLon[] = [];
  for (let k = 0; k < count; k += 1) {
    const fraction = k / count;
    directInto(
      link.latDeg,
      link.lonDeg,
      link.startDeg + link.sweepDeg * fraction,
      radiusOfArc(link, fraction),
      spot,
    );
    places.push({ latDeg: spot[0]!, lonDeg: spot[1]! });
  }
  return places;
}

function addBetween(
  leg: ReturnType<typeof makeLeg>,
  a: number,
  start: LatLon,
  b: number,
  end: LatLon,
  tolerance: number,
  places: LatLon[],
  depth: number,
): void {
  const middle = pointOnLeg(leg, (a + b) / 2);
  const lonStep = normaliseLonDeg(end.lonDeg - start.lonDeg);
  const drawnLat = (start.latDeg + end.latDeg) / 2;
  const lonOff = normaliseLonDeg(middle.lonDeg - start.lonDeg - lonStep / 2) * cosDeg(middle.latDeg);
  const latOff = middle.latDeg - drawnLat;
  const off = Math.sqrt(lonOff * lonOff + latOff * latOff) * 111_000;
  if (depth > 12 || (off <= tolerance && Math.abs(lonStep) < 30)) return;
  addBetween(leg, a, start, (a + b) / 2, middle, tolerance, places, depth + 1);
  places.push(middle);
  addBetween(leg, (a + b) / 2, middle, b, end, tolerance, places, depth + 1);
}

/** Along the left side, around the end, back along the other side. */
function aroundLine(shape: CorridorShape, tolerance: number): LatLon[] {
  const places: LatLon[] = [];
  const links = shape.line.links.filter((link) => link.kind === 'geodesic');
  const there = links.map((link) => [link.lat1Deg, link.lon1Deg, link.lat2Deg, link.lon2Deg] as const);
  const back = links
    .toReversed()
    .map((link) => [link.lat2Deg, link.lon2Deg, link.lat1Deg, link.lon1Deg] as const);
  for (const way of [there, back]) {
    for (let i = 0; i < way.length; i += 1) {
      const [lat1, lon1, lat2, lon2] = way[i]!;
      const leg = makeLeg({ latDeg: lat1, lonDeg: lon1 }, { latDeg: lat2, lonDeg: lon2 });
      const parts = Math.max(1, Math.ceil(leg.lengthM / 50_000));
      let course = 0;
      for (let k = 0; k <= parts; k += 1) {
        const at = pointOnLeg(leg, k / parts);
        const ahead = pointOnLeg(leg, Math.min(1, (k + 0.5) / parts));
        if (k < parts) {
          inverseInto(at.latDeg, at.lonDeg, ahead.latDeg, ahead.lonDeg, spot);
          course = leg.lengthM === 0 ? 0 : spot[1]!;
        } else {
          inverseInto(lat1, lon1, lat2, lon2, spot);
          course = leg.lengthM === 0 ? 0 : spot[2]!;
        }
        places.push(beside(at, course - 90, shape.halfWidthM));
      }
      const next = way[i + 1];
      let turn = 180;
      if (next !== undefined) {
        inverseInto(next[0], next[1], next[2], next[3], spot);
        turn = normaliseLonDeg(spot[1]! - course);
      } else if (shape.hasFlatCaps) {
        turn = 0;
      }
      const from = course - 90;
      const steps = turn > 0 ? Math.ceil(turn / stepOfArc(shape.halfWidthM, tolerance)) : 0;
      for (let k = 1; k <= steps; k += 1)
        places.push(beside({ latDeg: lat2, lonDeg: lon2 }, from + (turn * k) / steps, shape.halfWidthM));
    }
  }
  return places;
}

function stepOfArc(radius: number, tolerance: number): number {
  if (radius <= tolerance) return 30;
  return Math.min(15, Math.max(0.5, (2 * acos(1 - tolerance / radius) * 180) / Math.PI));
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
