export { readsbAircraftFormat, readsbLinesFormat, readsbTraceFormat } from './readsb-formats.ts';
