export { areaFormats, recogniseAreas } from './recognise-areas.ts';
export { refusedAreaFormat } from './refused-formats.ts';
