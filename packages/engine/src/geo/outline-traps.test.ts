import { describe, expect, it } from 'vitest';
import type { LatLon, Outline } from './index.ts';
import {
  boundaryDistanceM,
  deepestOnLeg,
  direct,
  distanceM,
  legInside,
  legNearBoundary,
  legSets,
  makeLeg,
  outlineBoxes,
  outlineContains,
  outlinePicture,
  prepareOutline,
  signedBoundaryDistanceM,
} from './index.ts';

const at = (latDeg: number, lonDeg: number): LatLon => ({ latDeg, lonDeg });
const polygon = (...vertices: LatLon[]): Outline => ({ kind: 'polygon', edge: 'geodesic', vertices });
const square = polygon(at(0, 0), at(0, 1), at(1, 1), at(1, 0));
const holds = (outline: Outline, latDeg: number, lonDeg: number): boolean =>
  outlineContains(prepareOutline(outline), at(latDeg, lonDeg));
const inside = (outline: Outline, from: LatLon, to: LatLon): readonly number[] =>
  legInside(prepareOutline(outline), makeLeg(from, to));

describe('trap: the antimeridian', () => {
  const over = polygon(at(10, 179), at(10, -179), at(12, -179), at(12, 179));

  it('has no inside of its own', () => {
    expect(holds(over, 11, 180)).toBe(true);
    expect(holds(over, 11, -180)).toBe(true);
    expect(holds(over, 11, 540)).toBe(true);
    expect(holds(over, 11, 178.9)).toBe(false);
    expect(holds(over, 11, 0)).toBe(false);
  });

  it('180 and -180 are one vertex', () => {
    const a = polygon(at(0, 179), at(0, 180), at(1, 180), at(1, 179));
    const b = polygon(at(0, 179), at(0, -180), at(1, -180), at(1, 179));
    for (const lon of [179.5, 179.999, -179.999]) expect(holds(a, 0.5, lon)).toBe(holds(b, 0.5, lon));
    expect(holds(a, 0.5, -180)).toBe(true);
    expect(signedBoundaryDistanceM(prepareOutline(a), at(0.5, 180))).toBeCloseTo(0, 6);
  });

  it('splits the box in two', () => {
    const boxes = outlineBoxes(prepareOutline(over));
    expect(boxes).toHaveLength(2);
    expect(boxes[0]!.eastDeg).toBe(180);
    expect(boxes[1]!.westDeg).toBe(-180);
  });

  it('does not tear a picture', () => {
    const [ring] = outlinePicture(over, 100);
    for (let i = 1; i < ring!.length; i += 1)
      expect(Math.abs(ring![i]!.lonDeg - ring![i - 1]!.lonDeg)).toBeLessThan(30);
  });
});

describe('trap: the poles', () => {
  const cap = polygon(at(80, 0), at(80, 90), at(80, 180), at(80, -90));

  it('a ring around a pole holds the pole, in either order', () => {
    const back = polygon(at(80, -90), at(80, 180), at(80, 90), at(80, 0));
    for (const outline of [cap, back]) {
      expect(holds(outline, 90, 123)).toBe(true);
      expect(holds(outline, 85, 45)).toBe(true);
      expect(holds(outline, 79, 45)).toBe(false);
      expect(holds(outline, -90, 0)).toBe(false);
    }
  });

  it('a leg straight over the pole is inside all along', () => {
    expect(inside(cap, at(85, 20), at(85, -160))).toEqual([0, 1]);
  });

  it('a vertex at the pole has any longitude', () => {
    for (const lon of [0, 45, 90, -170]) {
      const wedge = polygon(at(60, 0), at(60, 90), at(90, lon));
      expect(holds(wedge, 75, 45)).toBe(true);
      expect(holds(wedge, 75, -45)).toBe(false);
      expect(holds(wedge, 75, 135)).toBe(false);
      expect(holds(wedge, 90, 200)).toBe(true);
    }
  });

  it('two vertices at the pole are one', () => {
    const wedge = polygon(at(60, 0), at(60, 90), at(90, 80), at(90, -20));
    expect(holds(wedge, 75, 45)).toBe(true);
    expect(holds(wedge, 75, -45)).toBe(false);
  });

  it('an edge may run straight over the pole', () => {
    const half = polygon(at(80, 0), at(80, 180), at(70, 90));
    expect(holds(half, 85, 90)).toBe(true);
    expect(holds(half, 85, -90)).toBe(false);
  });

  it('a circle around the pole is round', () => {
    const circle: Outline = { kind: 'circle', centre: at(89.5, 10), radiusM: 200_000 };
    expect(holds(circle, 89, -170)).toBe(true);
    const { northDeg, westDeg, eastDeg } = outlineBoxes(prepareOutline(circle))[0]!;
    expect([northDeg, westDeg, eastDeg]).toEqual([90, -180, 180]);
  });
});

