export { sbsFormat } from './sbs-format.ts';
