import { formatDiagnostic } from '@deconflict/engine/errors';
import { direct } from '@deconflict/engine/geo';
import type { ArcElement, LatLon, Outline } from '@deconflict/engine/geo';
import { assert, boolean, double, pre, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAirFormat, readOpenAir } from './index.ts';

const seed = 20_230_801;

describe('readOpenAir', () => {
  it('starts every area clockwise, whatever the area before had set', () => {
    const [first, second] = outlinesOf(
      'AC R|AN A|V D=-|V X=50:00 N 010:00 E|DA 5,10,80|AC R|AN B|V X=50:00 N 010:00 E|DA 5,10,80',
    );
    expect(arcsOf(first)[0]?.direction).toBe('counterclockwise');
    expect(arcsOf(second)[0]?.direction).toBe('clockwise');
  });

  it('takes the direction whether it stands before or behind the centre', () => {
    const [before, behind] = outlinesOf(
      'AC R|AN A|V D=-|V X=50:00 N 010:00 E|DA 5,10,80|AC R|AN B|V X=50:00 N 010:00 E|V D=-|DA 5,10,80',
    );
    expect(arcsOf(before)).toEqual(arcsOf(behind));
  });

  it('reads only the sign of V D=-5', () => {
    const [outline] = outlinesOf('AC R|AN A|V D=-5|V X=50:00 N 010:00 E|DA 5,10,80');
    expect(arcsOf(outline)[0]?.direction).toBe('counterclockwise');
  });

  it('does not fall back on an earlier centre where the new one cannot be read', () => {
    const { areas, totals } = read('AC R|AN A|V X=50:00 N 010:00 E|DC 5|AC R|AN B|V X=51:00 N|DC 5');
    expect(areas.map(({ name }) => name)).toEqual(['A']);
    expect(totals.skipped).toEqual({ 'area-outline-incomplete': 1 });
  });

  it('keeps both ends of a DB arc where the file put them, however unequal their distances', () => {
    const latDeg = double({ min: -80, max: 80, noNaN: true });
    const lonDeg = double({ min: -180, max: 180, noNaN: true });
    const offset = double({ min: -1.5, max: 1.5, noNaN: true }).filter((value) => Math.abs(value) > 0.001);
    assert(
      property(
        latDeg,
        lonDeg,
        offset,
        offset,
        offset,
        offset,
        boolean(),
        (lat, lon, a, b, c, d, clockwise) => {
          const centre = rounded(lat, lon);
          const [start, end] = [rounded(lat + a, lon + b), rounded(lat + c, lon + d)];
          // The same place twice is no arc but a circle or a point.
          pre(written(start) !== written(end));
          const text = `AC R|AN A|V D=${clockwise ? '+' : '-'}|V X=${written(centre)}|DB ${written(start)}, ${written(end)}|DP ${written(rounded(lat + 2, lon))}`;
          const arc = arcsOf(outlinesOf(text)[0])[0];
          if (arc === undefined) throw new Error(`no arc in ${text}`);
          expectSamePlace(direct(arc.centre, arc.fromDeg, arc.startRadiusM).at, start);
          expectSamePlace(direct(arc.centre, arc.toDeg, arc.endRadiusM).at, end);
          expect(arc.direction).toBe(clockwise ? 'clockwise' : 'counterclockwise');
        },
      ),
      { seed, numRuns: 300 },
    );
  });

  it('warns of a DB arc above 50 m or 0.1 % of mismatch and of none below both', () => {
    // Along the equator a minute of arc is 1855.3 m: 30 minutes are 55660 m, a second is 30.9 m.
    const warned = (east: string, west: string) =>
      read(
        `AC R|AN A|V X=00:00:00 N 010:00:00 E|DB 00:00:00 N ${east} E,00:00:00 N ${west} E`,
      ).diagnostics.some(({ code }) => code === 'openair-arc-ends-differ');
    expect(warned('010:30:00', '009:30:01')).toBe(false);
    expect(warned('010:30:00', '009:30:02')).toBe(true);
    expect(warned('010:05:00', '009:55:00.1')).toBe(false);
    expect(warned('010:05:00', '009:55:01')).toBe(true);
  });

  it('leaves out the points that only repeat the ends of an arc, and no others', () => {
    const [outline] = outlinesOf(
      [
        'AC R|AN A|V X=50:00:00 N 010:00:00 E',
        'DP 50:10:00 N 010:00:00 E',
        'DB 50:10:00 N 010:00:00 E,50:00:00 N 010:15:30 E',
        'DP 50:00:00 N 010:15:30 E',
        'DP 49:00:00 N 010:00:00 E',
        'DP 50:10:00 N 010:00:00 E',
      ].join('|'),
    );
    expect(outline).toMatchObject({
      kind: 'arcs',
      elements: [{ kind: 'arc' }, { kind: 'vertex', at: { latDeg: 49, lonDeg: 10 } }],
    });
  });

  it('gives every block of an area with several circles a volume', () => {
    const { areas } = read('AC R|AN A|V X=50:00 N 010:00 E|DC 5|V X=51:00 N 010:00 E|DC 6');
    expect(areas[0]?.volumes.map(({ outline }) => outline)).toEqual([
      { kind: 'circle', centre: { latDeg: 50, lonDeg: 10 }, radiusM: 9260 },
      { kind: 'circle', centre: { latDeg: 51, lonDeg: 10 }, radiusM: 11_112 },
    ]);
  });

  it('loses one area to one unreadable corner, never its neighbours', () => {
    const square = 'DP 50:00 N 010:00 E|DP 51:00 N 010:00 E|DP 51:00 N 011:00 E';
    const { areas, totals } = read(`AC R|AN A|${square}|AC R|AN B|${square}|DP 50:00 N|AC R|AN C|${square}`);
    expect(areas.map(({ name }) => name)).toEqual(['A', 'C']);
    expect(totals).toEqual({
      read: 2,
      repaired: 0,
      withoutPosition: 0,
      skipped: { 'area-outline-incomplete': 1 },
    });
  });

  it('says so where the file is empty or holds comments only', () => {
    expect(codesOf('')).toEqual(['input-empty']);
    expect(codesOf('* nothing|* here')).toEqual(['area-file-without-areas']);
  });

  it('refuses the format of Tim Newport-Peace in one sentence', () => {
    const { areas, diagnostics } = read(
      'INCLUDE=YES||# test|TITLE=A|TYPE=R|BASE=SFC|TOPS=FL100|CIRCLE RADIUS=5 CENTRE=N500000 E0100000',
    );
    expect(areas).toEqual([]);
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      "a.txt: error: the airspace file is in a format that is not read: got Tim Newport-Peace's format (.sua, .air), expected OpenAir; nothing read [area-file-other-format]",
    ]);
  });

  it('tells of twenty lines that are no records and counts the rest', () => {
    const { diagnostics } = read(`${'garbage|'.repeat(1000)}AC R|AN A|V X=50:00 N 010:00 E|DC 5`);
    const unknown = diagnostics.filter(({ code }) => code === 'openair-record-unknown');
    expect(unknown).toHaveLength(21);
    expect(unknown.at(-1)?.got).toBe('980 more such lines');
  });

  it('does not slow down with the square of the points', () => {
    const points = Array.from(
      { length: 10_000 },
      (_, index) => `DP ${written({ latDeg: (index % 80) + 0.5, lonDeg: index / 100 })}`,
    );
    const startMs = performance.now();
    expect(read(`AC R|AN A|${points.join('|')}`).areas).toHaveLength(1);
    expect(performance.now() - startMs).toBeLessThan(20_000);
  });
});

