import type { Finding } from '@deconflict/engine/detect';
import type { ReportModel, TrackPicture } from '../report-model.ts';
import { findingPlaces } from './map-view.ts';
import type { MapView } from './map-view.ts';
import { dotsPath, linePath } from './path-data.ts';
import { simplifyLine } from './polyline.ts';
import { boxAround } from './projection.ts';
import type { PicturePoint } from './projection.ts';
import { projectRows, sliceTrack, stateRuns, trackPlace } from './track-lines.ts';

/** What the map shows of one finding. */
export interface FindingPicture {
  /** Everything that a pointer may hit: the stretch of track, or both; dots where no track picture was kept. */
  readonly path: string;
  /** The same by what it shows, so that a chosen finding never looks more certain or observed than it is. */
  readonly lines: Readonly<Record<LineKind, string>>;
  /** Whole units: x, y, width, height of what the finding covers. */
  readonly box: readonly [number, number, number, number];
  /** Error circles, whole units: x, y, radius. At most {@link MOST_CIRCLES}, evenly taken. */
  readonly circles: readonly (readonly [number, number, number])[];
  readonly entries: readonly PicturePoint[];
  readonly exits: readonly PicturePoint[];
}

type LineKind = 'certain' | 'possible' | 'not-observed';

/** More circles than this hide each other. */
const MOST_CIRCLES = 24;

/** Time on either side of the closest approach that a pointer may hit, milliseconds. */
const APPROACH_MARGIN_MS = 30_000;

const TOLERANCE_UNITS = 10;

/** Tracks by the key of their aircraft; an aircraft may have several pictures. */
export function tracksByAircraft(model: ReportModel): ReadonlyMap<string, readonly TrackPicture[]> {
  const byKey = new Map<string, TrackPicture[]>();
  for (const track of model.tracks) {
    const known = byKey.get(track.aircraft);
    if (known) known.push(track);
    else byKey.set(track.aircraft, [track]);
  }
  return byKey;
}

/** The stretch of track, entry and exit marks and error circles of one finding. */
export function drawFinding(
  finding: Finding,
  tracks: ReadonlyMap<string, readonly TrackPicture[]>,
  view: MapView,
): FindingPicture {
  const involved = involvedTracks(finding, tracks);
  const rows = involved
    .map((track) => sliceTrack(track, ...shownPeriod(finding)).points)
    .filter((points) => points.length > 0);
  const lines = rows.map((points) => projectRows(points, view));
  const places = findingPlaces(finding).map((place) => view.project(place.latDeg, place.lonDeg));
  const passes = 'passes' in finding ? finding.passes : [];
  return {
    path: lines.length > 0 ? lines.map(thinPath).join('') : dotsPath(places),
    lines: kindLines(finding, involved, places, approachLink(finding, tracks, view), view),
    box: wholeBox([...lines.flat(), ...places]),
    circles: evenlyTaken(rows.flat(), MOST_CIRCLES).flatMap((row) => {
      const [x, y] = view.project(row[1], row[2]);
      const radius = row[4] / view.metresPerUnit;
      return radius >= 1 ? [[Math.round(x), Math.round(y), Math.round(radius)] as const] : [];
    }),
    entries: passes.flatMap((pass) =>
      pass.entry.at ? [view.project(pass.entry.at.latDeg, pass.entry.at.lonDeg)] : [],
    ),
    exits: passes.flatMap((pass) =>
      pass.exit.at ? [view.project(pass.exit.at.latDeg, pass.exit.at.lonDeg)] : [],
    ),
  };
}

/** Times by the finding itself, which knows its bounds to the millisecond; what was not observed by the track. */
function kindLines(
  finding: Finding,
  involved: readonly TrackPicture[],
  places: readonly PicturePoint[],
  link: string,
  view: MapView,
): FindingPicture['lines'] {
  const lines: Record<LineKind, string> = { certain: '', possible: '', 'not-observed': '' };
  for (const { kind, fromMs, untilMs } of stretchesOf(finding)) {
    for (const run of involved.flatMap((track) => stateRuns(sliceTrack(track, fromMs, untilMs)))) {
      lines[run.state === 'not-observed' ? run.state : kind] += thinPath(projectRows(run.rows, view));
    }
  }
  const own = finding.certainty === 'confirmed' ? 'certain' : 'possible';
  lines[own] += link;
  if (Object.values(lines).every((line) => line === '')) lines[own] = dotsPath(places);
  return lines;
}

interface Stretch {
  readonly kind: 'certain' | 'possible';
  readonly fromMs: number;
  readonly untilMs: number;
}

function stretchesOf(finding: Finding): readonly Stretch[] {
  if (finding.kind === 'separation') return splitStretch(finding.fromMs, finding.untilMs, finding.certainMs);
  if (finding.kind === 'identification') return splitStretch(finding.fromMs, finding.untilMs, []);
  return finding.passes.flatMap(({ possibleMs, certainMs }) => splitStretch(...possibleMs, certainMs));
}

/** A possible stretch with its certain parts, given as flat intervals, cut out. */
function splitStretch(fromMs: number, untilMs: number, certainMs: readonly number[]): readonly Stretch[] {
  const edges = [fromMs, ...certainMs, untilMs];
  return edges.slice(1).map((edgeMs, index) => ({
    kind: index % 2 === 0 ? 'possible' : 'certain',
    fromMs: edges[index]!,
    untilMs: edgeMs,
  }));
}

function thinPath(line: readonly PicturePoint[]): string {
  return linePath(simplifyLine(line, TOLERANCE_UNITS));
}

function involvedTracks(
  finding: Finding,
  tracks: ReadonlyMap<string, readonly TrackPicture[]>,
): readonly TrackPicture[] {
  const keys =
    finding.kind === 'separation' ? [finding.aircraft.key, finding.other.key] : [finding.aircraft.key];
  return keys.flatMap((key) => tracks.get(key) ?? []);
}

function shownPeriod(finding: Finding): [fromMs: number, untilMs: number] {
  if (finding.kind === 'separation') {
    return [finding.fromMs - APPROACH_MARGIN_MS, finding.untilMs + APPROACH_MARGIN_MS];
  }
  const possible = finding.kind === 'identification' ? [] : finding.passes.flatMap((pass) => pass.possibleMs);
  return [Math.min(finding.fromMs, ...possible), Math.max(finding.untilMs, ...possible)];
}

/** The line between the two aircraft at their closest, as far as both tracks were kept. */
function approachLink(
  finding: Finding,
  tracks: ReadonlyMap<string, readonly TrackPicture[]>,
  view: MapView,
): string {
  if (finding.kind !== 'separation') return '';
  const places = involvedTracks(finding, tracks).flatMap((track) => {
    const place = trackPlace(track, finding.closest.atMs);
    return place ? [view.project(...place)] : [];
  });
  return places.length === 2 ? linePath(places) : '';
}

function wholeBox(points: readonly PicturePoint[]): readonly [number, number, number, number] {
  const box = boxAround(points) ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const x = Math.floor(box.minX);
  const y = Math.floor(box.minY);
  return [x, y, Math.ceil(box.maxX) - x, Math.ceil(box.maxY) - y];
}

function evenlyTaken<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from(
    { length: most },
    (_, index) => items[Math.round((index * (items.length - 1)) / (most - 1))]!,
  );
}
