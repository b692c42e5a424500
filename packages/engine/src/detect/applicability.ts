import { attribute, classify } from '../agreement/index.ts';
import type { Agreement } from '../agreement/index.ts';
import type { AircraftRecord } from '../tracks/index.ts';
import type { AreaWatch } from './area-watch.ts';
import type { FindingAircraft } from './finding.ts';

/** An aircraft with its party, grade and classes under an agreement. */
export function identifyAircraft(agreement: Agreement, record: AircraftRecord): FindingAircraft {
  return {
    ...record,
    ...attribute(record, agreement.parties),
    classes: classify(record, agreement.classes),
  };
}

/** Whether a watch concerns an aircraft, by party, class and, for buffers, the class whose distance it draws. */
export function appliesTo({ rule, onlyClass }: AreaWatch, aircraft: FindingAircraft): boolean {
  const { parties, classes } = rule.applies;
  if (parties.length > 0 && (aircraft.party === undefined || !parties.includes(aircraft.party))) return false;
  if (classes.length > 0 && !classes.some((id) => aircraft.classes.includes(id))) return false;
  if (onlyClass === undefined || rule.kind !== 'buffer') return true;
  const listed = new Set(rule.distances.map((entry) => entry.class));
  return (aircraft.classes.find((id) => listed.has(id)) ?? null) === onlyClass;
}
