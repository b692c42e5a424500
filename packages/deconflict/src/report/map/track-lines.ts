import type { ReportModel, TrackPicture, TrackState } from '../report-model.ts';
import type { MapView } from './map-view.ts';
import { linePath } from './path-data.ts';
import { partsNearBox, simplifyLine } from './polyline.ts';
import type { PicturePoint } from './projection.ts';

/** Path data of all tracks together, one path a state: a thousand tracks stay four elements. */
export type TrackLines = Readonly<Record<TrackState, string>>;

/** Thinning in units of the picture: invisible at the first view and at three times its size. */
const TOLERANCE_UNITS = 5;

/** Draws every track, leg by leg, in the state that it has towards the areas. */
export function drawTrackLines(model: ReportModel, view: MapView): TrackLines {
  const lines: Record<TrackState, string> = { certain: '', possible: '', outside: '', 'not-observed': '' };
  for (const track of model.tracks) {
    for (const run of stateRuns(track)) {
      const points = run.rows.map((row) => view.project(row[1], row[2]));
      for (const part of partsNearBox(points, view.drawn)) {
        lines[run.state] += linePath(simplifyLine(part, TOLERANCE_UNITS));
      }
    }
  }
  return lines;
}

/** One row of a track: time (ms), latitude, longitude (degrees), height (m), horizontal error radius (m). */
export type TrackRow = TrackPicture['points'][number];

/** The part of the track between two instants, its ends interpolated; empty where the track has nothing there. */
export function trackPart(track: TrackPicture, fromMs: number, untilMs: number): readonly TrackRow[] {
  const rows: TrackRow[] = [];
  track.points.forEach((row, index) => {
    const previous = track.points[index - 1];
    if (previous && previous[0] < fromMs && row[0] > fromMs) rows.push(rowAt(previous, row, fromMs));
    if (previous && previous[0] < untilMs && row[0] > untilMs) rows.push(rowAt(previous, row, untilMs));
    if (row[0] >= fromMs && row[0] <= untilMs) rows.push(row);
  });
  return rows.sort((one, two) => one[0] - two[0]);
}

/** Where the track is at an instant, between its fixes on a straight line; undefined before and after it. */
export function trackPlace(
  track: TrackPicture,
  timeMs: number,
): readonly [latDeg: number, lonDeg: number] | undefined {
  const [row] = trackPart(track, timeMs, timeMs);
  return row && [row[1], row[2]];
}

/** Projected points of rows. */
export function projectRows(rows: readonly TrackRow[], view: MapView): PicturePoint[] {
  return rows.map((row) => view.project(row[1], row[2]));
}

interface StateRun {
  readonly state: TrackState;
  readonly rows: TrackRow[];
}

/** Stretches of one state; each takes the point that begins the next, so that no gap shows. */
function stateRuns(track: TrackPicture): readonly StateRun[] {
  const runs: StateRun[] = [];
  let run: StateRun | undefined;
  for (let index = 0; index + 1 < track.points.length; index++) {
    const state = track.states[index] ?? 'not-observed';
    if (run?.state !== state) {
      run = { state, rows: [track.points[index]!] };
      runs.push(run);
    }
    run.rows.push(track.points[index + 1]!);
  }
  return runs;
}

function rowAt(from: TrackRow, to: TrackRow, timeMs: number): TrackRow {
  const share = (timeMs - from[0]) / (to[0] - from[0]);
  const between = (column: 1 | 3 | 4): number => from[column] + share * (to[column] - from[column]);
  // The shorter way round, so that a leg across 180 degrees is not drawn round the Earth.
  const turn = 360 * Math.round((to[2] - from[2]) / 360);
  return [timeMs, between(1), from[2] + share * (to[2] - turn - from[2]), between(3), between(4)];
}
