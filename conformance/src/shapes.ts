import type { LatLon, Outline, OutlineElement } from '@deconflict/engine/geo';
import { inverse } from '@deconflict/engine/geo';

/** [latitude, longitude] in degrees, as the truth files write a point. */
export type Pair = readonly [number, number];

/** How the truth files write a footprint. */
export interface ShapeInput {
  readonly polygon?: readonly Pair[];
  readonly center?: Pair;
  readonly radius_m?: number;
  readonly circle_radius_m?: number;
  readonly centerline?: readonly Pair[];
  readonly half_width_m?: number;
  readonly boundary?: readonly BoundaryInput[];
}

type BoundaryInput =
  | { readonly type: 'point'; readonly at: Pair }
  | {
      readonly type: 'arc';
      readonly form: 'DA';
      readonly center: Pair;
      readonly direction: 'cw' | 'ccw';
      readonly radius_m: number;
      readonly start_azimuth_deg: number;
      readonly end_azimuth_deg: number;
    }
  | {
      readonly type: 'arc';
      readonly form: 'DB';
      readonly center: Pair;
      readonly direction: 'cw' | 'ccw';
      readonly start: Pair;
      readonly end: Pair;
    };

export function pointOf([latDeg, lonDeg]: Pair): LatLon {
  return { latDeg, lonDeg };
}

/** The outline of a case; `caps` for corridors. */
export function outlineOf(input: ShapeInput, caps: 'round' | 'flat' = 'round'): Outline {
  if (input.polygon !== undefined) {
    return { kind: 'polygon', edge: 'geodesic', vertices: input.polygon.map(pointOf) };
  }
  if (input.boundary !== undefined) {
    return { kind: 'arcs', edge: 'geodesic', elements: input.boundary.map(elementOf) };
  }
  if (input.centerline !== undefined) {
    return {
      kind: 'corridor',
      line: input.centerline.map(pointOf),
      halfWidthM: input.half_width_m ?? NaN,
      caps,
    };
  }
  if (input.center !== undefined) {
    return {
      kind: 'circle',
      centre: pointOf(input.center),
      radiusM: input.circle_radius_m ?? input.radius_m ?? NaN,
    };
  }
  throw new Error(`expected a polygon, boundary, centerline or center, got ${Object.keys(input).join(', ')}`);
}

function elementOf(element: BoundaryInput): OutlineElement {
  if (element.type === 'point') return { kind: 'vertex', at: pointOf(element.at) };
  const centre = pointOf(element.center);
  const direction = element.direction === 'cw' ? 'clockwise' : 'counterclockwise';
  if (element.form === 'DA') {
    return {
      kind: 'arc',
      centre,
      direction,
      fromDeg: element.start_azimuth_deg,
      toDeg: element.end_azimuth_deg,
      startRadiusM: element.radius_m,
      endRadiusM: element.radius_m,
    };
  }
  const start = inverse(centre, pointOf(element.start));
  const end = inverse(centre, pointOf(element.end));
  return {
    kind: 'arc',
    centre,
    direction,
    fromDeg: start.azimuthDeg,
    toDeg: end.azimuthDeg,
    startRadiusM: start.distanceM,
    endRadiusM: end.distanceM,
  };
}
