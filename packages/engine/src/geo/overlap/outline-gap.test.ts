import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { direct, inverse } from '../geodesic.ts';
import { normaliseLonDeg } from '../geodesic-line.ts';
import { outlineContains, signedBoundaryDistanceM } from '../outline-distance.ts';
import { outlinePicture } from '../outline-picture.ts';
import { prepareOutline } from '../outline-preparation.ts';
import type { ArcElement, EdgeKind, Outline, OutlineElement } from '../outline.ts';
import type { LatLon } from '../position.ts';
import { outlineGap, outlinesOverlap } from './outline-gap.ts';
import { overlapBorder } from './overlap-border.ts';
import { overlapDepth } from './overlap-depth.ts';

/** More runs for a longer look: DECONFLICT_PROPERTY_RUNS=20000. The seed is fixed, so runs repeat. */
const numRuns = Number(process.env['DECONFLICT_PROPERTY_RUNS'] ?? 500);
const settings = { numRuns, seed: 20260728, endOnFailure: true };

/** What is needed to build an outline anywhere: drawn first, placed later. */
interface Sketch {
  readonly kind: 'circle' | 'star' | 'corridor' | 'pie' | 'drawn';
  readonly sizeM: number;
  readonly turnDeg: number;
  readonly shares: readonly number[];
  readonly flag: boolean;
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  kind: fc.constantFrom('circle', 'star', 'star', 'star', 'corridor', 'pie', 'drawn'),
  sizeM: fc.double({ min: 2, max: 4.7, noNaN: true }).map((power) => 10 ** power),
  turnDeg: fc.nat(359),
  shares: fc.array(fc.double({ min: 0.15, max: 1, noNaN: true }), { minLength: 3, maxLength: 9 }),
  flag: fc.boolean(),
});

/** Ordinary places, beside the poles and beside the antimeridian. */
const centre: fc.Arbitrary<LatLon> = fc.oneof(
  fc.record({ latDeg: latitudes(-80, 80), lonDeg: longitudes(-180, 180) }),
  fc.record({ latDeg: latitudes(89.7, 90), lonDeg: longitudes(-180, 180) }),
  fc.record({ latDeg: latitudes(-60, 60), lonDeg: longitudes(179.9, 180.1) }),
);

/** To the millionth of a degree: no file has more, and shrinking stays on this Earth. */
function latitudes(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true }).map((value) => Math.round(value * 1e6) / 1e6);
}

function longitudes(min: number, max: number): fc.Arbitrary<number> {
  return latitudes(min, max).map(normaliseLonDeg);
}

/** Two outlines up to a few of their sizes apart. */
const pair = fc
  .record({
    first: sketch,
    second: sketch,
    at: centre,
    bearingDeg: fc.nat(359),
    apart: fc.nat(220).map((percent) => percent / 100),
  })
  .map(({ first, second, at, bearingDeg, apart }): [Outline, Outline] => [
    buildOutline(first, at),
    buildOutline(second, direct(at, bearingDeg, apart * Math.max(first.sizeM, second.sizeM)).at),
  ]);

function buildOutline({ kind, sizeM, turnDeg, shares, flag }: Sketch, at: LatLon): Outline {
  const around = shares.map((share, i) => direct(at, turnDeg + (360 * i) / shares.length, share * sizeM).at);
  if (kind === 'circle') return { kind: 'circle', centre: at, radiusM: sizeM * shares[0]! };
  if (kind === 'corridor') {
    const line = around.slice(0, 4);
    const caps = flag && shares.length % 3 === 0 ? 'flat' : 'round';
    return { kind: 'corridor', line, halfWidthM: 0.1 * sizeM * shares[0]!, caps };
  }
  if (kind === 'pie') {
    const arc: ArcElement = {
      kind: 'arc',
      centre: at,
      direction: flag ? 'clockwise' : 'counterclockwise',
      fromDeg: turnDeg,
      toDeg: turnDeg + 40 + 290 * shares[0]!,
      startRadiusM: sizeM,
      endRadiusM: sizeM,
    };
    return { kind: 'arcs', edge: 'geodesic', elements: [{ kind: 'vertex', at }, arc] };
  }
  const isDrawn = kind === 'drawn' && Math.abs(at.latDeg) < 82;
  const edge: EdgeKind = isDrawn ? (flag ? 'parallel' : 'as-drawn') : 'geodesic';
  return { kind: 'polygon', edge, vertices: unwrap(around) };
}

