import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { direct, directInto, distanceM, inverse, inverseInto } from './geodesic.ts';

interface Oracle {
  Inverse(lat1: number, lon1: number, lat2: number, lon2: number, mask: number): OracleInverse;
  Direct(lat1: number, lon1: number, azi1: number, s12: number): { lat2: number; lon2: number; azi2: number };
}

interface OracleInverse {
  readonly s12: number;
  readonly azi1: number;
  readonly azi2: number;
  readonly m12: number;
  readonly M12: number;
  readonly M21: number;
}

// The twin: the author's own port of the algorithm, another code with the engine's Math functions.
const { Geodesic } = createRequire(import.meta.url)('geographiclib-geodesic') as {
  Geodesic: { WGS84: Oracle; ALL: number };
};

function seeded(seed: number): () => number {
  let state = seed;
  const step = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  return () => (step() + step() / 2 ** 32) / 2 ** 32;
}

type Four = readonly [lat1: number, lon1: number, lat2: number, lon2: number];

/** Pairs of every awkward kind and of the ordinary ones. */
const families: Record<string, (next: () => number) => Four> = {
  anywhere: (next) => [latitude(next), longitude(next), latitude(next), longitude(next)],
  'a few kilometres apart': (next) => near(next, 0.05),
  'a few hundred kilometres apart': (next) => near(next, 5),
  'centimetres apart': (next) => near(next, 1e-7),
  'on one meridian or its other side': (next) => {
    const lon = longitude(next);
    return [latitude(next), lon, latitude(next), next() < 0.5 ? lon : lon + 180];
  },
  'on the equator': (next) => [0, longitude(next), 0, longitude(next)],
  'from a pole': (next) => [
    next() < 0.5 ? 90 : -90,
    longitude(next),
    next() < 0.8 ? latitude(next) : 90,
    longitude(next),
  ],
  'on one parallel': (next) => {
    const lat = latitude(next);
    return [lat, longitude(next), lat, longitude(next)];
  },
};

function latitude(next: () => number): number {
  return (Math.asin(2 * next() - 1) * 180) / Math.PI;
}

function longitude(next: () => number): number {
  return 360 * next() - 180;
}

function near(next: () => number, degrees: number): Four {
  const lat = latitude(next) * 0.99;
  const lon = longitude(next);
  return [
    lat,
    lon,
    Math.max(-90, Math.min(90, lat + (next() - 0.5) * degrees)),
    lon + (next() - 0.5) * degrees,
  ];
}

function angleBetween(a: number, b: number): number {
  const difference = Math.abs(a - b) % 360;
  return ((difference > 180 ? 360 - difference : difference) * Math.PI) / 180;
}

const RUNS = 13_000;

