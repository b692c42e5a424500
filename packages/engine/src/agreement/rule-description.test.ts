import { describe, expect, test } from 'vitest';
import type { Agreement, Rule } from './agreement.ts';
import { builtInHorizontalM, defaultConfirmation, defaultCounting, unknownHeights } from './defaults.ts';
import { heightContextFor } from './height-context.ts';
import { formatDuration, formatLength } from './length-format.ts';
import { measurabilityOf } from './measurability.ts';
import { describeRule } from './rule-description.ts';

const agreement: Agreement = {
  title: 'Example',
  version: 1,
  synthetic: true,
  effective: { fromMs: 0, untilMs: Infinity },
  parties: [
    { id: 'north', name: 'Northern states', aircraft: [] },
    { id: 'south', name: 'Southern states', aircraft: [] },
  ],
  classes: [],
  areas: [
    { id: 'tanf', name: '55 km around al-Tanf', legalType: 'unilateral', volumes: [] },
    { id: 'hama', name: 'Hama west', legalType: 'unspecified', volumes: [] },
  ],
  exceptions: [
    { id: 'sos', ground: 'distress', aircraft: [], windows: [] },
    { id: 'told', ground: 'declared', aircraft: [], windows: [] },
    { id: 'medevac', ground: 'aircraft', aircraft: [], windows: [] },
  ],
  rules: [],
  counting: defaultCounting,
  quality: {
    basis: 'accuracy',
    assumedHorizontalM: {},
    assumedPressureM: 1,
    assumedGeometricM: 1,
    verticalAgreed: false,
    latencyMs: 0,
    accelerationMps2: 1,
    fastestMps: 1,
  },
  heights: unknownHeights,
  areaTerrainM: { tanf: { from: 550, to: 900 } },
};

const base = {
  id: 'rule',
  measurable: measurabilityOf('no-entry'),
  applies: { parties: [], classes: [] },
  except: [],
  longestGapMs: 60_000,
  confirm: defaultConfirmation,
} as const;
const ground = { kind: 'surface' } as const;
const unlimited = { kind: 'unlimited' } as const;
const agreed = (lengthM: number): { readonly agreed: true; readonly lengthM: number } => ({
  agreed: true,
  lengthM,
});
const notAgreed = { agreed: false } as const;
const centre = { latDeg: 33.5, lonDeg: 38.5 };

const sentences: readonly (readonly [string, Rule])[] = [
  [
    'All aircraft do not enter 55 km around al-Tanf (unilateral).',
    { ...base, kind: 'no-entry', areas: ['tanf'] },
  ],
  [
    'Aircraft of class uas or rotary of Northern states do not enter 55 km around al-Tanf (unilateral) or Hama west, unless in distress, declared and acknowledged or excepted as medevac.',
    {
      ...base,
      kind: 'no-entry',
      areas: ['tanf', 'hama'],
      applies: { parties: ['north'], classes: ['uas', 'rotary'] },
      except: ['sos', 'told', 'medevac'],
    },
  ],
  [
    'All aircraft keep a distance from the line from 33.5000 N 038.5000 E to 34.0000 S 001.2500 W, on its left from GND to FL245: rotary 10 km, uas not agreed, others 40 km.',
    {
      ...base,
      kind: 'buffer',
      line: [centre, { latDeg: -34, lonDeg: -1.25 }],
      side: 'left',
      distances: [
        { class: 'rotary', distance: agreed(10_000) },
        { class: 'uas', distance: notAgreed },
      ],
      otherwise: agreed(40_000),
      floor: ground,
      ceiling: { kind: 'height', heightM: 7467.6, datum: 'FL' },
    },
  ],
  [
    'Aircraft of Southern states stay 1 NM or more away from 33.5000 N 038.5000 E.',
    {
      ...base,
      kind: 'standoff',
      applies: { parties: ['south'], classes: [] },
      centre,
      radius: agreed(1852),
      floor: ground,
      ceiling: unlimited,
    },
  ],
  [
    'All aircraft stay away from 33.5000 N 038.5000 E; how far is not agreed.',
    { ...base, kind: 'standoff', centre, radius: notAgreed, floor: ground, ceiling: unlimited },
  ],
  [
    'Aircraft of Northern states and of Southern states keep 3 NM apart horizontally or 1000 ft vertically, approaches shorter than 5 s aside.',
    {
      ...base,
      kind: 'separation',
      between: ['north', 'south'],
      horizontal: agreed(5556),
      vertical: agreed(304.8),
      durationMs: 5000,
      measureWithinM: 9260,
    },
  ],
  [
    'Aircraft of Northern states and any other aircraft keep apart, horizontally not agreed, vertically 1000 ft: approaches within 5 NM are measured and make no finding.',
    {
      ...base,
      kind: 'separation',
      between: ['*', 'north'],
      horizontal: notAgreed,
      vertical: agreed(304.8),
      durationMs: 0,
      measureWithinM: 9260,
    },
  ],
  [
    'Two aircraft of Northern states (one of them of class uas) keep 500 ft apart horizontally or 100 ft vertically.',
    {
      ...base,
      kind: 'separation',
      applies: { parties: [], classes: ['uas'] },
      between: ['north', 'north'],
      horizontal: agreed(152.4),
      vertical: agreed(30.48),
      durationMs: 0,
      measureWithinM: 9260,
    },
  ],
  [
    'All aircraft stay between FL095 and 3000 m AMSL within Hama west.',
    {
      ...base,
      kind: 'altitude-band',
      areas: ['hama'],
      floor: { kind: 'height', heightM: 2895.6, datum: 'FL' },
      ceiling: { kind: 'height', heightM: 3000, datum: 'AMSL' },
    },
  ],
  [
    'All aircraft keep transmitting within Hama west, never silent for more than 2 min.',
    { ...base, kind: 'identification', areas: ['hama'], longestSilenceMs: 120_000 },
  ],
];

