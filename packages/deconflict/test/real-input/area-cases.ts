import type { AreaCase } from './area-case.ts';
import { realData, trackFilesOf } from './real-data.ts';

const french = 'airspace-openair/fr_2011-04_v2011-03a.txt.gz';

/** Real tracks against real areas where they are known to touch. Ground is about what the region's is. */
export const quickAreaCases: readonly AreaCase[] = [
  {
    name: 'FAF4011, French military x fr_2011-04',
    tracks: [realData('tracks-opensky/inflight_refuelling.json.gz')],
    areaFile: french,
    classes: ['R', 'D', 'P', 'Q', 'CTR', 'A', 'C', 'E'],
    terrainM: 300,
    undulationM: 49,
  },
  {
    name: 'luberon glider x fr_2011-04',
    tracks: [realData('tracks-opensky/luberon.json.gz')],
    areaFile: french,
    classes: ['R', 'D', 'P', 'Q', 'CTR', 'A', 'C', 'E', 'W'],
    terrainM: 600,
    undulationM: 50,
  },
  {
    name: 'border_control x gb_2022',
    tracks: [realData('tracks-opensky/border_control.json.gz')],
    areaFile: 'airspace-openair/gb_2022_asselect.txt.gz',
    classes: ['R', 'D', 'P', 'CTR', 'A', 'C', 'MATZ', 'TMZ', 'W'],
    terrainM: 20,
    undulationM: 46,
  },
  {
    name: 'nevada_1hr x us_reno',
    tracks: [realData('tracks-readsb/nevada_1hr_20230829.jsonl.gz')],
    areaFile: 'airspace-openair/us_reno_winpilot.txt',
    classes: ['R', 'C', 'D', 'W'],
    terrainM: 1350,
    undulationM: -23,
  },
  {
    name: 'rega_sg helicopter x ch_2025',
    tracks: [realData('tracks-opensky/rega_sg.json.gz')],
    areaFile: 'airspace-openair/ch_2025_shv_feet.txt',
    classes: ['R', 'D', 'P', 'Q', 'CTR', 'C'],
    terrainM: 500,
    undulationM: 48,
  },
];

const german = 'airspace-openair/de_2026-03_daec.txt.gz';
const germanClasses = ['R', 'D', 'Q', 'CTR', 'C', 'TMZ', 'RMZ', 'W'];
const swiss = 'airspace-openair/ch_2025_shv_feet.txt';
const swissClasses = ['R', 'D', 'P', 'Q', 'CTR', 'C'];

/** The same where it takes longer, and what else is awkward: aircraft on the ground, noise, edges drawn in degrees. */
export const longAreaCases: readonly AreaCase[] = [
  {
    name: 'opensoar gliders x de_2026',
    tracks: trackFilesOf('tracks-igc/opensoar'),
    areaFile: german,
    classes: germanClasses,
    terrainM: 100,
    undulationM: 46,
  },
  {
    name: 'OpenSky gliders, munich x de_2026',
    tracks: openSky('munich', 'franconia', 'danube_valley', 'alto_adige'),
    areaFile: german,
    classes: germanClasses,
    terrainM: 430,
    undulationM: 47,
  },
  {
    name: 'zurich_airport, on the ground x ch_2025',
    tracks: openSky('zurich_airport'),
    areaFile: swiss,
    classes: swissClasses,
    terrainM: 430,
    undulationM: 47,
  },
  {
    name: 'noisy tracks x ch_2025',
    tracks: openSky('rega_zh', 'noisy_ground', 'noisy_landing', 'noisy_time_issue'),
    areaFile: swiss,
    classes: swissClasses,
    terrainM: 430,
    undulationM: 47,
  },
  {
    name: 'OpenSky Switzerland x ch_2025',
    tracks: openSky('switzerland'),
    areaFile: swiss,
    classes: swissClasses,
    terrainM: 500,
    undulationM: 48,
  },
  {
    name: 'five tracks x fr_sia GeoJSON, edges as drawn',
    tracks: openSky('inflight_refuelling', 'luberon', 'noisy_time_issue', 'noisy_landing', 'border_control'),
    areaFile: 'airspace-geojson/fr_sia_airspaces-all.geojson.gz',
    classes: ['R', 'D', 'E', 'Q', 'G'],
    terrainM: 300,
    undulationM: 49,
  },
];

function openSky(...names: readonly string[]): string[] {
  return names.map((name) => realData(`tracks-opensky/${name}.json.gz`));
}
