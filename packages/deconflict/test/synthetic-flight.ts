import type { AreaFinding, AttributionGrade, EventInstant } from '@deconflict/engine/detect';
import type { ProfilePicture, TrackPicture, TrackState } from '../src/report/index.ts';
import { CENTRE, RADIUS_M } from './synthetic-agreement.ts';

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
  const fixes = Array.from({ length: steps + 1 }, (_, step) => {
    const along = -REACH_M + step * STEP_S * plan.speedMps;
    const across = plan.missM + (bend * along * along) / REACH_M + (random() - 0.5) * 200;
    return placeAt(plan, along, across, step, random);
  }).filter((_, step) => !plan.silence || step < plan.silence[0] * steps || step > plan.silence[1] * steps);
  const places = withBoundaryPlaces(fixes, plan.errorM);
  const track: TrackPicture = {
    aircraft: plan.key,
    label: plan.callsign ?? plan.key,
    ...(plan.party !== undefined && { party: plan.party }),
    grade: plan.grade,
    points: places.map((place) => [place.timeMs, place.latDeg, place.lonDeg, place.heightM, plan.errorM]),
    states: places.map((place, index) => stateOf(plan, place, places[index + 1])),
  };
  const inside = places.filter((place) => place.distanceM <= RADIUS_M + plan.errorM + 1);
  const formation = plan.formation !== undefined && { formation: plan.formation };
  if (inside.length === 0) return { track, ...formation };
  const finding = findingOf(plan, inside);
  return { track, finding, profile: profileOf(plan, finding, places), ...formation };
}

