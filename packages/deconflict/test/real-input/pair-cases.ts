import type { PairCase } from './pair-case.ts';
import { realData, trackFilesOf } from './real-data.ts';

export const quickPairCases: readonly PairCase[] = [
  {
    name: 'OpenSky Switzerland',
    tracks: [realData('tracks-opensky/switzerland.json.gz')],
    horizontal: '3 NM',
    vertical: '1000 ft',
  },
  {
    name: 'Monterey: ADS-B, ADS-R, TIS-B and MLAT',
    tracks: [realData('tracks-readsb/grid_20250602_36_-122.jsonl.gz')],
    horizontal: '3 NM',
    vertical: '1000 ft',
  },
];

export const longPairCases: readonly PairCase[] = [
  {
    name: '59 Brazilian gliders',
    tracks: trackFilesOf('tracks-igc/pwc_brazil_2019-09-14'),
    horizontal: '30 m',
    vertical: '50 ft',
  },
];
