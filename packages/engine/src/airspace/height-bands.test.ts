import { describe, expect, it } from 'vitest';
import type { HeightContext, HeightDatum, HeightLimit } from '../geo/index.ts';
import type { HeightBand } from './height-bands.ts';
import { bandsMeet, sharedBand } from './height-bands.ts';

const ignorance: HeightContext = {
  qnhHpa: { from: 950, to: 1050 },
  undulationM: { from: -107, to: 86 },
  terrainM: { from: -430, to: 8849 },
};
const known: HeightContext = {
  qnhHpa: { from: 1013.25, to: 1013.25 },
  undulationM: { from: 47, to: 47 },
  terrainM: { from: 400, to: 500 },
};

function height(heightM: number, datum: HeightDatum): HeightLimit {
  return { kind: 'height', heightM, datum };
}

const ground: HeightLimit = { kind: 'surface' };
const unlimited: HeightLimit = { kind: 'unlimited' };

function band(floor: HeightLimit, ceiling: HeightLimit): HeightBand {
  return { floor, ceiling };
}

function meet(a: HeightBand, b: HeightBand, context = ignorance, touchingIsFree = false) {
  const there = bandsMeet(a, b, context, touchingIsFree);
  expect(bandsMeet(b, a, context, touchingIsFree)).toBe(there);
  return there;
}

describe('two height bands', () => {
  it('in one datum are compared exactly, whatever is not known', () => {
    for (const datum of ['AGL', 'AMSL', 'FL', 'HAE'] as const) {
      const low = band(height(100, datum), height(200, datum));
      expect(meet(low, band(height(200.0001, datum), height(300, datum)))).toBe('no');
      expect(meet(low, band(height(199.9999, datum), height(300, datum)))).toBe('yes');
    }
  });

  it('that touch meet as closed sets, and do not where touching is free', () => {
    const low = band(ground, height(200, 'AMSL'));
    const high = band(height(200, 'AMSL'), unlimited);
    expect(meet(low, high)).toBe('yes');
    expect(meet(low, high, ignorance, true)).toBe('no');
    expect(meet(band(ground, height(0, 'AGL')), band(ground, unlimited), ignorance, true)).toBe('no');
  });

  it('in different datums stay unknown as far as ignorance reaches, and no farther', () => {
    const flightLevels = band(height(6000, 'FL'), height(7000, 'FL'));
    expect(meet(flightLevels, band(ground, height(5900, 'AMSL')))).toBe('unknown');
    expect(meet(flightLevels, band(ground, height(4000, 'AMSL')))).toBe('no');
    expect(meet(flightLevels, band(ground, height(5900, 'AMSL')), known)).toBe('no');
    expect(meet(flightLevels, band(ground, height(6100, 'AMSL')), known)).toBe('yes');
    expect(meet(band(height(1000, 'HAE'), height(1100, 'HAE')), band(ground, height(1000, 'AMSL')))).toBe(
      'unknown',
    );
    expect(
      meet(band(height(1000, 'HAE'), height(1100, 'HAE')), band(ground, height(1000, 'AMSL')), known),
    ).toBe('yes');
    expect(
      meet(band(height(1048, 'HAE'), height(1100, 'HAE')), band(ground, height(1000, 'AMSL')), known),
    ).toBe('no');
    expect(meet(band(height(120, 'AGL'), height(300, 'AGL')), band(ground, height(510, 'AMSL')), known)).toBe(
      'no',
    );
    expect(meet(band(height(120, 'AGL'), height(300, 'AGL')), band(ground, height(530, 'AMSL')), known)).toBe(
      'unknown',
    );
  });

  it('from the ground up and without limit always meet', () => {
    expect(meet(band(ground, height(10, 'AGL')), band(ground, height(100, 'FL')))).toBe('yes');
    expect(meet(band(height(20_000, 'FL'), unlimited), band(height(9000, 'AMSL'), unlimited))).toBe('yes');
  });

  it('with compound limits follow the parts', () => {
    const higher: HeightLimit = { kind: 'higher-of', limits: [height(1000, 'AMSL'), height(300, 'AGL')] };
    const lower: HeightLimit = { kind: 'lower-of', limits: [height(1000, 'AMSL'), height(300, 'AGL')] };
    expect(meet(band(higher, unlimited), band(ground, height(900, 'AMSL')))).toBe('no');
    expect(meet(band(higher, unlimited), band(ground, height(1000, 'AMSL')), known)).toBe('yes');
    expect(meet(band(lower, unlimited), band(ground, height(1000, 'AMSL')))).toBe('yes');
    expect(meet(band(ground, lower), band(height(350, 'AGL'), unlimited))).toBe('no');
    expect(meet(band(ground, higher), band(height(250, 'AGL'), unlimited))).toBe('yes');
    expect(meet(band(ground, { kind: 'lower-of', limits: [] }), band(height(5, 'AGL'), unlimited))).toBe(
      'unknown',
    );
  });

  it('that nobody can read, or that contradict themselves, are unknown and never apart', () => {
    const words: HeightLimit = { kind: 'unreadable', text: 'see NOTAM' };
    expect(meet(band(ground, words), band(height(10, 'AGL'), unlimited))).toBe('unknown');
    expect(meet(band(height(300, 'AGL'), height(200, 'AGL')), band(height(500, 'AGL'), unlimited))).toBe(
      'unknown',
    );
    // Nothing is above without limit, so the floor need not be read.
    expect(meet(band(words, unlimited), band(ground, unlimited))).toBe('yes');
    // Where the other end decides, an unreadable one does not matter.
    expect(meet(band(height(300, 'AGL'), words), band(ground, height(200, 'AGL')))).toBe('no');
  });

  it('share the higher floor and the lower ceiling', () => {
    const shared = sharedBand(
      band(ground, height(3000, 'AMSL')),
      band(height(1000, 'AMSL'), unlimited),
      known,
    );
    expect(shared).toEqual({
      datum: 'AMSL',
      floorM: { from: 1000, to: 1000 },
      ceilingM: { from: 3000, to: 3000 },
    });
    expect(sharedBand(band(ground, unlimited), band(ground, unlimited), ignorance)).toEqual({
      datum: 'AGL',
      floorM: { from: 0, to: 0 },
      ceilingM: { from: Infinity, to: Infinity },
    });
  });
});
