import type { AreaFinding, AttributionGrade } from '@deconflict/engine/detect';
import type { ProfilePicture, TrackPicture, TrackState } from '../src/report/index.ts';
import { CENTRE, RADIUS_M } from './synthetic-report-model.ts';

/** A straight pass by the centre of the example area, on a plane: good enough to look at. */
export interface FlightPlan {
  readonly seed: number;
  readonly key: string;
  readonly callsign?: string;
  readonly typeDesignator?: string;
  readonly party?: string;
  readonly grade: AttributionGrade;
  readonly startMs: number;
  readonly bearingDeg: number;
  /** Distance at which the flight passes the centre, metres. */
  readonly missM: number;
  readonly speedMps: number;
  readonly heightM: number;
  readonly errorM: number;
  readonly formation?: string;
  /** Shares of the flight between which nothing was received. */
  readonly silence?: readonly [number, number];
  readonly excuse?: string;
}

export interface SyntheticFlight {
  readonly track: TrackPicture;
  readonly finding?: AreaFinding;
  readonly profile?: ProfilePicture;
  readonly formation?: string;
}

const METRES_PER_DEGREE = 111_000;
const REACH_M = 95_000;
const STEP_S = 20;

/** One aircraft with its track, and the finding and profile that the example area makes of it. */
export function flyThrough(plan: FlightPlan): SyntheticFlight {
  const random = createRandom(plan.seed);
  const bend = (random() - 0.5) * 0.7;
  const steps = Math.ceil((2 * REACH_M) / plan.speedMps / STEP_S);
  const places = Array.from({ length: steps + 1 }, (_, step) => {
    const along = -REACH_M + step * STEP_S * plan.speedMps;
    const across = plan.missM + (bend * along * along) / REACH_M + (random() - 0.5) * 200;
    return placeAt(plan, along, across, step, random);
  }).filter((_, step) => !plan.silence || step < plan.silence[0] * steps || step > plan.silence[1] * steps);
  const track: TrackPicture = {
    aircraft: plan.key,
    label: plan.callsign ?? plan.key,
    ...(plan.party !== undefined && { party: plan.party }),
    grade: plan.grade,
    points: places.map((place) => [place.timeMs, place.latDeg, place.lonDeg, place.heightM, plan.errorM]),
    states: places.map((place, index) => stateOf(plan, place, places[index + 1])),
  };
  const inside = places.filter((place) => place.distanceM < RADIUS_M + plan.errorM);
  const formation = plan.formation !== undefined && { formation: plan.formation };
  if (inside.length === 0) return { track, ...formation };
  const finding = findingOf(plan, inside);
  return { track, finding, profile: profileOf(plan, finding, places), ...formation };
}

