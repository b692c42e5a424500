import { describe, expect, test } from 'vitest';
import { FixFlag, fixSources } from './fix-batch.ts';
import type { FixSource } from './fix-batch.ts';
import { FixColumns } from './fix-columns.ts';
import { emptyCleaningTotals, TrackCleaner } from './track-cleaner.ts';

interface Fix {
  readonly s: number;
  readonly lat: number;
  readonly lon?: number;
  readonly source?: FixSource;
  readonly flags?: number;
}

/** Feeds fixes in the given order and gives what came out: second, latitude, joined. */
function clean(fixes: readonly Fix[]) {
  const totals = emptyCleaningTotals();
  const out: [number, number, boolean][] = [];
  const cleaner = new TrackCleaner(1000, totals, (columns, row, joined) => {
    out.push([columns.timeMs[row]! / 1000, columns.latDeg[row]!, joined]);
  });
  const columns = new FixColumns(1);
  for (const fix of fixes) {
    columns.timeMs[0] = fix.s * 1000;
    columns.latDeg[0] = fix.lat;
    columns.lonDeg[0] = fix.lon ?? 0;
    columns.horizontalErrorM[0] = 100;
    columns.source[0] = fixSources.indexOf(fix.source ?? 'adsb');
    columns.flags[0] = fix.flags ?? 0;
    cleaner.push(columns, 0);
  }
  cleaner.end();
  return { out, totals };
}

test('a plain track passes whole, joined from the second fix on', () => {
  const { out } = clean([0, 10, 20].map((s) => ({ s, lat: s / 5000 })));
  expect(out.map(([s, , joined]) => [s, joined])).toEqual([
    [0, false],
    [10, true],
    [20, true],
  ]);
});

test('the same position for the same instant again is a duplicate', () => {
  const { out, totals } = clean([
    { s: 0, lat: 1 },
    { s: 0, lat: 1 },
    { s: 5, lat: 1 },
    { s: 5, lat: 1 },
  ]);
  expect(out).toHaveLength(2);
  expect(totals).toMatchObject({ used: 2, duplicates: 2 });
});

test('another position for the same instant gives way to the first, which comes from the better source', () => {
  const { out, totals } = clean([
    { s: 0, lat: 1 },
    { s: 5, lat: 1 },
    { s: 5, lat: 1.001, source: 'mlat' },
  ]);
  expect(out.map(([, lat]) => lat)).toEqual([1, 1]);
  expect(totals.conflicting).toBe(1);
});

test('a lesser source is ignored while a better one reports, and used where it falls silent', () => {
  const { out, totals } = clean([
    { s: 0, lat: 1 },
    { s: 5, lat: 1 },
    { s: 8, lat: 1.002, source: 'tisb' },
    { s: 40, lat: 1.003, source: 'tisb' },
    { s: 45, lat: 1.004, source: 'tisb' },
  ]);
  expect(out.map(([s]) => s)).toEqual([0, 5, 40, 45]);
  expect(totals.twins).toBe(1);
});

describe('a fix that nobody could have reached', () => {
  test('in the middle of a track is an outlier', () => {
    const { out, totals } = clean([
      { s: 0, lat: 1 },
      { s: 5, lat: 1 },
      { s: 10, lat: 9 },
      { s: 15, lat: 1 },
      { s: 20, lat: 1 },
    ]);
    expect(out.map(([s, , joined]) => [s, joined])).toEqual([
      [0, false],
      [5, true],
      [15, true],
      [20, true],
    ]);
    expect(totals.outliers).toBe(1);
  });

  test('at the very start is an outlier too', () => {
    const { out, totals } = clean([
      { s: 0, lat: 9 },
      { s: 5, lat: 1 },
      { s: 10, lat: 1 },
    ]);
    expect(out.map(([s]) => s)).toEqual([5, 10]);
    expect(totals.outliers).toBe(1);
  });

  test('at the very end is an outlier too', () => {
    const { out, totals } = clean([
      { s: 0, lat: 1 },
      { s: 5, lat: 1 },
      { s: 10, lat: 9 },
    ]);
    expect(out.map(([s]) => s)).toEqual([0, 5]);
    expect(totals.outliers).toBe(1);
  });

  test('but which the next ones agree with, breaks the track instead', () => {
    const { out, totals } = clean([
      { s: 0, lat: 1 },
      { s: 5, lat: 1 },
      { s: 10, lat: 9 },
      { s: 15, lat: 9 },
      { s: 20, lat: 9 },
    ]);
    expect(out.map(([s, , joined]) => [s, joined])).toEqual([
      [0, false],
      [5, true],
      [10, false],
      [15, true],
      [20, true],
    ]);
    expect(totals.outliers).toBe(0);
  });

  test('is not one that flew across the antimeridian', () => {
    const { out, totals } = clean([
      { s: 0, lat: 0, lon: 179.99 },
      { s: 10, lat: 0, lon: -179.99 },
    ]);
    expect(out).toHaveLength(2);
    expect(totals.outliers).toBe(0);
  });

  test('is not one that flew over the pole', () => {
    const { out } = clean([
      { s: 0, lat: 89.99, lon: 0 },
      { s: 10, lat: 89.99, lon: 180 },
    ]);
    expect(out).toHaveLength(2);
  });
});

test('an address used by two aircraft at once keeps one of them whole', () => {
  const fixes = Array.from({ length: 20 }, (_, index) => ({ s: index * 5, lat: index % 2 === 0 ? 1 : 40 }));
  const { out, totals } = clean([{ s: -5, lat: 1 }, ...fixes]);
  expect(new Set(out.map(([, lat]) => lat))).toEqual(new Set([1]));
  expect(totals.outliers).toBe(10);
});

test('one lone fix is a track', () => {
  expect(clean([{ s: 0, lat: 1 }]).out).toEqual([[0, 1, false]]);
});

test('an interruption that the source reports breaks the track', () => {
  const { out } = clean([
    { s: 0, lat: 1 },
    { s: 5, lat: 1 },
    { s: 10, lat: 1, flags: FixFlag.newLeg },
  ]);
  expect(out.map(([, , joined]) => joined)).toEqual([false, true, false]);
});
