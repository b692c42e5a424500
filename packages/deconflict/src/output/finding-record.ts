import type {
  AreaFinding,
  EventInstant,
  Finding,
  FindingAircraft,
  IdentificationFinding,
  Measurement,
  Pass,
  SeparationFinding,
} from '@deconflict/engine/detect';
import { centimetres, instant, placeE7, spreadCm, spreadMs, toInteger } from './scaled.ts';

/** A finding as published: strings and whole numbers only, units in the keys, nothing that is absent. */
export type FindingRecord = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly kind: string;
};
export type MeasurementRecord = Readonly<Record<string, unknown>> & { readonly rule: string };

export function findingRecord(finding: Finding): FindingRecord {
  return {
    id: finding.id,
    kind: finding.kind,
    rule: finding.rule,
    agreement_version: finding.agreementVersion,
    certainty: finding.certainty,
    status: finding.status,
    exceptions: finding.exceptions,
    aircraft: aircraftRecord(finding.aircraft),
    from: instant(finding.fromMs),
    from_ms: toInteger(finding.fromMs),
    until: instant(finding.untilMs),
    until_ms: toInteger(finding.untilMs),
    sources: finding.sources,
    quality: finding.quality,
    reasons: finding.reasons,
    ...particulars(finding),
  };
}

export function measurementRecord(measurement: Measurement): MeasurementRecord {
  return {
    rule: measurement.rule,
    aircraft: aircraftRecord(measurement.aircraft),
    ...(measurement.other && { other: aircraftRecord(measurement.other) }),
    at: instant(measurement.atMs),
    at_ms: toInteger(measurement.atMs),
    ...placeE7(measurement.at),
    horizontal_cm: spreadCm(measurement.horizontalM),
    ...(measurement.verticalM && { vertical_cm: spreadCm(measurement.verticalM) }),
  };
}

function particulars(finding: Finding): Readonly<Record<string, unknown>> {
  switch (finding.kind) {
    case 'separation':
      return separationParticulars(finding);
    case 'identification':
      return identificationParticulars(finding);
    default:
      return areaParticulars(finding);
  }
}

function areaParticulars(finding: AreaFinding): Readonly<Record<string, unknown>> {
  return {
    area: areaRecord(finding.area),
    inside_ms: spreadMs(finding.inside),
    depth_cm: spreadCm(finding.depthM),
    deepest: {
      at: instant(finding.deepest.atMs),
      at_ms: toInteger(finding.deepest.atMs),
      ...placeE7(finding.deepest.at),
    },
    ...(finding.height && {
      height: {
        datum: finding.height.datum,
        lowest_cm: centimetres(finding.height.lowestM),
        highest_cm: centimetres(finding.height.highestM),
        error_cm: centimetres(finding.height.errorM),
      },
    }),
    fixes_inside: finding.fixesInside,
    error_radius_cm: centimetres(finding.errorRadiusM),
    formation: finding.formation,
    passes: finding.passes.map(passRecord),
    gaps: finding.gaps.map(({ fromMs, untilMs }) => ({ from: instant(fromMs), until: instant(untilMs) })),
  };
}

function separationParticulars(finding: SeparationFinding): Readonly<Record<string, unknown>> {
  const { closest } = finding;
  return {
    other: aircraftRecord(finding.other),
    duration_ms: spreadMs(finding.duration),
    closest: {
      at: instant(closest.atMs),
      at_ms: toInteger(closest.atMs),
      ...(closest.untilMs !== undefined && { until_ms: toInteger(closest.untilMs) }),
      ...placeE7(closest.at),
      horizontal_cm: spreadCm(closest.horizontalM),
      ...(closest.verticalM && { vertical_cm: spreadCm(closest.verticalM) }),
    },
  };
}

function identificationParticulars(finding: IdentificationFinding): Readonly<Record<string, unknown>> {
  return {
    area: areaRecord(finding.area),
    silence_ms: toInteger(finding.silenceMs),
    last_heard: placeE7(finding.lastHeard),
    ...(finding.heardAgain && { heard_again: placeE7(finding.heardAgain) }),
    others_heard: finding.othersHeard,
  };
}

function areaRecord(area: AreaFinding['area']): Readonly<Record<string, string>> {
  return { id: area.id, name: area.name, legal_type: area.legalType };
}

function aircraftRecord(aircraft: FindingAircraft): Readonly<Record<string, unknown>> {
  return {
    key: aircraft.key,
    ...(aircraft.icao24 !== undefined && { icao24: aircraft.icao24 }),
    callsigns: aircraft.callsigns,
    ...(aircraft.registration !== undefined && { registration: aircraft.registration }),
    ...(aircraft.typeDesignator !== undefined && { type: aircraft.typeDesignator }),
    classes: aircraft.classes,
    ...(aircraft.party !== undefined && { party: aircraft.party }),
    grade: aircraft.grade,
    basis: aircraft.basis,
  };
}

function passRecord({ entry, exit, inside }: Pass): Readonly<Record<string, unknown>> {
  return { entry: eventRecord(entry), exit: eventRecord(exit), inside_ms: spreadMs(inside) };
}

function eventRecord(event: EventInstant): Readonly<Record<string, unknown>> {
  return {
    how: event.how,
    ...(event.atMs !== undefined && { at: instant(event.atMs), at_ms: toInteger(event.atMs) }),
    ...(event.earliestMs !== undefined && { earliest_ms: toInteger(event.earliestMs) }),
    ...(event.latestMs !== undefined && { latest_ms: toInteger(event.latestMs) }),
    ...(event.at && placeE7(event.at)),
  };
}
