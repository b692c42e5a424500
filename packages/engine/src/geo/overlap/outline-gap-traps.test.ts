import { describe, expect, it } from 'vitest';
import { direct, inverse } from '../geodesic.ts';
import { outlineContains } from '../outline-distance.ts';
import { prepareOutline } from '../outline-preparation.ts';
import type { Outline } from '../outline.ts';
import type { LatLon } from '../position.ts';
import type { OutlineGap } from './outline-gap.ts';
import { outlineGap } from './outline-gap.ts';
import { overlapBorder } from './overlap-border.ts';
import { overlapDepth } from './overlap-depth.ts';

/** Places east and north of a corner, metres: first east along the geodesic, then at a right angle to it. */
function grid(corner: LatLon): (eastM: number, northM: number) => LatLon {
  return (eastM, northM) => {
    const along = direct(corner, 90, eastM);
    return direct(along.at, along.finalAzimuthDeg - 90, northM).at;
  };
}

const at = grid({ latDeg: 47.5, lonDeg: 8.5 });

function polygon(...vertices: LatLon[]): Outline {
  return { kind: 'polygon', edge: 'geodesic', vertices };
}

function rectangle(westM: number, southM: number, eastM: number, northM: number, place = at): Outline {
  return polygon(place(westM, southM), place(eastM, southM), place(eastM, northM), place(westM, northM));
}

function circle(centre: LatLon, radiusM: number): Outline {
  return { kind: 'circle', centre, radiusM };
}

/** Asked both ways round; the answer has to be the same. */
function gap(a: Outline, b: Outline): OutlineGap {
  const there = outlineGap(prepareOutline(a), prepareOutline(b));
  const back = outlineGap(prepareOutline(b), prepareOutline(a));
  expect(back).toEqual({ ...there, places: there.places?.toReversed() });
  return there;
}

describe('outlines that touch', () => {
  it('overlap where they share an edge', () => {
    const east = polygon(at(1000, 0), at(2000, 0), at(2000, 1000), at(1000, 1000));
    expect(gap(rectangle(0, 0, 1000, 1000), east)).toMatchObject({ gapM: 0, overlaps: true });
  });

  it('overlap where they share a single vertex', () => {
    const far = polygon(at(1000, 1000), at(2000, 1100), at(1100, 2000));
    expect(gap(rectangle(0, 0, 1000, 1000), far)).toMatchObject({ gapM: 0, overlaps: true });
    const depth = overlapDepth(prepareOutline(rectangle(0, 0, 1000, 1000)), prepareOutline(far));
    expect(depth!.depthM).toBeLessThan(1e-3);
  });

  it('overlap where a circle touches a circle from outside', () => {
    const first = { latDeg: 60, lonDeg: 179.999 };
    const second = { latDeg: 60.1, lonDeg: -179.9 };
    const { distanceM } = inverse(first, second);
    const touch = gap(circle(first, 5000), circle(second, distanceM - 5000));
    expect(touch.overlaps).toBe(true);
    expect(inverse(touch.places![0], first).distanceM).toBeCloseTo(5000, 3);
    expect(gap(circle(first, 5000), circle(second, distanceM - 5000.002)).gapM).toBeCloseTo(0.002, 6);
  });

  it('overlap where two sectors share an arc of the same circle', () => {
    const sector = (fromDeg: number, toDeg: number, corner: LatLon): Outline => ({
      kind: 'arcs',
      edge: 'geodesic',
      elements: [
        { kind: 'vertex', at: corner },
        { kind: 'arc', centre, direction: 'clockwise', fromDeg, toDeg, startRadiusM: 9260, endRadiusM: 9260 },
      ],
    });
    const centre = { latDeg: -33.9, lonDeg: 151.2 };
    const beyond = direct(centre, 45, 15_000).at;
    expect(gap(sector(0, 90, centre), sector(20, 70, beyond))).toMatchObject({ gapM: 0, overlaps: true });
  });
});

