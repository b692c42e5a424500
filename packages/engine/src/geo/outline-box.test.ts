import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutline, fourFractions, placeNear } from '../../test/geo/random-outlines.ts';
import type { LatLon, LatLonBox, Outline } from './index.ts';
import { direct, outlineBoxes, outlineContains, outlinePicture, prepareOutline } from './index.ts';

const at = (latDeg: number, lonDeg: number): LatLon => ({ latDeg, lonDeg });

function covers(boxes: readonly LatLonBox[], { latDeg, lonDeg }: LatLon): boolean {
  const lon = ((((lonDeg + 180) % 360) + 360) % 360) - 180;
  return boxes.some(
    (box) =>
      latDeg >= box.southDeg &&
      latDeg <= box.northDeg &&
      [lon, lon + 360].some((turn) => turn >= box.westDeg && turn <= box.eastDeg),
  );
}

describe('the boxes of an outline', () => {
  it('hold every place of it', () => {
    fc.assert(
      fc.property(anyOutline, fourFractions, (shape, [a, b, c, d]) => {
        const prepared = prepareOutline(shape.outline);
        const boxes = outlineBoxes(prepared);
        for (const point of [placeNear(shape, a, b), placeNear(shape, c, d), shape.centre]) {
          if (outlineContains(prepared, point)) expect(covers(boxes, point)).toBe(true);
        }
        for (const ring of outlinePicture(shape.outline, shape.sizeM / 100)) {
          // Corners of a picture lie on the true line, but for the overlaps of a corridor.
          for (const corner of ring)
            if (Math.abs(corner.latDeg) < 90) expect(covers(boxes, corner)).toBe(true);
        }
      }),
      { seed: 21, numRuns: 600 },
    );
  });

  it('are sorted from west to east and lie on the chart', () => {
    fc.assert(
      fc.property(anyOutline, ({ outline }) => {
        const boxes = outlineBoxes(prepareOutline(outline));
        expect(boxes.length).toBeGreaterThan(0);
        for (const { southDeg, westDeg, northDeg, eastDeg } of boxes) {
          expect(southDeg).toBeGreaterThanOrEqual(-90);
          expect(northDeg).toBeLessThanOrEqual(90);
          expect(southDeg).toBeLessThanOrEqual(northDeg);
          expect(westDeg).toBeGreaterThanOrEqual(-180);
          expect(eastDeg).toBeLessThanOrEqual(180);
          expect(westDeg).toBeLessThanOrEqual(eastDeg);
        }
      }),
      { seed: 22, numRuns: 600 },
    );
  });

  it('are hardly wider than the outline', () => {
    const centre = at(52, 13);
    const circle: Outline = { kind: 'circle', centre, radiusM: 50_000 };
    const [box] = outlineBoxes(prepareOutline(circle));
    const north = direct(centre, 0, 50_000).at.latDeg;
    expect(box!.northDeg - north).toBeGreaterThan(0);
    expect(box!.northDeg - north).toBeLessThan(0.01 * (north - 52));
    const quarter: Outline = {
      kind: 'arcs',
      edge: 'geodesic',
      elements: [
        {
          kind: 'arc',
          centre,
          direction: 'clockwise',
          fromDeg: 0,
          toDeg: 90,
          startRadiusM: 50_000,
          endRadiusM: 50_000,
        },
        { kind: 'vertex', at: centre },
      ],
    };
    const [part] = outlineBoxes(prepareOutline(quarter));
    expect(part!.southDeg).toBeGreaterThan(51.99);
    expect(part!.westDeg).toBeGreaterThan(12.99);
  });

  it('follow the bulge of a long edge to the north', () => {
    const [box] = outlineBoxes(
      prepareOutline({ kind: 'polygon', edge: 'geodesic', vertices: [at(50, 0), at(50, 40), at(40, 20)] }),
    );
    expect(box!.northDeg).toBeGreaterThan(51.7);
    expect(box!.northDeg).toBeLessThan(51.9);
  });

  it('of a sector with its tip at the pole are as wide as the sector', () => {
    const boxes = outlineBoxes(
      prepareOutline({
        kind: 'polygon',
        edge: 'geodesic',
        vertices: [at(80, 0), at(80, 90), at(80, 180), at(80, -100), at(90, 0)],
      }),
    );
    expect(boxes[0]!.westDeg).toBeCloseTo(0, 5);
    expect(
      boxes.some(({ southDeg, westDeg, eastDeg }) => southDeg > 89.9 && westDeg === -180 && eastDeg === 180),
    ).toBe(true);
    expect(covers(boxes, at(85, -50))).toBe(false);
  });

  it('are none where there is no place', () => {
    expect(outlineBoxes(prepareOutline({ kind: 'polygon', edge: 'geodesic', vertices: [] }))).toEqual([]);
    expect(outlineBoxes(prepareOutline({ kind: 'circle', centre: at(NaN, 0), radiusM: 5 }))).toEqual([]);
  });
});
