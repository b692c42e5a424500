import type { ReportModel, TrackPicture, TrackState } from '../report-model.ts';
import type { MapView } from './map-view.ts';
import { linePath } from './path-data.ts';
import { partsNearBox, simplifyLine } from './polyline.ts';
import type { PicturePoint } from './projection.ts';

/** Path data of all tracks together, one path a state: a thousand tracks stay four elements. */
export type TrackLines = Readonly<Record<TrackState, string>>;

/** Thinning in units of the picture: invisible at the first view and at three times its size. */
const TOLERANCE_UNITS = 16;

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

/** A stretch of a track: its points and the state of the leg that begins at each of them. */
export type TrackSlice = Pick<TrackPicture, 'points' | 'states'>;

/** The stretch between two instants, its ends interpolated; empty where the track has nothing there. */
export function sliceTrack(track: TrackSlice, fromMs: number, untilMs: number): TrackSlice {
  const points: TrackRow[] = [];
  const states: TrackState[] = [];
  track.points.forEach((to, index) => {
    const from = track.points[index - 1] ?? to;
    if (to[0] < fromMs || from[0] > untilMs) return;
    if (points.length === 0) points.push(from[0] < fromMs ? rowAt(from, to, fromMs) : from);
    const end = to[0] > untilMs ? rowAt(from, to, untilMs) : to;
    if (end[0] <= points.at(-1)![0]) return;
    points.push(end);
    states.push(track.states[index - 1] ?? 'not-observed');
  });
  return { points, states };
}

/** Where the track is at an instant, between its fixes on a straight line; undefined before and after it. */
export function trackPlace(
  track: TrackSlice,
  timeMs: number,
): readonly [latDeg: number, lonDeg: number] | undefined {
  const [row] = sliceTrack(track, timeMs, timeMs).points;
  return row && [row[1], row[2]];
}

/** Projected points of rows. */
export function projectRows(rows: readonly TrackRow[], view: MapView): PicturePoint[] {
  return rows.map((row) => view.project(row[1], row[2]));
}

/** Neighbouring legs of one state. */
export interface StateRun {
  readonly state: TrackState;
  readonly rows: TrackRow[];
}

/** Stretches of one state; each takes the point that begins the next, so that no gap shows. */
export function stateRuns(track: TrackSlice): readonly StateRun[] {
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