describe('trap: the smaller side is inside', () => {
  it('of a band around most of the Earth', () => {
    const band = polygon(
      ...[-150, -90, -30, 30, 90, 150].map((lon) => at(-10, lon)),
      ...[150, 90, 30, -30, -90, -150].map((lon) => at(10, lon)),
    );
    expect(holds(band, 0, 0)).toBe(true);
    expect(holds(band, 0, 179)).toBe(false);
    expect(holds(band, 60, 0)).toBe(false);
    expect(holds(band, -60, 0)).toBe(false);
  });

  it('of a ring that leaves only a strip of the Earth', () => {
    const most = polygon(
      ...[-165, -110, -55, 0, 55, 110, 165].map((lon) => at(-75, lon)),
      ...[165, 110, 55, 0, -55, -110, -165].map((lon) => at(75, lon)),
    );
    expect(holds(most, 0, 0)).toBe(false);
    expect(holds(most, 0, 180)).toBe(true);
    expect(holds(most, 90, 0)).toBe(true);
    expect(holds(most, -90, 0)).toBe(true);
    const boxes = outlineBoxes(prepareOutline(most));
    expect([boxes[0]!.southDeg, boxes[0]!.northDeg]).toEqual([-90, 90]);
  });
});

describe('trap: vertices that say too much or too little', () => {
  it('a repeated closing vertex changes nothing', () => {
    const closed = polygon(at(0, 0), at(0, 1), at(1, 1), at(1, 0), at(0, 0));
    expect(inside(closed, at(0.5, -1), at(0.5, 2))).toEqual(inside(square, at(0.5, -1), at(0.5, 2)));
  });

  it('duplicate vertices change nothing', () => {
    const stuttering = polygon(at(0, 0), at(0, 0), at(0, 1), at(1, 1), at(1, 1), at(1, 1), at(1, 0));
    expect(inside(stuttering, at(0.5, -1), at(0.5, 2))).toEqual(inside(square, at(0.5, -1), at(0.5, 2)));
    expect(inside(stuttering, at(-1, 0), at(2, 0))).toEqual(inside(square, at(-1, 0), at(2, 0)));
  });

  it('a spike out and back encloses nothing', () => {
    const spiked = polygon(at(0, 0), at(0, 1), at(1, 1), at(3, 1), at(1, 1), at(1, 0));
    expect(holds(spiked, 2, 1)).toBe(false);
    expect(boundaryDistanceM(prepareOutline(spiked), at(3, 1))).toBeCloseTo(distanceM(3, 1, 1, 1), 1);
  });

  it('a cut to a hole and back is no boundary', () => {
    const keyhole = polygon(
      at(0, 0),
      at(0, 4),
      at(4, 4),
      at(4, 0),
      at(0, 0),
      at(1, 1),
      at(3, 1),
      at(3, 3),
      at(1, 3),
      at(1, 1),
    );
    expect(holds(keyhole, 2, 2)).toBe(false);
    expect(holds(keyhole, 0.5, 0.5)).toBe(true);
    expect(signedBoundaryDistanceM(prepareOutline(keyhole), at(0.5, 0.5))).toBeGreaterThan(50_000);
    expect(inside(keyhole, at(0.2, 0.9), at(0.9, 0.2))).toEqual([0, 1]);
  });

  it('a figure of eight holds both lobes', () => {
    const eight = polygon(at(0, 0), at(2, 2), at(0, 2), at(2, 0));
    expect(holds(eight, 0.5, 1)).toBe(false);
    expect(holds(eight, 1, 0.3)).toBe(true);
    expect(holds(eight, 1, 1.7)).toBe(true);
  });

  it.each([
    ['no vertices', polygon()],
    ['one vertex', polygon(at(1, 1))],
    ['two vertices', polygon(at(1, 1), at(2, 2))],
    ['one place many times', polygon(at(1, 1), at(1, 1), at(1, 1))],
    ['all on one line', polygon(at(0, 0), at(0, 1), at(0, 2), at(0, 1))],
    ['a circle of no radius', { kind: 'circle', centre: at(1, 1), radiusM: 0 }],
    ['a negative radius', { kind: 'circle', centre: at(1, 1), radiusM: -5 }],
    ['a line of no width', { kind: 'corridor', line: [at(0, 0), at(0, 1)], halfWidthM: 0, caps: 'round' }],
    ['a line without places', { kind: 'corridor', line: [], halfWidthM: 100, caps: 'flat' }],
    ['arcs without elements', { kind: 'arcs', edge: 'geodesic', elements: [] }],
    ['vertices that are no numbers', polygon(at(NaN, 0), at(0, Infinity))],
    ['a centre that is no place', { kind: 'circle', centre: at(NaN, 0), radiusM: 10 }],
  ] as [string, Outline][])('%s: an empty interior, and nothing throws', (_, outline) => {
    const prepared = prepareOutline(outline);
    const leg = makeLeg(at(-1, 0.3), at(5, 4));
    expect(outlineContains(prepared, at(0.3, 0.7))).toBe(false);
    const within = legInside(prepared, leg);
    for (let i = 0; i < within.length; i += 2) expect(within[i]).toBe(within[i + 1]);
    expect(() => {
      outlineBoxes(prepared);
      outlinePicture(outline, 10);
      legSets(prepared, leg, { startM: 10, endM: 20, bulgeM: 5 });
      deepestOnLeg(prepared, leg, 0, 1);
      boundaryDistanceM(prepared, at(0, 0));
    }).not.toThrow();
  });

  it('a degenerate ring still has a boundary', () => {
    expect(boundaryDistanceM(prepareOutline(polygon(at(0, 0), at(0, 1))), at(1, 0.5))).toBeCloseTo(
      distanceM(1, 0.5, 0, 0.5),
      1,
    );
    expect(boundaryDistanceM(prepareOutline(polygon(at(1, 1))), at(0, 0))).toBeCloseTo(
      distanceM(0, 0, 1, 1),
      6,
    );
  });
});