describe('openAirFormat', () => {
  it.each([
    ['AC R|AN A|AL GND|AH FL95|DP 50:00:00 N 010:00:00 E|DP 51:00:00 N 010:00:00 E', 1],
    ['* comment|AN A|AC R|V X=50:00:00 N 010:00:00 E|DC 5', 1],
    ['AC R|AN A|AL GND', 0.5],
  ])('is sure of %s', (text, sureness) => {
    expect(sniff(text)).toBeCloseTo(sureness, 6);
  });

  it.each([
    ['IGC', 'AXXXABC FLIGHT:1|HFDTE010203|HFPLTPILOT:X|B1101355206343N00006198WA0058700558'],
    ['comma-separated positions', 'time,icao24,lat,lon|1,abcdef,50.0,10.0|2,abcdef,50.1,10.1'],
    [
      'SBS-1',
      'MSG,3,1,1,4CA2D6,1,2015/09/02,00:00:00.000,2015/09/02,00:00:00.000,,36000,,,50.0,10.0,,,0,0,0,0',
    ],
    ['Tim Newport-Peace', 'TITLE=A|TYPE=R|BASE=SFC|TOPS=FL100|POINT=N500000 E0100000'],
    ['JSON', '{"type":"FeatureCollection"}'],
    ['an agreement', 'agreement: A|version: 1|areas:|  a: { circle: { centre: "50 N 010 E" } }'],
    ['words', 'An area is a thing.|A circle is another one.'],
    ['comments alone', '* AC R|* AN A'],
    ['nothing', ''],
  ])('does not take %s for OpenAir', (_, text) => {
    expect(sniff(text)).toBeLessThanOrEqual(0.25);
  });
});

function read(text: string): ReturnType<typeof readOpenAir> {
  return readOpenAir(new TextEncoder().encode(text.replaceAll('|', '\n')), 'a.txt');
}

function sniff(text: string): number {
  return openAirFormat.sniff(new TextEncoder().encode(text.replaceAll('|', '\n')), 'a.txt');
}

function codesOf(text: string): string[] {
  return read(text).diagnostics.map(({ code }) => code);
}

function outlinesOf(text: string): Outline[] {
  return read(text).areas.flatMap(({ volumes }) => volumes.map(({ outline }) => outline));
}

function arcsOf(outline: Outline | undefined): ArcElement[] {
  return outline?.kind === 'arcs'
    ? outline.elements.flatMap((element) => (element.kind === 'arc' ? [element] : []))
    : [];
}

/** Whole seconds, as they are written. */
function rounded(latDeg: number, lonDeg: number): LatLon {
  const lon = lonDeg > 180 ? lonDeg - 360 : lonDeg < -180 ? lonDeg + 360 : lonDeg;
  return { latDeg: Math.round(latDeg * 3600) / 3600, lonDeg: Math.round(lon * 3600) / 3600 };
}

function written({ latDeg, lonDeg }: LatLon): string {
  const angle = (deg: number) => {
    const seconds = Math.round(Math.abs(deg) * 3600);
    return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].join(':');
  };
  return `${angle(latDeg)} ${latDeg < 0 ? 'S' : 'N'} ${angle(lonDeg)} ${lonDeg < 0 ? 'W' : 'E'}`;
}

/** To a micrometre: a degree is at least 111 km of latitude. */
function expectSamePlace(got: LatLon, wanted: LatLon): void {
  expect(Math.abs(got.latDeg - wanted.latDeg)).toBeLessThan(1e-11);
  const lonDeg = Math.abs(got.lonDeg - wanted.lonDeg);
  expect(Math.min(lonDeg, Math.abs(360 - lonDeg))).toBeLessThan(1e-10);
}
