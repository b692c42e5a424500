import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutline, fourFractions, placeNear } from '../../../test/geo/random-outlines.ts';
import { prepareOutline } from '../outline-preparation.ts';
import { setSurfacePoint } from '../surface.ts';
import type { Boundary } from './boundary.ts';
import { distanceToBoundary, findPiecesNear, found, hasPieceNear, nearest } from './boundary-search.ts';
import { distanceToPiece } from './piece-distance.ts';

function boundaryOf(outline: Parameters<typeof prepareOutline>[0]): Boundary | undefined {
  const { shape } = prepareOutline(outline);
  return shape.kind === 'circle' ? undefined : shape.boundary;
}

describe('the tree over the pieces of a boundary', () => {
  const point = new Float64Array(3);

  it('finds the same nearest distance as asking every piece', () => {
    fc.assert(
      fc.property(anyOutline, fourFractions, (shape, [a, b]) => {
        const boundary = boundaryOf(shape.outline);
        fc.pre(boundary !== undefined);
        const place = placeNear(shape, a, 3 * b);
        setSurfacePoint(place.latDeg, place.lonDeg, point, 0);
        const [x, y, z] = point as unknown as [number, number, number];
        let least = Infinity;
        for (let k = 0; k < boundary.pieceCount; k += 1)
          least = Math.min(least, distanceToPiece(boundary, k, x, y, z));
        expect(distanceToBoundary(boundary, x, y, z)).toBe(least);
        expect(distanceToPiece(boundary, nearest[0]!, x, y, z)).toBe(least);
      }),
      { seed: 61, numRuns: 400 },
    );
  });

  it('lists every piece within reach', () => {
    fc.assert(
      fc.property(anyOutline, fourFractions, (shape, [a, b, c]) => {
        const boundary = boundaryOf(shape.outline);
        fc.pre(boundary !== undefined);
        const place = placeNear(shape, a, b);
        setSurfacePoint(place.latDeg, place.lonDeg, point, 0);
        const [x, y, z] = point as unknown as [number, number, number];
        const reach = c * c * shape.sizeM;
        const count = findPiecesNear(boundary, x, y, z, reach);
        const listed = new Set(found.subarray(0, count));
        expect(hasPieceNear(boundary, x, y, z, reach)).toBe(count > 0);
        for (let k = 0; k < boundary.pieceCount; k += 1) {
          if (distanceToPiece(boundary, k, x, y, z) <= reach) expect(listed.has(k)).toBe(true);
        }
      }),
      { seed: 62, numRuns: 400 },
    );
  });

  it('has every node within its piece and the sphere over it', () => {
    fc.assert(
      fc.property(anyOutline, (shape) => {
        const boundary = boundaryOf(shape.outline);
        fc.pre(boundary !== undefined);
        for (let k = 0; k < boundary.pieceCount; k += 1) {
          for (const node of [boundary.pieceNode[k]!, boundary.pieceNode[k]! + 1]) {
            const [x, y, z] = boundary.nodes.subarray(3 * node, 3 * node + 3) as unknown as [
              number,
              number,
              number,
            ];
            expect(distanceToPiece(boundary, k, x, y, z)).toBeLessThan(1e-5);
          }
        }
      }),
      { seed: 63, numRuns: 200 },
    );
  });
});
