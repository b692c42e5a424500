import { describe, expect, test } from 'vitest';
import { emptyReportModel } from '../../../test/synthetic-report-model.ts';
import { drawBasemap } from './basemap.ts';
import { drawGraticule } from './graticule.ts';
import { VIEW_HEIGHT, VIEW_WIDTH, chooseMapView } from './map-view.ts';
import type { MapView } from './map-view.ts';

describe('land', () => {
  test('fills an inland view', () => {
    expect(isLand(viewOf(33.5, 38.7, 100_000))).toBe(true);
  });

  test('is absent in the middle of an ocean', () => {
    expect(drawBasemap(viewOf(-40, -110, 100_000)).land).toBe('');
  });

  test('does not turn inside out where the antipode of the view is land', () => {
    expect(isLand(viewOf(-35, -78, 200_000))).toBe(false);
  });

  test('is drawn on both sides of 180 degrees', () => {
    const view = viewOf(66.5, 180, 150_000);
    expect(isLand(view, view.project(66.8, 179))).toBe(true);
    expect(isLand(view, view.project(66.5, -173.5))).toBe(true);
  });

  test('is drawn at the South Pole', () => {
    expect(isLand(viewOf(-90, 0, 300_000))).toBe(true);
  });

  test('stays small: a view of one area takes a few kilobytes, one of half a continent less than a photograph', () => {
    const near = drawBasemap(viewOf(33.5, 38.7, 55_000));
    expect(near.land.length + near.borders.length).toBeLessThan(5000);
    const { land, borders } = drawBasemap(viewOf(50, 10, 1_500_000));
    expect(land.length + borders.length).toBeLessThan(60_000);
  });
});

describe('graticule', () => {
  test('has a handful of labelled lines at every scale', () => {
    for (const radiusM of [5000, 55_000, 400_000, 1_500_000]) {
      const { labels } = drawGraticule(viewOf(33.5, 38.7, radiusM));
      expect(labels.length).toBeGreaterThanOrEqual(3);
      expect(labels.length).toBeLessThan(16);
    }
  });

  test('labels carry degrees, minutes and hemisphere', () => {
    const texts = drawGraticule(viewOf(-33.5, -70, 20_000)).labels.map((label) => label.text);
    expect(texts.every((text) => /^\d+°(\d\d(\.5)?′)? [NSEW]$/.test(text))).toBe(true);
    expect(texts.some((text) => text.endsWith('S'))).toBe(true);
    expect(texts.some((text) => text.endsWith('W'))).toBe(true);
  });
});

/** A view of one circle. */
function viewOf(latDeg: number, lonDeg: number, radiusM: number): MapView {
  const model = emptyReportModel();
  const area = model.agreement.areas[0]!;
  const outline = { kind: 'circle', centre: { latDeg, lonDeg }, radiusM } as const;
  const volume = { ...area.volumes[0]!, outline };
  const agreement = { ...model.agreement, areas: [{ ...area, volumes: [volume] }] };
  const view = chooseMapView({ ...model, agreement });
  if (!view) throw new Error('got no view, expected one');
  return view;
}

/** Whether the land path covers a point of the picture: even-odd rule over its rings. */
function isLand(
  view: MapView,
  [x, y]: readonly [number, number] = [VIEW_WIDTH / 2, VIEW_HEIGHT / 2],
): boolean {
  let inside = false;
  for (const ring of drawBasemap(view).land.split('z')) {
    const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
    let [fromX, fromY] = [0, 0];
    const corners = Array.from({ length: numbers.length / 2 }, (_, index) => {
      [fromX, fromY] = [fromX + numbers[2 * index]!, fromY + numbers[2 * index + 1]!];
      return [fromX, fromY] as const;
    });
    corners.forEach(([toX, toY], index) => {
      const [startX, startY] = corners.at(index - 1)!;
      if (startY > y === toY > y) return;
      if (x < startX + ((y - startY) / (toY - startY)) * (toX - startX)) inside = !inside;
    });
  }
  return inside;
}
