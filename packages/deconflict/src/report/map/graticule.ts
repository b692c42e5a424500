import { METRES_PER_NAUTICAL_MILE } from '@deconflict/engine/geo';
import { degreeBox } from './basemap.ts';
import { VIEW_HEIGHT, VIEW_WIDTH } from './map-view.ts';
import type { MapView } from './map-view.ts';
import { linePath } from './path-data.ts';
import { partsNearBox, simplifyLine } from './polyline.ts';
import type { PicturePoint } from './projection.ts';

/** Parallels and meridians as path data, with a label where each leaves the first view. */
export interface Graticule {
  readonly lines: string;
  readonly labels: readonly {
    readonly x: number;
    readonly y: number;
    readonly text: string;
    readonly edge: 'left' | 'bottom';
  }[];
}

/** Steps between lines, minutes of arc: whole parts of a degree, then whole degrees. */
const STEPS_MINUTES = [0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];

/** About how many lines cross the view's height. */
const LINES_WANTED = 6;

/** Points on a line before thinning: a parallel may go round the Earth. */
const POINTS_PER_LINE = 180;

/** Thinning, units of the picture. */
const TOLERANCE_UNITS = 12;

/** The grid of latitude and longitude in a step that suits the view. */
export function drawGraticule(view: MapView): Graticule {
  const box = degreeBox(view);
  const viewMinutes = (VIEW_HEIGHT * view.metresPerUnit) / METRES_PER_NAUTICAL_MILE;
  const step = STEPS_MINUTES.find((minutes) => viewMinutes / minutes <= LINES_WANTED + 1) ?? 1800;
  const parallels = multiplesWithin(box.minY, box.maxY, step / 60)
    .filter((lat) => Math.abs(lat) < 89.9)
    .map((lat) => ({
      text: latitudeText(lat),
      line: spread(box.minX, box.maxX).map((lon) => view.project(lat, lon)),
    }));
  // Meridians crowd towards a pole.
  const meridianStep = Math.abs(view.centre.latDeg) > 80 ? Math.max(step, 900) : step;
  const meridians = multiplesWithin(box.minX, box.maxX, meridianStep / 60).map((lon) => ({
    text: longitudeText(lon),
    line: spread(box.minY, box.maxY).map((lat) => view.project(lat, lon)),
  }));
  return {
    lines: [...parallels, ...meridians]
      .flatMap(({ line }) => partsNearBox(line, view.drawn))
      .map((part) => linePath(simplifyLine(part, TOLERANCE_UNITS)))
      .join(''),
    labels: [
      ...parallels.flatMap(({ text, line }) =>
        crossings(line, 0, 0).filter(isClearOfLeft).map(labelOf(text, 'left')),
      ),
      ...meridians.flatMap(({ text, line }) =>
        crossings(line, 1, VIEW_HEIGHT).filter(isClearOfBottom).map(labelOf(text, 'bottom')),
      ),
    ],
  };
}

function multiplesWithin(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  const last = Math.floor(to / step);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step);
}

function spread(from: number, to: number): number[] {
  return Array.from(
    { length: POINTS_PER_LINE + 1 },
    (_, index) => from + ((to - from) * index) / POINTS_PER_LINE,
  );
}

function labelOf(
  text: string,
  edge: 'left' | 'bottom',
): (point: PicturePoint) => Graticule['labels'][number] {
  return ([x, y]) => ({ x: Math.round(x), y: Math.round(y), text, edge });
}

/** At the left edge: below the corner, above the scale bar. */
function isClearOfLeft([, y]: PicturePoint): boolean {
  return y > VIEW_HEIGHT * 0.06 && y < VIEW_HEIGHT * 0.86;
}

/** At the bottom edge: between the scale bar and the buttons. */
function isClearOfBottom([x]: PicturePoint): boolean {
  return x > VIEW_WIDTH * 0.36 && x < VIEW_WIDTH * 0.86;
}

/** Where a line crosses x (axis 0) or y (axis 1) = `at`. */
function crossings(line: readonly PicturePoint[], axis: 0 | 1, at: number): readonly PicturePoint[] {
  return line.flatMap((to, index) => {
    const from = line[index - 1];
    if (!from || from[axis] < at === to[axis] < at) return [];
    const share = (at - from[axis]) / (to[axis] - from[axis]);
    return [[from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])] as const];
  });
}

function latitudeText(degrees: number): string {
  return degrees === 0 ? '0°' : `${angleText(Math.abs(degrees))} ${degrees < 0 ? 'S' : 'N'}`;
}

function longitudeText(degrees: number): string {
  const turned = degrees - 360 * Math.round(degrees / 360);
  if (turned === 0 || Math.abs(turned) === 180) return `${Math.abs(turned)}°`;
  return `${angleText(Math.abs(turned))} ${turned < 0 ? 'W' : 'E'}`;
}

function angleText(degrees: number): string {
  const halfMinutes = Math.round(degrees * 120);
  const minutes = (halfMinutes % 120) / 2;
  const whole = Math.floor(halfMinutes / 120);
  return minutes === 0 ? `${whole}°` : `${whole}°${String(minutes).padStart(2, '0')}′`;
}
