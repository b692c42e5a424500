import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { GEOID_INTERPOLATION_ERROR_M, loadGeoid, undulationM } from './geoid.ts';
import type { Geoid } from './geoid.ts';

const truth = new URL('../../../../../shared/data/vertical/geoid_egm96.csv', import.meta.url);
const source = readFileSync(new URL('geoid-grid.ts', import.meta.url), 'utf8');

let geoid: Geoid;
beforeAll(async () => {
  geoid = await loadGeoid();
});

/** The twin: plain bilinear interpolation, as most software does it. */
function bilinearM(latDeg: number, lonDeg: number): number {
  const x = (((lonDeg % 360) + 360) % 360) * 4;
  const y = (90 - latDeg) * 4;
  const node = (row: number, column: number): number =>
    (geoid.heightsCm[row * 1440 + (column % 1440)] ?? NaN) / 100;
  const [column, row] = [Math.floor(x), Math.min(719, Math.floor(y))];
  const [u, v] = [x - column, y - row];
  const upper = node(row, column) * (1 - u) + node(row, column + 1) * u;
  const lower = node(row + 1, column) * (1 - u) + node(row + 1, column + 1) * u;
  return upper * (1 - v) + lower * v;
}

describe('geoid', () => {
  it('unpacks to the grid of NGA, byte for byte', () => {
    const bytes = new DataView(new ArrayBuffer(geoid.heightsCm.length * 2));
    geoid.heightsCm.forEach((heightCm, index) => bytes.setInt16(2 * index, heightCm));
    const digest = createHash('sha256').update(new Uint8Array(bytes.buffer)).digest('hex');
    expect(source).toContain(`SHA-256 of the unpacked grid: ${digest}`);
  });

  it('stays below 700 KiB in the repository', () => {
    expect(source.length).toBeLessThan(700 * 1024);
  });

  it.skipIf(!existsSync(truth))(
    'meets all 400 rows of the shared truth set (skipped where it is absent)',
    () => {
      const [header, ...rows] = readFileSync(truth, 'utf8').trim().split('\n');
      const columns = header!.split(',');
      expect(rows).toHaveLength(400);
      for (const row of rows) {
        const cells = row.split(',');
        const at = (name: string): number => Number(cells[columns.indexOf(name)]);
        const [bilinear, cubic] = [at('egm96_bilinear15_m'), at('egm96_cubic15_m')];
        const got = undulationM(geoid, at('lat'), at('lon'));
        expect(Math.abs(got - cubic), cells[0]).toBeLessThanOrEqual(0.05 + Math.abs(bilinear - cubic));
        // Closer than asked: the same interpolation, on nodes that NGA's binary grid rounds to centimetres. The weights
        // of a cubic add up to at most 1.25 in size each way: 5 mm * 1.25 * 1.25.
        expect(Math.abs(got - cubic), cells[0]).toBeLessThan(0.0079);
      }
    },
  );

  it('differs from bilinear interpolation by 1.03 m at most, which bounds its stated error', () => {
    const worst = { differenceM: 0, latDeg: NaN, lonDeg: NaN };
    for (let row = 0; row < 720; row += 1) {
      for (let column = 0; column < 1440; column += 1) {
        const [latDeg, lonDeg] = [90 - (row + 0.5) / 4, (column + 0.5) / 4];
        const differenceM = Math.abs(undulationM(geoid, latDeg, lonDeg) - bilinearM(latDeg, lonDeg));
        if (differenceM > worst.differenceM) Object.assign(worst, { differenceM, latDeg, lonDeg });
      }
    }
    expect(worst.differenceM).toBeLessThan(1.04);
    expect(worst.differenceM).toBeGreaterThan(GEOID_INTERPOLATION_ERROR_M / 2);
  });

  it('does not care how the longitude is written', () => {
    for (const latDeg of [-90, -89.9, -0.3, 33.5, 89.99, 90]) {
      for (const lonDeg of [-180, -179.9, -0.125, 0, 38.66, 179.99]) {
        const here = undulationM(geoid, latDeg, lonDeg);
        expect(undulationM(geoid, latDeg, lonDeg + 360)).toBeCloseTo(here, 6);
        expect(undulationM(geoid, latDeg, lonDeg - 360)).toBeCloseTo(here, 6);
      }
    }
  });

  it('has one value at a pole, whatever the longitude', () => {
    for (const latDeg of [90, -90]) {
      const at = [0, 33.3, 180, -77].map((lonDeg) => undulationM(geoid, latDeg, lonDeg));
      for (const value of at) expect(value).toBeCloseTo(at[0] ?? NaN, 9);
    }
    expect(undulationM(geoid, 90, 0)).toBeCloseTo(13.61, 9);
    expect(undulationM(geoid, -90, 0)).toBeCloseTo(-29.53, 9);
  });

  it('is smooth across the antimeridian, the Greenwich meridian and a pole', () => {
    const step = 1e-7;
    expect(undulationM(geoid, 52.1, 180 - step)).toBeCloseTo(undulationM(geoid, 52.1, -180 + step), 5);
    expect(undulationM(geoid, 52.1, -step)).toBeCloseTo(undulationM(geoid, 52.1, step), 5);
    expect(undulationM(geoid, 90 - step, 10)).toBeCloseTo(undulationM(geoid, 90 - step, -170), 5);
  });

  it('keeps between the bounds of ignorance', () => {
    const nodes = [...geoid.heightsCm];
    const lowest = nodes.reduce((a, b) => Math.min(a, b));
    const highest = nodes.reduce((a, b) => Math.max(a, b));
    expect([lowest, highest]).toEqual([-10_699, 8539]);
  });

  it('answers a latitude beyond the pole with NaN', () => {
    expect([undulationM(geoid, 90.1, 0), undulationM(geoid, NaN, 0), undulationM(geoid, 0, NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });
});