describe('the inverse and direct problem against the reference port', () => {
  it.each(Object.entries(families))('agree for points %s', (_, family) => {
    const next = seeded(20240701);
    const worst = { distance: 0, azimuth: 0, reduced: 0, scale: 0, back: 0, forth: 0 };
    for (let i = 0; i < RUNS; i += 1) {
      const [lat1, lon1, lat2, lon2] = family(next);
      const from = { latDeg: lat1, lonDeg: lon1 };
      const to = { latDeg: lat2, lonDeg: lon2 };
      const ours = inverse(from, to);
      const theirs = Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, Geodesic.ALL);
      worst.distance = Math.max(worst.distance, Math.abs(ours.distanceM - theirs.s12));
      worst.reduced = Math.max(worst.reduced, Math.abs(ours.reducedLengthM - theirs.m12));
      worst.scale = Math.max(
        worst.scale,
        Math.abs(ours.scale12 - theirs.M12),
        Math.abs(ours.scale21 - theirs.M21),
      );
      const start = direct(from, ours.azimuthDeg, ours.distanceM);
      worst.back = Math.max(worst.back, distanceM(start.at.latDeg, start.at.lonDeg, lat2, lon2));
      const end = Geodesic.WGS84.Direct(lat1, lon1, theirs.azi1, theirs.s12);
      const ourEnd = direct(from, theirs.azi1, theirs.s12);
      worst.forth = Math.max(worst.forth, distanceM(ourEnd.at.latDeg, ourEnd.at.lonDeg, end.lat2, end.lon2));
      if (ours.distanceM > 1) {
        // An azimuth counts by what it moves at the other end.
        const turn = Math.max(
          angleBetween(ours.azimuthDeg, theirs.azi1),
          angleBetween(ours.finalAzimuthDeg, theirs.azi2),
        );
        worst.azimuth = Math.max(worst.azimuth, turn * Math.abs(theirs.m12));
      }
    }
    expect(worst.distance).toBeLessThan(1.5e-8);
    expect(worst.azimuth).toBeLessThan(3e-8);
    expect(worst.reduced).toBeLessThan(3e-8);
    expect(worst.scale).toBeLessThan(1e-12);
    expect(worst.back).toBeLessThan(3e-8);
    expect(worst.forth).toBeLessThan(3e-8);
  });

  it('agrees for nearly antipodal points, where the azimuth hangs on the last digits', () => {
    const next = seeded(20240702);
    let worst = 0;
    let back = 0;
    for (let i = 0; i < RUNS; i += 1) {
      const lat = latitude(next);
      const lon = longitude(next);
      const spread = 10 ** (next() * 4 - 3);
      const lat2 = Math.max(-90, Math.min(90, -lat + (next() - 0.5) * spread));
      const lon2 = lon + 180 + (next() - 0.5) * spread;
      const ours = inverse({ latDeg: lat, lonDeg: lon }, { latDeg: lat2, lonDeg: lon2 });
      worst = Math.max(
        worst,
        Math.abs(ours.distanceM - Geodesic.WGS84.Inverse(lat, lon, lat2, lon2, Geodesic.ALL).s12),
      );
      const end = direct({ latDeg: lat, lonDeg: lon }, ours.azimuthDeg, ours.distanceM);
      back = Math.max(back, distanceM(end.at.latDeg, end.at.lonDeg, lat2, lon2));
    }
    expect(worst).toBeLessThan(1.5e-8);
    // Two doubles away in the azimuth is 10 nm here.
    expect(back).toBeLessThan(1e-7);
  });
});