/** Charts are drawn without a jump at the antimeridian. */
function unwrap(places: readonly LatLon[]): LatLon[] {
  const first = places[0]!.lonDeg;
  return places.map(({ latDeg, lonDeg }) => ({ latDeg, lonDeg: first + normaliseLonDeg(lonDeg - first) }));
}

function gapOf(a: Outline, b: Outline) {
  return outlineGap(prepareOutline(a), prepareOutline(b));
}

const isCurved = (outline: Outline): boolean =>
  outline.kind === 'arcs' ||
  (outline.kind === 'polygon' && outline.edge !== 'geodesic') ||
  (outline.kind === 'corridor' && outline.caps === 'flat');

/** What two computations of the same gap may differ by: rounding, and for curves what outlineGap promises. */
function toleranceOf(a: Outline, b: Outline, gapM: number): number {
  if (!isCurved(a) && !isCurved(b)) return 1e-6;
  return gapM > 20_000 ? 1e-5 * gapM : 2.5e-3;
}

describe('the gap between two outlines', () => {
  it('is the same from both sides, bit for bit, with its places', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const there = gapOf(a, b);
        const back = gapOf(b, a);
        expect(back.gapM).toBe(there.gapM);
        expect(back.overlaps).toBe(there.overlaps);
        expect(back.places).toEqual(there.places?.toReversed());
        expect(outlinesOverlap(prepareOutline(a), prepareOutline(b))).toBe(there.overlaps);
      }),
      settings,
    );
  });

  it('joins a place of the one to a place of the other, and an overlap is a place of both', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { gapM, overlaps, places } = gapOf(a, b);
        expect(places).toBeDefined();
        const [inA, inB] = places!;
        expect(signedBoundaryDistanceM(prepareOutline(a), inA)).toBeGreaterThan(-2e-3);
        expect(signedBoundaryDistanceM(prepareOutline(b), inB)).toBeGreaterThan(-2e-3);
        if (overlaps) expect(inB).toEqual(inA);
        else expect(Math.abs(inverse(inA, inB).distanceM - gapM)).toBeLessThan(1e-4);
        expect(gapM === 0).toBe(overlaps);
      }),
      settings,
    );
  });

  it('does not change with the direction of the vertices or the vertex that comes first', () => {
    fc.assert(
      fc.property(pair, fc.nat(20), ([a, b], first) => {
        expectSameGap(a, b, turned(a, first), turned(b, first + 1));
      }),
      settings,
    );
  });

  it('does not change in the mirror of the equator', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => expectSameGap(a, b, mapped(a, mirror), mapped(b, mirror))),
      settings,
    );
  });

  it('does not change when the Earth turns', () => {
    fc.assert(
      fc.property(pair, longitudes(-180, 180), ([a, b], lonDeg) => {
        const turn = { place: (at: LatLon) => ({ ...at, lonDeg: at.lonDeg + lonDeg }), isMirror: false };
        expectSameGap(a, b, mapped(a, turn), mapped(b, turn));
      }),
      settings,
    );
  });

  it('agrees with its brute-force twin: many places along both borders', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const { gapM, overlaps } = gapOf(a, b);
        const twin = bruteGap(a, b);
        // A border place is no farther from a sample than half the spacing.
        expect(gapM).toBeLessThanOrEqual(Math.max(0, twin.leastM) + toleranceOf(a, b, gapM));
        expect(gapM).toBeGreaterThanOrEqual(twin.leastM - twin.spacingM / 2 - toleranceOf(a, b, gapM));
        if (twin.leastM < -0.05) expect(overlaps).toBe(true);
      }),
      { ...settings, numRuns: Math.ceil(numRuns / 4) },
    );
  });
});

describe('the depth of an overlap', () => {
  it('is met at its place and beaten by no sampled place', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [p, q] = [prepareOutline(a), prepareOutline(b)];
        const depth = overlapDepth(p, q);
        expect(depth !== undefined).toBe(outlineGap(p, q).overlaps);
        if (depth === undefined) return;
        const depthAt = (at: LatLon): number =>
          Math.min(signedBoundaryDistanceM(p, at), signedBoundaryDistanceM(q, at));
        expect(overlapDepth(q, p)).toEqual(depth);
        expect(Math.abs(depth.depthM - Math.max(0, depthAt(depth.at)))).toBeLessThan(2e-3);
        for (let i = 1; i <= 60; i += 1) {
          const at = direct(depth.at, 137 * i, (i / 60) ** 3 * 20 * depth.depthM).at;
          expect(depthAt(at)).toBeLessThanOrEqual(depth.depthM * 1.03 + 1e-3);
        }
      }),
      { ...settings, numRuns: Math.ceil(numRuns / 8) },
    );
  });

  it('has a border whose lines lie in both outlines', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [p, q] = [prepareOutline(a), prepareOutline(b)];
        const lines = overlapBorder(p, q, 5);
        if (!outlineGap(p, q).overlaps) expect(lines.flatMap(({ places }) => places)).toHaveLength(0);
        for (const { places } of lines) {
          for (const at of places) {
            expect(signedBoundaryDistanceM(p, at)).toBeGreaterThan(-12);
            expect(signedBoundaryDistanceM(q, at)).toBeGreaterThan(-12);
          }
        }
      }),
      { ...settings, numRuns: Math.ceil(numRuns / 8) },
    );
  });
});

