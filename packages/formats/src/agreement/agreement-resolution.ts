import {
  builtInGeometricM,
  builtInPressureM,
  defaultAccelerationMps2,
  defaultCounting,
  defaultFastestMps,
  defaultLatencyMs,
  unknownHeights,
} from '@deconflict/engine/agreement';
import type {
  Agreement,
  CountingRule,
  Exception,
  Party,
  QualityRule,
  Rule,
} from '@deconflict/engine/agreement';
import { fixSources } from '@deconflict/engine/tracks';
import type { AgreementRead } from './agreement-shape.ts';
import { resolveAreas } from './area-resolution.ts';
import type { AreaFileLoader, ResolvedAreas } from './area-resolution.ts';
import { quote } from './fault-list.ts';
import type { FaultList } from './fault-list.ts';
import type { Value } from './shape.ts';
import { knownIds } from './reference.ts';
import { resolveRule } from './rule-resolution.ts';
import type { counting } from './counting-shapes.ts';
import type { exceptions, parties } from './party-shapes.ts';
import type { quality } from './quality-shapes.ts';
import { reportOverlaps } from './address-overlap.ts';

export interface ResolvedAgreement {
  /** Absent where anything in the agreement file is at fault. */
  readonly agreement?: Agreement;
  readonly areas: ResolvedAreas;
}

/** Checks what refers to what and fills in the defaults. Works on what was readable, so that every fault is found. */
export function resolveAgreement(
  { values }: AgreementRead,
  loadAreaFile: AreaFileLoader,
  faults: FaultList,
): ResolvedAgreement {
  const partyList = values.parties ?? [];
  const classList = values.classes ?? [];
  const areas = resolveAreas(values.areas ?? [], loadAreaFile, faults);
  reportOverlaps(partyList, faults);
  const declaredExceptions = (values.exceptions ?? []).map(({ id }) => id);
  const known = {
    parties: knownIds(
      'agreement-party-unknown',
      'a party',
      partyList.map(({ id }) => id),
    ),
    classes: knownIds(
      'agreement-class-unknown',
      'a class',
      classList.map(({ id }) => id),
    ),
    exceptions: knownIds('agreement-exception-unknown', 'an exception', [
      ...new Set([...declaredExceptions, ...builtInExceptions.map(({ id }) => id)]),
    ]),
    areas: { unknown: 'agreement-area-unknown', what: 'an area', ids: areas.idsByName },
  } as const;
  const rules: Rule[] = [];
  const ruleIds = new Set<string>();
  for (const { value } of values.rules ?? []) {
    const { id } = value.read.values;
    if (id && ruleIds.has(id.value)) {
      faults.add('agreement-id-duplicate', id.span, quote(id.value), 'an id of its own');
    }
    if (id) ruleIds.add(id.value);
    const rule = resolveRule(value, known, faults);
    if (rule) rules.push(rule);
  }
  const { agreement: title, version, effective } = values;
  if (faults.hasErrors || title === undefined || version === undefined || effective === undefined)
    return { areas };
  const agreement: Agreement = {
    title,
    version,
    synthetic: values.synthetic ?? false,
    effective,
    parties: partyList.map(partyOf),
    classes: classList.map(({ id, value }) => ({ id, aircraft: value?.values.aircraft ?? [] })),
    areas: areas.areas,
    exceptions: resolveExceptions(values.exceptions ?? [], rules),
    rules,
    counting: resolveCounting(values.counting),
    quality: resolveQuality(values.quality),
    heights: resolveHeights(values.heights),
    areaTerrainM: areas.areaTerrainM,
  };
  return { agreement, areas };
}

/** Known without being declared: everybody agrees on them, and every agreement would have to repeat them. */
const builtInExceptions: readonly Exception[] = [
  { id: 'distress', ground: 'distress', aircraft: [], windows: [] },
  { id: 'declared', ground: 'declared', aircraft: [], windows: [] },
];

function partyOf({ id, value }: Value<typeof parties>[number]): Party {
  const { name = id, aircraft = [] } = value?.values ?? {};
  return { id, name, aircraft: aircraft.map((sign) => sign.value) };
}

/** Those declared, then the built-in ones that rules use without declaring them. */
function resolveExceptions(declared: Value<typeof exceptions>, rules: readonly Rule[]): readonly Exception[] {
  const own = declared.flatMap(({ id, value }): Exception[] => {
    if (value === undefined) return [];
    const aircraft = value.word === 'aircraft' ? (value.read.values.aircraft ?? []) : [];
    return [{ id, ground: value.word, aircraft, windows: value.read.values.windows ?? [] }];
  });
  const used = new Set(rules.flatMap(({ except }) => except));
  const taken = new Set(own.map(({ id }) => id));
  return [...own, ...builtInExceptions.filter(({ id }) => used.has(id) && !taken.has(id))];
}

function resolveCounting(read: Value<typeof counting> | undefined): CountingRule {
  const { units, window, 'reentry-gap': reentryGapMs, formation } = read?.values ?? {};
  const { horizontal, vertical, overlap } = formation?.values ?? {};
  return {
    units: units === undefined ? defaultCounting.units : [...new Set(units)],
    window: window === undefined ? defaultCounting.window : resolveWindow(window),
    reentryGapMs: reentryGapMs ?? defaultCounting.reentryGapMs,
    formation: {
      horizontalM: horizontal ?? defaultCounting.formation.horizontalM,
      verticalM: vertical ?? defaultCounting.formation.verticalM,
      overlapMs: overlap ?? defaultCounting.formation.overlapMs,
    },
  };
}

type WindowRead = NonNullable<Value<typeof counting>['values']['window']>;

function resolveWindow(window: WindowRead): CountingRule['window'] {
  switch (window.key) {
    case 'fixed': {
      const { fixed: lengthMs = 0, cut: cutMinute = 0, zone: utcOffsetMinutes = 0 } = window.read.values;
      return { kind: 'fixed', lengthMs, cutMinute, utcOffsetMinutes };
    }
    case 'calendar-day':
      return { kind: 'calendar-day', utcOffsetMinutes: window.read.values['calendar-day'] ?? 0 };
    case 'rolling':
    default:
      return { kind: 'rolling', lengthMs: window.read.values.rolling ?? 0 };
  }
}

function resolveQuality(read: Value<typeof quality> | undefined): QualityRule {
  const { basis, latency, acceleration, fastest } = read?.values ?? {};
  const assumed = read?.values['assumed-error']?.values;
  const assumedHeight = read?.values['assumed-height-error']?.values;
  const agreed = fixSources.flatMap((source) => {
    const radiusM = assumed?.[source];
    return radiusM === undefined ? [] : [[source, radiusM] as const];
  });
  return {
    basis: basis ?? 'accuracy',
    assumedHorizontalM: Object.fromEntries(agreed),
    assumedPressureM: assumedHeight?.pressure ?? builtInPressureM,
    assumedGeometricM: assumedHeight?.geometric ?? builtInGeometricM,
    verticalAgreed: assumedHeight !== undefined,
    latencyMs: latency ?? defaultLatencyMs,
    accelerationMps2: acceleration ?? defaultAccelerationMps2,
    fastestMps: fastest ?? defaultFastestMps,
  };
}

function resolveHeights(read: AgreementRead['values']['heights']): Agreement['heights'] {
  const { qnh, undulation, terrain } = read?.values ?? {};
  return {
    qnhHpa: qnh ?? unknownHeights.qnhHpa,
    undulationM: undulation ?? unknownHeights.undulationM,
    terrainM: terrain ?? unknownHeights.terrainM,
  };
}
