export { igcFormat } from './igc-format.ts';
