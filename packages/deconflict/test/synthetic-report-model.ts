import type { Count } from '@deconflict/engine/account';
import type { CountingUnit } from '@deconflict/engine/agreement';
import { countingUnits } from '@deconflict/engine/agreement';
import type {
  AreaFinding,
  Finding,
  IdentificationFinding,
  SeparationFinding,
} from '@deconflict/engine/detect';
import type { ReportModel } from '../src/report/index.ts';
import { DAY_MS, RADIUS_M, START_MS, syntheticAgreement } from './synthetic-agreement.ts';
import { flyThrough } from './synthetic-flight.ts';
import type { SyntheticFlight } from './synthetic-flight.ts';

const HOUR_MS = 3_600_000;

/** Fourteen airframe-entries in eight flights (domain 3.1, 2 August 2023), and one of every other kind of finding. */
export function foundingReportModel(): ReportModel {
  const formations = [
    { type: 'F16', count: 2, hour: 2.1, bearing: 200, heightM: 7600 },
    { type: 'F35', count: 2, hour: 5.2, bearing: 160, heightM: 8200 },
    { type: 'F35', count: 2, hour: 8.6, bearing: 185, heightM: 8500 },
    { type: 'F35', count: 2, hour: 11.4, bearing: 230, heightM: 9100 },
    { type: 'F35', count: 2, hour: 14.9, bearing: 140, heightM: 7900 },
    { type: 'F35', count: 2, hour: 18.3, bearing: 120, heightM: 8800 },
    { type: 'Q1', count: 1, hour: 6.7, bearing: 250, heightM: 5200 },
    { type: 'Q1', count: 1, hour: 16.2, bearing: 95, heightM: 5600 },
  ];
  const flights = formations.flatMap((formation, flight) =>
    Array.from({ length: formation.count }, (_, wing) =>
      flyThrough({
        seed: 100 * flight + wing,
        key: `icao:ae${String(1000 + flight * 2 + wing)}`,
        callsign: `${formation.type === 'Q1' ? 'HAWK' : 'DUKE'}${flight + 1}${wing + 1}`,
        typeDesignator: formation.type,
        party: 'coalition',
        grade: wing === 0 ? 'B' : 'C',
        startMs: START_MS + formation.hour * HOUR_MS + wing * 9000,
        bearingDeg: formation.bearing,
        missM: formation.type === 'Q1' ? 18_000 : 9000 + 4000 * wing + 3000 * flight,
        speedMps: formation.type === 'Q1' ? 60 : 220,
        heightM: formation.heightM + 60 * wing,
        errorM: 185,
        formation: `flight-${flight + 1}`,
      }),
    ),
  );
  const graze = flyThrough({ ...graze0, missM: RADIUS_M + 150 });
  const silent = flyThrough({ ...silent0, silence: [0.4, 0.62] });
  const excused = flyThrough({ ...excused0 });
  const unattributed = flyThrough({ ...unattributed0 });
  const passing = Array.from({ length: 16 }, (_, index) => outsideFlight(index));
  const all = [...flights, graze, silent, excused, unattributed];
  const findings: Finding[] = [
    ...all.flatMap((flight) => (flight.finding ? [withFormation(flight, flight.finding, all)] : [])),
    separationFinding(findingIn(flights[2]!), findingIn(flights[4]!)),
    identificationFinding(findingIn(silent)),
  ];
  const agreement = syntheticAgreement();
  return {
    ...emptyReportModel(),
    agreement,
    result: {
      ...emptyReportModel().result,
      observed: { fromMs: START_MS, untilMs: START_MS + DAY_MS },
      aircraftSeen: all.length + passing.length,
      twins: [{ aircraft: 'non-icao:2b1f01', of: 'icao:ae1012' }],
      fixes: {
        received: 48_210,
        used: 47_950,
        duplicates: 112,
        conflicting: 9,
        outliers: 14,
        twins: 98,
        unusable: 27,
      },
      findings: findings.sort((one, two) => (one.aircraft.key < two.aircraft.key ? -1 : 1)),
      measurements: [
        {
          rule: 'approach',
          aircraft: findingIn(flights[0]!).aircraft,
          other: findingIn(flights[6]!).aircraft,
          atMs: START_MS + 9 * HOUR_MS,
          at: { latDeg: 33.71, lonDeg: 38.9 },
          horizontalM: { least: 2310, nominal: 2640, most: 2970 },
          verticalM: { least: 410, nominal: 460, most: 510 },
        },
      ],
      counts: [
        ...countsFor('entry', 'tanf-55', 'coalition', {
          'airframe-entry': [14, 15],
          'flight-entry': [8, 9],
          airframe: [14, 15],
          episode: [8, 9],
          minutes: [164.2, 171.6],
        }),
        ...countsFor('entry', 'tanf-55', undefined, {
          'airframe-entry': [1, 1],
          'flight-entry': [1, 1],
          airframe: [1, 1],
          episode: [1, 1],
          minutes: [6.1, 6.4],
        }),
      ],
      coverage: [
        {
          area: 'tanf-55',
          slotMs: 60_000,
          slots: 1440,
          slotsObserved: 1174,
          aircraft: 34,
          silent: [
            { fromMs: START_MS + 20.2 * HOUR_MS, untilMs: START_MS + 22.9 * HOUR_MS },
            { fromMs: START_MS + 3.1 * HOUR_MS, untilMs: START_MS + 4.6 * HOUR_MS },
          ],
        },
        {
          area: 'rukban',
          slotMs: 60_000,
          slots: 1440,
          slotsObserved: 0,
          aircraft: 0,
          silent: [{ fromMs: START_MS, untilMs: START_MS + DAY_MS }],
        },
      ],
    },
    tracks: [...all, ...passing].map((flight) => flight.track),
    profiles: all.flatMap((flight) => (flight.profile ? [flight.profile] : [])),
    diagnostics: [
      { code: 'track-position-absent', count: 212, summary: 'A record holds no position' },
      { code: 'track-time-backwards', count: 3, summary: 'A position is older than the one before it' },
    ],
  };
}

