export { openskyCsvFormat, openskyJsonFormat, openskyStatesFormat } from './opensky-formats.ts';
