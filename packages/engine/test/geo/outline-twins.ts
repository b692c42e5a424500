import { createRequire } from 'node:module';
import type { CorridorOutline, LatLon, Outline, PolygonOutline } from '../../src/geo/index.ts';

/**
 * The plainest possible answers about outlines, from another geodesic code: winding by azimuths, distances by
 * looking everywhere. Slow, and no line of it is shared with what it checks.
 */
interface ReferenceInverse {
  readonly s12: number;
  readonly azi1: number;
}

interface ReferenceLine {
  Position(s12: number): { readonly lat2: number; readonly lon2: number };
}

interface Reference {
  Inverse(lat1: number, lon1: number, lat2: number, lon2: number): ReferenceInverse;
  Direct(
    lat1: number,
    lon1: number,
    azi1: number,
    s12: number,
  ): { readonly lat2: number; readonly lon2: number };
  InverseLine(lat1: number, lon1: number, lat2: number, lon2: number): ReferenceLine;
}

const { Geodesic } = createRequire(import.meta.url)('geographiclib-geodesic') as {
  Geodesic: { WGS84: Reference };
};
const reference = Geodesic.WGS84;

function referenceDistanceM(a: LatLon, b: LatLon): number {
  return reference.Inverse(a.latDeg, a.lonDeg, b.latDeg, b.lonDeg).s12;
}

/** Places on the geodesic from a to b at n + 1 equal steps. */
export function placesOnGeodesic(a: LatLon, b: LatLon, n: number): LatLon[] {
  const length = referenceDistanceM(a, b);
  if (length === 0) return Array.from({ length: n + 1 }, () => a);
  const line = reference.InverseLine(a.latDeg, a.lonDeg, b.latDeg, b.lonDeg);
  return Array.from({ length: n + 1 }, (_, i) => {
    const { lat2, lon2 } = line.Position((length * i) / n);
    return { latDeg: lat2, lonDeg: lon2 };
  });
}

/** The place at a fraction of the geodesic from a to b. */
export function placeOnGeodesic(a: LatLon, b: LatLon, fraction: number): LatLon {
  const length = referenceDistanceM(a, b);
  if (length === 0) return a;
  const { lat2, lon2 } = reference
    .InverseLine(a.latDeg, a.lonDeg, b.latDeg, b.lonDeg)
    .Position(length * fraction);
  return { latDeg: lat2, lonDeg: lon2 };
}

/** The boundary as chains of places close enough that geodesics between them stand for it. */
export function boundaryChains(outline: Outline, perEdge: number): LatLon[][] {
  switch (outline.kind) {
    case 'circle':
      return [around(outline.centre, 0, 360, outline.radiusM, outline.radiusM, 10 * perEdge)];
    case 'polygon':
      return [outline.vertices, ...(outline.holes ?? [])].map((vertices) =>
        ringPlaces(vertices, outline, perEdge),
      );
    case 'arcs': {
      const places: LatLon[] = [];
      for (const element of outline.elements) {
        if (element.kind === 'vertex') {
          places.push(element.at);
          continue;
        }
        const sweep = element.toDeg - element.fromDeg;
        const { centre, fromDeg, startRadiusM, endRadiusM } = element;
        places.push(...around(centre, fromDeg, sweep, startRadiusM, endRadiusM, 10 * perEdge));
      }
      return [places];
    }
    case 'corridor':
      return [];
  }
}

function around(
  centre: LatLon,
  fromDeg: number,
  sweepDeg: number,
  startM: number,
  endM: number,
  n: number,
): LatLon[] {
  return Array.from({ length: n + 1 }, (_, i) => {
    const share = i / n;
    const radius = startM + (endM - startM) * share;
    const { lat2, lon2 } = reference.Direct(centre.latDeg, centre.lonDeg, fromDeg + sweepDeg * share, radius);
    return { latDeg: lat2, lonDeg: lon2 };
  });
}

function ringPlaces(vertices: readonly LatLon[], outline: PolygonOutline, perEdge: number): LatLon[] {
  return vertices.flatMap((from, i) => {
    const to = vertices[(i + 1) % vertices.length]!;
    if (outline.edge === 'geodesic') return placesOnGeodesic(from, to, perEdge).slice(0, -1);
    return Array.from({ length: perEdge }, (_, k) =>
      drawnPlace(from, to, outline.edge === 'parallel', k / perEdge),
    );
  });
}

