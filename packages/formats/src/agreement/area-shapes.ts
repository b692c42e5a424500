import type { LegalType } from '@deconflict/engine/airspace';
import type { HeightLimit, Outline, Range } from '@deconflict/engine/geo';
import type { FaultList } from './fault-list.ts';
import { arcs, circle, corridor, polygon } from './outline-shapes.ts';
import { byId, list, named, oneWord, placed, text } from './plain-shapes.ts';
import type { Placed } from './plain-shapes.ts';
import { heightLimit, signedLength } from './quantity-shapes.ts';
import { oneOfRecords, record } from './record-shapes.ts';
import { schedule } from './schedule-shapes.ts';
import type { PlacedSchedule } from './schedule-shapes.ts';
import { checked, optional, required } from './shape.ts';
import type { KeyedShape, Shape } from './shape.ts';

/** Every legal type, in the order of the reference page. */
export const legalTypes = [
  'sovereign',
  'agreed',
  'unilateral',
  'temporary',
  'prohibited',
  'restricted',
  'danger',
  'controlled',
  'identification-zone',
  'special-caution',
  'advisory',
  'unspecified',
] as const satisfies readonly LegalType[];

const legalType = named('legal-type', () => oneWord(legalTypes));
/** From a lower to a higher value of one quantity. */
export function range(
  what: string,
  value: Shape<number>,
  ...examples: readonly [string, string]
): KeyedShape<Range> {
  return checked(
    record(what, {
      from: required(value, 'The lowest value.', examples[0]),
      to: required(placed(value), 'The highest value.', examples[1]),
    }),
    ({ values: { from, to } }, faults) => {
      if (from === undefined || to === undefined) return undefined;
      if (from <= to.value) return { from, to: to.value };
      faults.add('agreement-range-reversed', to.span, faults.quoteAt(to.span), 'a value above the lowest');
      return undefined;
    },
  );
}

export const terrainRange = named('terrain', () =>
  range('a range of terrain', signedLength, '550 m', '900 m'),
);

/** One block of sky as written. The schedule waits for the middle of the outline. */
export interface VolumeRead {
  readonly outline: Outline;
  readonly floor: HeightLimit;
  readonly ceiling: HeightLimit;
  readonly active: PlacedSchedule;
}

/** What one entry under `areas:` says. */
export type AreaRead =
  | {
      readonly kind: 'drawn';
      readonly name: string | undefined;
      readonly legalType: LegalType;
      readonly terrainM: Range | undefined;
      readonly volumes: readonly VolumeRead[];
    }
  | {
      readonly kind: 'from-file';
      readonly file: Placed<string>;
      readonly by: 'name' | 'class';
      readonly selector: Placed<string>;
      readonly legalType: LegalType | undefined;
      readonly terrainM: Range | undefined;
      readonly active: PlacedSchedule | undefined;
    };

const always: PlacedSchedule = () => ({ kind: 'always' });

const limits = {
  floor: required(
    heightLimit,
    'Lower limit with its datum, itself included.',
    'GND',
    'FL095',
    '1000 ft AMSL',
  ),
  ceiling: required(
    placed(heightLimit),
    'Upper limit with its datum, itself included.',
    'UNL',
    'FL195',
    '3000 m AMSL',
  ),
};
const activeField = optional(
  schedule,
  'When the area is active. Without it always.',
  { night: 'civil' },
  { from: '2023-07-05T06:00:00Z', until: '2023-07-10T18:00:00Z' },
);
const terrain = optional(terrainRange, 'Lowest and highest ground below the area, above mean sea level.');

const outlines = {
  circle: required(circle, 'All points within a radius of a centre.'),
  polygon: required(polygon, 'Straight sides between vertices.', [
    '33 00 N 038 00 E',
    '34 00 N 038 00 E',
    '33 30 N 039 00 E',
  ]),
  corridor: required(corridor, 'All points within a distance of a line.'),
  arcs: required(arcs, 'Sides and arcs of circles.'),
};

const volumeFields = { ...limits, active: activeField };

const volume: Shape<VolumeRead> = checked(
  oneOfRecords('a volume', {
    circle: record('a volume', { circle: outlines.circle, ...volumeFields }),
    polygon: record('a volume', { polygon: outlines.polygon, ...volumeFields }),
    corridor: record('a volume', { corridor: outlines.corridor, ...volumeFields }),
    arcs: record('a volume', { arcs: outlines.arcs, ...volumeFields }),
  }),
  ({ read }, faults) => volumeOf(read.values, faults),
);

