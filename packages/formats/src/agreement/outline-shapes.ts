import type { ArcElement, LatLon, Outline, OutlineElement } from '@deconflict/engine/geo';
import type { FaultList } from './fault-list.ts';
import { byForm, list, named, oneWord } from './plain-shapes.ts';
import { angle, outlineLength, position } from './quantity-shapes.ts';
import { oneOfRecords, record } from './record-shapes.ts';
import { checked, optional, required } from './shape.ts';
import type { Shape, Value } from './shape.ts';
import type { SourceNode } from './source-tree.ts';

const edge = optional(
  oneWord(['geodesic', 'parallel', 'as-drawn']),
  'What a side is: geodesic (shortest path, the default), parallel (constant course, as along a parallel), as-drawn (straight in longitude and latitude, as GeoJSON means it).',
  'parallel',
);

/** All points within a radius of a centre. */
export const circle: Shape<Outline> = named('circle', () =>
  checked(
    record('a circle', {
      centre: required(position, 'Centre of the circle.', '33 30 N 038 40 E'),
      radius: required(outlineLength, 'Radius on the ellipsoid.', '55 km', '10 NM'),
    }),
    ({ values: { centre, radius } }): Outline | undefined =>
      centre && radius !== undefined ? { kind: 'circle', centre, radiusM: radius } : undefined,
  ),
);

const ring: Shape<readonly LatLon[]> = named('ring', () =>
  checked(list(position, 3, 'positions'), (vertices, faults, node) =>
    withoutRepetition(vertices, 3, faults, node),
  ),
);

/** Straight sides between vertices. */
export const polygon: Shape<Outline> = named('polygon', () =>
  checked(
    byForm('a list of positions, or vertices with an edge', {
      list: ring,
      map: record('a polygon', {
        vertices: required(ring, 'At least three vertices; the first is not repeated.'),
        edge,
        holes: optional(list(ring, 1, 'rings'), 'Rings cut out of the area.'),
      }),
    }),
    (read): Outline | undefined => {
      if (!('node' in read)) return { kind: 'polygon', edge: 'geodesic', vertices: read };
      const { vertices, edge: kind = 'geodesic', holes } = read.values;
      return vertices && { kind: 'polygon', edge: kind, vertices, ...(holes && { holes }) };
    },
  ),
);

/** A line of at least two different positions. */
export const line: Shape<readonly LatLon[]> = checked(
  list(position, 2, 'positions'),
  (points, faults, node) => withoutRepetition(points, 2, faults, node),
);

/** All points within a distance of a line. */
export const corridor: Shape<Outline> = named('corridor', () =>
  checked(
    record('a corridor', {
      line: required(line, 'Centre line: at least two positions, joined by shortest paths.'),
      'half-width': required(outlineLength, 'Distance from the centre line to either side.', '5 NM'),
      caps: optional(
        oneWord(['round', 'flat']),
        'How it ends: round (the default), or flat and square to the line.',
      ),
    }),
    ({ values: { line: centreLine, 'half-width': halfWidthM, caps = 'round' } }): Outline | undefined =>
      centreLine && halfWidthM !== undefined
        ? { kind: 'corridor', line: centreLine, halfWidthM, caps }
        : undefined,
  ),
);

const arcFields = {
  radius: required(outlineLength, 'Radius of the arc.', '10 NM'),
  from: required(angle, 'True azimuth, seen from the centre, at which the arc begins.', '90 deg'),
  to: required(angle, 'True azimuth, seen from the centre, at which the arc ends.', '180 deg'),
};

const arc = oneOfRecords('an arc', {
  clockwise: record('an arc', {
    clockwise: required(position, 'Centre of an arc that runs clockwise.', '33 30 N 038 40 E'),
    ...arcFields,
  }),
  counterclockwise: record('an arc', {
    counterclockwise: required(position, 'Centre of an arc that runs counterclockwise.', '33 30 N 038 40 E'),
    ...arcFields,
  }),
});

const element: Shape<OutlineElement> = checked(
  byForm('a position or an arc', { scalar: position, map: arc }),
  (read) => ('key' in read ? arcOf(read) : { kind: 'vertex', at: read }),
);

const elements: Shape<readonly OutlineElement[]> = checked(
  list(element, 1, 'positions and arcs'),
  (chain, faults, node) => {
    if (chain.length >= 3 || chain.some(({ kind }) => kind === 'arc')) return chain;
    if (node.kind === 'list' && node.items.length === chain.length) {
      const got = `${chain.length} positions and no arc`;
      faults.add('agreement-vertices-too-few', node.span, got, 'an arc, or three positions');
    }
    return undefined;
  },
);

/** Sides and arcs of circles in their order. */
export const arcs: Shape<Outline> = named('arcs', () =>
  checked(
    byForm('a list of positions and arcs, or elements with an edge', {
      list: elements,
      map: record('an outline of arcs', {
        elements: required(elements, 'Positions and arcs in their order, joined by sides.'),
        edge,
      }),
    }),
    (read): Outline | undefined => {
      if (!('node' in read)) return { kind: 'arcs', edge: 'geodesic', elements: read };
      const { elements: chain, edge: kind = 'geodesic' } = read.values;
      return chain && { kind: 'arcs', edge: kind, elements: chain };
    },
  ),
);

function arcOf({ key, read }: Value<typeof arc>): ArcElement | undefined {
  const { radius, from, to } = read.values;
  const centre = 'clockwise' in read.values ? read.values.clockwise : read.values.counterclockwise;
  if (!centre || radius === undefined || from === undefined || to === undefined) return undefined;
  return {
    kind: 'arc',
    centre,
    direction: key,
    fromDeg: from,
    toDeg: to,
    startRadiusM: radius,
    endRadiusM: radius,
  };
}

/** Leaves out points that repeat the one before, and a last one that repeats the first of a ring; then counts again. */
function withoutRepetition(
  points: readonly LatLon[],
  least: 2 | 3,
  faults: FaultList,
  node: SourceNode,
): readonly LatLon[] | undefined {
  const complete = node.kind === 'list' && node.items.length === points.length;
  const distinct = points.filter((point, index) => index === 0 || !samePlace(point, points[index - 1]!));
  if (least === 3 && distinct.length > 1 && samePlace(distinct[0]!, distinct.at(-1)!)) distinct.pop();
  if (distinct.length >= least) {
    if (distinct.length < points.length) {
      const got = `${points.length - distinct.length} repeated`;
      faults.add('agreement-position-repeated', node.span, got, 'each position once', 'repetitions left out');
    }
    return distinct;
  }
  // With too few entries or one at fault, that has been said already.
  if (complete && points.length >= least) {
    const got = `${distinct.length} different ${distinct.length === 1 ? 'position' : 'positions'}`;
    faults.add('agreement-vertices-too-few', node.span, got, `at least ${least}`);
  }
  return undefined;
}

function samePlace(a: LatLon, b: LatLon): boolean {
  return a.latDeg === b.latDeg && a.lonDeg === b.lonDeg;
}
