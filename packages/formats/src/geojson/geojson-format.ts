import { decodeHead, otherAirspaceFormat } from '../area-file/index.ts';
import type { AreaFormat } from '../reader/index.ts';
import { readGeoJson } from './read-geojson.ts';

/** GeoJSON areas, whoever's property names. */
export const geoJsonFormat: AreaFormat = {
  id: 'geojson',
  name: 'GeoJSON',
  holds: 'areas',
  extensions: ['geojson', 'json'],
  sniff: sniffGeoJson,
  readAreas: readGeoJson,
};

/**
 * JSON whose first 64 KiB name a GeoJSON type (RFC 7946 section 1.4), or which is an airspace of the traffic library.
 * Positions of aircraft are GeoJSON too where every feature is a point; the file name breaks that tie.
 */
function sniffGeoJson(head: Uint8Array, fileName: string): number {
  const text = decodeHead(head.subarray(0, 65_536));
  if (!/^\s*\{/.test(text) || otherAirspaceFormat(text) !== undefined) return 0;
  if (/"shapes"\s*:\s*\[/.test(text) && /"polygon"\s*:\s*\{/.test(text)) return 0.8;
  if (/"type"\s*:\s*"(?:Multi)?(?:Polygon|LineString)"/.test(text)) return 0.95;
  if (!/"type"\s*:\s*"(?:FeatureCollection|Feature|GeometryCollection|Point|MultiPoint)"/.test(text))
    return 0;
  return /\.geojson$/i.test(fileName) ? 0.7 : 0.6;
}
