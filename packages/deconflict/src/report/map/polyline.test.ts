import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clipRing, partsNearBox, simplifyLine } from './polyline.ts';
import type { Box, PicturePoint } from './projection.ts';

const point = fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 }));
const line = fc.array(point, { minLength: 2, maxLength: 60 });
const box: Box = { minX: -100, minY: -80, maxX: 100, maxY: 80 };

describe('simplifyLine', () => {
  test('keeps both ends, invents no point, and no point left out lies further off than the tolerance', () => {
    fc.assert(
      fc.property(line, fc.integer({ min: 0, max: 60 }), (points, tolerance) => {
        const kept = simplifyLine(points, tolerance);
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        for (const candidate of points)
          expect(distanceToLine(candidate, kept)).toBeLessThanOrEqual(tolerance + 1e-9);
        expect(kept.every((candidate) => points.some((original) => original === candidate))).toBe(true);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  test('a hundred thousand points in a zigzag do not exhaust the stack', () => {
    const zigzag = Array.from({ length: 100_000 }, (_, index): PicturePoint => [
      index,
      index % 2 === 0 ? 0 : 10,
    ]);
    expect(simplifyLine(zigzag, 20)).toHaveLength(2);
  });
});

describe('clipRing', () => {
  test('covers the same places inside the box as the ring did', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 3, maxLength: 12 }),
        fc.array(point, { minLength: 20, maxLength: 20 }),
        (ring, probes) => {
          const clipped = clipRing(ring, box);
          for (const [x, y] of clipped) {
            expect(
              x >= box.minX - 1e-9 && x <= box.maxX + 1e-9 && y >= box.minY - 1e-9 && y <= box.maxY + 1e-9,
            ).toBe(true);
          }
          for (const [x, y] of probes) {
            // Off the half units nothing lies on an edge of the ring by accident.
            const probe: PicturePoint = [x / 3.1 + 0.137, y / 3.9 + 0.291];
            expect(isInside(probe, clipped)).toBe(isInside(probe, ring));
          }
        },
      ),
      { seed: 12, numRuns: 300 },
    );
  });

  test('a ring around the whole box becomes the box, one beside it nothing', () => {
    expect(
      clipRing(
        [
          [-500, -500],
          [500, -500],
          [500, 500],
          [-500, 500],
        ],
        box,
      ),
    ).toHaveLength(4);
    expect(
      clipRing(
        [
          [200, 200],
          [300, 200],
          [250, 300],
        ],
        box,
      ),
    ).toEqual([]);
  });
});

test('partsNearBox leaves out no leg that touches the box', () => {
  fc.assert(
    fc.property(line, (points) => {
      const kept = new Set(partsNearBox(points, box).flatMap((part) => legsOf(part).map(String)));
      for (const leg of legsOf(points)) {
        const touches = Array.from({ length: 101 }, (_, step) => step / 100).some((share) => {
          const x = leg[0][0] + share * (leg[1][0] - leg[0][0]);
          const y = leg[0][1] + share * (leg[1][1] - leg[0][1]);
          return x >= box.minX && x <= box.maxX && y >= box.minY && y <= box.maxY;
        });
        if (touches) expect(kept.has(String(leg))).toBe(true);
      }
    }),
    { seed: 13, numRuns: 300 },
  );
});

function legsOf(points: readonly PicturePoint[]): readonly (readonly [PicturePoint, PicturePoint])[] {
  return points.slice(1).map((to, index) => [points[index] ?? to, to] as const);
}

function distanceToLine(candidate: PicturePoint, points: readonly PicturePoint[]): number {
  return Math.min(...legsOf(points).map(([from, to]) => distanceToLeg(candidate, from, to)));
}

/** By search, not by formula: the twin of the distance that the thinning uses. */
function distanceToLeg([x, y]: PicturePoint, from: PicturePoint, to: PicturePoint): number {
  let low = 0;
  let high = 1;
  const at = (share: number): number =>
    Math.hypot(from[0] + share * (to[0] - from[0]) - x, from[1] + share * (to[1] - from[1]) - y);
  for (let step = 0; step < 100; step++) {
    const third = (high - low) / 3;
    if (at(low + third) < at(high - third)) high -= third;
    else low += third;
  }
  return at((low + high) / 2);
}

/** Even-odd rule by counting crossings of a ray to the east. */
function isInside([x, y]: PicturePoint, ring: readonly PicturePoint[]): boolean {
  let inside = false;
  ring.forEach((to, index) => {
    const from = ring[(index + ring.length - 1) % ring.length] ?? to;
    if (from[1] > y === to[1] > y) return;
    if (x < from[0] + ((y - from[1]) / (to[1] - from[1])) * (to[0] - from[0])) inside = !inside;
  });
  return inside;
}
