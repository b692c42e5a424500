import type { Area } from '@deconflict/engine/airspace';
import type { Rule } from '@deconflict/engine/agreement';
import type { Finding } from '@deconflict/engine/detect';
import { outlinePicture } from '@deconflict/engine/geo';
import type { LatLon } from '@deconflict/engine/geo';
import type { ReportModel } from '../report-model.ts';
import { boxAround, createStereographic } from './projection.ts';
import type { Box, PicturePoint, Projection } from './projection.ts';

/** Width of the picture in its own units: whole units then are finer than any screen shows. */
export const VIEW_WIDTH = 40_000;

/** Height of the picture in its own units. */
export const VIEW_HEIGHT = 36_000;

/** A picture never shows less than this, metres: a single fix would otherwise fill it. */
const NARROWEST_VIEW_M = 8_000;

/** Share of the picture that stays empty around its subject, each side. */
const MARGIN_SHARE = 0.09;

/** Which part of the Earth the map shows, and how. */
export interface MapView {
  readonly centre: LatLon;
  readonly metresPerUnit: number;
  /** To units of the picture; the first view is the box from 0, 0 to VIEW_WIDTH, VIEW_HEIGHT. */
  readonly project: Projection;
  /** What is drawn: the first view and half a view around it, for panning. */
  readonly drawn: Box;
}

/** The view that shows the areas in question and every finding; undefined where there is nothing to show. */
export function chooseMapView(model: ReportModel): MapView | undefined {
  const places = subjectPlaces(model);
  const first = places[0];
  if (first === undefined) return undefined;
  const centre = middlePlace(places, first);
  const project = createStereographic(centre);
  const box = boxAround(places.map((place) => project(place.latDeg, place.lonDeg)));
  return box && frame(centre, project, box);
}

/** Areas that findings lie in; without findings all areas that a rule watches, else all areas. */
export function subjectAreas(model: ReportModel): readonly Area[] {
  const { agreement, result } = model;
  const found = new Set(result.findings.flatMap((finding) => ('area' in finding ? [finding.area.id] : [])));
  const watched = new Set(agreement.rules.flatMap((rule) => ('areas' in rule ? rule.areas : [])));
  for (const ids of [found, watched]) {
    const areas = agreement.areas.filter((area) => ids.has(area.id));
    if (areas.length > 0) return areas;
  }
  return agreement.areas;
}

/** Places by which a finding is on the map. */
export function findingPlaces(finding: Finding): readonly LatLon[] {
  if (finding.kind === 'separation') return [finding.closest.at];
  if (finding.kind === 'identification') {
    return finding.heardAgain ? [finding.lastHeard, finding.heardAgain] : [finding.lastHeard];
  }
  const ends = finding.passes.flatMap((pass) => [pass.entry.at, pass.exit.at]);
  return [finding.deepest.at, ...ends.filter((at) => at !== undefined)];
}

function subjectPlaces(model: ReportModel): readonly LatLon[] {
  const places = [
    ...subjectAreas(model).flatMap((area) =>
      area.volumes.flatMap((volume) => outlinePicture(volume.outline, 100).flat()),
    ),
    ...model.agreement.rules.flatMap(rulePlaces),
    ...model.result.findings.flatMap(findingPlaces),
  ].filter(isPlace);
  if (places.length > 0) return places;
  return model.tracks
    .flatMap((track) => track.points.map((point) => ({ latDeg: point[1], lonDeg: point[2] })))
    .filter(isPlace);
}

function rulePlaces(rule: Rule): readonly LatLon[] {
  if (rule.kind === 'buffer') return rule.line;
  return rule.kind === 'standoff' ? [rule.centre] : [];
}

/** The middle of the box in latitude and longitude, longitudes taken relative to one place: safe at 180 degrees. */
function middlePlace(places: readonly LatLon[], first: LatLon): LatLon {
  const box = boxAround(
    places.map((place): PicturePoint => [turnedDeg(place.lonDeg - first.lonDeg), place.latDeg]),
  );
  if (box === undefined) return first;
  // Places all around a pole: their middle is the pole.
  if (box.maxX - box.minX > 180 && Math.max(box.maxY, -box.minY) > 60) {
    return { latDeg: box.maxY > -box.minY ? 90 : -90, lonDeg: 0 };
  }
  return {
    latDeg: (box.minY + box.maxY) / 2,
    lonDeg: turnedDeg(first.lonDeg + (box.minX + box.maxX) / 2),
  };
}

function frame(centre: LatLon, projectMetres: Projection, subject: Box): MapView {
  const widthM = Math.max(NARROWEST_VIEW_M, subject.maxX - subject.minX) / (1 - 2 * MARGIN_SHARE);
  const heightM = Math.max(NARROWEST_VIEW_M, subject.maxY - subject.minY) / (1 - 2 * MARGIN_SHARE);
  const metresPerUnit = Math.max(widthM / VIEW_WIDTH, heightM / VIEW_HEIGHT);
  const middleX = (subject.minX + subject.maxX) / 2;
  const middleY = (subject.minY + subject.maxY) / 2;
  return {
    centre,
    metresPerUnit,
    project: (latDeg, lonDeg) => {
      const [x, y] = projectMetres(latDeg, lonDeg);
      return [
        (x - middleX) / metresPerUnit + VIEW_WIDTH / 2,
        (y - middleY) / metresPerUnit + VIEW_HEIGHT / 2,
      ];
    },
    drawn: {
      minX: -VIEW_WIDTH / 2,
      minY: -VIEW_HEIGHT / 2,
      maxX: 1.5 * VIEW_WIDTH,
      maxY: 1.5 * VIEW_HEIGHT,
    },
  };
}

/** A difference of longitudes, turned into -180 to 180. */
function turnedDeg(degrees: number): number {
  return degrees - 360 * Math.round(degrees / 360);
}

function isPlace(place: LatLon): boolean {
  return Math.abs(place.latDeg) <= 90 && Math.abs(place.lonDeg) <= 540;
}
