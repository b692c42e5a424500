import type { LatLon } from '../geo/index.ts';
import type { NightSchedule, Schedule, TimeWindow, WeeklySchedule } from './schedule.ts';

/**
 * A schedule in words: "at all times", "2024-03-01 06:00 to 2024-03-02 18:00 UTC", "Mon-Fri 08:00-16:00 UTC+02:00",
 * "from civil dusk to civil dawn at 33.50 N 38.67 E". Parts are joined by "and" and "or".
 */
export function formatSchedule(schedule: Schedule): string {
  switch (schedule.kind) {
    case 'always':
      return 'at all times';
    case 'windows':
      return schedule.windows.length === 0 ? 'never' : schedule.windows.map(formatWindow).join('; ');
    case 'weekly':
      return formatWeekly(schedule);
    case 'night':
      return formatNight(schedule);
    case 'all-of':
      return formatParts(schedule.parts, ' and ', 'at all times');
    case 'any-of':
      return formatParts(schedule.parts, ' or ', 'never');
    case 'unreadable':
      break;
  }
  return `"${schedule.text}" (not understood)`;
}

function formatWindow({ fromMs, untilMs }: TimeWindow): string {
  const from = formatInstant(fromMs);
  const until = formatInstant(untilMs);
  if (from && until) return `${from} to ${until} UTC`;
  if (from) return `from ${from} UTC`;
  return until ? `until ${until} UTC` : 'at all times';
}

/** To the minute, or as much closer as the instant is; `undefined` for what no calendar holds. */
function formatInstant(timeMs: number): string | undefined {
  if (!(Math.abs(timeMs) <= 8.64e15)) return undefined;
  const [date = '', clock = ''] = new Date(timeMs).toISOString().slice(0, -1).split('T');
  return `${date} ${clock.replace(/(:00)?\.000$/, '')}`;
}

const DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function formatWeekly({ entries, utcOffsetMinutes }: WeeklySchedule): string {
  if (entries.length === 0) return 'never';
  const lines = entries.map(({ days, fromMinute, untilMinute }) => {
    const overnight = untilMinute <= fromMinute && untilMinute > 0 ? ' the next day' : '';
    const until = untilMinute === 0 ? 1440 : untilMinute;
    return `${formatDays(days)} ${formatClock(fromMinute)}-${formatClock(until)}${overnight}`;
  });
  return `${lines.join(', ')} ${formatOffset(utcOffsetMinutes)}`;
}

/** Runs of three or more days as "Mon-Fri", the whole week as "daily". */
function formatDays(days: readonly number[]): string {
  const sorted = [...new Set(days)].toSorted((a, b) => a - b);
  if (sorted.length === 0) return 'on no day';
  if (sorted.length === 7) return 'daily';
  const runs: number[][] = [];
  for (const day of sorted) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs
    .map((run) => {
      const names = run.map((day) => DAY_NAMES[day - 1] ?? `day ${day}`);
      return names.length > 2 ? `${names[0]}-${names.at(-1)}` : names.join(' ');
    })
    .join(' ');
}

function formatClock(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function formatOffset(minutes: number): string {
  if (minutes === 0) return 'UTC';
  return `UTC${minutes < 0 ? '-' : '+'}${formatClock(Math.abs(minutes))}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function formatNight({ definition, at }: NightSchedule): string {
  const [dusk, dawn] =
    definition === 'sunset' ? ['sunset', 'sunrise'] : [`${definition} dusk`, `${definition} dawn`];
  return `from ${dusk} to ${dawn} at ${formatPlace(at)}`;
}

function formatPlace({ latDeg, lonDeg }: LatLon): string {
  const latitude = `${Math.abs(latDeg).toFixed(2)} ${latDeg < 0 ? 'S' : 'N'}`;
  return `${latitude} ${Math.abs(lonDeg).toFixed(2)} ${lonDeg < 0 ? 'W' : 'E'}`;
}

function formatParts(parts: readonly Schedule[], joint: string, ofNone: string): string {
  if (parts.length === 0) return ofNone;
  if (parts.length === 1) return parts.map(formatSchedule).join('');
  return parts
    .map((part) => {
      const compound = part.kind === 'all-of' || part.kind === 'any-of' || part.kind === 'windows';
      return compound ? `(${formatSchedule(part)})` : formatSchedule(part);
    })
    .join(joint);
}