describe('outlines one inside the other', () => {
  it('overlap though their borders lie far apart', () => {
    const nested = gap(rectangle(0, 0, 50_000, 50_000), rectangle(20_000, 20_000, 21_000, 21_000));
    expect(nested.overlaps).toBe(true);
    expect(gap(circle(at(5000, 5000), 30_000), rectangle(0, 0, 100, 100)).overlaps).toBe(true);
    expect(gap(circle(at(25_000, 25_000), 3), rectangle(0, 0, 50_000, 50_000)).overlaps).toBe(true);
  });

  it('do not overlap where the inner one lies in a hole', () => {
    const ring: Outline = {
      kind: 'polygon',
      edge: 'geodesic',
      vertices: [at(0, 0), at(9000, 0), at(9000, 9000), at(0, 9000)],
      holes: [[at(3000, 3000), at(6000, 3000), at(6000, 6000), at(3000, 6000)]],
    };
    const inner = gap(ring, rectangle(3100, 3200, 5900, 5800));
    expect(inner.overlaps).toBe(false);
    expect(inner.gapM).toBeCloseTo(100, 2);
    expect(gap(ring, circle(at(4500, 4500), 1499)).gapM).toBeCloseTo(1, 2);
    expect(gap(ring, rectangle(3100, 3200, 6001, 5800)).overlaps).toBe(true);
    // Over hole and ring alike: no vertex of either lies in the other.
    expect(gap(ring, rectangle(-100, -100, 9100, 9100)).overlaps).toBe(true);
  });

  it('that are the same overlap, and their depth is that of one of them', () => {
    const same = rectangle(0, 0, 2000, 1000);
    const turned = polygon(at(2000, 1000), at(2000, 0), at(0, 0), at(0, 1000));
    expect(gap(same, turned).overlaps).toBe(true);
    expect(overlapDepth(prepareOutline(same), prepareOutline(turned))!.depthM).toBeCloseTo(500, -1);
    const lines = overlapBorder(prepareOutline(same), prepareOutline(turned), 1);
    expect(lines.map(({ isClosed, places }) => [isClosed, places.length])).toEqual([[true, 4]]);
  });
});

describe('outlines whose boxes overlap and which do not', () => {
  it('lie in the notch of a U', () => {
    const u = polygon(
      at(0, 0),
      at(9000, 0),
      at(9000, 9000),
      at(6000, 9000),
      at(6000, 3000),
      at(3000, 3000),
      at(3000, 9000),
      at(0, 9000),
    );
    expect(gap(u, rectangle(3500, 3400, 5500, 8000)).gapM).toBeCloseTo(400, 1);
    expect(gap(u, circle(at(4500, 6000), 1400)).gapM).toBeCloseTo(100, 1);
    expect(gap(u, rectangle(3500, 3400, 6000.02, 8000)).overlaps).toBe(true);
  });

  it('run beside each other along a diagonal', () => {
    const one = polygon(at(0, 0), at(10_000, 10_000), at(10_000, 10_010), at(0, 10));
    const other = polygon(at(0, 30), at(10_000, 10_030), at(10_000, 10_040), at(0, 40));
    expect(gap(one, other).gapM).toBeCloseTo(20 * Math.SQRT1_2, 1);
    expect(gap(one, other).overlaps).toBe(false);
  });

  it('cross as a plus, with no vertex of either inside the other', () => {
    const plus = [rectangle(-1000, -100, 1000, 100), rectangle(-100, -1000, 100, 1000)] as const;
    const cross = gap(...plus);
    expect(cross.overlaps).toBe(true);
    for (const outline of plus) expect(outlineContains(prepareOutline(outline), cross.places![0])).toBe(true);
    expect(overlapDepth(prepareOutline(plus[0]), prepareOutline(plus[1]))!.depthM).toBeCloseTo(100, 0);
    const [border, ...rest] = overlapBorder(prepareOutline(plus[0]), prepareOutline(plus[1]), 0.1);
    expect(rest).toEqual([]);
    expect(border!.isClosed).toBe(true);
  });
});

describe('one centimetre (ASTM F3548 GEN0500)', () => {
  it('is met by a gap of 1.5 cm, which is no conflict', () => {
    const near = gap(rectangle(0, 0, 1000, 1000), rectangle(200, 1000.015, 700, 1500));
    expect(near.overlaps).toBe(false);
    expect(near.gapM).toBeCloseTo(0.015, 4);
    const tip = polygon(at(1000.015, 400), at(1400, 300), at(1400, 500));
    const edge = polygon(at(0, 0), at(1000, 0), at(1000, 400), at(1000, 1000), at(0, 1000));
    expect(gap(edge, tip).gapM).toBeCloseTo(0.015, 4);
  });

  it('is met by an overlap of 1.112 cm, which is one', () => {
    const tip = polygon(at(1000 - 0.01112, 400), at(1400, 300), at(1400, 500));
    const edge = polygon(at(0, 0), at(1000, 0), at(1000, 400), at(1000, 1000), at(0, 1000));
    expect(gap(edge, tip).overlaps).toBe(true);
    const first = { latDeg: 46.9754, lonDeg: 7.4774 };
    const second = direct(first, 77, 1000).at;
    expect(gap(circle(first, 400), circle(second, 600.01112)).overlaps).toBe(true);
    expect(gap(circle(first, 400), circle(second, 599.985)).gapM).toBeCloseTo(0.015, 6);
    expect(
      overlapDepth(prepareOutline(circle(first, 400)), prepareOutline(circle(second, 600.01112)))!.depthM,
    ).toBeCloseTo(0.00556, 6);
  });
});

