import type { Schedule, TimeWindow } from '@deconflict/engine/airspace';
import type { LatLon } from '@deconflict/engine/geo';
import { byForm, list, named, oneOrMore, oneWord, placed } from './plain-shapes.ts';
import { hours, instant, position, zone } from './quantity-shapes.ts';
import { oneOfRecords, record } from './record-shapes.ts';
import { checked, optional, required } from './shape.ts';
import type { KeyedShape, Shape, Value } from './shape.ts';

/** A stretch of time, both ends included. */
export const timeWindow: KeyedShape<TimeWindow> = checked(
  record('a period', {
    from: required(instant, 'First instant, with zone.', '2023-08-01T00:00:00Z'),
    until: required(placed(instant), 'Last instant, with zone.', '2023-08-02T00:00:00Z'),
  }),
  ({ values: { from, until } }, faults) => {
    if (from === undefined || until === undefined) return undefined;
    if (until.value >= from) return { fromMs: from, untilMs: until.value };
    faults.add(
      'agreement-period-reversed',
      until.span,
      faults.quoteAt(until.span),
      'an instant after the beginning',
    );
    return undefined;
  },
);

/** When an area is active, once it is known where its middle is: there the sun is looked at unless said otherwise. */
export type PlacedSchedule = (middle: LatLon) => Schedule;

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

const night = record('a night schedule', {
  night: required(
    oneWord(['sunset', 'civil', 'nautical', 'astronomical']),
    'From dusk to dawn by the real sun: sunset to sunrise, or from the end of civil, nautical or astronomical evening twilight to the beginning of the morning one.',
    'civil',
  ),
  at: optional(
    position,
    'Where the sun is looked at. Without it the middle of the area.',
    '35 08 N 036 45 E',
  ),
});

const weekly = record('a weekly schedule', {
  days: required(
    oneOrMore(oneWord([...dayNames, 'daily']), 'days'),
    'Days on which it begins, or daily.',
    'daily',
    ['monday', 'friday'],
  ),
  hours: required(
    hours,
    'Beginning and end; the end is on the next day where it is not after the beginning.',
    '08:00-16:30',
  ),
  zone: required(zone, 'Z, or the offset from UTC in which the hours are meant.', '+03:00'),
});

const scheduleRecord: Shape<PlacedSchedule> = named('schedule-record', () => {
  const parts = list(schedule, 1, 'schedules');
  const anyOf = record('schedules', { 'any-of': required(parts, 'Active while at least one of these is.') });
  const allOf = record('schedules', { 'all-of': required(parts, 'Active while every one of these is.') });
  const shape = oneOfRecords('a schedule', {
    from: timeWindow,
    night,
    days: weekly,
    'any-of': anyOf,
    'all-of': allOf,
  });
  return checked(shape, placedScheduleOf);
});

type ScheduleRead =
  | { readonly key: 'from'; readonly read: TimeWindow }
  | { readonly key: 'night'; readonly read: Value<typeof night> }
  | { readonly key: 'days'; readonly read: Value<typeof weekly> }
  | { readonly key: 'any-of'; readonly read: { readonly values: { readonly 'any-of': Parts } } }
  | { readonly key: 'all-of'; readonly read: { readonly values: { readonly 'all-of': Parts } } };

type Parts = readonly PlacedSchedule[] | undefined;

function placedScheduleOf(found: ScheduleRead): PlacedSchedule | undefined {
  switch (found.key) {
    case 'from':
      return () => ({ kind: 'windows', windows: [found.read] });
    case 'night': {
      const { night: definition, at } = found.read.values;
      return definition && ((middle) => ({ kind: 'night', definition, at: at ?? middle }));
    }
    case 'days': {
      const { days, hours: span, zone: utcOffsetMinutes } = found.read.values;
      if (days === undefined || span === undefined || utcOffsetMinutes === undefined) return undefined;
      const entries = [{ days: numbersOf(days), ...span }];
      return () => ({ kind: 'weekly', utcOffsetMinutes, entries });
    }
    case 'any-of': {
      const parts = found.read.values['any-of'];
      return parts && ((middle) => ({ kind: 'any-of', parts: parts.map((part) => part(middle)) }));
    }
    case 'all-of': {
      const parts = found.read.values['all-of'];
      return parts && ((middle) => ({ kind: 'all-of', parts: parts.map((part) => part(middle)) }));
    }
    default:
      return undefined;
  }
}

/** `always`, a schedule, or a list of schedules of which one is enough. */
export const schedule: Shape<PlacedSchedule> = named('schedule', () =>
  checked(
    byForm('always, a schedule or a list of schedules', {
      scalar: oneWord(['always']),
      list: list(scheduleRecord, 1, 'schedules'),
      map: scheduleRecord,
    }),
    (read): PlacedSchedule => {
      if (read === 'always') return () => ({ kind: 'always' });
      if (typeof read === 'function') return read;
      return (middle) => joinSchedules(read.map((part) => part(middle)));
    },
  ),
);

/** Periods alone become one list of periods, which the engine walks faster. */
function joinSchedules(parts: readonly Schedule[]): Schedule {
  const windows = parts.flatMap((part) => (part.kind === 'windows' ? part.windows : []));
  return windows.length === parts.length ? { kind: 'windows', windows } : { kind: 'any-of', parts };
}

function numbersOf(days: readonly ((typeof dayNames)[number] | 'daily')[]): readonly number[] {
  const numbers = new Set(days.flatMap((day) => (day === 'daily' ? everyDay : [dayNames.indexOf(day) + 1])));
  return [...numbers].sort((a, b) => a - b);
}
