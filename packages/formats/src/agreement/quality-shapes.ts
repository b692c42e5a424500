import { fixSources } from '@deconflict/engine/tracks';
import type { FixSource } from '@deconflict/engine/tracks';
import type { Range } from '@deconflict/engine/geo';
import { range, terrainRange } from './area-shapes.ts';
import { byForm, oneWord } from './plain-shapes.ts';
import {
  acceleration,
  duration,
  outlineLength,
  pressure,
  pressureTolerance,
  signedLength,
  speed,
} from './quantity-shapes.ts';
import { oneOfRecords, record } from './record-shapes.ts';
import { checked, optional, required } from './shape.ts';
import type { Field, KeyedShape, Shape } from './shape.ts';

const sourceWords: Readonly<Record<FixSource, string>> = {
  logger: 'Flight recorders.',
  adsb: 'ADS-B from the aircraft.',
  adsr: 'ADS-B rebroadcast from the ground.',
  radar: 'Radar of any kind.',
  mlat: 'Multilateration.',
  tisb: 'Radar tracks broadcast from the ground.',
  gnss: 'Telephones and hand-held receivers.',
  unknown: 'Sources that do not say what they are.',
};

function assumedFields(): Readonly<Record<FixSource, Field<number, false>>> {
  const entries = fixSources.map((source) => [source, optional(outlineLength, sourceWords[source], '100 m')]);
  return Object.fromEntries(entries) as Record<FixSource, Field<number, false>>;
}

/** What error to give a fix, and which fixes to believe. */
export const quality = record('quality', {
  basis: optional(
    oneWord(['accuracy', 'integrity']),
    'accuracy: the 95 % bound that the source states (NACp). integrity: its containment radius (NIC), only with SIL 2 or 3. Without it accuracy.',
    'accuracy',
  ),
  'assumed-error': optional(
    record('assumed errors', assumedFields()),
    'Horizontal error radius (95 %) by source, where the source states none. What the parties agree here may confirm a finding; the built-in values never do.',
    { adsb: '200 m', mlat: '500 m' },
  ),
  'assumed-height-error': optional(
    record('assumed height errors', {
      pressure: required(outlineLength, 'Of pressure altitudes.', '75 m', '300 ft'),
      geometric: required(outlineLength, 'Of geometric heights.', '150 m'),
    }),
    'Error of heights where the source states none: both, or neither. Without it 300 ft and 150 m.',
    { pressure: '300 ft', geometric: '150 m' },
  ),
  latency: optional(
    duration,
    'Age of a position that its source does not count. Without it PT0.6S.',
    'PT0.6S',
  ),
  acceleration: optional(
    acceleration,
    'Bound on what an aircraft does between two fixes. Without it 10 m/s2.',
    '10 m/s2',
  ),
  fastest: optional(
    speed,
    'A fix that needs more speed than this from its neighbours is an outlier. Without it 1000 m/s.',
    '1000 m/s',
  ),
});

const qnh: Shape<Range> = checked(
  oneOfRecords('a pressure', {
    from: range('a range of pressure', pressure, '1008 hPa', '1018 hPa'),
    value: record('a pressure with its tolerance', {
      value: required(pressure, 'The pressure at sea level.', '1013 hPa'),
      tolerance: required(pressureTolerance, 'How far it may be off, to either side.', '2 hPa'),
    }),
  }),
  (found): Range | undefined => {
    if (found.key === 'from') return found.read;
    const { value, tolerance } = found.read.values;
    if (value === undefined || tolerance === undefined) return undefined;
    return { from: value - tolerance, to: value + tolerance };
  },
);

const undulationRange: KeyedShape<Range> = range('a range of undulation', signedLength, '20 m', '26 m');

/** One value, or a range from and to. */
const undulation: Shape<Range> = checked(
  byForm('a length, or from and to', { scalar: signedLength, map: undulationRange }),
  (read) => (typeof read === 'number' ? { from: read, to: read } : read),
);

/** What is known for comparing heights of different datums. */
export const heights = record('heights', {
  qnh: optional(
    qnh,
    'Pressure at sea level over the area and time. Without it 950 to 1050 hPa: all that weather does.',
    { from: '1008 hPa', to: '1018 hPa' },
    { value: '1013 hPa', tolerance: '2 hPa' },
  ),
  undulation: optional(
    undulation,
    'Height of mean sea level above the WGS84 ellipsoid (EGM96). Without it -107 m to 86 m.',
    '22 m',
    {
      from: '20 m',
      to: '26 m',
    },
  ),
  terrain: optional(
    terrainRange,
    'Lowest and highest ground, above mean sea level. Without it -430 m to 8849 m.',
    {
      from: '300 m',
      to: '900 m',
    },
  ),
});
