import type { Agreement, NoEntryRule, RuleBase } from '@deconflict/engine/agreement';
import { countingUnits } from '@deconflict/engine/agreement';

/** Made-up centre and period; nothing here ever flew. */
export const CENTRE = { latDeg: 33.5, lonDeg: 38.6667 };
export const RADIUS_M = 55_000;
export const START_MS = Date.UTC(2023, 7, 1, 21, 0, 0);
export const DAY_MS = 86_400_000;

/** Two parties, a unilateral circle, a camp below it, and one rule of most kinds. */
export function syntheticAgreement(): Agreement {
  const base: Omit<RuleBase, 'id'> = {
    measurable: ['A', 'R'],
    applies: { parties: ['coalition'], classes: [] },
    except: ['medevac'],
    longestGapMs: 60_000,
    confirm: { fixes: 3, durationMs: 10_000 },
  };
  const entry: NoEntryRule = {
    ...base,
    id: 'entry',
    kind: 'no-entry',
    areas: ['tanf-55'],
    text: 'No aircraft of either side enters unannounced.',
  };
  const circle = {
    outline: { kind: 'circle', centre: CENTRE, radiusM: RADIUS_M },
    floor: { kind: 'height', heightM: 1524, datum: 'AMSL' },
    ceiling: { kind: 'height', heightM: 9906, datum: 'FL' },
    schedule: { kind: 'always' },
  } as const;
  const camp = {
    outline: {
      kind: 'polygon',
      edge: 'geodesic',
      vertices: [
        [33.35, 38.6],
        [33.36, 38.78],
        [33.24, 38.8],
        [33.22, 38.62],
      ].map(([latDeg, lonDeg]) => ({ latDeg: latDeg!, lonDeg: lonDeg! })),
    },
    floor: { kind: 'surface' },
    ceiling: { kind: 'height', heightM: 914.4, datum: 'AGL' },
    schedule: { kind: 'night', definition: 'civil', at: CENTRE },
  } as const;
  return {
    title: 'Deconfliction over Al-Tanf (made-up example)',
    version: 1,
    synthetic: true,
    effective: { fromMs: Date.UTC(2023, 6, 1), untilMs: Infinity },
    parties: [
      {
        id: 'coalition',
        name: 'US-led coalition',
        aircraft: [
          { by: 'icao24', from: 0xadf7c8, to: 0xafffff },
          { by: 'assertion', key: 'icao:ae1004', assertedBy: 'syria-russia' },
        ],
      },
      { id: 'syria-russia', name: 'Syria and Russia', aircraft: [{ by: 'callsign', pattern: 'RFF*' }] },
    ],
    classes: [],
    areas: [
      { id: 'tanf-55', name: 'Al-Tanf 55 km', legalType: 'unilateral', volumes: [circle] },
      { id: 'rukban', name: 'Rukban camp', legalType: 'special-caution', volumes: [camp] },
    ],
    exceptions: [{ id: 'medevac', ground: 'aircraft', aircraft: [], windows: [] }],
    rules: [
      entry,
      {
        ...base,
        id: 'distance',
        kind: 'separation',
        between: ['coalition', 'syria-russia'],
        horizontal: { agreed: true, lengthM: 5556 },
        vertical: { agreed: true, lengthM: 304.8 },
        durationMs: 5000,
        measureWithinM: 20_000,
      },
      {
        ...base,
        id: 'approach',
        kind: 'separation',
        between: ['coalition', 'syria-russia'],
        horizontal: { agreed: false },
        vertical: { agreed: false },
        durationMs: 0,
        measureWithinM: 20_000,
      },
      { ...base, id: 'transponder', kind: 'identification', areas: ['tanf-55'], longestSilenceMs: 300_000 },
      {
        ...base,
        id: 'camp',
        kind: 'altitude-band',
        areas: ['rukban'],
        floor: { kind: 'height', heightM: 914.4, datum: 'AGL' },
        ceiling: { kind: 'unlimited' },
      },
    ],
    counting: {
      units: countingUnits,
      window: { kind: 'rolling', lengthMs: DAY_MS },
      reentryGapMs: 600_000,
      formation: { horizontalM: 3704, verticalM: 304.8, overlapMs: 120_000 },
    },
    quality: {
      basis: 'accuracy',
      assumedHorizontalM: { mlat: 500 },
      assumedPressureM: 90,
      assumedGeometricM: 100,
      verticalAgreed: true,
      latencyMs: 2000,
      accelerationMps2: 30,
      fastestMps: 900,
    },
    areaTerrainM: {},
    heights: {
      qnhHpa: { from: 1000, to: 1020 },
      undulationM: { from: 10, to: 20 },
      terrainM: { from: 600, to: 900 },
    },
  };
}
