import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Intervals, LatLon, Outline, OutlineElement } from '../../src/geo/index.ts';
import {
  boundaryDistanceM,
  legInside,
  legSets,
  makeLeg,
  outlineContains,
  pointOnLeg,
  prepareOutline,
  signedBoundaryDistanceM,
} from '../../src/geo/index.ts';
import {
  anyOutline,
  anyStar,
  fourFractions,
  legNear,
  oneFraction,
  placeNear,
  starOutlines,
  towards,
} from './random-outlines.ts';

/**
 * What must not change an answer (docs: the habits of S2 and DAIDALUS). No truth is needed: the engine is held
 * against itself on the same case told otherwise. Verdicts may differ only where the boundary is within a hair.
 */
export interface OutlineProperty {
  readonly name: string;
  readonly property: fc.IProperty<unknown[]>;
}

/** Told otherwise, a case is rounded anew: points this near to the boundary may fall to either side. */
const HAIR_M = 2e-3;
/** 1e-6 s at 250 m/s, over the sine of the crossing angle. */
const ENDPOINT_M = 2.5e-4;

export const outlineProperties: readonly OutlineProperty[] = [
  {
    name: 'the order of the vertices may be reversed',
    property: fc.property(anyOutline, fourFractions, (shape, numbers) => {
      expectSameAnswers(shape.outline, reversed(shape.outline), ...legAndPoint(shape, numbers));
    }),
  },
  {
    name: 'the ring may start at any vertex',
    property: fc.property(starOutlines('geodesic'), fourFractions, fc.nat(11), (shape, numbers, by) => {
      const { outline } = shape;
      if (outline.kind !== 'polygon') return;
      const { vertices } = outline;
      const start = by % vertices.length;
      const rotated = { ...outline, vertices: [...vertices.slice(start), ...vertices.slice(0, start)] };
      expectSameAnswers(outline, rotated, ...legAndPoint(shape, numbers));
    }),
  },
  {
    name: 'north and south may be exchanged',
    property: fc.property(anyOutline, fourFractions, (shape, numbers) => {
      const [from, to, point] = legAndPoint(shape, numbers);
      const mirrored = mapOutline(shape.outline, mirror, (azimuth) => 180 - azimuth, true);
      expectSameAnswers(shape.outline, mirrored, from, to, point, mirror);
    }),
  },
  {
    name: 'everything may be turned around the axis by any angle',
    property: fc.property(
      anyOutline,
      fourFractions,
      fc.double({ min: -540, max: 540, noNaN: true }),
      (shape, numbers, by) => {
        const [from, to, point] = legAndPoint(shape, numbers);
        const turn = ({ latDeg, lonDeg }: LatLon): LatLon => ({ latDeg, lonDeg: lonDeg + by });
        const turned = mapOutline(shape.outline, turn, (azimuth) => azimuth, false);
        expectSameAnswers(shape.outline, turned, from, to, point, turn);
      },
    ),
  },
  {
    name: 'a vertex may be added anywhere on an edge',
    property: fc.property(
      anyStar,
      fourFractions,
      fc.nat(11),
      oneFraction,
      ({ centre, sizeM, vertices }, numbers, edge, share) => {
        const at = edge % vertices.length;
        const added = towards(vertices[at]!, vertices[(at + 1) % vertices.length]!, share);
        const outline: Outline = { kind: 'polygon', edge: 'geodesic', vertices };
        const richer: Outline = {
          ...outline,
          vertices: [...vertices.slice(0, at + 1), added, ...vertices.slice(at + 1)],
        };
        expectSameAnswers(outline, richer, ...legAndPoint({ centre, sizeM, outline }, numbers));
      },
    ),
  },
  {
    name: 'a leg may be split at any fraction',
    property: fc.property(anyOutline, fourFractions, oneFraction, (shape, numbers, share) => {
      const prepared = prepareOutline(shape.outline);
      const [from, to] = legNear(shape, numbers);
      const leg = makeLeg(from, to);
      const middle = pointOnLeg(leg, share);
      const first = makeLeg(from, middle);
      const second = makeLeg(middle, to);
      const sets = (radiusAt: (f: number) => number): void => {
        const part = (f0: number, f1: number): { startM: number; endM: number; bulgeM: number } => ({
          startM: radiusAt(f0),
          endM: radiusAt(f1),
          bulgeM: 0,
        });
        const whole = legSets(prepared, leg, part(0, 1));
        const one = legSets(prepared, first, part(0, share));
        const two = legSets(prepared, second, part(share, 1));
        for (const kind of ['inside', 'certain', 'possible'] as const) {
          const pieced = [
            ...one[kind].map((f) => f * first.lengthM),
            ...two[kind].map((f) => first.lengthM + f * second.lengthM),
          ];
          expectSameStretches(
            whole[kind].map((f) => f * leg.lengthM),
            pieced,
            (m) => {
              const place = pointOnLeg(leg, leg.lengthM === 0 ? 0 : m / leg.lengthM);
              const reach = radiusAt(leg.lengthM === 0 ? 0 : m / leg.lengthM);
              return Math.abs(boundaryDistanceM(prepared, place) - (kind === 'inside' ? 0 : reach));
            },
          );
        }
      };
      sets(() => 0);
      sets((f) => shape.sizeM * 0.02 * (1 + f));
    }),
  },
  {
    name: 'a leg may be flown backwards',
    property: fc.property(anyOutline, fourFractions, (shape, numbers) => {
      const prepared = prepareOutline(shape.outline);
      const [from, to] = legNear(shape, numbers);
      const there = makeLeg(from, to);
      const back = makeLeg(to, from);
      const onThere = legInside(prepared, there).map((f) => f * there.lengthM);
      const onBack = legInside(prepared, back)
        .map((f) => (1 - f) * back.lengthM)
        .toReversed();
      expectSameStretches(onThere, onBack, (m) =>
        boundaryDistanceM(prepared, pointOnLeg(there, there.lengthM === 0 ? 0 : m / there.lengthM)),
      );
    }),
  },
  {
    name: 'no distance changes faster than the point moves',
    property: fc.property(anyOutline, fourFractions, oneFraction, (shape, [a, b, c, d], near) => {
      const prepared = prepareOutline(shape.outline);
      const point = placeNear(shape, a, b);
      const other = towards(point, placeNear(shape, c, d), near * near * near);
      const moved = makeLeg(point, other).lengthM;
      const change = signedBoundaryDistanceM(prepared, point) - signedBoundaryDistanceM(prepared, other);
      expect(Math.abs(change)).toBeLessThanOrEqual(moved * (1 + 1e-9) + 1e-5);
    }),
  },
  {
    name: 'the certain set lies in the inside set and that in the possible set',
    property: fc.property(anyOutline, fourFractions, oneFraction, (shape, numbers, size) => {
      const prepared = prepareOutline(shape.outline);
      const leg = makeLeg(...legNear(shape, numbers));
      const radius = {
        startM: size * size * shape.sizeM,
        endM: size * shape.sizeM * 0.3,
        bulgeM: size * shape.sizeM * 0.1,
      };
      const { inside, certain, possible } = legSets(prepared, leg, radius);
      expect(isWithin(certain, inside)).toBe(true);
      expect(isWithin(inside, possible)).toBe(true);
      expectOrdered(inside);
      expectOrdered(certain);
      expectOrdered(possible);
    }),
  },
];

