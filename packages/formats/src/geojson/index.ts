export { geoJsonFormat } from './geojson-format.ts';
export { readGeoJson } from './read-geojson.ts';
