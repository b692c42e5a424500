import type { Boundary } from './boundary/boundary.ts';
import { buildBoundary } from './boundary/boundary.ts';
import {
  boundaryOfChain,
  chainOfElements,
  chainOfLine,
  chainOfVertices,
  placesOf,
} from './boundary/chain.ts';
import { soundPlace } from './boundary/sound-place.ts';
import { corridorBorder } from './boundary/corridor-border.ts';
import { LinkList } from './boundary/link-list.ts';
import type { Ring } from './boundary/ring.ts';
import { buildRing } from './boundary/ring.ts';
import type { DepthRaster } from './depth-raster.ts';
import type { Outline } from './outline.ts';
import type { LatLon } from './position.ts';
import { setSurfacePoint } from './surface.ts';

/**
 * An outline made ready for many questions. The heavy part is made when the first question needs it, so preparing
 * thousands of outlines of which few are ever met costs little.
 */
export class PreparedOutline {
  readonly outline: Outline;
  private known: OutlineShape | undefined = undefined;
  /** How often a quick answer was sought; the raster pays off only for outlines asked often. */
  private questions = 0;
  private raster: DepthRaster | undefined = undefined;

  constructor(outline: Outline) {
    this.outline = outline;
  }

  /** For the functions of this room only. */
  get shape(): OutlineShape {
    this.known ??= shapeOf(this.outline);
    return this.known;
  }

  /**
   * For the functions of this room only: 1 where every place within `reachM` is inside, -1 where every one is
   * outside, 0 where there is no quick answer.
   */
  sideWithin(latDeg: number, lonDeg: number, reachM: number, makeRaster: () => DepthRaster): number {
    if (this.raster === undefined) {
      this.questions += 1;
      if (this.questions < QUESTIONS_FOR_RASTER) return 0;
      this.raster = makeRaster();
    }
    return this.raster.sideWithin(latDeg, lonDeg, reachM);
  }
}

const QUESTIONS_FOR_RASTER = 16;

export type OutlineShape = CircleShape | CorridorShape | RingShape;

/** A disc: everything within `radiusM` of the centre. */
export interface CircleShape {
  readonly kind: 'circle';
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly radiusM: number;
  readonly centre: Float64Array;
}

/** Everything within `halfWidthM` of a line. */
export interface CorridorShape {
  readonly kind: 'corridor';
  readonly line: Boundary;
  readonly halfWidthM: number;
  readonly hasFlatCaps: boolean;
  readonly boundary: Boundary;
}

/** A ring less its holes; no ring where nothing is enclosed. */
export interface RingShape {
  readonly kind: 'ring';
  readonly boundary: Boundary;
  readonly outer: Ring | undefined;
  readonly holes: readonly Ring[];
}

/**
 * Prepares an outline. Nothing throws: vertices that are no numbers are left out, latitudes beyond the poles are
 * moved to the pole, repeated vertices count once, and a pair of edges that run along each other (a cut out to a
 * hole and back) cancels. What encloses nothing has an empty interior and still a boundary.
 *
 * Rings that cross themselves follow the even-odd rule: a place is inside when a path to the far side crosses the
 * ring an odd number of times. That keeps both lobes of a figure of eight, as the slips of real area files need, and
 * makes every edge part of the boundary.
 */
export function prepareOutline(outline: Outline): PreparedOutline {
  return new PreparedOutline(outline);
}

function shapeOf(outline: Outline): OutlineShape {
  switch (outline.kind) {
    case 'circle':
      return circleShape(outline.centre, outline.radiusM);
    case 'corridor':
      return corridorShape(outline.line, outline.halfWidthM, outline.caps === 'flat');
    case 'polygon': {
      const rings = [outline.vertices, ...(outline.holes ?? [])];
      return ringShape(
        rings.map((vertices) => ({ chain: chainOfVertices(vertices, outline.edge), places: vertices })),
      );
    }
    case 'arcs': {
      const chain = chainOfElements(outline.elements, outline.edge);
      return ringShape([{ chain, places: placesOf(outline.elements) }]);
    }
  }
}

function circleShape(centre: LatLon, radiusM: number): CircleShape {
  const { latDeg, lonDeg } = soundPlace(centre) ?? { latDeg: NaN, lonDeg: NaN };
  const xyz = new Float64Array(3);
  setSurfacePoint(latDeg, lonDeg, xyz, 0);
  return { kind: 'circle', latDeg, lonDeg, radiusM: radiusM > 0 ? radiusM : 0, centre: xyz };
}

function corridorShape(places: readonly LatLon[], width: number, flatCaps: boolean): CorridorShape {
  const line = buildBoundary(chainOfLine(places));
  const halfWidthM = width > 0 && width < Infinity ? width : 0;
  const hasFlatCaps = flatCaps && line.linkCount > 0 && line.linkLengthM[0]! > 0;
  const boundary = halfWidthM === 0 ? line : buildBoundary(corridorBorder(line, halfWidthM, hasFlatCaps));
  return { kind: 'corridor', line, halfWidthM, hasFlatCaps, boundary };
}

function ringShape(
  rings: readonly { readonly chain: LinkList; readonly places: readonly LatLon[] }[],
): RingShape {
  const boundary = new LinkList();
  for (const { chain, places } of rings) boundary.append(boundaryOfChain(chain, places));
  return {
    kind: 'ring',
    boundary: buildBoundary(boundary),
    outer: rings[0] === undefined ? undefined : buildRing(rings[0].chain),
    holes: rings.slice(1).flatMap(({ chain }) => buildRing(chain) ?? []),
  };
}
