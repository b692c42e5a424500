import { heightContextFor } from '../agreement/index.ts';
import type {
  AgreedLength,
  Agreement,
  AltitudeBandRule,
  BufferRule,
  IdentificationRule,
  NoEntryRule,
  StandoffRule,
} from '../agreement/index.ts';
import { activeIntervals } from '../airspace/index.ts';
import type { Area, LegalType, Schedule } from '../airspace/index.ts';
import { prepareOutline } from '../geo/index.ts';
import type { HeightContext, HeightLimit, Intervals, Outline, PreparedOutline } from '../geo/index.ts';
import { prepareLineSide } from './line-side.ts';
import type { LineSide } from './line-side.ts';

export type AreaRule = NoEntryRule | BufferRule | StandoffRule | AltitudeBandRule | IdentificationRule;

/** One rule over one area: what the detector walks tracks against. */
export interface AreaWatch {
  readonly rule: AreaRule;
  readonly area: { readonly id: string; readonly name: string; readonly legalType: LegalType };
  readonly parts: readonly WatchedVolume[];
  /** Where the distance itself is what is watched (buffer, standoff): how far the boundary is from the line or point. */
  readonly distanceM?: number;
  /** For buffers: the class whose distance this watch draws; `null` for aircraft of no listed class. */
  readonly onlyClass?: string | null;
  /** Two fixes further apart than this are not joined. */
  readonly longestGapMs: number;
  /** What is known of heights over this area. */
  readonly context: HeightContext;
  /** Whether the parties agreed on the distance: without, the watch measures and finds nothing. */
  readonly agreed: boolean;
}

/** One volume of a watched area, ready for questions. */
export interface WatchedVolume {
  readonly outline: PreparedOutline;
  /** For buffers on one side of their line only. */
  readonly side?: LineSide;
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
  /** For altitude bands: the band to keep inside the volume. */
  readonly band?: { readonly floor: HeightLimit; readonly ceiling: HeightLimit };
  /** When the volume is active within the observed period, milliseconds; `undecided` where nobody can tell. */
  readonly active: Intervals;
  readonly undecided: Intervals;
}

/**
 * Turns the area rules of an agreement into watches, in the order of rules and areas, for the part of the
 * agreement's life that was observed.
 */
export function compileAreaWatches(agreement: Agreement, observed: Period): AreaWatch[] {
  const period = {
    fromMs: Math.max(observed.fromMs, agreement.effective.fromMs),
    untilMs: Math.min(observed.untilMs, agreement.effective.untilMs),
  };
  return agreement.rules.flatMap((rule) =>
    rule.kind === 'separation' ? [] : watchesOfRule(agreement, rule, period),
  );
}

interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
}

function watchesOfRule(agreement: Agreement, rule: AreaRule, period: Period): AreaWatch[] {
  switch (rule.kind) {
    case 'no-entry':
    case 'identification':
    case 'altitude-band':
      return rule.areas.flatMap((id) => {
        const area = agreement.areas.find((candidate) => candidate.id === id);
        return area === undefined ? [] : [watchOfArea(agreement, rule, area, period)];
      });
    case 'standoff':
      return [watchOfDistance(agreement, rule, rule.radius, {}, period)];
    case 'buffer':
      return [
        ...rule.distances.map((entry) =>
          watchOfDistance(agreement, rule, entry.distance, { onlyClass: entry.class }, period),
        ),
        ...(rule.otherwise === undefined
          ? []
          : [watchOfDistance(agreement, rule, rule.otherwise, { onlyClass: null }, period)]),
      ];
  }
}

function watchOfArea(agreement: Agreement, rule: AreaRule, area: Area, period: Period): AreaWatch {
  const band = rule.kind === 'altitude-band' ? { floor: rule.floor, ceiling: rule.ceiling } : undefined;
  return {
    rule,
    area: { id: area.id, name: area.name, legalType: area.legalType },
    parts: area.volumes.map((volume) => ({
      outline: prepareOutline(volume.outline),
      floor: volume.floor,
      ceiling: volume.ceiling,
      ...(band && { band }),
      ...activity(volume.schedule, period),
    })),
    // Silence is what an identification rule looks for: anything longer ends the observation.
    longestGapMs: rule.kind === 'identification' ? rule.longestSilenceMs : rule.longestGapMs,
    context: heightContextFor(agreement, area.id),
    agreed: true,
  };
}

/** Where no distance was agreed, approaches within this are measured, metres: far enough to show how near anybody came. */
const MEASURED_WITHIN_M = 50_000;

function watchOfDistance(
  agreement: Agreement,
  rule: StandoffRule | BufferRule,
  distance: AgreedLength,
  only: { readonly onlyClass?: string | null },
  period: Period,
): AreaWatch {
  const distanceM = distance.agreed ? distance.lengthM : MEASURED_WITHIN_M;
  const outline: Outline =
    rule.kind === 'standoff'
      ? { kind: 'circle', centre: rule.centre, radiusM: distanceM }
      : { kind: 'corridor', line: rule.line, halfWidthM: distanceM, caps: 'round' };
  return {
    rule,
    area: { id: rule.id, name: rule.id, legalType: 'agreed' },
    parts: [
      {
        outline: prepareOutline(outline),
        ...(rule.kind === 'buffer' &&
          rule.side !== 'both' && { side: prepareLineSide(rule.line, rule.side) }),
        floor: rule.floor,
        ceiling: rule.ceiling,
        ...activity({ kind: 'always' }, period),
      },
    ],
    longestGapMs: rule.longestGapMs,
    context: agreement.heights,
    agreed: distance.agreed,
    distanceM,
    ...only,
  };
}

function activity(
  schedule: Schedule,
  { fromMs, untilMs }: Period,
): { active: Intervals; undecided: Intervals } {
  if (untilMs < fromMs) return { active: [], undecided: [] };
  return activeIntervals(schedule, fromMs, untilMs);
}
