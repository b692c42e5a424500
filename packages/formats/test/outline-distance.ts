import type { LatLon, Outline, OutlineElement } from '@deconflict/engine/geo';
import geodesic from 'geographiclib-geodesic';

/** Points along an outline, at most about 200 m apart, with GeographicLib for the arcs: no code of ours. */
export function pointsOf(outline: Outline): LatLon[] {
  if (outline.kind === 'circle') {
    return Array.from({ length: 1440 }, (_, step) => destination(outline.centre, step / 4, outline.radiusM));
  }
  if (outline.kind === 'polygon') return joined([...outline.vertices, outline.vertices[0]]);
  if (outline.kind === 'corridor') return corridorPoints(outline.line, outline.halfWidthM);
  const [first] = outline.elements;
  return joined([...outline.elements.flatMap(elementPoints), ...elementPoints(first).slice(0, 1)]);
}

function elementPoints(element: OutlineElement | undefined): LatLon[] {
  if (element === undefined) return [];
  if (element.kind === 'vertex') return [element.at];
  const { centre, fromDeg, toDeg, startRadiusM, endRadiusM } = element;
  const sweepDeg =
    element.direction === 'clockwise' ? (toDeg - fromDeg + 360) % 360 : -((fromDeg - toDeg + 360) % 360);
  return Array.from({ length: 721 }, (_, step) => {
    const part = step / 720;
    return destination(centre, fromDeg + part * sweepDeg, startRadiusM + part * (endRadiusM - startRadiusM));
  });
}

/** Round caps: half circles about the ends, tangents between. */
function corridorPoints(line: readonly LatLon[], halfWidthM: number): LatLon[] {
  const [from, to] = line;
  if (from === undefined || to === undefined || line.length > 2) throw new Error('a corridor of one leg');
  const { azi1 = 0, azi2 = 0 } = geodesic.Geodesic.WGS84.Inverse(
    from.latDeg,
    from.lonDeg,
    to.latDeg,
    to.lonDeg,
  );
  const cap = (centre: LatLon, startDeg: number) =>
    Array.from({ length: 181 }, (_, step) => destination(centre, startDeg + step, halfWidthM));
  const ring = [...cap(to, azi2 - 90), ...cap(from, azi1 + 90)];
  return joined([...ring, ring[0]]);
}

function destination({ latDeg, lonDeg }: LatLon, azimuthDeg: number, distanceM: number): LatLon {
  const { lat2 = Number.NaN, lon2 = Number.NaN } = geodesic.Geodesic.WGS84.Direct(
    latDeg,
    lonDeg,
    azimuthDeg,
    distanceM,
  );
  return { latDeg: lat2, lonDeg: lon2 };
}

/** Points between, straight in longitude and latitude. */
function joined(points: readonly (LatLon | undefined)[]): LatLon[] {
  return points.flatMap((to, index) => {
    const from = points[index - 1];
    if (to === undefined) return [];
    if (from === undefined) return [to];
    const pieces = Math.max(1, Math.ceil(apartM(from, to) / 200));
    return Array.from({ length: pieces }, (_, piece) => {
      const part = (piece + 1) / pieces;
      return {
        latDeg: from.latDeg + part * (to.latDeg - from.latDeg),
        lonDeg: from.lonDeg + part * (to.lonDeg - from.lonDeg),
      };
    });
  });
}

/** The largest distance from a point of one polyline to the other polyline, both ways. */
export function hausdorffM(a: readonly LatLon[], b: readonly LatLon[]): number {
  return Math.max(farthestM(a, b), farthestM(b, a));
}

/** The largest distance from one of the points to the polyline; a distance of `enoughM` is not looked into further. */
export function farthestM(points: readonly LatLon[], line: readonly LatLon[], enoughM = 0): number {
  let farthest = 0;
  for (const point of points) {
    let nearest = Infinity;
    for (const [index, end] of line.entries()) {
      nearest = Math.min(nearest, toLegM(point, line[index - 1] ?? end, end));
      if (nearest <= enoughM) break;
    }
    farthest = Math.max(farthest, nearest);
  }
  return farthest;
}

/** On a plane about the point: exact to centimetres for legs of a few hundred metres. */
function toLegM(point: LatLon, from: LatLon, to: LatLon): number {
  const [x1, y1] = planeM(point, from);
  const [x2, y2] = planeM(point, to);
  const [dx, dy] = [x2 - x1, y2 - y1];
  const part =
    dx === 0 && dy === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / (dx * dx + dy * dy)));
  return Math.hypot(x1 + part * dx, y1 + part * dy);
}

/** Metres between two places that are near to each other. */
export function apartM(from: LatLon, to: LatLon): number {
  return Math.hypot(...planeM(from, to));
}

/** Metres east and north, with the radii of curvature of WGS84. */
function planeM(origin: LatLon, place: LatLon): readonly [number, number] {
  const radians = Math.PI / 180;
  const sine = Math.sin(((origin.latDeg + place.latDeg) / 2) * radians);
  const w = 1 - 0.006_694_379_990_14 * sine * sine;
  const north = (6_378_137 * (1 - 0.006_694_379_990_14)) / (w * Math.sqrt(w));
  const east = (6_378_137 / Math.sqrt(w)) * Math.sqrt(1 - sine * sine);
  return [(place.lonDeg - origin.lonDeg) * radians * east, (place.latDeg - origin.latDeg) * radians * north];
}