/** A place on a rhumb line, or on the straight line in degrees. */
function drawnPlace(from: LatLon, to: LatLon, isRhumb: boolean, share: number): LatLon {
  let step = to.lonDeg - from.lonDeg;
  if (step > 180) step -= 360;
  if (step < -180) step += 360;
  const latDeg = from.latDeg + (to.latDeg - from.latDeg) * share;
  if (!isRhumb) return { latDeg, lonDeg: from.lonDeg + step * share };
  if (Math.abs(from.latDeg) === 90) return { latDeg, lonDeg: to.lonDeg };
  if (Math.abs(to.latDeg) === 90) return { latDeg, lonDeg: from.lonDeg };
  const whole = isometric(to.latDeg) - isometric(from.latDeg);
  const part = Math.abs(whole) < 1e-7 ? share : (isometric(latDeg) - isometric(from.latDeg)) / whole;
  return { latDeg, lonDeg: from.lonDeg + step * part };
}

function isometric(latDeg: number): number {
  const e = Math.sqrt(0.0066943799901413165);
  const sine = Math.sin((latDeg * Math.PI) / 180);
  return Math.asinh(Math.tan((latDeg * Math.PI) / 180)) - e * Math.atanh(e * sine);
}

/** Azimuths to successive places, summed: 1 for a turn around the point. Right while the chain is far from the antipode. */
function windingAround(point: LatLon, chain: readonly LatLon[]): number {
  let sum = 0;
  let last = azimuthTo(point, chain.at(-1)!);
  for (const place of chain) {
    const next = azimuthTo(point, place);
    let turn = next - last;
    if (turn > 180) turn -= 360;
    if (turn < -180) turn += 360;
    sum += turn;
    last = next;
  }
  return Math.round(sum / 360);
}

function azimuthTo(from: LatLon, to: LatLon): number {
  return reference.Inverse(from.latDeg, from.lonDeg, to.latDeg, to.lonDeg).azi1;
}

/** Whether a point is inside, by winding; for outlines far smaller than half the Earth. */
export function twinContains(
  outline: Outline,
  point: LatLon,
  chains: readonly (readonly LatLon[])[],
): boolean {
  if (outline.kind === 'corridor') return corridorDepthM(outline, point) >= 0;
  const [outer, ...holes] = chains;
  const isInRing = (chain: readonly LatLon[]): boolean => windingAround(point, chain) % 2 !== 0;
  return isInRing(outer!) && !holes.some(isInRing);
}

/** Least distance to any chain: every step, then a golden-section search around the best ones. */
export function twinDistanceM(point: LatLon, chains: readonly (readonly LatLon[])[]): number {
  let least = Infinity;
  for (const chain of chains) {
    const rough = chain.map((place) => referenceDistanceM(point, place));
    for (const [i, distance] of rough.entries()) {
      const next = (i + 1) % chain.length;
      const span = referenceDistanceM(chain[i]!, chain[next]!);
      // Only where the edge could reach below what is known.
      if (Math.min(distance, rough[next]!) - span > least) continue;
      least = Math.min(least, distanceToGeodesic(point, chain[i]!, chain[next]!));
    }
  }
  return least;
}

/** Golden-section search for the nearest place of a geodesic. */
function distanceToGeodesic(point: LatLon, a: LatLon, b: LatLon): number {
  const length = referenceDistanceM(a, b);
  if (length === 0) return referenceDistanceM(point, a);
  const line = reference.InverseLine(a.latDeg, a.lonDeg, b.latDeg, b.lonDeg);
  const at = (s: number): number => {
    const { lat2, lon2 } = line.Position(s);
    return referenceDistanceM(point, { latDeg: lat2, lonDeg: lon2 });
  };
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = 0;
  let high = length;
  let left = high - ratio * (high - low);
  let right = low + ratio * (high - low);
  let atLeft = at(left);
  let atRight = at(right);
  for (let i = 0; i < 60 && high - low > 1e-4; i += 1) {
    if (atLeft < atRight) {
      [high, right, atRight] = [right, left, atLeft];
      left = high - ratio * (high - low);
      atLeft = at(left);
    } else {
      [low, left, atLeft] = [left, right, atRight];
      right = low + ratio * (high - low);
      atRight = at(right);
    }
  }
  return Math.min(at((low + high) / 2), at(0), at(length));
}

/** Half the width less the distance to the line, with flat ends cutting the first and the last leg off. */
export function corridorDepthM({ line, halfWidthM, caps }: CorridorOutline, point: LatLon): number {
  let depth = -Infinity;
  for (let i = 0; i + 1 < line.length; i += 1) {
    const a = line[i]!;
    const b = line[i + 1]!;
    if (caps === 'flat' && i === 0 && isBehind(point, a, b)) continue;
    if (caps === 'flat' && i === line.length - 2 && isBehind(point, b, a)) continue;
    depth = Math.max(depth, halfWidthM - distanceToGeodesic(point, a, b));
  }
  return depth;
}

function isBehind(point: LatLon, at: LatLon, ahead: LatLon): boolean {
  const turn = azimuthTo(at, point) - azimuthTo(at, ahead);
  return Math.cos((turn * Math.PI) / 180) < 0;
}