function legAndPoint(
  shape: Parameters<typeof legNear>[0],
  numbers: readonly [number, number, number, number],
): [LatLon, LatLon, LatLon] {
  const [from, to] = legNear(shape, numbers);
  return [from, to, placeNear(shape, numbers[1], numbers[2])];
}

function expectSameAnswers(
  first: Outline,
  second: Outline,
  from: LatLon,
  to: LatLon,
  point: LatLon,
  map: (place: LatLon) => LatLon = (place) => place,
): void {
  const a = prepareOutline(first);
  const b = prepareOutline(second);
  const depthA = signedBoundaryDistanceM(a, point);
  const depthB = signedBoundaryDistanceM(b, map(point));
  expect(Math.abs(Math.abs(depthA) - Math.abs(depthB))).toBeLessThan(1e-5 + 1e-9 * Math.abs(depthA));
  if (Math.abs(depthA) > HAIR_M) {
    expect(outlineContains(b, map(point))).toBe(outlineContains(a, point));
    expect(depthB > 0).toBe(depthA > 0);
  }
  const legA = makeLeg(from, to);
  const legB = makeLeg(map(from), map(to));
  expectSameStretches(
    legInside(a, legA).map((f) => f * legA.lengthM),
    legInside(b, legB).map((f) => f * legA.lengthM),
    (m) => boundaryDistanceM(a, pointOnLeg(legA, legA.lengthM === 0 ? 0 : m / legA.lengthM)),
  );
}

