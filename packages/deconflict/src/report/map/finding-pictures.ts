import type { Finding } from '@deconflict/engine/detect';
import type { ReportModel, TrackPicture } from '../report-model.ts';
import { findingPlaces } from './map-view.ts';
import type { MapView } from './map-view.ts';
import { linePath } from './path-data.ts';
import { simplifyLine } from './polyline.ts';
import { boxAround } from './projection.ts';
import type { PicturePoint } from './projection.ts';
import { projectRows, trackPart, trackPlace } from './track-lines.ts';

/** What the map shows of one finding. */
export interface FindingPicture {
  /** The stretch of track, or both stretches; a dot where no track picture was kept. */
  readonly path: string;
  /** Whole units: x, y, width, height of what the finding covers. */
  readonly box: readonly [number, number, number, number];
  /** Error circles, whole units: x, y, radius. At most {@link MOST_CIRCLES}, evenly taken. */
  readonly circles: readonly (readonly [number, number, number])[];
  readonly entries: readonly PicturePoint[];
  readonly exits: readonly PicturePoint[];
}

/** More circles than this hide each other. */
const MOST_CIRCLES = 24;

/** Time on either side of the closest approach that is highlighted, milliseconds. */
const APPROACH_MARGIN_MS = 30_000;

const TOLERANCE_UNITS = 4;

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
  const rows = involvedTracks(finding, tracks).map((track) => trackPart(track, ...shownPeriod(finding)));
  const lines = rows.filter((part) => part.length > 0).map((part) => projectRows(part, view));
  const places = findingPlaces(finding).map((place) => view.project(place.latDeg, place.lonDeg));
  const drawn = lines.length > 0 ? lines : [places];
  const passes = 'passes' in finding ? finding.passes : [];
  return {
    path: [
      ...drawn.map((line) => linePath(simplifyLine(line, TOLERANCE_UNITS))),
      approachLink(finding, tracks, view),
    ].join(''),
    box: wholeBox([...drawn.flat(), ...places]),
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

function involvedTracks(
  finding: Finding,
  tracks: ReadonlyMap<string, readonly TrackPicture[]>,
): readonly TrackPicture[] {
  const keys =
    finding.kind === 'separation' ? [finding.aircraft.key, finding.other.key] : [finding.aircraft.key];
  return keys.flatMap((key) => tracks.get(key) ?? []);
}

function shownPeriod(finding: Finding): [fromMs: number, untilMs: number] {
  const margin = finding.kind === 'separation' ? APPROACH_MARGIN_MS : 0;
  return [finding.fromMs - margin, finding.untilMs + margin];
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
