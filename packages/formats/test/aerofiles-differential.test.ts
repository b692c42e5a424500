import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inverse } from '@deconflict/engine/geo';
import type { LatLon, Outline } from '@deconflict/engine/geo';
import { readOpenAir } from '@deconflict/formats/openair';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../../../shared/data/airspace-openair/', import.meta.url));

/** What aerofiles makes of its own sample, as far as it is compared here. */
interface ExpectedItem {
  readonly type: 'airspace' | 'terrain';
  readonly class?: string;
  readonly airspace_type?: string | null;
  readonly name: string | null;
  readonly elements: readonly {
    readonly type: 'point' | 'circle' | 'arc';
    readonly location?: string | readonly [number, number];
    readonly center?: readonly [number, number];
    readonly radius?: number;
    readonly start?: number | readonly [number, number];
    readonly end?: number | readonly [number, number];
    readonly clockwise?: boolean;
  }[];
}

describe.skipIf(!existsSync(folder))('the sample of aerofiles', () => {
  const expected = existsSync(folder)
    ? (JSON.parse(readFileSync(`${folder}aerofiles_sample.expected.json`, 'utf8')) as ExpectedItem[])
    : [];
  const { areas, totals } = readOpenAir(
    readFileSync(`${folder}aerofiles_sample.txt`),
    'aerofiles_sample.txt',
  );
  const airspaces = expected.filter(({ type }) => type === 'airspace');

  it('has as many airspaces, and one terrain polygon', () => {
    expect(areas).toHaveLength(airspaces.length);
    expect(totals.withoutPosition).toBe(expected.length - airspaces.length);
  });

  it.each(airspaces.map((item, index) => [index, item.name ?? 'without name', item] as const))(
    'airspace %i, %s: the same name, class, type and elements',
    (index, _, item) => {
      const area = areas[index];
      expect(area?.name).toBe(item.name ?? 'unnamed (line 97)');
      expect(area?.classLabel).toBe([item.class, item.airspace_type].filter(Boolean).join(' '));
      expect(shapeOf(area?.volumes[0]?.outline)).toEqual(shapeOfItem(item));
    },
  );
});

/** An outline in the precision of the expected file: five decimals of a degree cut off, radii to a metre. */
function shapeOf(outline: Outline | undefined): unknown[] {
  switch (outline?.kind) {
    case 'circle':
      return [['circle', place(outline.centre), Math.round(outline.radiusM)]];
    case 'polygon':
      return outline.vertices.map((vertex) => ['point', place(vertex)]);
    case 'arcs':
      return outline.elements.map((element) =>
        element.kind === 'vertex'
          ? ['point', place(element.at)]
          : [
              'arc',
              place(element.centre),
              element.direction === 'clockwise',
              Math.round(element.startRadiusM),
              Math.round(element.endRadiusM),
              Math.round(element.fromDeg),
              Math.round(element.toDeg),
            ],
      );
    case 'corridor':
    case undefined:
      throw new Error('the sample has neither corridors nor areas without outline');
  }
}

function shapeOfItem({ elements }: ExpectedItem): unknown[] {
  const shape = elements.map(({ type, location, center, radius = 0, start, end, clockwise }): unknown[] => {
    const centre = place(latLon(center));
    const radiusM = Math.round(radius * 1852);
    if (type === 'point')
      return ['point', place(typeof location === 'string' ? read(location) : latLon(location))];
    if (type === 'circle') return ['circle', centre, radiusM];
    if (typeof start === 'number') return ['arc', centre, clockwise, radiusM, radiusM, start, end];
    const [from, to] = [start, end].map((at) =>
      inverse(latLon(center), latLon(at as readonly [number, number])),
    );
    return [
      'arc',
      centre,
      clockwise,
      // Within 5 m: the ends of the expected file are cut off after five decimals.
      expect.closeTo(from?.distanceM ?? 0, -1),
      expect.closeTo(to?.distanceM ?? 0, -1),
      Math.round(((from?.azimuthDeg ?? 0) + 360) % 360),
      Math.round(((to?.azimuthDeg ?? 0) + 360) % 360),
    ];
  });
  // aerofiles keeps the closing point.
  const closes = shape.length > 1 && JSON.stringify(shape[0]) === JSON.stringify(shape.at(-1));
  return closes ? shape.slice(0, -1) : shape;
}

function latLon(pair: readonly [number, number] | undefined): LatLon {
  const [latDeg, lonDeg] = pair ?? [Number.NaN, Number.NaN];
  return { latDeg, lonDeg };
}

/** Points from item 12 on are texts in the expected file; all of them are north and west. */
function read(text: string): LatLon {
  const [lat = '', lon = ''] = text.split('N');
  const degrees = (part: string) =>
    part
      .replace(/W.*/, '')
      .trim()
      .split(':')
      .reduce((sum, value, index) => sum + Number(value) / 60 ** index, 0);
  return { latDeg: degrees(lat), lonDeg: -degrees(lon) };
}

/** To about 10 m: the expected file cuts the fifth decimal off. */
function place({ latDeg, lonDeg }: LatLon): string {
  const cut = (deg: number) => (Math.trunc(Math.round(deg * 1e7) / 1e3) / 1e4).toFixed(4);
  return `${cut(latDeg)} ${cut(lonDeg)}`;
}
