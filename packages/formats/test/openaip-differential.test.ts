import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { HeightLimit, Outline } from '@deconflict/engine/geo';
import type { Area } from '@deconflict/engine/airspace';
import { readGeoJson } from '@deconflict/formats/geojson';
import { readOpenAir } from '@deconflict/formats/openair';
import { describe, expect, it } from 'vitest';
import { apartM, hausdorffM, pointsOf } from './outline-distance.ts';

const folder = fileURLToPath(
  new URL('../../../../shared/data/airspace-openair/openaip_fixtures/', import.meta.url),
);
const present = existsSync(folder);

/**
 * OpenAir files with what openAIP's parser makes of them, and how far the two outlines are apart at most (Hausdorff
 * distance, metres, rounded up). docs/reference/files-read-areas.md lists the reasons case by case.
 */
const pairs = [
  ['polygon', 'polygon-result', 0.5],
  ['inline-comments', 'inline-comments-result', 0.5],
  ['arc-angle-ccw', 'arc-angle-ccw-result', 69],
  ['arc-angle-cw', 'arc-angle-cw-result', 1.4],
  ['arc-angle-single-vx', 'arc-angle-single-vx-result', 30],
  ['arc-ccw', 'arc-ccw-result', 13],
  ['arc-cw', 'arc-cw-result', 6],
  ['arc-cw-ccw', 'arc-cw-ccw-result', 115],
  ['arc-first', 'arc-first-result', 28],
  ['circular', 'circular-result', 7.1],
  ['airway', 'awy-result', 13],
] as const;

/** Files of which the expected parse has no outline: names, classes and limits only. */
const withoutOutline = ['activation-times', 'activation-times-none', 'version-2-commands'] as const;

describe.skipIf(!present)('OpenAir files that openAIP expects to read', () => {
  it.each(pairs)('%s: the same area, name, class, limits and outline', (source, expected, measuredM) => {
    const ours = onlyArea(readOpenAir(bytesOf(`${source}.txt`), source));
    const theirs = onlyArea(readGeoJson(bytesOf(`${expected}.json`), expected));
    expect(ours.name).toBe(theirs.name);
    expect(ours.classLabel).toBe(theirs.classLabel);
    expect(ours.legalType).toBe(theirs.legalType);
    expectSameLimits(ours, theirs);
    const betweenM = hausdorffM(pointsOf(outlineOf(ours)), pointsOf(outlineOf(theirs)));
    expect(betweenM).toBeLessThan(measuredM);
    expect(betweenM).toBeLessThan(conventionM(outlineOf(ours)));
  });

  it.each(withoutOutline)('%s: the same names, classes and limits', (source) => {
    const ours = readOpenAir(bytesOf(`${source}.txt`), source).areas;
    const theirs = featuresOf(`${source}-result.json`);
    expect(ours).toHaveLength(theirs.length);
    for (const [index, area] of ours.entries()) {
      const {
        name,
        class: airspaceClass,
        type,
        upperCeiling,
        lowerCeiling,
      } = theirs[index]?.properties ?? {};
      expect(area.name).toBe(name);
      expect(area.classLabel).toBe(`${airspaceClass} ${type}`);
      expect(area.volumes[0]?.ceiling).toEqual({ kind: 'height', heightM: 12_192, datum: 'AMSL' });
      expect(upperCeiling).toEqual({ value: 40_000, unit: 'FT', referenceDatum: 'MSL' });
      expect(area.volumes[0]?.floor).toEqual({ kind: 'surface' });
      expect(lowerCeiling).toEqual({ value: 0, unit: 'FT', referenceDatum: 'GND' });
    }
  });

  it('activation-times: the closed windows as they are, the open ones in words', () => {
    const [area] = readOpenAir(bytesOf('activation-times.txt'), 'activation-times').areas;
    const [feature] = featuresOf('activation-times-result.json');
    const closed = (feature?.properties.activationTimes ?? []).flatMap(({ start, end }) =>
      start === undefined || end === undefined
        ? []
        : [{ fromMs: Date.parse(start), untilMs: Date.parse(end) }],
    );
    expect(area?.volumes[0]?.schedule).toEqual({
      kind: 'any-of',
      parts: [
        { kind: 'windows', windows: closed },
        { kind: 'unreadable', text: 'NONE/2025-02-02T12:00Z; 2025-03-03T11:00Z/NONE' },
      ],
    });
  });

  it.each([
    ['polygon', 'polygon-to-linestring-result'],
    ['self-intersecting', 'convert-self-intersecting-to-linestring-result'],
  ])('%s: the same points in the same order as the line of %s', (source, expected) => {
    const outline = outlineOf(onlyArea(readOpenAir(bytesOf(`${source}.txt`), source)));
    const line = featuresOf(`${expected}.json`)[0]?.geometry?.coordinates as [number, number][];
    const points = outline.kind === 'polygon' ? [...outline.vertices, ...outline.vertices.slice(0, 1)] : [];
    expect(points).toHaveLength(line.length);
    for (const [index, point] of points.entries()) {
      const [lonDeg, latDeg] = line[index] ?? [Number.NaN, Number.NaN];
      expect(apartM(point, { latDeg, lonDeg })).toBeLessThan(0.8);
    }
  });

  it('self-intersecting: kept as written and said to cross itself, where openAIP cuts it', () => {
    const { areas, diagnostics } = readOpenAir(bytesOf('self-intersecting.txt'), 'self-intersecting');
    expect(areas).toHaveLength(1);
    expect(diagnostics.map(({ code }) => code)).toEqual(['area-outline-crosses-itself']);
  });
});