describe('describeRule', () => {
  test.each(sentences)('%s', (sentence, rule) => {
    expect(describeRule(rule, agreement)).toBe(sentence);
  });

  test('swapping the parties of a separation swaps their names and nothing else', () => {
    const [sentence, rule] = sentences[5]!;
    if (rule.kind !== 'separation') throw new Error('the sixth sentence is about separation');
    const swapped = describeRule({ ...rule, between: [rule.between[1], rule.between[0]] }, agreement);
    const renamed = swapped.replace('Southern', 'X').replace('Northern', 'Southern').replace('X', 'Northern');
    expect(renamed).toBe(sentence);
  });
});

describe('formatLength', () => {
  test.each([
    [5556, '3 NM'],
    [926, '0.5 NM'],
    [304.8, '1000 ft'],
    [152.4, '500 ft'],
    [55_000, '55 km'],
    [1500, '1.5 km'],
    [250, '250 m'],
    [91.44, '300 ft'],
    [0.5, '0.5 m'],
    [0, '0 m'],
  ])('%d m is %s', (lengthM, expected) => {
    expect(formatLength(lengthM)).toBe(expected);
  });
});

describe('formatDuration', () => {
  test.each([
    [0, '0 s'],
    [600, '0.6 s'],
    [60_000, '1 min'],
    [5_400_000, '1 h 30 min'],
    [86_400_000, '24 h'],
    [3_661_000, '1 h 1 min 1 s'],
  ])('%d ms is %s', (durationMs, expected) => {
    expect(formatDuration(durationMs)).toBe(expected);
  });
});

describe('heights over an area', () => {
  test('the terrain stated for the area comes before that of the agreement', () => {
    expect(heightContextFor(agreement, 'tanf').terrainM).toEqual({ from: 550, to: 900 });
    expect(heightContextFor(agreement, 'hama')).toBe(unknownHeights);
  });

  test('an area called like a property that every object has gets no terrain from it', () => {
    expect(heightContextFor(agreement, 'constructor')).toBe(unknownHeights);
  });
});

describe('defaults', () => {
  test('every source has a built-in error radius, and none of them is agreed', () => {
    expect(Object.values(builtInHorizontalM).every((radiusM) => radiusM > 0)).toBe(true);
  });

  test('identification is measurable from cooperative tracks only, the other kinds from radar too', () => {
    expect(measurabilityOf('identification')).toEqual(['A']);
    expect(measurabilityOf('separation')).toEqual(['A', 'R']);
  });
});