describe('the inverse problem', () => {
  const at = (latDeg: number, lonDeg: number): { latDeg: number; lonDeg: number } => ({ latDeg, lonDeg });

  it('gives zero between a point and itself, by whatever longitude', () => {
    expect(distanceM(12, 34, 12, 34)).toBe(0);
    expect(distanceM(12, 180, 12, -180)).toBe(0);
    expect(distanceM(-5, -170, -5, 190)).toBe(0);
    expect(distanceM(90, 0, 90, 77)).toBe(0);
    expect(inverse(at(20.001, 0), at(20.001, 0)).reducedLengthM).toBe(0);
  });

  it('gives the quarter of the equator and of the meridian', () => {
    expect(distanceM(0, 0, 0, 90)).toBeCloseTo(10018754.171394622, 7);
    expect(distanceM(0, 0, 90, 0)).toBeCloseTo(10001965.729312724, 7);
    expect(distanceM(-90, 0, 90, 0)).toBeCloseTo(20003931.458625447, 7);
  });

  it('crosses the antimeridian the short way', () => {
    expect(inverse(at(10, 179.9), at(10, -179.9)).azimuthDeg).toBeCloseTo(89.98, 2);
    expect(inverse(at(10, -179.9), at(10, 179.9)).azimuthDeg).toBeCloseTo(-89.98, 2);
  });

  it('leaves the equator for points nearly opposite on it', () => {
    const answer = inverse(at(0, 0), at(0, 179.5));
    expect(answer.distanceM).toBeCloseTo(19980861.908890963, 7);
    expect(answer.azimuthDeg).toBeCloseTo(55.9665, 5);
    expect(inverse(at(0, 0), at(0, 180)).distanceM).toBeCloseTo(20003931.4586, 4);
  });

  it('is symmetric to the last bit in both directions', () => {
    const next = seeded(3);
    for (let i = 0; i < 2000; i += 1) {
      const a = at(latitude(next), longitude(next));
      const b = at(latitude(next), longitude(next));
      expect(inverse(a, b).distanceM).toBe(inverse(b, a).distanceM);
      expect(inverse(at(-a.latDeg, a.lonDeg), at(-b.latDeg, b.lonDeg)).distanceM).toBe(
        inverse(a, b).distanceM,
      );
    }
  });

  it('stays a number for points that differ by next to nothing', () => {
    for (const tiny of [5e-324, 1e-300, 1e-170, 1e-160, 1e-100, 1e-20]) {
      const answer = inverse(at(0, 0), at(tiny, tiny));
      expect(answer.distanceM).toBeLessThan(1e-10);
      expect(
        answer.azimuthDeg + answer.finalAzimuthDeg + answer.scale12 + answer.reducedLengthM,
      ).not.toBeNaN();
      expect(inverse(at(45, 0), at(45, tiny)).azimuthDeg).not.toBeNaN();
      expect(direct(at(tiny, 0), 90, 1).at.lonDeg).toBeCloseTo(8.98e-6, 8);
    }
  });

  it('answers NaN for what is no place, and does not hang', () => {
    expect(distanceM(NaN, 0, 1, 1)).toBeNaN();
    expect(distanceM(0, NaN, 1, 1)).toBeNaN();
    expect(distanceM(0, Infinity, 1, 1)).toBeNaN();
    expect(inverse(at(1, 2), at(3, NaN)).azimuthDeg).toBeNaN();
    expect(direct(at(NaN, 0), 0, 1).at.latDeg).toBeNaN();
    expect(direct(at(0, 0), 0, Infinity).at.latDeg).toBeNaN();
  });

  it('writes the same numbers into an array', () => {
    const out = new Float64Array(3);
    inverseInto(51, 7, 40, -74, out);
    const answer = inverse(at(51, 7), at(40, -74));
    expect([...out]).toEqual([answer.distanceM, answer.azimuthDeg, answer.finalAzimuthDeg]);
    directInto(51, 7, out[1]!, out[0]!, out);
    expect(out[0]).toBeCloseTo(40, 12);
    expect(out[1]).toBeCloseTo(-74, 12);
  });
});

describe('the direct problem', () => {
  it('runs several times around the Earth', () => {
    const lap = 40007862.917; // the meridian, to a millimetre
    const end = direct({ latDeg: 10, lonDeg: 20 }, 0, 3 * lap);
    expect(end.at.latDeg).toBeCloseTo(10, 6);
    expect(end.at.lonDeg).toBeCloseTo(20, 6);
  });

  it('keeps its course when it stops exactly at a pole', () => {
    // The corridor that ended there had its round end turned inwards.
    for (const sign of [1, -1]) {
      const { distanceM: length } = inverse(
        { latDeg: sign * 89.9998556481875, lonDeg: -100 },
        { latDeg: sign * 90, lonDeg: 0 },
      );
      const end = direct({ latDeg: sign * 89.9998556481875, lonDeg: -100 }, sign > 0 ? 0 : 180, length);
      // Short of the pole by a digit or past it: longitude and course turn together.
      const isPast = end.at.lonDeg !== -100;
      expect(end.at.lonDeg).toBe(isPast ? 80 : -100);
      expect(end.finalAzimuthDeg).toBe(sign > 0 === isPast ? 180 : 0);
    }
  });

  it('goes back for a negative distance', () => {
    const there = direct({ latDeg: 10, lonDeg: 20 }, 30, -1e6);
    const opposite = direct({ latDeg: 10, lonDeg: 20 }, -150, 1e6);
    expect(distanceM(there.at.latDeg, there.at.lonDeg, opposite.at.latDeg, opposite.at.lonDeg)).toBeLessThan(
      1e-8,
    );
  });

  it('passes straight over a pole', () => {
    const end = direct({ latDeg: 80, lonDeg: 30 }, 0, 2 * distanceM(80, 30, 90, 0));
    expect(end.at.latDeg).toBeCloseTo(80, 10);
    expect(Math.abs(end.at.lonDeg)).toBeCloseTo(150, 10);
  });
});