/** A small generator with a seed (Mulberry32): the same numbers on every machine. */
function createRandom(seed: number): () => number {
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

/** Adds the places at which the distance passes the boundary and its error band, so that states change where they should. */
function withBoundaryPlaces(fixes: readonly Place[], errorM: number): readonly Place[] {
  return fixes.flatMap((fix, index) => {
    const before = fixes[index - 1];
    if (!before) return [fix];
    const shares = [RADIUS_M - errorM, RADIUS_M, RADIUS_M + errorM]
      .map((distanceM) => (distanceM - before.distanceM) / (fix.distanceM - before.distanceM))
      .filter((share) => share > 0 && share < 1)
      .sort((one, two) => one - two);
    return [...shares.map((share) => between(before, fix, share)), fix];
  });
}

function between(from: Place, to: Place, share: number): Place {
  const mix = (one: number, two: number): number => one + share * (two - one);
  return {
    timeMs: mix(from.timeMs, to.timeMs),
    latDeg: mix(from.latDeg, to.latDeg),
    lonDeg: mix(from.lonDeg, to.lonDeg),
    heightM: mix(from.heightM, to.heightM),
    distanceM: mix(from.distanceM, to.distanceM),
  };
}

function stateOf(plan: FlightPlan, place: Place, next: Place | undefined): TrackState {
  if (next && next.timeMs - place.timeMs > STEP_S * 1500) return 'not-observed';
  const middleM = next ? (place.distanceM + next.distanceM) / 2 : place.distanceM;
  if (middleM < RADIUS_M - plan.errorM) return 'certain';
  return middleM < RADIUS_M + plan.errorM ? 'possible' : 'outside';
}

function findingOf(plan: FlightPlan, inside: readonly Place[]): AreaFinding {
  const first = inside[0]!;
  const last = inside.at(-1)!;
  const deepest = inside.reduce((best, place) => (place.distanceM < best.distanceM ? place : best));
  const depth = RADIUS_M - deepest.distanceM;
  const confirmed = depth > plan.errorM;
  const nominal = inside.filter((place) => place.distanceM <= RADIUS_M + 1);
  const certain = inside.filter((place) => place.distanceM <= RADIUS_M - plan.errorM + 1);
  const heights = inside.map((place) => place.heightM);
  const stay = { least: lengthOf(certain), nominal: lengthOf(nominal), most: lengthOf(inside) };
  return {
    kind: 'no-entry',
    id: `entry|${plan.key}|tanf-55|${Math.round(first.timeMs)}`,
    rule: 'entry',
    agreementVersion: 1,
    certainty: confirmed ? 'confirmed' : 'possible',
    status: plan.excuse === undefined ? 'candidate' : 'excused',
    exceptions: plan.excuse === undefined ? [] : [plan.excuse],
    aircraft: aircraftOf(plan),
    fromMs: (nominal[0] ?? first).timeMs,
    untilMs: (nominal.at(-1) ?? last).timeMs,
    sources: ['adsb'],
    quality: 'stated',
    reasons: confirmed
      ? ['The whole error region was inside for longer than 10 s and for more than 3 positions.']
      : ['The error region reaches across the boundary; the nominal path stays outside.'],
    area: { id: 'tanf-55', name: 'Al-Tanf 55 km', legalType: 'unilateral' },
    passes: [
      {
        entry: eventOf(first, nominal.at(0), certain.at(0)),
        exit: eventOf(last, nominal.at(-1), certain.at(-1)),
        possibleMs: [first.timeMs, last.timeMs],
        inside: stay,
        certainMs: certain.length > 0 ? [certain[0]!.timeMs, certain.at(-1)!.timeMs] : [],
      },
    ],
    gaps: inside.flatMap((place, index) => {
      const before = inside[index - 1];
      const silent = before !== undefined && place.timeMs - before.timeMs > STEP_S * 1500;
      return silent ? [{ fromMs: before.timeMs, untilMs: place.timeMs }] : [];
    }),
    inside: stay,
    depthM: { least: depth - plan.errorM, nominal: depth, most: depth + plan.errorM },
    deepest: { atMs: deepest.timeMs, at: { latDeg: deepest.latDeg, lonDeg: deepest.lonDeg } },
    height: { datum: 'FL', lowestM: Math.min(...heights), highestM: Math.max(...heights), errorM: 38 },
    fixesInside: inside.length,
    errorRadiusM: plan.errorM,
    formation: [],
  };
}

function aircraftOf(plan: FlightPlan): AreaFinding['aircraft'] {
  const block = plan.party === undefined ? [] : ['address in an agreed block'];
  return {
    key: plan.key,
    addressKind: plan.key.startsWith('icao:') ? 'icao' : 'non-icao',
    ...(plan.key.startsWith('icao:') && { icao24: plan.key.slice(5) }),
    callsigns: plan.callsign === undefined ? [] : [plan.callsign],
    ...(plan.typeDesignator !== undefined && { typeDesignator: plan.typeDesignator }),
    ...(plan.party !== undefined && { party: plan.party }),
    classes: [],
    grade: plan.grade,
    basis: plan.grade === 'B' ? [...block, 'call sign matches'] : block,
  };
}

function eventOf(possible: Place, nominal: Place | undefined, certain: Place | undefined): EventInstant {
  const times = [possible.timeMs, certain?.timeMs ?? possible.timeMs + 40_000];
  const at = nominal ?? possible;
  return {
    how: 'crossed',
    ...(nominal && { atMs: nominal.timeMs }),
    earliestMs: Math.min(...times),
    latestMs: Math.max(...times),
    at: { latDeg: at.latDeg, lonDeg: at.lonDeg },
  };
}

function lengthOf(places: readonly Place[]): number {
  return places.length === 0 ? 0 : places.at(-1)!.timeMs - places[0]!.timeMs;
}

function profileOf(plan: FlightPlan, finding: AreaFinding, places: readonly Place[]): ProfilePicture {
  const from = finding.fromMs - 120_000;
  const until = finding.untilMs + 120_000;
  const shown = places.filter((place) => place.timeMs > from && place.timeMs < until);
  const half = 38 + plan.errorM / 5;
  return {
    finding: finding.id,
    datum: 'FL',
    points: shown.flatMap((place, index) => {
      const before = shown[index - 1];
      const broken = before !== undefined && place.timeMs - before.timeMs > STEP_S * 1500;
      const row = [place.timeMs, place.heightM, place.heightM - half, place.heightM + half] as const;
      return broken ? [[place.timeMs, Number.NaN, Number.NaN, Number.NaN] as const, row] : [row];
    }),
    band: { floorM: [1430, 1650], ceilingM: [9906, 9906], floorText: '5000 ft AMSL', ceilingText: 'FL325' },
  };
}
