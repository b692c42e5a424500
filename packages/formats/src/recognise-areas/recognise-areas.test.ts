import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { areaFormats, recogniseAreas, refusedAreaFormat } from './index.ts';

describe('recogniseAreas', () => {
  it('knows every golden file of every format by its content, under any name', () => {
    const unreadable = new Set([
      'broken.txt',
      'no-geojson.json',
      'other-crs.geojson',
      'trailing-comma.geojson',
    ]);
    for (const format of areaFormats) {
      const folder = fileURLToPath(new URL(`../${format.id}/golden/`, import.meta.url));
      for (const name of readdirSync(folder)) {
        if (name.endsWith('.expected.json') || unreadable.has(name)) continue;
        expect(recogniseAreas(readFileSync(folder + name), 'unnamed')?.id, name).toBe(format.id);
      }
    }
  });

  it('has no two formats of one id', () => {
    expect(new Set(areaFormats.map(({ id }) => id)).size).toBe(areaFormats.length);
  });

  it('takes nothing that is none', () => {
    for (const text of [
      '',
      'hello',
      '{"a":1}',
      '[]',
      'AXXXABC',
      'time,lat,lon\n1,2,3',
      '\u0000\u0001\u0002',
    ]) {
      expect(recogniseAreas(new TextEncoder().encode(text), 'areas.openair')).toBeUndefined();
    }
  });
});

describe('refusedAreaFormat', () => {
  it('names the format that is not read', () => {
    const head = new TextEncoder().encode('<kml xmlns="http://www.opengis.net/kml/2.2"></kml>');
    expect(refusedAreaFormat(head, 'a.kml')).toEqual({
      code: 'area-file-other-format',
      file: 'a.kml',
      got: 'KML',
      expected: 'OpenAir or GeoJSON',
      action: 'nothing read',
    });
  });

  it('has nothing to say about files that are read, or that nobody knows', () => {
    expect(refusedAreaFormat(new TextEncoder().encode('AC R\nAN A\nDC 5'), 'a.txt')).toBeUndefined();
    expect(refusedAreaFormat(new TextEncoder().encode('hello'), 'a.txt')).toBeUndefined();
  });
});
