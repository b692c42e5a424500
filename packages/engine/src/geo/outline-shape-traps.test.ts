import { describe, expect, it } from 'vitest';
import type { LatLon, Outline } from './index.ts';
import {
  boundaryDistanceM,
  deepestOnLeg,
  direct,
  distanceM,
  legInside,
  makeLeg,
  outlineContains,
  pointOnLeg,
  prepareOutline,
  signedBoundaryDistanceM,
} from './index.ts';

const at = (latDeg: number, lonDeg: number): LatLon => ({ latDeg, lonDeg });
const drawn = (...vertices: LatLon[]): Outline => ({ kind: 'polygon', edge: 'as-drawn', vertices });
const holds = (outline: Outline, latDeg: number, lonDeg: number): boolean =>
  outlineContains(prepareOutline(outline), at(latDeg, lonDeg));
const inside = (outline: Outline, from: LatLon, to: LatLon): readonly number[] =>
  legInside(prepareOutline(outline), makeLeg(from, to));

describe('trap: geodesics are not straight on the chart', () => {
  it('an edge along a parallel of 50 degrees bulges five kilometres to the north', () => {
    const wide = (edge: 'geodesic' | 'parallel' | 'as-drawn'): Outline => ({
      kind: 'polygon',
      edge,
      vertices: [at(49, 0), at(49, 7), at(50, 7), at(50, 0)],
    });
    for (const [edge, isIn] of [
      ['geodesic', true],
      ['parallel', false],
      ['as-drawn', false],
    ] as const) {
      expect(holds(wide(edge), 50.03, 3.5)).toBe(isIn);
      expect(holds(wide(edge), 49.03, 3.5)).toBe(edge !== 'geodesic');
    }
  });

  it('a point on a drawn edge is on the boundary, exactly', () => {
    const outline = drawn(at(40, 0), at(40, 30), at(50, 40), at(50, 0));
    const prepared = prepareOutline(outline);
    for (const [lat, lon] of [
      [40, 7.77],
      [45, 35],
      [42.5, 32.5],
    ] as const) {
      expect(boundaryDistanceM(prepared, at(lat, lon))).toBeLessThan(1e-6);
    }
  });

  it('a leg may cross a drawn parallel twice', () => {
    const outline = drawn(at(50, 0), at(50, 20), at(60, 20), at(60, 0));
    // The geodesic between two places south of the parallel runs north of it in its middle.
    const within = inside(outline, at(49.9, 2), at(49.9, 18));
    expect(within).toHaveLength(2);
    expect(within[0]).toBeGreaterThan(0.01);
    expect(within[1]).toBeCloseTo(1 - within[0]!, 6);
    for (const fraction of within) {
      const { latDeg } = pointOnLeg(makeLeg(at(49.9, 2), at(49.9, 18)), fraction);
      expect(latDeg).toBeCloseTo(50, 9);
    }
  });

  it('a drawn map of the world from -180 to 180 is a cap', () => {
    const arctic = drawn(at(60, -180), at(60, 180), at(90, 180), at(90, -180));
    expect(holds(arctic, 75, 12)).toBe(true);
    expect(holds(arctic, 60.001, 180)).toBe(true);
    expect(holds(arctic, 59.999, 12)).toBe(false);
    expect(boundaryDistanceM(prepareOutline(arctic), at(75, 180))).toBeCloseTo(distanceM(75, 0, 60, 0), 3);
    expect(inside(arctic, at(75, 170), at(75, -170))).toEqual([0, 1]);
  });

  it('a drawn edge from 179 to -179 goes the short way', () => {
    const outline = drawn(at(0, 179), at(0, -179), at(1, -179), at(1, 179));
    expect(holds(outline, 0.5, 180)).toBe(true);
    expect(holds(outline, 0.5, 0)).toBe(false);
  });

  it('a rhumb line keeps its course', () => {
    const outline: Outline = {
      kind: 'polygon',
      edge: 'parallel',
      vertices: [at(20, 0), at(50, 40), at(20, 40)],
    };
    const prepared = prepareOutline(outline);
    const e = Math.sqrt(0.0066943799901413165);
    const psi = (lat: number): number => {
      const phi = (lat * Math.PI) / 180;
      return Math.asinh(Math.tan(phi)) - e * Math.atanh(e * Math.sin(phi));
    };
    for (const lat of [25, 33, 47]) {
      const lon = (40 * (psi(lat) - psi(20))) / (psi(50) - psi(20));
      expect(boundaryDistanceM(prepared, at(lat, lon))).toBeLessThan(1e-5);
    }
  });
});

