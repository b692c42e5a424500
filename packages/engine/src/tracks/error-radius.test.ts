import { describe, expect, test } from 'vitest';
import { takeFix } from './error-radius.ts';
import type { ErrorPolicy } from './error-radius.ts';
import { FixBatchBuilder } from './fix-batch-builder.ts';
import { FixFlag } from './fix-batch.ts';
import type { FixBatch } from './fix-batch.ts';
import { errorBases, FixColumns } from './fix-columns.ts';

const policy: ErrorPolicy = {
  basis: 'accuracy',
  assumedHorizontalM: { mlat: 600 },
  builtInHorizontalM: {
    logger: 30,
    adsb: 926,
    adsr: 926,
    radar: 926,
    mlat: 500,
    tisb: 926,
    gnss: 30,
    unknown: 1852,
  },
  assumedPressureM: 30,
  assumedGeometricM: 45,
};

function radiusOf(
  fill: (builder: FixBatchBuilder, row: number) => void,
  use = policy,
  source: 'adsb' | 'mlat' = 'adsb',
) {
  let batch: FixBatch | undefined;
  const builder = new FixBatchBuilder((full) => (batch = full), {
    horizontalM: 4,
    pressureAltitudeM: 8,
    geometricAltitudeM: 0,
    timeMs: 1,
  });
  fill(
    builder,
    builder.addFix(0, 0, 0, builder.identify({ key: 'icao:000001', addressKind: 'icao' }), source),
  );
  builder.flush();
  const columns = new FixColumns(1);
  takeFix(columns, 0, batch!, 0, 0, use);
  return {
    horizontalM: columns.horizontalErrorM[0],
    pressureM: columns.pressureErrorM[0],
    geometricM: columns.geometricErrorM[0],
    basis: errorBases[columns.errorBasis[0]!],
  };
}

describe('the error radius', () => {
  test('is the NACp bound plus half a step of the source', () => {
    expect(radiusOf((builder, row) => (builder.nacp[row] = 9))).toMatchObject({
      horizontalM: 32,
      basis: 'stated',
    });
  });

  test('is a stated figure before any category', () => {
    const radius = radiusOf((builder, row) => {
      builder.horizontalErrorM[row] = 12;
      builder.nacp[row] = 9;
    });
    expect(radius).toMatchObject({ horizontalM: 14, basis: 'stated' });
  });

  test('is the NIC containment radius where no accuracy is stated', () => {
    expect(radiusOf((builder, row) => (builder.nic[row] = 8))).toMatchObject({ basis: 'stated' });
  });

  test('by integrity needs SIL 2 or 3', () => {
    const fill = (sil: number) => (builder: FixBatchBuilder, row: number) => {
      builder.nic[row] = 9;
      builder.sil[row] = sil;
    };
    const integrity = { ...policy, basis: 'integrity' as const };
    expect(radiusOf(fill(3), integrity)).toMatchObject({ horizontalM: 77, basis: 'stated' });
    expect(radiusOf(fill(1), integrity)).toMatchObject({ horizontalM: 928, basis: 'assumed' });
  });

  test('of category 0 is unknown, never zero', () => {
    const radius = radiusOf((builder, row) => {
      builder.nacp[row] = 0;
      builder.nic[row] = 0;
    });
    expect(radius).toMatchObject({ horizontalM: 928, basis: 'assumed' });
  });

  test('is what the parties agreed on for the source before what we assume', () => {
    expect(radiusOf(() => {}, policy, 'mlat')).toMatchObject({ horizontalM: 602, basis: 'agreed' });
  });

  test('of a stale position is never more than assumed', () => {
    const radius = radiusOf((builder, row) => {
      builder.nacp[row] = 9;
      builder.flags[row] = FixFlag.stale;
    });
    expect(radius.basis).toBe('assumed');
  });

  test('of heights comes from GVA or the agreement', () => {
    expect(radiusOf(() => {})).toMatchObject({ pressureM: 34, geometricM: 45 });
    expect(radiusOf((builder, row) => (builder.gva[row] = 1))).toMatchObject({ geometricM: 150 });
  });
});
