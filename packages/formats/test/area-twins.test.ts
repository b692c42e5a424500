import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Outline } from '@deconflict/engine/geo';
import { readGeoJson } from '@deconflict/formats/geojson';
import { readOpenAir } from '@deconflict/formats/openair';
import { describe, expect, it } from 'vitest';
import { farthestM, pointsOf } from './outline-distance.ts';

const data = fileURLToPath(new URL('../../../../shared/data/', import.meta.url));
const openAirFile = `${data}airspace-aixm/aixm45_FR_as_openair.txt`;
const geoJsonFile = `${data}airspace-geojson/fr_sia_airspaces-all.geojson.gz`;

/** One set of French airspaces that aixmParser wrote from AIXM 4.5 in both formats, by two ways of its own. */
describe.skipIf(!existsSync(openAirFile) || !existsSync(geoJsonFile))(
  '35 French airspaces in two formats',
  () => {
    const inOpenAir = readOpenAir(readFileSync(openAirFile), 'openair').areas;
    const geoJsonBytes = gunzipSync(readFileSync(geoJsonFile));
    const inGeoJson = readGeoJson(geoJsonBytes, 'geojson').areas;
    const { features } = JSON.parse(geoJsonBytes.toString()) as {
      features: { properties: { nameV: string } }[];
    };

    it('have the same names in the same order', () => {
      expect(inOpenAir.map(({ name }) => name)).toEqual(features.map(({ properties }) => properties.nameV));
    });

    it('have the same limits, but for two that the OpenAir file writes differently', () => {
      const differ = inOpenAir.filter(({ volumes }, index) => {
        const other = inGeoJson[index]?.volumes[0];
        return (
          JSON.stringify([volumes[0]?.floor, volumes[0]?.ceiling]) !==
          JSON.stringify([other?.floor, other?.ceiling])
        );
      });
      // 0 ft above the sea became SFC; 3500 ft above standard pressure became 3500FT AMSL.
      expect(differ.map(({ name }) => inOpenAir.findIndex((area) => area.name === name))).toEqual([0, 0]);
      expect(inOpenAir[1]?.volumes[0]?.ceiling).toMatchObject({ datum: 'AMSL' });
      expect(inGeoJson[1]?.volumes[0]?.ceiling).toMatchObject({ datum: 'FL' });
    });

    it('are always active in both, or undecided in both', () => {
      const kinds = (areas: typeof inOpenAir) => areas.map(({ volumes }) => volumes[0]?.schedule.kind);
      expect(kinds(inOpenAir)).toEqual(kinds(inGeoJson));
    });

    it('have the same outlines, but for one point that the OpenAir file leaves out', () => {
      for (const [index, area] of inOpenAir.entries()) {
        const [ours, theirs] = [area.volumes[0]?.outline, inGeoJson[index]?.volumes[0]?.outline];
        if (ours === undefined || theirs?.kind !== 'polygon') throw new Error('an area without volume');
        const vertices = theirs.vertices.filter(
          ({ latDeg, lonDeg }) => latDeg !== 45.944722 || lonDeg !== 7.4675,
        );
        const mayM = exporterM(ours);
        expect(farthestM(vertices, pointsOf(ours), mayM), area.name).toBeLessThanOrEqual(mayM);
        if (area.name.includes('LISFRAM01A')) expect(vertices).toHaveLength(theirs.vertices.length - 1);
      }
    });
  },
);

/**
 * How far aixmParser's ways alone may move an outline: whole seconds in OpenAir (half of one in latitude and in longitude);
 * a sphere and chords for arcs in GeoJSON; and where the ends of an arc are at different distances another way from
 * the one to the other.
 */
function exporterM(outline: Outline): number {
  const elements = outline.kind === 'arcs' ? outline.elements : [];
  const arcs = elements.flatMap((element) =>
    element.kind === 'arc' ? [[element.startRadiusM, element.endRadiusM] as const] : [],
  );
  const radii = outline.kind === 'circle' ? [[outline.radiusM, outline.radiusM] as const] : arcs;
  return (
    22 + Math.max(0, ...radii.map(([start, end]) => 0.0076 * Math.max(start, end) + Math.abs(start - end)))
  );
}
