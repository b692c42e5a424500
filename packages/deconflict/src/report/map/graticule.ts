import { degreeBox } from './basemap.ts';
import { VIEW_HEIGHT, VIEW_WIDTH } from './map-view.ts';
import type { MapView } from './map-view.ts';
import { linePath } from './path-data.ts';
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
const LINES_WANTED = 5;

/** Points on a drawn line. */
const POINTS_PER_LINE = 40;

/** The grid of latitude and longitude in a step that suits the view. */
export function drawGraticule(view: MapView): Graticule {
  const box = degreeBox(view);
  const viewMinutes = (VIEW_HEIGHT * view.metresPerUnit) / 1852;
  const step = STEPS_MINUTES.find((minutes) => viewMinutes / minutes <= LINES_WANTED + 1) ?? 1800;
  const parallels = multiplesWithin(box.minY, box.maxY, step / 60).filter((lat) => Math.abs(lat) < 89.9);
  const meridianStep = nearPole(box) ? Math.max(step, 900) : step;
  const meridians = multiplesWithin(box.minX, box.maxX, meridianStep / 60);
  const parallelLines = parallels.map((lat) =>
    spread(box.minX, box.maxX).map((lon) => view.project(lat, lon)),
  );
  const meridianLines = meridians.map((lon) =>
    spread(box.minY, box.maxY).map((lat) => view.project(lat, lon)),
  );
  return {
    lines: [...parallelLines, ...meridianLines].map(linePath).join(''),
    labels: [
      ...parallels.flatMap((lat, index) =>
        labelAt(crossLeft(parallelLines[index]!), latitudeText(lat), 'left'),
      ),
      ...meridians.flatMap((lon, index) =>
        labelAt(crossBottom(meridianLines[index]!), longitudeText(lon), 'bottom'),
      ),
    ],
  };
}

function nearPole(box: { readonly minY: number; readonly maxY: number }): boolean {
  return box.maxY > 85 || box.minY < -85;
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

function labelAt(
  point: PicturePoint | undefined,
  text: string,
  edge: 'left' | 'bottom',
): Graticule['labels'] {
  return point ? [{ x: Math.round(point[0]), y: Math.round(point[1]), text, edge }] : [];
}

/** Where a parallel enters the first view at its left edge, if within its height and clear of the corners. */
function crossLeft(line: readonly PicturePoint[]): PicturePoint | undefined {
  const point = crossing(line, 0, 0);
  return point && point[1] > VIEW_HEIGHT * 0.05 && point[1] < VIEW_HEIGHT * 0.86 ? point : undefined;
}

/** Where a meridian leaves the first view at its bottom edge, clear of the scale bar on the left. */
function crossBottom(line: readonly PicturePoint[]): PicturePoint | undefined {
  const point = crossing(line, 1, VIEW_HEIGHT);
  return point && point[0] > VIEW_WIDTH * 0.36 && point[0] < VIEW_WIDTH * 0.95 ? point : undefined;
}

function crossing(line: readonly PicturePoint[], axis: 0 | 1, at: number): PicturePoint | undefined {
  for (let index = 1; index < line.length; index++) {
    const from = line[index - 1]!;
    const to = line[index]!;
    if (from[axis] < at === to[axis] < at) continue;
    const share = (at - from[axis]) / (to[axis] - from[axis]);
    return [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])];
  }
  return undefined;
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