/** Nothing found, nothing received, no track: the report must still stand and say so. */
export function emptyReportModel(): ReportModel {
  return {
    agreement: syntheticAgreement(),
    agreementFile: { name: 'al-tanf-example.yaml', format: 'agreement', bytes: 2911, sha256: digestOf(1) },
    inputs: [
      {
        name: 'founding-day.json.gz',
        format: 'readsb trace_full',
        bytes: 2_412_000,
        sha256: digestOf(2),
        records: { read: 48_210, repaired: 31, withoutPosition: 212, skipped: 3 },
      },
      { name: 'areas.geojson', format: 'GeoJSON', bytes: 18_211, sha256: digestOf(3) },
    ],
    result: {
      observed: { fromMs: START_MS, untilMs: START_MS + DAY_MS },
      aircraftSeen: 0,
      twins: [],
      fixes: { received: 0, used: 0, duplicates: 0, conflicting: 0, outliers: 0, twins: 0, unusable: 0 },
      findings: [],
      measurements: [],
      counts: [],
      coverage: [],
    },
    tracks: [],
    profiles: [],
    diagnostics: [],
    synthetic: true,
    caveats: ['No party has reviewed or accepted these findings.'],
    programVersion: '0.1.0',
  };
}

/** Many findings and tracks, for speed and size. */
export function largeReportModel(findingCount: number, trackCount: number): ReportModel {
  const model = foundingReportModel();
  const flights = Array.from({ length: Math.max(findingCount, trackCount) }, (_, index) =>
    index < findingCount
      ? flyThrough({
          ...unattributed0,
          seed: index,
          key: `icao:${(0xae2000 + index).toString(16)}`,
          callsign: `MASS${index}`,
          party: index % 3 === 0 ? 'syria-russia' : 'coalition',
          grade: index % 2 === 0 ? 'B' : 'C',
          startMs: START_MS + (index * 21 * HOUR_MS) / findingCount,
          bearingDeg: (index * 47) % 360,
          missM: index % 9 === 0 ? RADIUS_M + 100 : (index * 997) % 50_000,
        })
      : outsideFlight(index),
  );
  return {
    ...model,
    result: {
      ...model.result,
      findings: flights.slice(0, findingCount).flatMap((flight) => (flight.finding ? [flight.finding] : [])),
    },
    tracks: flights.slice(0, trackCount).map((flight) => flight.track),
    profiles: flights.flatMap((flight) => (flight.profile ? [flight.profile] : [])),
  };
}

const other0 = { speedMps: 200, heightM: 9800, errorM: 370 };
const graze0 = {
  ...other0,
  seed: 7001,
  key: 'icao:ae7001',
  callsign: 'DUKE91',
  typeDesignator: 'F16',
  party: 'coalition',
  grade: 'C',
  startMs: START_MS + 12.7 * HOUR_MS,
  bearingDeg: 300,
} as const;
const silent0 = {
  ...other0,
  seed: 7002,
  key: 'icao:155abc',
  callsign: 'RFF7123',
  typeDesignator: 'IL76',
  party: 'syria-russia',
  grade: 'B',
  startMs: START_MS + 19 * HOUR_MS,
  bearingDeg: 30,
  missM: 12_000,
} as const;
const excused0 = {
  ...other0,
  seed: 7003,
  key: 'icao:778123',
  callsign: 'MEDEVAC 4',
  typeDesignator: 'MI8',
  party: 'syria-russia',
  grade: 'A',
  startMs: START_MS + 9.5 * HOUR_MS,
  bearingDeg: 80,
  missM: 30_000,
  speedMps: 65,
  heightM: 1900,
  excuse: 'medevac',
} as const;
const unattributed0 = {
  ...other0,
  seed: 7004,
  key: 'non-icao:2b1f00',
  grade: 'U',
  startMs: START_MS + 13.4 * HOUR_MS,
  bearingDeg: 320,
  missM: 45_000,
} as const;