describe('awkward places', () => {
  it('across the antimeridian, written either way', () => {
    const place = grid({ latDeg: -17, lonDeg: 179.99 });
    const shifted = (outline: Outline): Outline =>
      outline.kind === 'polygon'
        ? {
            ...outline,
            vertices: outline.vertices.map(({ latDeg, lonDeg }) => ({ latDeg, lonDeg: lonDeg + 360 })),
          }
        : outline;
    const west = rectangle(0, 0, 2000, 1000, place);
    const east = rectangle(2500, 0, 4000, 1000, place);
    expect(gap(west, east).gapM).toBeCloseTo(500, 1);
    expect(gap(shifted(west), east).gapM).toBeCloseTo(gap(west, east).gapM, 6);
    expect(gap(west, rectangle(1900, 500, 4000, 700, place)).overlaps).toBe(true);
  });

  it('around a pole', () => {
    const ring = (latDeg: number): Outline =>
      polygon(...[0, 90, 180, -90].map((lonDeg) => ({ latDeg, lonDeg })));
    expect(gap(ring(89.9), circle({ latDeg: 90, lonDeg: 0 }, 10)).overlaps).toBe(true);
    expect(gap(ring(89.9), circle({ latDeg: 90, lonDeg: 123 }, 10)).overlaps).toBe(true);
    const outside = { latDeg: 89.9, lonDeg: 45 };
    expect(gap(ring(89.9), circle(outside, 10)).overlaps).toBe(false);
    const capped = gap(circle({ latDeg: 90, lonDeg: 0 }, 5000), circle({ latDeg: 89.9, lonDeg: 45 }, 5000));
    expect(capped.gapM).toBeCloseTo(inverse({ latDeg: 90, lonDeg: 0 }, outside).distanceM - 10_000, 6);
  });

  it('beside long edges, where only the geodesic decides and not the parallel', () => {
    const long = polygon(
      { latDeg: 50, lonDeg: 0 },
      { latDeg: 50, lonDeg: 10 },
      { latDeg: 49, lonDeg: 10 },
      { latDeg: 49, lonDeg: 0 },
    );
    // In the middle the geodesic runs 12 km north of the parallel.
    const north = circle({ latDeg: 50.1, lonDeg: 5 }, 500);
    expect(gap(long, north).overlaps).toBe(true);
    expect(gap({ ...long, edge: 'parallel' } as Outline, north).gapM).toBeCloseTo(10_624, -2);
  });

  it('of corridors: round ends reach farther than flat ones', () => {
    const line = [at(0, 0), at(5000, 0)];
    const corridor = (caps: 'round' | 'flat'): Outline => ({ kind: 'corridor', line, halfWidthM: 300, caps });
    const beyond = circle(at(5400, 0), 50);
    expect(gap(corridor('round'), beyond).gapM).toBeCloseTo(50, 3);
    expect(gap(corridor('flat'), beyond).gapM).toBeCloseTo(350, 3);
    const beside: Outline = {
      kind: 'corridor',
      line: [at(1000, 700), at(3000, 700)],
      halfWidthM: 100,
      caps: 'round',
    };
    expect(gap(corridor('round'), beside).gapM).toBeCloseTo(300, 2);
    expect(gap(corridor('flat'), beside).gapM).toBeCloseTo(300, 2);
    const across: Outline = { ...beside, line: [at(2500, -900), at(2500, 900)], halfWidthM: 0 };
    expect(gap(corridor('round'), across).overlaps).toBe(true);
    expect(gap(corridor('flat'), across).overlaps).toBe(true);
  });

  it('of outlines without any place: no overlap, and an endless gap', () => {
    const nothing = polygon({ latDeg: NaN, lonDeg: 0 });
    const none = { gapM: Infinity, overlaps: false, places: undefined };
    expect(outlineGap(prepareOutline(nothing), prepareOutline(rectangle(0, 0, 1, 1)))).toEqual(none);
    expect(
      outlineGap(prepareOutline(circle({ latDeg: NaN, lonDeg: 0 }, 5)), prepareOutline(nothing)),
    ).toEqual(none);
    expect(overlapDepth(prepareOutline(nothing), prepareOutline(nothing))).toBeUndefined();
  });

  it('of points: a polygon of one vertex and a circle of no radius', () => {
    const point = polygon(at(500, 500));
    expect(gap(point, circle(at(500, 500), 0)).overlaps).toBe(true);
    expect(gap(point, rectangle(0, 0, 1000, 1000)).overlaps).toBe(true);
    expect(gap(point, circle(at(500, 600), 0)).gapM).toBeCloseTo(100, 3);
  });

  it('of a gap beyond the limit, which is of no interest', () => {
    const [a, b] = [rectangle(0, 0, 1000, 1000), rectangle(1500, 0, 2000, 1000)].map(prepareOutline);
    expect(outlineGap(a!, b!, 400).gapM).toBe(Infinity);
    expect(outlineGap(a!, b!, 600).gapM).toBeCloseTo(500, 1);
  });
});
