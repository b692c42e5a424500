import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOutline, fourFractions, legNear, placeNear } from '../../test/geo/random-outlines.ts';
import { legInside, makeLeg, prepareOutline, signedBoundaryDistanceM } from './index.ts';
import { quickSide } from './quick-side.ts';

const numbers = fc.array(fourFractions, { minLength: 40, maxLength: 40 });

describe('the quick answer', () => {
  it('never says anything that is not so', () => {
    let answers = 0;
    fc.assert(
      fc.property(anyOutline, numbers, (shape, rows) => {
        const prepared = prepareOutline(shape.outline);
        for (const [a, b, reach] of rows) {
          const point = placeNear(shape, a, b);
          const reachM = reach * reach * shape.sizeM;
          const side = quickSide(prepared, point.latDeg, point.lonDeg, reachM);
          if (side === 0) continue;
          answers += 1;
          const depth = signedBoundaryDistanceM(prepared, point);
          expect(side * depth).toBeGreaterThanOrEqual(reachM);
        }
      }),
      { seed: 51, numRuns: 300 },
    );
    expect(answers).toBeGreaterThan(500);
  });

  it('gives legs the same parts as the full search does', () => {
    fc.assert(
      fc.property(anyOutline, numbers, (shape, rows) => {
        const asked = prepareOutline(shape.outline);
        for (const row of rows) {
          const [from, to] = legNear(shape, row);
          // A fresh outline has no raster yet.
          const full = legInside(prepareOutline(shape.outline), makeLeg(from, to));
          expect(legInside(asked, makeLeg(from, to))).toEqual(full);
        }
      }),
      { seed: 52, numRuns: 40 },
    );
  });
});
