import {
  defaultConfirmation,
  defaultLongestGapMs,
  defaultMeasureWithinM,
  measurabilityOf,
} from '@deconflict/engine/agreement';
import type { AgreedLength, Rule, RuleBase } from '@deconflict/engine/agreement';
import type { HeightLimit } from '@deconflict/engine/geo';
import { checkBand } from './area-shapes.ts';
import type { FaultList } from './fault-list.ts';
import { reportMissing } from './record-shapes.ts';
import type { Placed } from './plain-shapes.ts';
import { resolveIds } from './reference.ts';
import type { KnownIds } from './reference.ts';
import type { RuleRead } from './rule-shapes.ts';

/** Everything that a rule may refer to. */
export interface RuleReferences {
  readonly parties: KnownIds;
  readonly classes: KnownIds;
  readonly exceptions: KnownIds;
  readonly areas: KnownIds;
}

/** The typed form of one rule. Undefined where something that it needs is at fault, which has been reported then. */
export function resolveRule(found: RuleRead, known: RuleReferences, faults: FaultList): Rule | undefined {
  const base = resolveBase(found, known, faults);
  switch (found.word) {
    case 'no-entry': {
      const areas = resolveIds(found.read.values.area, known.areas, faults);
      return base && areas && { ...base, kind: 'no-entry', areas };
    }
    case 'buffer': {
      const { line, side = 'both', distances, otherwise, floor = ground, ceiling } = found.read.values;
      const classes = distances?.map(({ id, idSpan }) => ({ value: id, span: idSpan }));
      const classIds = resolveIds(classes ?? [], known.classes, faults);
      if (distances === undefined && otherwise === undefined && !hasKey(found, 'distances', 'otherwise')) {
        reportMissing(found.read.node, 'a buffer rule', 'one of distances or otherwise', faults);
      }
      const top = ceilingAbove(floor, ceiling, faults);
      if (!base || !line || !classIds || !top) return undefined;
      const pairs = (distances ?? []).flatMap(({ id, value }) =>
        value ? [{ class: id, distance: value }] : [],
      );
      return {
        ...base,
        kind: 'buffer',
        line,
        side,
        distances: pairs,
        ...(otherwise && { otherwise }),
        floor,
        ceiling: top,
      };
    }
    case 'standoff': {
      const { centre, radius, floor = ground, ceiling } = found.read.values;
      const top = ceilingAbove(floor, ceiling, faults);
      return (
        base && centre && radius && top && { ...base, kind: 'standoff', centre, radius, floor, ceiling: top }
      );
    }
    case 'separation': {
      const { between, horizontal, duration = 0 } = found.read.values;
      const vertical = verticalBeside(found, horizontal, faults);
      const { 'measure-within': measureWithinM = defaultMeasureWithinM } = found.read.values;
      const named = between?.filter(({ value }) => value !== '*') ?? [];
      const parties = resolveIds(named, known.parties, faults);
      if (!base || !between || !parties || !horizontal || !vertical) return undefined;
      const pair = [between[0].value, between[1].value] as const;
      return {
        ...base,
        kind: 'separation',
        between: pair,
        horizontal,
        vertical,
        durationMs: duration,
        measureWithinM,
      };
    }
    case 'altitude-band': {
      const { area, floor, ceiling } = found.read.values;
      const areas = resolveIds(area, known.areas, faults);
      const top = floor && ceiling && ceilingAbove(floor, ceiling, faults);
      return base && areas && floor && top && { ...base, kind: 'altitude-band', areas, floor, ceiling: top };
    }
    case 'identification': {
      const { area, 'longest-silence': longestSilenceMs } = found.read.values;
      const areas = resolveIds(area, known.areas, faults);
      if (!base || !areas || longestSilenceMs === undefined) return undefined;
      return { ...base, kind: 'identification', areas, longestSilenceMs };
    }
    default:
      return undefined;
  }
}

interface AppliesValues {
  readonly party?: readonly Placed<string>[] | undefined;
  readonly class: readonly Placed<string>[] | undefined;
}

const noLimits: AppliesValues = { class: undefined };

const ground: HeightLimit = { kind: 'surface' };

function resolveBase(found: RuleRead, known: RuleReferences, faults: FaultList): RuleBase | undefined {
  const { values } = found.read;
  const { id, text, except, confirm } = values;
  const applies: AppliesValues = values.applies?.values ?? noLimits;
  const parties = resolveIds(applies.party ?? [], known.parties, faults);
  const classes = resolveIds(applies.class ?? [], known.classes, faults);
  const exceptions = resolveIds(except ?? [], known.exceptions, faults);
  if (!id || !parties || !classes || !exceptions) return undefined;
  return {
    id: id.value,
    measurable: measurabilityOf(found.word),
    ...(text !== undefined && { text }),
    applies: { parties, classes },
    except: exceptions,
    longestGapMs: values['longest-gap'] ?? defaultLongestGapMs,
    confirm: {
      fixes: confirm?.values.fixes ?? defaultConfirmation.fixes,
      durationMs: confirm?.values.for ?? defaultConfirmation.durationMs,
    },
  };
}

/** Where the horizontal distance is not agreed, the vertical one may be passed over: nothing would follow from it. */
function verticalBeside(
  found: Extract<RuleRead, { word: 'separation' }>,
  horizontal: AgreedLength | undefined,
  faults: FaultList,
): AgreedLength | undefined {
  const { vertical } = found.read.values;
  if (vertical !== undefined || hasKey(found, 'vertical')) return vertical;
  if (horizontal?.agreed === false) return horizontal;
  reportMissing(found.read.node, 'a separation rule', 'vertical too', faults);
  return undefined;
}

function ceilingAbove(
  floor: HeightLimit,
  ceiling: Placed<HeightLimit> | undefined,
  faults: FaultList,
): HeightLimit | undefined {
  if (ceiling === undefined) return { kind: 'unlimited' };
  return checkBand(floor, ceiling, faults) ? ceiling.value : undefined;
}

function hasKey(found: RuleRead, ...keys: readonly string[]): boolean {
  return found.read.node.entries.some(({ key }) => keys.includes(key));
}