const nameField = optional(
  text,
  'What the area is called in reports. Without it the id.',
  '55 km around al-Tanf',
);
const typeField = required(
  legalType,
  'What the area is in law. Findings are worded by it; a unilateral area is not an agreed one.',
  'unilateral',
);
const areaFields = { name: nameField, type: typeField, terrain };
const drawnFields = { ...areaFields, ...volumeFields };

const fileFields = {
  from: required(
    placed(text),
    'Area file (OpenAir or GeoJSON) beside this file or below it.',
    'areas.geojson',
  ),
  type: optional(legalType, 'What the areas are in law, in place of what the area file says.', 'temporary'),
  active: optional(schedule, 'When they are active, in place of what the area file says.', {
    night: 'civil',
  }),
  terrain,
};
const fromFile = oneOfRecords('an area from a file', {
  name: record('an area from a file', {
    name: required(
      placed(text),
      'Name of the area in the file, or a pattern with * for several.',
      'Hama west',
      'TANF *',
    ),
    ...fileFields,
  }),
  class: record('an area from a file', {
    class: required(
      placed(text),
      'Class as the file writes it: all areas whose label is this or has this word.',
      'R',
      'CTR',
    ),
    ...fileFields,
  }),
});

const area: Shape<AreaRead> = checked(
  oneOfRecords('an area', {
    circle: record('an area', { circle: outlines.circle, ...drawnFields }),
    polygon: record('an area', { polygon: outlines.polygon, ...drawnFields }),
    corridor: record('an area', { corridor: outlines.corridor, ...drawnFields }),
    arcs: record('an area', { arcs: outlines.arcs, ...drawnFields }),
    volumes: record('an area', {
      volumes: required(list(volume, 1, 'volumes'), 'Several blocks of sky that make one area.'),
      ...areaFields,
    }),
    from: fromFile,
  }),
  (found, faults): AreaRead | undefined => {
    if (found.key === 'from') {
      const { key: by, read } = found.read;
      const { from: file, type, active, terrain: terrainM } = read.values;
      const selector = 'class' in read.values ? read.values.class : read.values.name;
      if (!file || !selector) return undefined;
      return { kind: 'from-file', file, by, selector, legalType: type, active, terrainM };
    }
    const { values } = found.read;
    const volumes = 'volumes' in values ? values.volumes : listOfOne(volumeOf(values, faults));
    const { name, type, terrain: terrainM } = values;
    if (!volumes || !type) return undefined;
    return { kind: 'drawn', name, legalType: type, terrainM, volumes };
  },
);

export const areas = byId(area, 0, 'areas');

interface OutlinedValues {
  readonly circle?: Outline | undefined;
  readonly polygon?: Outline | undefined;
  readonly corridor?: Outline | undefined;
  readonly arcs?: Outline | undefined;
  readonly floor: HeightLimit | undefined;
  readonly ceiling: Placed<HeightLimit> | undefined;
  readonly active: PlacedSchedule | undefined;
}

function volumeOf(values: OutlinedValues, faults: FaultList): VolumeRead | undefined {
  const outline = values.circle ?? values.polygon ?? values.corridor ?? values.arcs;
  const { floor, ceiling, active = always } = values;
  if (!floor || !ceiling || !checkBand(floor, ceiling, faults)) return undefined;
  return outline && { outline, floor, ceiling: ceiling.value, active };
}

/** Whether the ceiling can lie above the floor. Across datums and in compound limits that is never denied. */
export function checkBand(floor: HeightLimit, ceiling: Placed<HeightLimit>, faults: FaultList): boolean {
  const { value, span } = ceiling;
  const sameDatum = floor.kind === 'height' && value.kind === 'height' && floor.datum === value.datum;
  const reversed =
    floor.kind === 'unlimited' || value.kind === 'surface' || (sameDatum && floor.heightM > value.heightM);
  if (reversed)
    faults.add('agreement-range-reversed', span, faults.quoteAt(span), 'a ceiling above the floor');
  return !reversed;
}

function listOfOne<T>(value: T | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : [value];
}