function outsideFlight(index: number): SyntheticFlight {
  return flyThrough({
    ...other0,
    seed: 9000 + index,
    key: `icao:4b${String(1000 + index)}`,
    callsign: `CIV${100 + index}`,
    grade: 'U',
    startMs: START_MS + ((index * 83) % 22) * HOUR_MS,
    bearingDeg: (index * 67) % 360,
    missM: RADIUS_M + 6000 + ((index * 7919) % 60_000),
  });
}

/** The finding of a flight that is meant to have one. */
function findingIn(flight: SyntheticFlight): AreaFinding {
  if (!flight.finding) throw new Error(`got no finding for ${flight.track.aircraft}, expected one`);
  return flight.finding;
}

function withFormation(
  flight: SyntheticFlight,
  finding: AreaFinding,
  all: readonly SyntheticFlight[],
): AreaFinding {
  const others = all.filter(
    (other) => other !== flight && other.formation !== undefined && other.formation === flight.formation,
  );
  return { ...finding, formation: others.map((other) => other.track.aircraft) };
}

function separationFinding(one: AreaFinding, two: AreaFinding): SeparationFinding {
  const at = one.deepest.atMs;
  return {
    kind: 'separation',
    id: `distance|${one.aircraft.key}|${two.aircraft.key}|${at}`,
    rule: 'distance',
    agreementVersion: 1,
    certainty: 'possible',
    status: 'candidate',
    exceptions: [],
    aircraft: one.aircraft,
    other: { ...two.aircraft, party: 'syria-russia', grade: 'D', basis: ['asserted by coalition'] },
    fromMs: at - 14_000,
    untilMs: at + 11_000,
    sources: ['adsb', 'mlat'],
    quality: 'agreed',
    reasons: [
      'The vertical distance overlaps the agreed one by its error.',
      'One aircraft was located by multilateration with an error radius of 500 m.',
    ],
    duration: { least: 0, nominal: 9000, most: 25_000 },
    nominalMs: [at - 4000, at + 5000],
    possibleMs: [at - 4000, at + 5000],
    certainMs: [],
    closest: {
      atMs: at,
      at: one.deepest.at,
      horizontalM: { least: 3900, nominal: 4600, most: 6100 },
      verticalM: { least: 240, nominal: 290, most: 340 },
    },
  };
}

function identificationFinding(finding: AreaFinding): IdentificationFinding {
  const gap = finding.gaps[0]!;
  return {
    kind: 'identification',
    id: `transponder|${finding.aircraft.key}|${gap.fromMs}`,
    rule: 'transponder',
    agreementVersion: 1,
    certainty: 'possible',
    status: 'candidate',
    exceptions: [],
    aircraft: finding.aircraft,
    area: finding.area,
    fromMs: gap.fromMs,
    untilMs: gap.untilMs,
    sources: ['adsb'],
    quality: 'stated',
    reasons: ['Nothing else was received in the area during the silence.'],
    silenceMs: gap.untilMs - gap.fromMs,
    lastHeard: finding.deepest.at,
    heardAgain: { latDeg: finding.deepest.at.latDeg + 0.1, lonDeg: finding.deepest.at.lonDeg + 0.1 },
    othersHeard: 0,
  };
}

function countsFor(
  rule: string,
  area: string,
  party: string | undefined,
  numbers: Readonly<Record<CountingUnit, readonly [number, number]>>,
): Count[] {
  return countingUnits.map((unit) =>
    Object.assign(
      {
        rule,
        area,
        grades: party === undefined ? (['U'] as const) : (['B', 'C'] as const),
        unit,
        window: { fromMs: START_MS, untilMs: START_MS + DAY_MS },
        least: numbers[unit][0],
        most: numbers[unit][1],
        explanation: explanations[unit],
      },
      party === undefined ? {} : { party },
    ),
  );
}

const explanations: Readonly<Record<CountingUnit, string>> = {
  'airframe-entry': 'Each finding of each aircraft is one.',
  'flight-entry': 'Findings joined by the formation rule are one.',
  airframe: 'Each aircraft with at least one finding is one.',
  episode: 'Times with at least one aircraft inside, merged below 10 min.',
  minutes: 'Certain to possible time inside, summed over aircraft.',
};

function digestOf(seed: number): string {
  return Array.from({ length: 64 }, (_, index) =>
    ((index * 7 + seed * 11 + index * index) % 16).toString(16),
  ).join('');
}
