import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { closeIntervals, findClosestApproach } from './close-intervals.ts';
import type { SeparationThresholds, TrackColumns } from './close-intervals.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/data/separation/', import.meta.url));
const absent = !existsSync(folder);

const thresholds: Record<string, SeparationThresholds> = {
  cyl_5nmi_1000ft: { horizontalM: 9260, verticalM: 304.8 },
  cyl_3nmi_1000ft: { horizontalM: 5556, verticalM: 304.8 },
  cyl_2000ft_250ft: { horizontalM: 609.6, verticalM: 76.2 },
};

interface TrackRow {
  id: string;
  own: number[][];
  intruder: number[][];
  expected: {
    hcpa: { t_s: number | null; dh_m: number; dz_m: number | null };
    intervals: Record<string, [number, number][]>;
  };
}

function readRows<Row>(name: string): Row[] {
  const lines = readFileSync(`${folder}${name}`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Row);
}

function toTrack(rows: number[][]): TrackColumns {
  const column = (index: number): Float64Array => Float64Array.from(rows, (row) => row[index] ?? NaN);
  return {
    count: rows.length,
    timeMs: column(0).map((second) => second * 1000),
    latDeg: column(1),
    lonDeg: column(2),
    heightM: column(3),
    horizontalErrorM: new Float64Array(rows.length),
    verticalErrorM: new Float64Array(rows.length),
  };
}

/**
 * The set says "never" where the aircraft pass each other at 17 m and 74.6 m below within 3.3 s next to the pole; its
 * own closest approach contradicts it, and the dense sampling in close-intervals.test.ts agrees with us.
 */
const defects = new Set(['TW0202 cyl_2000ft_250ft']);

describe.skipIf(absent)(
  'tracks on WGS84 against the published truth set (skipped without shared data)',
  () => {
    it('finds every interval and closest approach of 300 pairs within 1 ms and 5 cm', () => {
      const wrong: string[] = [];
      let worstS = 0;
      for (const row of readRows<TrackRow>('tracks_wgs84.jsonl')) {
        const own = toTrack(row.own);
        const other = toTrack(row.intruder);
        for (const [name, expected] of Object.entries(row.expected.intervals)) {
          if (defects.has(`${row.id} ${name}`)) continue;
          const { nominal } = closeIntervals(own, other, thresholds[name]);
          const off = expected.flat().map((instant, index) => Math.abs(nominal[index] / 1000 - instant));
          worstS = Math.max(worstS, ...off);
          if (nominal.length !== 2 * expected.length || off.some((one) => !(one <= 1e-3))) {
            wrong.push(`${row.id} ${name} ${nominal.join(' ')} instead of ${expected.flat().join(' ')}`);
          }
        }
        const { t_s: instant, dh_m: horizontal, dz_m: vertical } = row.expected.hcpa;
        const approach = findClosestApproach(own, other)!;
        if (!(Math.abs(approach.horizontalM - horizontal) <= 0.05)) wrong.push(`${row.id} closest distance`);
        if (instant === null || vertical === null) continue;
        if (!(Math.abs(approach.fromMs / 1000 - instant) <= 1e-3)) wrong.push(`${row.id} closest instant`);
        if (!(Math.abs(approach.verticalM - vertical) <= 0.05)) wrong.push(`${row.id} closest height`);
      }
      expect(wrong).toEqual([]);
      expect(worstS).toBeLessThan(1e-3);
    });
  },
);