describe('trap: contacts', () => {
  it('a leg that starts exactly on the boundary and leaves touches at its start', () => {
    expect(inside(square, at(0, 0.5), at(-1, 0.5))).toEqual([0, 0]);
    expect(inside(square, at(-1, 0.5), at(0, 0.5))).toEqual([1, 1]);
  });

  it('a leg that starts exactly on the boundary and enters is inside from its start', () => {
    const [from, until] = inside(square, at(0, 0.5), at(0.5, 0.5));
    expect([from, until]).toEqual([0, 1]);
  });

  it('a leg through a vertex from outside to outside touches it', () => {
    const kite = polygon(at(0, 0), at(1, 1), at(2, 0), at(1, -1));
    const touch = inside(kite, at(0, -1), at(0, 1));
    expect(touch).toHaveLength(2);
    expect(touch[0]).toBeCloseTo(0.5, 9);
    expect(touch[1]).toBe(touch[0]);
  });

  it('a leg through two opposite vertices is inside between them', () => {
    const kite = polygon(at(0, 0), at(1, 1), at(2, 0), at(1, -1));
    const within = inside(kite, at(-1, 0), at(3, 0));
    expect(within).toHaveLength(2);
    expect(within[0]).toBeCloseTo(0.25, 4);
    expect(within[1]).toBeCloseTo(0.75, 4);
  });

  it('a leg along an edge is inside all along it', () => {
    const along = inside(square, at(0, -1), at(0, 2));
    expect(along).toHaveLength(2);
    expect(along[0]).toBeCloseTo(1 / 3, 9);
    expect(along[1]).toBeCloseTo(2 / 3, 9);
    expect(inside(square, at(0, 0), at(0, 1))).toEqual([0, 1]);
    expect(inside(square, at(0.2, 0), at(0.7, 0))).toEqual([0, 1]);
  });

  it('a leg over the edge that two areas share is in both without a gap', () => {
    const west = polygon(at(0, 0), at(1, 0.123456789), at(1, -1), at(0, -1));
    const east = polygon(at(0, 0), at(1, 0.123456789), at(1, 1), at(0, 1));
    const from = at(0.31, -0.5);
    const to = at(0.64, 0.5);
    const first = inside(west, from, to);
    const second = inside(east, from, to);
    expect(first[0]).toBe(0);
    expect(second.at(-1)).toBe(1);
    expect(Math.abs(first[1]! - second[0]!) * makeLeg(from, to).lengthM).toBeLessThan(1e-6);
  });

  it('a leg nearly parallel to an edge crosses it once, in the right place', () => {
    // Over 111 km the leg climbs from 1 m below the edge to 1 m above it.
    const step = 1 / 110_574;
    const within = inside(square, at(-step, 0.2), at(step, 0.8));
    expect(within).toHaveLength(2);
    expect(within[0]).toBeCloseTo(0.5, 3);
    expect(within[1]).toBe(1);
  });

  it('a leg that cuts a corner by a centimetre is inside for a centimetre', () => {
    const corner = direct(at(0, 0), 45, 0.01).at;
    const from = direct(corner, 135, 5000).at;
    const to = direct(corner, 315, 5000).at;
    const within = inside(square, from, to);
    expect(within).toHaveLength(2);
    expect((within[1]! - within[0]!) * 10_000).toBeCloseTo(0.02, 3);
  });

  it('a leg tangent to a circle touches it once', () => {
    const centre = at(50, 8);
    const circle: Outline = { kind: 'circle', centre, radiusM: 20_000 };
    const foot = direct(centre, 0, 20_000);
    const touch = inside(circle, direct(foot.at, 90, 10_000).at, direct(foot.at, 270, 10_000).at);
    expect(touch).toHaveLength(2);
    expect((touch[0]! + touch[1]!) / 2).toBeCloseTo(0.5, 4);
    const beside = direct(centre, 0, 20_000.01);
    expect(inside(circle, direct(beside.at, 90, 10_000).at, direct(beside.at, 270, 10_000).at)).toEqual([]);
    const through = direct(centre, 0, 19_999);
    const chord = inside(circle, direct(through.at, 90, 10_000).at, direct(through.at, 270, 10_000).at);
    expect((chord[1]! - chord[0]!) * 20_000).toBeCloseTo(2 * Math.sqrt(2 * 20_000 - 1), 0);
  });

  it('a leg from a place to itself is inside or not', () => {
    expect(inside(square, at(0.5, 0.5), at(0.5, 0.5))).toEqual([0, 1]);
    expect(inside(square, at(0, 0), at(0, 0))).toEqual([0, 1]);
    expect(inside(square, at(2, 2), at(2, 2))).toEqual([]);
    const prepared = prepareOutline(square);
    const still = makeLeg(at(0.5, -0.001), at(0.5, -0.001));
    const gap = boundaryDistanceM(prepared, at(0.5, -0.001));
    const near = legNearBoundary(prepared, still, { startM: 0, endM: 2 * gap, bulgeM: 0 });
    expect(near).toHaveLength(2);
    expect(near[0]).toBeCloseTo(0.5, 6);
    expect(near[1]).toBe(1);
  });

  it('a sliver thinner than a contact is still crossed', () => {
    const sliver = polygon(at(0, 0), at(0, 1), at(1e-9, 0.5));
    const within = inside(sliver, at(-0.1, 0.5), at(0.1, 0.5));
    expect(within).toHaveLength(2);
    expect(within[0]).toBeCloseTo(0.5, 6);
  });

  it('every tooth of a comb that a leg crosses is found', () => {
    const teeth: LatLon[] = [];
    for (let k = 0; k < 40; k += 1) teeth.push(at(k % 2 === 0 ? 0 : 1, k * 0.05));
    const comb = polygon(...teeth, at(-1, 1.95), at(-1, 0));
    const within = inside(comb, at(0.5, -0.1), at(0.5, 2.1));
    expect(within).toHaveLength(40);
  });
});
