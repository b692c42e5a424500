export { openAirFormat } from './openair-format.ts';
export { readOpenAir } from './read-openair.ts';
