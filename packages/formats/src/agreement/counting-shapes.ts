import { countingUnits } from '@deconflict/engine/agreement';
import { list, oneWord } from './plain-shapes.ts';
import { duration, outlineLength, positiveDuration, timeOfDay, zone } from './quantity-shapes.ts';
import { oneOfRecords, record } from './record-shapes.ts';
import { optional, required } from './shape.ts';

/** How findings are counted. */
export const counting = record('counting', {
  units: optional(
    list(oneWord(countingUnits), 1, 'units'),
    'Units in which findings are counted. Without it all of them.',
    ['airframe-entry', 'flight-entry'],
  ),
  window: optional(
    oneOfRecords('a counting window', {
      rolling: record('a counting window', {
        rolling: required(positiveDuration, 'Length of a window that slides along.', 'PT24H'),
      }),
      fixed: record('a counting window', {
        fixed: required(positiveDuration, 'Length of windows that follow on each other.', 'PT24H'),
        cut: required(timeOfDay, 'Time of day at which they begin.', '06:00'),
        zone: required(zone, 'Z, or the offset from UTC of that time.', '+08:00'),
      }),
      'calendar-day': record('a counting window', {
        'calendar-day': required(zone, 'Days of the calendar in this zone.', '+03:00'),
      }),
    }),
    'The time over which is counted. Without it a rolling PT24H.',
    { rolling: 'PT24H' },
  ),
  'reentry-gap': optional(
    duration,
    'An aircraft that comes back within this time has not entered again. Without it PT10M.',
    'PT10M',
  ),
  formation: optional(
    record('a formation', {
      horizontal: required(outlineLength, 'Greatest horizontal distance within a flight.', '2 NM'),
      vertical: required(outlineLength, 'Greatest difference of height within a flight.', '1000 ft'),
      overlap: required(duration, 'Time for which both hold, at least.', 'PT2M'),
    }),
    'When aircraft of one party count as one flight. Without it 2 NM, 1000 ft and PT2M.',
  ),
});
