import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutline } from '../../test/geo/random-outlines.ts';
import type { LatLon, Outline } from './index.ts';
import { boundaryDistanceM, direct, outlinePicture, prepareOutline } from './index.ts';

const at = (latDeg: number, lonDeg: number): LatLon => ({ latDeg, lonDeg });

describe('the picture of an outline', () => {
  it('has its vertices on the boundary', () => {
    fc.assert(
      fc.property(anyOutline, ({ outline, sizeM }) => {
        fc.pre(outline.kind !== 'corridor');
        const prepared = prepareOutline(outline);
        for (const ring of outlinePicture(outline, sizeM / 50)) {
          for (const corner of ring) {
            if (Math.abs(corner.latDeg) < 90)
              expect(boundaryDistanceM(prepared, corner)).toBeLessThan(1e-4 + 1e-9 * sizeM);
          }
        }
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  it('leaves its straight lines no farther from the boundary than allowed', () => {
    const outlines: Outline[] = [
      { kind: 'polygon', edge: 'geodesic', vertices: [at(50, 0), at(50, 40), at(40, 20)] },
      { kind: 'polygon', edge: 'parallel', vertices: [at(20, 0), at(50, 40), at(20, 40)] },
      { kind: 'circle', centre: at(60, 10), radiusM: 80_000 },
    ];
    for (const outline of outlines) {
      const prepared = prepareOutline(outline);
      for (const tolerance of [10, 1000]) {
        const [ring] = outlinePicture(outline, tolerance);
        for (const [i, corner] of ring!.entries()) {
          const next = ring![(i + 1) % ring!.length]!;
          for (const share of [0.25, 0.5, 0.75]) {
            const drawn = at(
              corner.latDeg + (next.latDeg - corner.latDeg) * share,
              corner.lonDeg + (next.lonDeg - corner.lonDeg) * share,
            );
            expect(boundaryDistanceM(prepared, drawn)).toBeLessThan(1.3 * tolerance);
          }
        }
      }
    }
  });

  it('runs on over the antimeridian and along the pole', () => {
    const [cap] = outlinePicture({ kind: 'circle', centre: at(89, 170), radiusM: 300_000 }, 1000);
    for (let i = 1; i + 2 < cap!.length; i += 1) {
      expect(Math.abs(cap![i]!.lonDeg - cap![i - 1]!.lonDeg)).toBeLessThan(60);
    }
    expect(cap!.at(-1)!.latDeg).toBe(90);
    const [over] = outlinePicture({ kind: 'circle', centre: at(0, 179.9), radiusM: 50_000 }, 100);
    expect(Math.max(...over!.map(({ lonDeg }) => lonDeg))).toBeGreaterThan(180);
  });

  it('of a corridor goes around it', () => {
    const line = [at(45, 5), at(45, 6), at(45.5, 6.5)];
    const outline: Outline = { kind: 'corridor', line, halfWidthM: 2000, caps: 'round' };
    const [ring] = outlinePicture(outline, 20);
    const prepared = prepareOutline(outline);
    // On the inner side of the bend the ring cuts through; elsewhere it lies on the border.
    const off = ring!.filter((corner) => boundaryDistanceM(prepared, corner) > 30);
    expect(off.length).toBeLessThan(6);
    expect(ring!.length).toBeGreaterThan(20);
    expect(outlinePicture({ ...outline, caps: 'flat' }, 20)[0]!.length).toBeLessThan(ring!.length);
  });

  it('draws holes as rings of their own and nothing for nothing', () => {
    const hole = [at(1, 1), at(1, 2), at(2, 2), at(2, 1)];
    const outline: Outline = {
      kind: 'polygon',
      edge: 'as-drawn',
      vertices: [at(0, 0), at(0, 3), at(3, 3), at(3, 0)],
      holes: [hole],
    };
    expect(outlinePicture(outline, 100)).toHaveLength(2);
    expect(outlinePicture(outline, 100)[1]).toEqual(hole);
    expect(outlinePicture({ kind: 'polygon', edge: 'geodesic', vertices: [] }, 1)).toEqual([]);
    expect(
      outlinePicture({ kind: 'corridor', line: [at(1, 1)], halfWidthM: 100, caps: 'flat' }, 1)[0]!.length,
    ).toBeGreaterThan(10);
    expect(outlinePicture({ kind: 'circle', centre: direct(at(1, 1), 0, 0).at, radiusM: 0 }, 1)).toHaveLength(
      1,
    );
  });
});
