import type { FixBatch } from '@deconflict/engine/tracks';

/** The columns of a batch without the dictionary that goes with them. */
export type PackedColumns = Pick<FixBatch, ColumnName>;

type ColumnName = {
  [Name in keyof FixBatch]: FixBatch[Name] extends ArrayBufferView ? Name : never;
}[keyof FixBatch];

/** Copies the rows of a batch into one piece of memory, which can be handed to another thread without a further copy. */
export function packColumns(batch: FixBatch): ArrayBuffer {
  const packed = new ArrayBuffer(batch.count * ROW_BYTES);
  const columns = unpackColumns(packed, batch.count);
  for (const name of Object.keys(columns) as ColumnName[]) {
    columns[name].set(batch[name].subarray(0, batch.count));
  }
  return packed;
}

/** The columns that {@link packColumns} laid into `packed`, not copied: wide numbers first, so that all are aligned. */
export function unpackColumns(packed: ArrayBuffer, count: number): PackedColumns {
  return {
    timeMs: new Float64Array(packed, 0, count),
    latDeg: new Float64Array(packed, 8 * count, count),
    lonDeg: new Float64Array(packed, 16 * count, count),
    pressureAltitudeM: new Float32Array(packed, 24 * count, count),
    geometricAltitudeM: new Float32Array(packed, 28 * count, count),
    horizontalErrorM: new Float32Array(packed, 32 * count, count),
    aircraftIndex: new Uint32Array(packed, 36 * count, count),
    nic: new Uint8Array(packed, 40 * count, count),
    nacp: new Uint8Array(packed, 41 * count, count),
    sil: new Uint8Array(packed, 42 * count, count),
    gva: new Uint8Array(packed, 43 * count, count),
    source: new Uint8Array(packed, 44 * count, count),
    flags: new Uint8Array(packed, 45 * count, count),
  };
}

const ROW_BYTES = 46;