/**
 * How far openAIP's convention alone may move an outline: five decimals of a degree; a sphere of 6371008.8 m, up to
 * 0.56 % of a radius; 50 to 100 chords, up to 0.2 % of it; and where the ends of an arc are at
 * different distances another way from the one to the other.
 */
function conventionM(outline: Outline): number {
  const radii = (): readonly (readonly [number, number])[] => {
    if (outline.kind === 'circle') return [[outline.radiusM, outline.radiusM]];
    if (outline.kind === 'corridor') return [[outline.halfWidthM, outline.halfWidthM]];
    const elements = outline.kind === 'arcs' ? outline.elements : [];
    return elements.flatMap((element) =>
      element.kind === 'arc' ? [[element.startRadiusM, element.endRadiusM] as const] : [],
    );
  };
  const moved = radii().map(([start, end]) => 0.0076 * Math.max(start, end) + Math.abs(start - end));
  return 0.8 + Math.max(0, ...moved);
}

function bytesOf(name: string): Uint8Array {
  return readFileSync(folder + name);
}

function onlyArea({ areas }: { readonly areas: readonly Area[] }): Area {
  expect(areas).toHaveLength(1);
  const [area] = areas;
  if (area === undefined) throw new Error('no area');
  return area;
}

function outlineOf({ volumes }: Area): Outline {
  const outline = volumes[0]?.outline;
  if (outline === undefined) throw new Error('no volume');
  return outline;
}

interface ExpectedFeature {
  readonly properties: {
    readonly name: string;
    readonly class: string;
    readonly type?: string;
    readonly activationTimes?: readonly { readonly start?: string; readonly end?: string }[];
    readonly upperCeiling: unknown;
    readonly lowerCeiling: unknown;
  };
  readonly geometry?: { readonly coordinates: unknown };
}

function featuresOf(name: string): readonly ExpectedFeature[] {
  const { features } = JSON.parse(new TextDecoder().decode(bytesOf(name))) as { features: ExpectedFeature[] };
  return features;
}

function expectSameLimits(ours: Area, theirs: Area): void {
  const limits = ({ volumes }: Area): (HeightLimit | undefined)[] => [volumes[0]?.floor, volumes[0]?.ceiling];
  expect(limits(ours)).toEqual(limits(theirs));
}