/**
 * The same stretches of a leg in metres. An end may move, and a stretch or a gap may come and go, only where the
 * leg stays within a hair of the limit between the two answers; `gapAt` gives the distance from that limit.
 */
function expectSameStretches(
  a: readonly number[],
  b: readonly number[],
  gapAt: (alongM: number) => number,
): void {
  for (const [from, until] of differences(a, b)) {
    if (until - from <= ENDPOINT_M) continue;
    for (const share of [0.25, 0.5, 0.75]) expect(gapAt(from + (until - from) * share)).toBeLessThan(HAIR_M);
  }
}

/** Where one list covers and the other does not. */
function differences(a: readonly number[], b: readonly number[]): [number, number][] {
  const marks = [...new Set([...a, ...b])].sort((p, q) => p - q);
  const covers = (list: readonly number[], m: number): boolean =>
    list.some((edge, i) => i % 2 === 0 && edge <= m && m <= list[i + 1]!);
  const found: [number, number][] = [];
  for (let i = 0; i + 1 < marks.length; i += 1) {
    const middle = (marks[i]! + marks[i + 1]!) / 2;
    if (covers(a, middle) !== covers(b, middle)) found.push([marks[i]!, marks[i + 1]!]);
  }
  return found;
}

function isWithin(inner: Intervals, outer: Intervals): boolean {
  for (let i = 0; i < inner.length; i += 2) {
    const holds = outer.some(
      (edge, k) => k % 2 === 0 && edge <= inner[i]! + 1e-12 && inner[i + 1]! <= outer[k + 1]! + 1e-12,
    );
    if (!holds) return false;
  }
  return true;
}

function expectOrdered(intervals: Intervals): void {
  for (let i = 0; i < intervals.length; i += 1) {
    expect(intervals[i]!).toBeGreaterThanOrEqual(0);
    expect(intervals[i]!).toBeLessThanOrEqual(1);
    if (i > 0) expect(intervals[i]!).toBeGreaterThanOrEqual(intervals[i - 1]!);
  }
}

function mirror({ latDeg, lonDeg }: LatLon): LatLon {
  return { latDeg: -latDeg, lonDeg };
}

function reversed(outline: Outline): Outline {
  switch (outline.kind) {
    case 'circle':
      return outline;
    case 'corridor':
      return { ...outline, line: outline.line.toReversed() };
    case 'polygon': {
      const { holes } = outline;
      const vertices = outline.vertices.toReversed();
      return holes === undefined
        ? { ...outline, vertices }
        : { ...outline, vertices, holes: holes.map((hole) => hole.toReversed()) };
    }
    case 'arcs':
      return { ...outline, elements: outline.elements.toReversed().map(reversedElement) };
  }
}

function reversedElement(element: OutlineElement): OutlineElement {
  if (element.kind === 'vertex') return element;
  return {
    ...element,
    direction: element.direction === 'clockwise' ? 'counterclockwise' : 'clockwise',
    fromDeg: element.toDeg,
    toDeg: element.fromDeg,
    startRadiusM: element.endRadiusM,
    endRadiusM: element.startRadiusM,
  };
}

function mapOutline(
  outline: Outline,
  map: (place: LatLon) => LatLon,
  turn: (azimuthDeg: number) => number,
  isMirrored: boolean,
): Outline {
  switch (outline.kind) {
    case 'circle':
      return { ...outline, centre: map(outline.centre) };
    case 'corridor':
      return { ...outline, line: outline.line.map(map) };
    case 'polygon': {
      const { holes } = outline;
      const vertices = outline.vertices.map(map);
      return holes === undefined
        ? { ...outline, vertices }
        : { ...outline, vertices, holes: holes.map((hole) => hole.map(map)) };
    }
    case 'arcs':
      return {
        ...outline,
        elements: outline.elements.map((element): OutlineElement => {
          if (element.kind === 'vertex') return { kind: 'vertex', at: map(element.at) };
          const other = element.direction === 'clockwise' ? 'counterclockwise' : 'clockwise';
          return {
            ...element,
            centre: map(element.centre),
            fromDeg: turn(element.fromDeg),
            toDeg: turn(element.toDeg),
            direction: isMirrored ? other : element.direction,
          };
        }),
      };
  }
}