/** A small generator with a seed (Mulberry32): the same numbers on every machine. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Place {
  readonly timeMs: number;
  readonly latDeg: number;
  readonly lonDeg: number;
  readonly heightM: number;
  readonly distanceM: number;
}

function placeAt(plan: FlightPlan, along: number, across: number, step: number, random: () => number): Place {
  const bearing = (plan.bearingDeg * Math.PI) / 180;
  const north = along * Math.cos(bearing) - across * Math.sin(bearing);
  const east = along * Math.sin(bearing) + across * Math.cos(bearing);
  return {
    timeMs: plan.startMs + step * STEP_S * 1000,
    latDeg: CENTRE.latDeg + north / METRES_PER_DEGREE,
    lonDeg: CENTRE.lonDeg + east / (METRES_PER_DEGREE * 0.834),
    heightM: plan.heightM + 900 * Math.sin(along / 40_000) + (random() - 0.5) * 15,
    distanceM: Math.sqrt(north * north + east * east),
  };
}

function stateOf(plan: FlightPlan, place: Place, next: Place | undefined): TrackState {
  if (next && next.timeMs - place.timeMs > STEP_S * 1500) return 'not-observed';
  if (place.distanceM < RADIUS_M - plan.errorM) return 'certain';
  return place.distanceM < RADIUS_M + plan.errorM ? 'possible' : 'outside';
}

function findingOf(plan: FlightPlan, inside: readonly Place[]): AreaFinding {
  const first = inside[0]!;
  const last = inside.at(-1)!;
  const deepest = inside.reduce((best, place) => (place.distanceM < best.distanceM ? place : best));
  const depth = RADIUS_M - deepest.distanceM;
  const confirmed = depth > plan.errorM;
  const heights = inside.map((place) => place.heightM);
  const margin = (plan.errorM / plan.speedMps) * 1000;
  const duration = last.timeMs - first.timeMs;
  const gap = inside.findIndex(
    (place, index) => index > 0 && place.timeMs - inside[index - 1]!.timeMs > STEP_S * 1500,
  );
  const entryAt = { latDeg: first.latDeg, lonDeg: first.lonDeg };
  const exitAt = { latDeg: last.latDeg, lonDeg: last.lonDeg };
  return {
    kind: 'no-entry',
    id: `entry|${plan.key}|tanf-55|${first.timeMs}`,
    rule: 'entry',
    agreementVersion: 1,
    certainty: confirmed ? 'confirmed' : 'possible',
    status: plan.excuse === undefined ? 'candidate' : 'excused',
    exceptions: plan.excuse === undefined ? [] : [plan.excuse],
    aircraft: {
      key: plan.key,
      ...(plan.key.startsWith('icao:') && { icao24: plan.key.slice(5) }),
      callsigns: plan.callsign === undefined ? [] : [plan.callsign],
      ...(plan.typeDesignator !== undefined && { typeDesignator: plan.typeDesignator }),
      ...(plan.party !== undefined && { party: plan.party }),
      classes: [],
      grade: plan.grade,
      basis:
        plan.party === undefined
          ? []
          : ['address in an agreed block', ...(plan.grade === 'B' ? ['call sign matches'] : [])],
    },
    fromMs: first.timeMs,
    untilMs: last.timeMs,
    sources: ['adsb'],
    quality: 'stated',
    reasons: confirmed
      ? ['The whole error region was inside for longer than 10 s and for more than 3 positions.']
      : ['The error region reaches across the boundary; the nominal path stays outside.'],
    area: { id: 'tanf-55', name: 'Al-Tanf 55 km', legalType: 'unilateral' },
    passes: [
      {
        entry: {
          how: 'crossed',
          ...(confirmed && { atMs: first.timeMs }),
          earliestMs: first.timeMs - margin,
          latestMs: first.timeMs + margin,
          at: entryAt,
        },
        exit: {
          how: 'crossed',
          ...(confirmed && { atMs: last.timeMs }),
          earliestMs: last.timeMs - margin,
          latestMs: last.timeMs + margin,
          at: exitAt,
        },
        inside: {
          least: confirmed ? duration - 2 * margin : 0,
          nominal: confirmed ? duration : 0,
          most: duration + 2 * margin,
        },
      },
    ],
    gaps: gap > 0 ? [{ fromMs: inside[gap - 1]!.timeMs, untilMs: inside[gap]!.timeMs }] : [],
    inside: {
      least: confirmed ? duration - 2 * margin : 0,
      nominal: confirmed ? duration : 0,
      most: duration + 2 * margin,
    },
    depthM: { least: depth - plan.errorM, nominal: depth, most: depth + plan.errorM },
    deepest: { atMs: deepest.timeMs, at: { latDeg: deepest.latDeg, lonDeg: deepest.lonDeg } },
    height: { datum: 'FL', lowestM: Math.min(...heights), highestM: Math.max(...heights), errorM: 38 },
    fixesInside: inside.length,
    errorRadiusM: plan.errorM,
    formation: [],
  };
}

function profileOf(plan: FlightPlan, finding: AreaFinding, places: readonly Place[]): ProfilePicture {
  const shown = places.filter(
    (place) => place.timeMs > finding.fromMs - 120_000 && place.timeMs < finding.untilMs + 120_000,
  );
  return {
    finding: finding.id,
    datum: 'FL',
    points: shown.flatMap((place, index) => {
      const row = [
        place.timeMs,
        place.heightM,
        place.heightM - 38 - plan.errorM / 5,
        place.heightM + 38 + plan.errorM / 5,
      ] as const;
      const before = shown[index - 1];
      const broken = before && place.timeMs - before.timeMs > STEP_S * 1500;
      return broken ? [[place.timeMs, Number.NaN, Number.NaN, Number.NaN] as const, row] : [row];
    }),
    band: { floorM: [1430, 1650], ceilingM: [9906, 9906], floorText: '5,000 ft AMSL', ceilingText: 'FL325' },
  };
}
