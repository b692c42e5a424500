import type { Area } from '@deconflict/engine/airspace';
import type { Agreement, Rule } from '@deconflict/engine/agreement';
import { outlinePicture } from '@deconflict/engine/geo';
import type { LatLon, Outline } from '@deconflict/engine/geo';
import type { ReportModel } from '../report-model.ts';
import { areaBandText, legalTypeText } from '../text/area-text.ts';
import { ruleSentence } from '../text/rule-text.ts';
import { createLabelSpace } from './label-space.ts';
import { VIEW_HEIGHT, VIEW_WIDTH, subjectAreas } from './map-view.ts';
import type { MapView } from './map-view.ts';
import { linePath, ringPath } from './path-data.ts';
import { simplifyLine } from './polyline.ts';
import { boxAround } from './projection.ts';
import type { Box, PicturePoint } from './projection.ts';

/** The outline of one area, and its label where there is room for it. */
export interface AreaPicture {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  /** Whether a finding lies in it or a rule watches it. */
  readonly subject: boolean;
  readonly label?: { readonly x: number; readonly y: number; readonly name: string; readonly band: string };
}

/** How far a drawn outline may lie off the true one, units of the picture. */
const TOLERANCE_UNITS = 1;

/** Draws every area that the map can show; subjects get their labels first. */
export function drawAreas(model: ReportModel, view: MapView): readonly AreaPicture[] {
  const subjects = new Set(subjectAreas(model).map((area) => area.id));
  const space = createLabelSpace();
  const ordered = model.agreement.areas.toSorted(
    (one, two) => Number(subjects.has(two.id)) - Number(subjects.has(one.id)),
  );
  return ordered.flatMap((area) => {
    const rings = areaRings(area, view);
    const box = boxAround(rings.flat());
    if (!box || !touches(box, view.drawn)) return [];
    const label = placeLabel(area, box, space);
    return [
      {
        id: area.id,
        title: `${area.name || area.id}, ${legalTypeText[area.legalType]}, ${areaBandText(area)}`,
        path: rings.map(ringPath).join(''),
        subject: subjects.has(area.id),
        ...(label && { label }),
      },
    ];
  });
}

/** Shapes that rules bring themselves: a standoff with its circle, the line of a buffer with its edges. */
export interface RulePictures {
  readonly shapes: readonly { readonly title: string; readonly path: string }[];
  readonly lines: string;
  readonly centres: readonly PicturePoint[];
}

/** Distances that are not agreed draw nothing; a buffer on one side shows its line only. */
export function drawRules(agreement: Agreement, view: MapView): RulePictures {
  const { rules } = agreement;
  return {
    shapes: rules.flatMap((rule) =>
      ruleOutlines(rule).map((outline) => ({
        title: `Rule ${rule.id}: ${ruleSentence(agreement, rule)}`,
        path: outlineRings(outline, view).map(ringPath).join(''),
      })),
    ),
    lines: rules
      .map((rule) => (rule.kind === 'buffer' ? linePath(projectAll(rule.line, view)) : ''))
      .join(''),
    centres: rules.flatMap((rule) => (rule.kind === 'standoff' ? projectAll([rule.centre], view) : [])),
  };
}

function ruleOutlines(rule: Rule): readonly Outline[] {
  if (rule.kind === 'standoff' && rule.radius.agreed) {
    return [{ kind: 'circle', centre: rule.centre, radiusM: rule.radius.lengthM }];
  }
  if (rule.kind !== 'buffer' || rule.side !== 'both') return [];
  const distances = [
    ...rule.distances.map(({ distance }) => distance),
    ...(rule.otherwise ? [rule.otherwise] : []),
  ];
  return distances.flatMap((distance): Outline[] =>
    distance.agreed
      ? [{ kind: 'corridor', line: rule.line, halfWidthM: distance.lengthM, caps: 'round' }]
      : [],
  );
}

function projectAll(places: readonly LatLon[], view: MapView): readonly PicturePoint[] {
  return places.map((place) => view.project(place.latDeg, place.lonDeg));
}

function areaRings(area: Area, view: MapView): readonly (readonly PicturePoint[])[] {
  return area.volumes.flatMap((volume) => outlineRings(volume.outline, view));
}

function outlineRings(outline: Outline, view: MapView): readonly (readonly PicturePoint[])[] {
  return outlinePicture(outline, TOLERANCE_UNITS * view.metresPerUnit).map((ring) =>
    simplifyLine(projectRing(ring, view), TOLERANCE_UNITS),
  );
}

/**
 * A ring whose edges are straight in longitude and latitude is not straight in the picture: a long edge along a
 * parallel is bent. Edges are cut until the bend of a piece (span squared, over eight, times the radius of the
 * Earth) is below half a unit.
 */
function projectRing(ring: readonly LatLon[], view: MapView): PicturePoint[] {
  const longestDeg = Math.sqrt((4 * view.metresPerUnit) / 6_371_009) * 57.3;
  return ring.flatMap((to, index) => {
    const from = ring[(index + ring.length - 1) % ring.length]!;
    const turn = 360 * Math.round((to.lonDeg - from.lonDeg) / 360);
    const lonSpan = to.lonDeg - turn - from.lonDeg;
    const latSpan = to.latDeg - from.latDeg;
    const pieces = Math.min(400, Math.ceil(Math.max(Math.abs(lonSpan), Math.abs(latSpan)) / longestDeg));
    return Array.from({ length: Math.max(1, pieces) }, (_, piece) => {
      const share = (piece + 1) / Math.max(1, pieces);
      return view.project(from.latDeg + share * latSpan, from.lonDeg + share * lonSpan);
    });
  });
}

/** Inside the outline below its northern edge, or at the edge of the view where that lies outside it. */
function placeLabel(area: Area, box: Box, space: ReturnType<typeof createLabelSpace>): AreaPicture['label'] {
  const left = Math.max(0, box.minX);
  const right = Math.min(VIEW_WIDTH, box.maxX);
  const top = Math.max(0, box.minY);
  if (left >= right || top >= Math.min(VIEW_HEIGHT, box.maxY)) return undefined;
  const name = area.name || area.id;
  const band = areaBandText(area);
  const x = Math.round((left + right) / 2);
  for (const share of [0.12, 0.04, 0.25, 0.5, 0.75]) {
    const y = Math.round(top + share * (Math.min(VIEW_HEIGHT, box.maxY) - top));
    if (space.take(x, y + 640, Math.max(name.length * 1.15, band.length), 2.4)) return { x, y, name, band };
  }
  return undefined;
}

function touches(one: Box, two: Box): boolean {
  return one.minX <= two.maxX && one.maxX >= two.minX && one.minY <= two.maxY && one.maxY >= two.minY;
}
