import type { Schedule, TimeWindow } from '@deconflict/engine/airspace';
import { MILLISECONDS_PER_DAY } from '@deconflict/engine/geo';
import type { AreaLog } from '../area-file/index.ts';
import { parseInstant } from '../quantities/index.ts';
import type { OpenAirRecord } from './records.ts';

/** A text that says when an area is active, and where it stood. */
export interface ActivationText {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/**
 * When an area is active (Naviter 2.1, "AA"): `start/end` in UTC is a window; `NONE` (activated by NOTAM), an open end
 * and everything else stays in words, so that the activity is undecided there. A `NONE` voids the windows beside it.
 *
 * Without AA the words found in limits, in the name or in aixmParser's comments decide, and without those the area is always active.
 */
export function readSchedule(
  records: readonly OpenAirRecord[],
  words: readonly ActivationText[],
  log: AreaLog,
): Schedule {
  if (records.length === 0) return scheduleInWords(words, log);
  const windows: TimeWindow[] = [];
  const unreadable: string[] = [];
  let byNotam = false;
  for (const record of records) {
    const text = record.value.split(';', 1)[0]?.trim() ?? '';
    const window = readWindow(text);
    if (window !== undefined) {
      windows.push(window);
      continue;
    }
    byNotam ||= /^NONE$/i.test(text);
    unreadable.push(text === '' ? 'no time given' : text);
    log.note(
      'area-activation-unreadable',
      { line: record.line, column: record.column },
      text,
      'start/end in UTC, such as 2025-01-01T12:00Z/2025-01-01T13:00Z',
      'kept in words; whether the area is active is undecided',
    );
  }
  const inWords: Schedule = { kind: 'unreadable', text: unreadable.join('; ') };
  if (unreadable.length === 0) return { kind: 'windows', windows: inOrder(windows) };
  if (windows.length === 0 || byNotam) return inWords;
  return { kind: 'any-of', parts: [{ kind: 'windows', windows: inOrder(windows) }, inWords] };
}

function scheduleInWords(words: readonly ActivationText[], log: AreaLog): Schedule {
  if (words.length === 0) return { kind: 'always' };
  for (const { text, line, column } of words) {
    log.note(
      'area-activation-unreadable',
      { line, column },
      text,
      'times in AA records',
      'kept in words; whether the area is active is undecided',
    );
  }
  return { kind: 'unreadable', text: [...new Set(words.map(({ text }) => text))].join('; ') };
}

function readWindow(text: string): TimeWindow | undefined {
  const [from, until, more] = text.split('/');
  if (from === undefined || until === undefined || more !== undefined) return undefined;
  const fromMs = readUtc(from);
  const untilMs = readUtc(until);
  if (fromMs === undefined || untilMs === undefined || untilMs < fromMs) return undefined;
  return { fromMs, untilMs };
}

/** The specification's own sample ends a day at 24:00 (ISO 8601-1 section 4.3.8), which RFC 3339 does not know. */
function readUtc(text: string): number | undefined {
  const midnight = /T24:00(?::00)?(?=Z)/i;
  const instant = parseInstant(text.replace(midnight, 'T00:00'));
  if (!instant.ok || !/z\s*$/i.test(text)) return undefined;
  return midnight.test(text) ? instant.value + MILLISECONDS_PER_DAY : instant.value;
}

function inOrder(windows: readonly TimeWindow[]): readonly TimeWindow[] {
  return [...windows].sort((a, b) => a.fromMs - b.fromMs || a.untilMs - b.untilMs);
}
