import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundaryDistanceM,
  legInside,
  legNearBoundary,
  makeLeg,
  outlineContains,
  prepareOutline,
  signedBoundaryDistanceM,
} from '../../src/geo/index.ts';
import type { OutlineCase } from './random-outlines.ts';
import {
  arcOutlines,
  circleOutlines,
  corridorOutlines,
  fourFractions,
  holedOutlines,
  legNear,
  placeNear,
  propertyRuns,
  starOutlines,
} from './random-outlines.ts';
import {
  boundaryChains,
  corridorDepthM,
  placeOnGeodesic,
  placesOnGeodesic,
  twinContains,
  twinDistanceM,
} from './outline-twins.ts';

const RUNS = propertyRuns(60);

/** Points nearer to the boundary than the twin can tell are left to the other tests. */
const TWIN_DOUBT = 2e-4;

const kinds: readonly (readonly [string, fc.Arbitrary<OutlineCase>])[] = [
  ['polygons of geodesics', starOutlines('geodesic')],
  ['polygons with holes', holedOutlines],
  ['polygons straight in degrees', starOutlines('as-drawn')],
  ['polygons of rhumb lines', starOutlines('parallel')],
  ['circles', circleOutlines],
  ['shapes with arcs', arcOutlines],
  ['corridors', corridorOutlines],
];

describe.each(kinds)('%s against the plain way', (_, cases) => {
  it('hold the same points', () => {
    fc.assert(
      fc.property(cases, fourFractions, (shape, [a, b]) => {
        const { outline } = shape;
        const point = placeNear(shape, a, b);
        const prepared = prepareOutline(outline);
        const depth = signedBoundaryDistanceM(prepared, point);
        if (Math.abs(depth) < TWIN_DOUBT * shape.sizeM + 0.01) return;
        const chains = boundaryChains(outline, 24);
        expect(outlineContains(prepared, point)).toBe(twinContains(outline, point, chains));
        expect(depth > 0).toBe(outlineContains(prepared, point));
      }),
      { seed: 11, numRuns: RUNS },
    );
  });

  it('lie at the same distance', () => {
    fc.assert(
      fc.property(cases, fourFractions, (shape, [a, b]) => {
        const { outline } = shape;
        const point = placeNear(shape, a, b);
        const distance = boundaryDistanceM(prepareOutline(outline), point);
        if (outline.kind === 'corridor') {
          // Outside, where a round border is simply half a width from the line.
          const depth = corridorDepthM(outline, point);
          if (depth < 0 && outline.caps === 'round') expect(distance).toBeCloseTo(-depth, 3);
          return;
        }
        const chains = boundaryChains(outline, 24);
        const isExact = outline.kind === 'polygon' && outline.edge === 'geodesic';
        expect(Math.abs(distance - twinDistanceM(point, chains))).toBeLessThan(
          isExact ? 1e-3 : 1e-3 * shape.sizeM + 0.01,
        );
      }),
      { seed: 12, numRuns: RUNS },
    );
  });

  it('hold the same parts of legs', () => {
    fc.assert(
      fc.property(cases, fourFractions, (shape, corners) => {
        const prepared = prepareOutline(shape.outline);
        const [from, to] = legNear(shape, corners);
        const leg = makeLeg(from, to);
        const inside = legInside(prepared, leg);
        const steps = 60;
        for (const [i, place] of placesOnGeodesic(from, to, steps).entries()) {
          const depth = signedBoundaryDistanceM(prepared, place);
          if (Math.abs(depth) < 0.01) continue;
          const fraction = i / steps;
          const isWithin = inside.some(
            (edge, k) => k % 2 === 0 && edge <= fraction && fraction <= inside[k + 1]!,
          );
          expect(isWithin).toBe(depth > 0);
        }
        for (const edge of inside) {
          if (edge === 0 || edge === 1) continue;
          expect(boundaryDistanceM(prepared, placeOnGeodesic(from, to, edge))).toBeLessThan(2e-3);
        }
      }),
      { seed: 13, numRuns: RUNS },
    );
  });

  it('are near the same parts of legs', () => {
    fc.assert(
      fc.property(
        cases,
        fourFractions,
        fc.double({ min: 1, max: 3000, noNaN: true }),
        (shape, corners, startM) => {
          const prepared = prepareOutline(shape.outline);
          const [from, to] = legNear(shape, corners);
          const leg = makeLeg(from, to);
          const radius = { startM, endM: startM / 3, bulgeM: startM / 5 };
          const near = legNearBoundary(prepared, leg, radius);
          const steps = 60;
          for (const [i, place] of placesOnGeodesic(from, to, steps).entries()) {
            const s = i / steps;
            const limit = startM + (startM / 3 - startM) * s + 4 * (startM / 5) * s * (1 - s);
            const gap = boundaryDistanceM(prepared, place) - limit;
            if (Math.abs(gap) < 0.01) continue;
            expect(near.some((edge, k) => k % 2 === 0 && edge <= s && s <= near[k + 1]!)).toBe(gap < 0);
          }
        },
      ),
      { seed: 14, numRuns: RUNS },
    );
  });
});
