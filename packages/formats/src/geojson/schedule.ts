import type { Schedule, TimeWindow } from '@deconflict/engine/airspace';
import { activationWordsIn } from '../area-file/index.ts';
import { parseInstant } from '../quantities/index.ts';
import { briefOf, findProperty, isObject, textOf } from './properties.ts';
import type { Json, JsonObject } from './properties.ts';

/**
 * When a feature is active: windows in `activationTimes` (`[{ start, end }]`, RFC 3339); `H24` alone is always. Every
 * other statement stays in words, so that the activity is undecided: `activationCode` and `activationDesc`
 * (aixmParser), `byNotam`, `onRequest`, `onDemand`, `hoursOfOperation` (openAIP), `activation`, `active`, `schedule`,
 * `hours`, `timesOfUse`, and words such as MON-FRI or NOTAM in the name. Without any of them: always.
 */
export function readSchedule(properties: JsonObject, name: string): Schedule {
  const times = findProperty(properties, ['activationtimes']);
  const windows = times === undefined ? undefined : readWindows(times.value);
  if (windows !== undefined) return { kind: 'windows', windows };
  const words = statedIn(properties);
  if (words.length === 0) {
    const inName = activationWordsIn(name);
    return inName === undefined ? { kind: 'always' } : { kind: 'unreadable', text: inName };
  }
  const always = words.every((word) => /^(?:H24|always)$/i.test(word));
  return always ? { kind: 'always' } : { kind: 'unreadable', text: words.join('; ') };
}

function statedIn(properties: JsonObject): string[] {
  const words: string[] = [];
  for (const name of textNames) {
    const found = findProperty(properties, [name]);
    if (found === undefined || found.value === false) continue;
    const text = textOf(found.value) ?? briefOf(found.value);
    words.push(
      found.value === true || isObject(found.value) || Array.isArray(found.value)
        ? `${found.key}: ${text}`
        : text,
    );
  }
  return words;
}

function readWindows(value: Json): readonly TimeWindow[] | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const windows: TimeWindow[] = [];
  for (const member of value as readonly Json[]) {
    const parts = isObject(member) ? member : {};
    const from = parseInstant(textOf(parts['start']) ?? '');
    const until = parseInstant(textOf(parts['end']) ?? '');
    if (!from.ok || !until.ok || until.value < from.value) return undefined;
    windows.push({ fromMs: from.value, untilMs: until.value });
  }
  return windows.sort((a, b) => a.fromMs - b.fromMs || a.untilMs - b.untilMs);
}

const textNames = [
  'activationtimes',
  'activationcode',
  'activationdesc',
  'activation',
  'active',
  'schedule',
  'hours',
  'timesofuse',
  'hoursofoperation',
  'bynotam',
  'onrequest',
  'ondemand',
];
