import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyPlace, starOf } from '../../../test/geo/random-outlines.ts';
import { direct } from '../geodesic.ts';
import { normaliseLonDeg } from '../geodesic-line.ts';
import { setSurfacePoint } from '../surface.ts';
import { chainOfVertices } from './chain.ts';
import { ringHolds } from './ring-side.ts';
import { buildRing } from './ring.ts';

const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const size = fc.double({ min: 2, max: 6.9, noNaN: true }).map((power) => 10 ** power);
const manySpokes = fc.array(fc.tuple(fraction, fraction), { minLength: 60, maxLength: 90 });

describe('the sides of a ring', () => {
  const point = new Float64Array(3);

  it('are the same with and without the bins of longitude', () => {
    fc.assert(
      fc.property(
        anyPlace,
        size,
        manySpokes,
        fc.array(fc.tuple(fraction, fraction), { minLength: 20, maxLength: 20 }),
        (centre, sizeM, spokes, rows) => {
          const vertices = starOf(centre, sizeM, spokes);
          const ring = buildRing(chainOfVertices(vertices, 'geodesic'));
          expect(ring?.bins).toBeDefined();
          const plain = { ...ring!, bins: undefined };
          const places = [
            ...rows.map(([turn, reach]) => direct(centre, 360 * turn, 1.2 * sizeM * reach).at),
            ...vertices,
          ];
          for (const { latDeg, lonDeg } of places) {
            for (const lon of [lonDeg, 180, vertices[0]!.lonDeg]) {
              setSurfacePoint(latDeg, lon, point, 0);
              const [x, y, z] = point as unknown as [number, number, number];
              const at = normaliseLonDeg(lon);
              expect(ringHolds(ring!, latDeg, at, x, y, z)).toBe(ringHolds(plain, latDeg, at, x, y, z));
            }
          }
        },
      ),
      { seed: 71, numRuns: 60 },
    );
  });

  it('trap: 180 falls into the first bin of a ring around a pole', () => {
    const vertices = Array.from({ length: 60 }, (_, i) => ({ latDeg: 80, lonDeg: -177 + 6 * i }));
    const ring = buildRing(chainOfVertices(vertices, 'geodesic'))!;
    for (const [latDeg, isIn] of [
      [85, true],
      [75, false],
    ] as const) {
      setSurfacePoint(latDeg, 180, point, 0);
      const [x, y, z] = point as unknown as [number, number, number];
      expect(ringHolds(ring, latDeg, 180, x, y, z)).toBe(isIn);
    }
  });

  it('trap: a place in line with an edge over the pole, behind its start', () => {
    // The edge leaves the parallel of 86.4 on meridian 0 and ends just beyond the pole.
    for (const lon of [0, -1.43e-322, 1e-13, -4.4e-13]) {
      const vertices = [
        { latDeg: 86.4, lonDeg: lon },
        { latDeg: 89.99999999999999, lonDeg: lon > 0 ? lon - 180 : lon + 180 },
        { latDeg: 89.6, lonDeg: -87 },
        { latDeg: 86.39, lonDeg: -0.5 },
      ];
      for (const order of [vertices, vertices.toReversed()]) {
        const ring = buildRing(chainOfVertices(order, 'geodesic'))!;
        setSurfacePoint(86, lon, point, 0);
        const [x, y, z] = point as unknown as [number, number, number];
        expect(ringHolds(ring, 86, lon, x, y, z)).toBe(false);
        setSurfacePoint(88, -1, point, 0);
        const [u, v, w] = point as unknown as [number, number, number];
        expect(ringHolds(ring, 88, -1, u, v, w)).toBe(true);
      }
    }
  });
});