function expectSameGap(a: Outline, b: Outline, changedA: Outline, changedB: Outline): void {
  const { gapM } = gapOf(a, b);
  const changed = gapOf(changedA, changedB);
  expect(Math.abs(changed.gapM - gapM)).toBeLessThan(toleranceOf(a, b, gapM) + 1e-9 * gapM);
}

/** The same outline from another first vertex in the other direction. */
function turned(outline: Outline, first: number): Outline {
  if (outline.kind === 'corridor') return { ...outline, line: outline.line.toReversed() };
  if (outline.kind !== 'polygon') return outline;
  const count = outline.vertices.length;
  const vertices = outline.vertices.map((_, i) => outline.vertices[(i + first) % count]!);
  return { ...outline, vertices: vertices.toReversed() };
}

interface Motion {
  readonly place: (at: LatLon) => LatLon;
  readonly isMirror: boolean;
}

const mirror: Motion = { place: ({ latDeg, lonDeg }) => ({ latDeg: -latDeg, lonDeg }), isMirror: true };

function mapped(outline: Outline, motion: Motion): Outline {
  switch (outline.kind) {
    case 'circle':
      return { ...outline, centre: motion.place(outline.centre) };
    case 'corridor':
      return { ...outline, line: outline.line.map(motion.place) };
    case 'polygon':
      return { ...outline, vertices: outline.vertices.map(motion.place) };
    case 'arcs':
      return { ...outline, elements: outline.elements.map((element) => mappedElement(element, motion)) };
  }
}

function mappedElement(element: OutlineElement, motion: Motion): OutlineElement {
  if (element.kind === 'vertex') return { kind: 'vertex', at: motion.place(element.at) };
  const moved = { ...element, centre: motion.place(element.centre) };
  if (!motion.isMirror) return moved;
  return {
    ...moved,
    direction: element.direction === 'clockwise' ? 'counterclockwise' : 'clockwise',
    fromDeg: 180 - element.fromDeg,
    toDeg: 180 - element.toDeg,
  };
}

/** Least distance from a sample of either border to the other outline; negative for one inside. */
function bruteGap(a: Outline, b: Outline): { leastM: number; spacingM: number } {
  let leastM = Infinity;
  let spacingM = 0;
  for (const [drawn, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const prepared = prepareOutline(other);
    const samples = samplesAlong(drawn);
    for (let i = 0; i < samples.length; i += 1) {
      leastM = Math.min(leastM, -signedBoundaryDistanceM(prepared, samples[i]!));
      const next = samples[(i + 1) % samples.length]!;
      // Two centimetres for the chords of the picture.
      spacingM = Math.max(spacingM, inverse(samples[i]!, next).distanceM + 0.04);
    }
    if (samples.some((at) => outlineContains(prepared, at))) leastM = Math.min(leastM, 0);
  }
  return { leastM, spacingM };
}

function samplesAlong(outline: Outline): LatLon[] {
  const circle = outline.kind === 'circle' ? outline : undefined;
  if (circle !== undefined) {
    return Array.from({ length: 120 }, (_, i) => direct(circle.centre, 3 * i, circle.radiusM).at);
  }
  if (outline.kind !== 'polygon' || outline.edge !== 'geodesic') {
    return outlinePicture(outline, Math.max(0.02, 1))
      .flat()
      .map(({ latDeg, lonDeg }) => ({ latDeg, lonDeg }));
  }
  return outline.vertices.flatMap((from, i) => {
    const way = inverse(from, outline.vertices[(i + 1) % outline.vertices.length]!);
    return Array.from({ length: 30 }, (_, k) => direct(from, way.azimuthDeg, (way.distanceM * k) / 30).at);
  });
}