describe('trap: arcs', () => {
  const centre = at(48, 11);
  const arcOf = (
    fromDeg: number,
    toDeg: number,
    direction: 'clockwise' | 'counterclockwise',
    startRadiusM: number,
    endRadiusM = startRadiusM,
  ) => ({ kind: 'arc', centre, direction, fromDeg, toDeg, startRadiusM, endRadiusM }) as const;

  it('an arc through north does not jump', () => {
    const sector: Outline = {
      kind: 'arcs',
      edge: 'geodesic',
      elements: [arcOf(300, 60, 'clockwise', 20_000), { kind: 'vertex', at: centre }],
    };
    expect(holds(sector, 48.1, 11)).toBe(true);
    expect(holds(sector, 47.9, 11)).toBe(false);
  });

  it('a whole turn is a circle, equal azimuths are nothing', () => {
    const whole: Outline = { kind: 'arcs', edge: 'geodesic', elements: [arcOf(0, 360, 'clockwise', 20_000)] };
    const circle: Outline = { kind: 'circle', centre, radiusM: 20_000 };
    for (const [azimuth, distance] of [
      [10, 19_999],
      [0, 19_999],
      [359.9, 20_001],
      [180, 5],
    ] as const) {
      const point = direct(centre, azimuth, distance).at;
      expect(outlineContains(prepareOutline(whole), point)).toBe(
        outlineContains(prepareOutline(circle), point),
      );
    }
    const nothing: Outline = {
      kind: 'arcs',
      edge: 'geodesic',
      elements: [arcOf(90, 90, 'clockwise', 20_000)],
    };
    expect(outlineContains(prepareOutline(nothing), centre)).toBe(false);
  });

  it('unequal radii vary evenly with the azimuth and keep both ends', () => {
    const spiral: Outline = {
      kind: 'arcs',
      edge: 'geodesic',
      elements: [arcOf(0, 90, 'clockwise', 10_000, 11_000), { kind: 'vertex', at: centre }],
    };
    const prepared = prepareOutline(spiral);
    for (const [azimuth, radius] of [
      [0, 10_000],
      [45, 10_500],
      [90, 11_000],
      [9, 10_100],
    ] as const) {
      expect(boundaryDistanceM(prepared, direct(centre, azimuth, radius).at)).toBeLessThan(1e-5);
      expect(
        outlineContains(prepared, direct(centre, Math.min(89, Math.max(1, azimuth)), radius - 50).at),
      ).toBe(true);
      expect(outlineContains(prepared, direct(centre, azimuth, radius + 50).at)).toBe(false);
    }
  });

  it('a leg in and out through one arc is found', () => {
    const sector: Outline = {
      kind: 'arcs',
      edge: 'geodesic',
      elements: [arcOf(0, 180, 'clockwise', 20_000)],
    };
    const middle = direct(centre, 90, 19_000);
    const within = inside(sector, direct(middle.at, 0, 30_000).at, direct(middle.at, 180, 30_000).at);
    expect(within).toHaveLength(2);
    expect((within[1]! - within[0]!) * 60_000).toBeCloseTo(2 * Math.sqrt(20_000 ** 2 - 19_000 ** 2), -1);
  });
});

describe('trap: corridors', () => {
  const line = [at(45, 5), at(45, 6), at(45.7, 6)];

  it('in the inner corner of a bend the border is farther than half the width less the distance to the line', () => {
    const prepared = prepareOutline({ kind: 'corridor', line, halfWidthM: 3000, caps: 'round' });
    // On the line at the bend: the outer side is half a width away.
    expect(signedBoundaryDistanceM(prepared, at(45, 6))).toBeCloseTo(3000, 3);
    // 1500 m into the corner both legs are 1500 m away or so, but the corner of the borders is 1.4 times 1500 m.
    const corner = direct(direct(at(45, 6), 270, 1500).at, 0, 1500).at;
    expect(signedBoundaryDistanceM(prepared, corner)).toBeGreaterThan(2000);
    expect(signedBoundaryDistanceM(prepared, corner)).toBeLessThan(2200);
  });

  it('flat ends cut square, round ones do not', () => {
    const round = prepareOutline({ kind: 'corridor', line, halfWidthM: 3000, caps: 'round' });
    const flat = prepareOutline({ kind: 'corridor', line, halfWidthM: 3000, caps: 'flat' });
    const beyond = direct(at(45, 5), 269.7, 1000).at;
    expect(outlineContains(round, beyond)).toBe(true);
    expect(outlineContains(flat, beyond)).toBe(false);
    expect(signedBoundaryDistanceM(flat, beyond)).toBeCloseTo(-1000, 0);
    const within = direct(at(45, 5), 89.6, 1000).at;
    expect(signedBoundaryDistanceM(flat, within)).toBeCloseTo(1000, 0);
  });

  it('a line that turns back on itself has one border', () => {
    const prepared = prepareOutline({
      kind: 'corridor',
      line: [at(45, 5), at(45, 6), at(45, 5)],
      halfWidthM: 1000,
      caps: 'round',
    });
    const once = prepareOutline({
      kind: 'corridor',
      line: [at(45, 5), at(45, 6)],
      halfWidthM: 1000,
      caps: 'round',
    });
    for (const point of [at(45.001, 5.5), at(45.02, 5.5), at(45, 6.005), at(45, 6.02)]) {
      expect(signedBoundaryDistanceM(prepared, point)).toBeCloseTo(signedBoundaryDistanceM(once, point), 2);
    }
  });

  it('one place makes a disc', () => {
    const prepared = prepareOutline({ kind: 'corridor', line: [at(45, 5)], halfWidthM: 1000, caps: 'round' });
    expect(signedBoundaryDistanceM(prepared, direct(at(45, 5), 33, 400).at)).toBeCloseTo(600, 5);
  });
});

describe('trap: holes', () => {
  const ringed: Outline = {
    kind: 'polygon',
    edge: 'geodesic',
    vertices: [at(0, 0), at(0, 4), at(4, 4), at(4, 0)],
    holes: [[at(1, 1), at(1, 3), at(3, 3), at(3, 1)]],
  };

  it('are outside, their edge is not', () => {
    expect(holds(ringed, 2, 2)).toBe(false);
    expect(holds(ringed, 2, 1)).toBe(true);
    expect(holds(ringed, 2, 0.5)).toBe(true);
  });

  it('part a leg', () => {
    const within = inside(ringed, at(2, -1), at(2, 5));
    expect(within).toHaveLength(4);
    expect(within.map((fraction) => Math.round(fraction * 6000) / 1000)).toEqual([1, 2, 4, 5]);
  });

  it('bound the depth', () => {
    const { depthM, fraction } = deepestOnLeg(prepareOutline(ringed), makeLeg(at(2, 0), at(2, 1)), 0, 1);
    expect(depthM).toBeCloseTo(distanceM(2, 0, 2, 0.5), -1);
    expect(fraction).toBeCloseTo(0.5, 3);
  });
});
