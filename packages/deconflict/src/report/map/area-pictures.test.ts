import type { Area } from '@deconflict/engine/airspace';
import type { Outline } from '@deconflict/engine/geo';
import { expect, test } from 'vitest';
import { syntheticAgreement } from '../../../test/synthetic-agreement.ts';
import { emptyReportModel } from '../../../test/synthetic-report-model.ts';
import type { ReportModel } from '../report-model.ts';
import { drawAreas, drawRules } from './area-pictures.ts';
import { VIEW_HEIGHT, VIEW_WIDTH, chooseMapView } from './map-view.ts';

test('a long edge along a parallel is drawn along the parallel, not across it', () => {
  const corners = [
    [48, 2],
    [48, 22],
    [50, 22],
    [50, 2],
  ] as const;
  const vertices = corners.map(([latDeg, lonDeg]) => ({ latDeg, lonDeg }));
  const model = modelWith({ kind: 'polygon', edge: 'parallel', vertices });
  const view = chooseMapView(model)!;
  const points = pathPoints(drawAreas(model, view)[0]!.path);
  for (let lonDeg = 2; lonDeg <= 22; lonDeg += 1) {
    const [x, y] = view.project(48, lonDeg);
    expect(distanceToPath([x, y], points)).toBeLessThan(8);
  }
});

test('every area fits into the view with room around it', () => {
  const model = emptyReportModel();
  const view = chooseMapView(model)!;
  for (const { path } of drawAreas(model, view)) {
    for (const [x, y] of pathPoints(path)) {
      expect(
        x > 0.05 * VIEW_WIDTH && x < 0.95 * VIEW_WIDTH && y > 0.05 * VIEW_HEIGHT && y < 0.95 * VIEW_HEIGHT,
      ).toBe(true);
    }
  }
});

test('without anything that has a place there is no view', () => {
  const model = emptyReportModel();
  expect(chooseMapView({ ...model, agreement: { ...model.agreement, areas: [] } })).toBeUndefined();
});

test('a standoff is drawn with its circle, one whose radius is not agreed with its centre only', () => {
  const agreement = syntheticAgreement();
  const view = chooseMapView(emptyReportModel())!;
  const base = agreement.rules[0]!;
  const standoff = {
    ...base,
    kind: 'standoff',
    centre: { latDeg: 33.5, lonDeg: 38.7 },
    radius: { agreed: true, lengthM: 20_000 },
    floor: { kind: 'surface' },
    ceiling: { kind: 'unlimited' },
  } as const;
  const agreed = drawRules({ ...agreement, rules: [standoff] }, view);
  expect([agreed.shapes.length, agreed.centres.length]).toEqual([1, 1]);
  const open = drawRules({ ...agreement, rules: [{ ...standoff, radius: { agreed: false } }] }, view);
  expect([open.shapes.length, open.centres.length]).toEqual([0, 1]);
});

test('labels of a hundred areas do not cover each other', () => {
  const model = emptyReportModel();
  const areas = Array.from({ length: 100 }, (_, index): Area => {
    const area = model.agreement.areas[0]!;
    const centre = { latDeg: 33 + (index % 10) / 10, lonDeg: 38 + Math.floor(index / 10) / 10 };
    return {
      ...area,
      id: `a${index}`,
      name: `Area ${index}`,
      volumes: [{ ...area.volumes[0]!, outline: { kind: 'circle', centre, radiusM: 9000 } }],
    };
  });
  const crowded = { ...model, agreement: { ...model.agreement, areas, rules: [] } };
  const labels = drawAreas(crowded, chooseMapView(crowded)!).flatMap(({ label }) => (label ? [label] : []));
  expect(labels.length).toBeGreaterThan(5);
  labels.forEach((one, index) => {
    for (const two of labels.slice(0, index)) {
      expect(Math.abs(one.x - two.x) > 2800 || Math.abs(one.y - two.y) > 1600).toBe(true);
    }
  });
});

function modelWith(outline: Outline): ReportModel {
  const model = emptyReportModel();
  const area = model.agreement.areas[0]!;
  const areas = [{ ...area, volumes: [{ ...area.volumes[0]!, outline }] }];
  return { ...model, agreement: { ...model.agreement, areas } };
}

function pathPoints(path: string): readonly (readonly [number, number])[] {
  return path
    .split('M')
    .slice(1)
    .flatMap((ring) => {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number);
      let [x, y] = [0, 0];
      return Array.from({ length: numbers.length / 2 }, (_, index) => {
        [x, y] = [x + numbers[2 * index]!, y + numbers[2 * index + 1]!];
        return [x, y] as const;
      });
    });
}

function distanceToPath(
  [x, y]: readonly [number, number],
  points: readonly (readonly [number, number])[],
): number {
  return Math.min(
    ...points.map(([toX, toY], index) => {
      const [fromX, fromY] = points.at(index - 1)!;
      const squared = (toX - fromX) ** 2 + (toY - fromY) ** 2;
      const share =
        squared === 0
          ? 0
          : Math.min(1, Math.max(0, ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / squared));
      return Math.hypot(fromX + share * (toX - fromX) - x, fromY + share * (toY - fromY) - y);
    }),
  );
}
