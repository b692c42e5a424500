import { describe, expect, it } from 'vitest';
import { geoJsonFormat, readGeoJson } from './index.ts';

const triangle = '{"type":"Polygon","coordinates":[[[8,46],[9,46],[9,47],[8,46]]]}';

describe('readGeoJson', () => {
  it('survives nesting deeper than the call stack wherever it looks', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const texts = [
      deep,
      `{"type":"FeatureCollection","features":${deep}}`,
      `{"type":"Feature","properties":{"lower":${deep},"width":${deep},"hoursOfOperation":${deep},"name":${deep}},"geometry":${triangle}}`,
      `{"type":"Feature","properties":${deep},"geometry":{"type":"Polygon","coordinates":${deep}}}`,
      `{"type":"Feature","geometry":${deep}}`,
      `{"type":"FeatureCollection","crs":${deep},"features":[]}`,
      `${'{"type":"GeometryCollection","geometries":['.repeat(50_000)}${']}'.repeat(50_000)}`,
    ];
    for (const text of texts) expect(read(text).diagnostics.length).toBeGreaterThan(0);
  });

  it('does not take the pen for the width of a corridor', () => {
    const { totals, diagnostics } = read(
      '{"type":"Feature","properties":{"stroke-width":2,"name":"AR-1"},"geometry":{"type":"LineString","coordinates":[[8,46],[9,46]]}}',
    );
    expect(totals).toEqual({ read: 0, repaired: 0, withoutPosition: 1, skipped: {} });
    expect(diagnostics.map(({ code }) => code)).toEqual(['geojson-without-area', 'area-file-without-areas']);
  });

  it('does not guess the unit of a limit', () => {
    for (const lower of [
      '5000',
      '"5000"',
      '"5000 ft"',
      '{"value":5000}',
      '{"value":5000,"unit":"FT"}',
      'true',
    ]) {
      const { areas } = read(`{"type":"Feature","properties":{"lower":${lower}},"geometry":${triangle}}`);
      expect(areas[0]?.volumes[0]?.floor.kind, lower).toBe('unreadable');
    }
  });

  it('is not misled by keys that every object has', () => {
    const { areas } = read(
      `{"type":"Feature","properties":{"__proto__":{"name":"x"},"constructor":"y","class":"toString","type":"valueOf"},"geometry":${triangle}}`,
    );
    expect(areas[0]).toMatchObject({
      name: 'unnamed 1',
      legalType: 'unspecified',
      classLabel: 'toString valueOf',
    });
  });

  it('gives the same areas for a feature alone and in a collection', () => {
    const feature = `{"type":"Feature","properties":{"name":"A","lower":"GND","upper":"FL095"},"geometry":${triangle}}`;
    expect(read(feature).areas).toEqual(read(`{"type":"FeatureCollection","features":[${feature}]}`).areas);
  });

  it('walks the text once, not once for each of thousands of messages', () => {
    const features = Array.from(
      { length: 5000 },
      () => `{"type":"Feature","properties":{},"geometry":${triangle}}`,
    );
    const startMs = performance.now();
    const { areas, diagnostics } = read(
      `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}`,
    );
    expect(areas).toHaveLength(5000);
    expect(diagnostics.at(-1)?.line).toBe(5001);
    expect(performance.now() - startMs).toBeLessThan(20_000);
  });
});

describe('geoJsonFormat', () => {
  it.each([
    [
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon"',
      'a.json',
      0.95,
    ],
    ['\uFEFF{ "type" : "MultiPolygon"', 'a.txt', 0.95],
    ['{"name":"TMA","type":"TMA","shapes":[{"lower":0,"polygon":{', 'a.json', 0.8],
    ['{"type":"FeatureCollection","features":[{"geometry":{"type":"Point"', 'a.geojson', 0.7],
    ['{"type":"FeatureCollection","features":[{"geometry":{"type":"Point"', 'a.json', 0.6],
    ['{"icao":"abcdef","timestamp":1,"trace":[[0,50,10,1000]]}', 'trace_full_abcdef.json', 0],
    ['{"now":1,"aircraft":[{"hex":"abcdef","type":"adsb_icao"}]}', 'aircraft.json', 0],
    [
      '{"title":"ED-269","features":[{"identifier":"A","geometry":[{"horizontalProjection":{"type":"Circle"',
      'a.json',
      0,
    ],
    ['[{"type":"Polygon"}]', 'a.geojson', 0],
    ['AC R\nAN A', 'a.geojson', 0],
    ['', 'a.geojson', 0],
  ])('is as sure of %s in %s as it may be', (text, name, sureness) => {
    expect(geoJsonFormat.sniff(new TextEncoder().encode(text), name)).toBe(sureness);
  });
});

function read(text: string): ReturnType<typeof readGeoJson> {
  return readGeoJson(new TextEncoder().encode(text), 'a.geojson');
}
