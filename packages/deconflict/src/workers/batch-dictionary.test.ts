import { FixBatchBuilder } from '@deconflict/engine/tracks';
import type { FixBatch } from '@deconflict/engine/tracks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BatchPacker, BatchUnpacker } from './batch-dictionary.ts';
import type { PackedBatch } from './reader-messages.ts';

const resolution = { horizontalM: 1, pressureAltitudeM: 7.62, geometricAltitudeM: 2, timeMs: 10 };

interface Row {
  readonly aircraft: number;
  readonly numbers: readonly number[];
  readonly bytes: readonly number[];
}

/** Batches of at most three rows, each copied before the reader uses its columns again. */
function makeBatches(rows: readonly Row[], take: (batch: FixBatch) => void): void {
  const builder = new FixBatchBuilder(take, resolution, 3);
  for (const { aircraft, numbers, bytes } of rows) {
    const index = builder.identify({ key: `icao:00000${aircraft}`, addressKind: 'icao' });
    const row = builder.addFix(numbers[0]!, numbers[1]!, numbers[2]!, index, 'mlat');
    builder.pressureAltitudeM[row] = numbers[3]!;
    builder.geometricAltitudeM[row] = numbers[4]!;
    builder.horizontalErrorM[row] = numbers[5]!;
    builder.nic[row] = bytes[0]!;
    builder.nacp[row] = bytes[1]!;
    builder.sil[row] = bytes[2]!;
    builder.gva[row] = bytes[3]!;
    builder.flags[row] = bytes[4]!;
  }
  builder.flush();
}

/** Every column of every row by its name, with the aircraft in place of its number. */
function readRows(batch: FixBatch): unknown[] {
  return Array.from({ length: batch.count }, (_, row) => {
    const values = Object.entries(batch).flatMap(([name, value]: [string, unknown]) =>
      ArrayBuffer.isView(value) && name !== 'aircraftIndex' ? [[name, (value as Uint8Array)[row]]] : [],
    );
    return {
      ...(Object.fromEntries(values) as object),
      aircraft: batch.aircraft[batch.aircraftIndex[row]!],
      resolution: batch.resolution,
    };
  });
}

const anyRow = fc.record({
  aircraft: fc.nat(4),
  numbers: fc.array(fc.double(), { minLength: 6, maxLength: 6 }),
  bytes: fc.array(fc.nat(255), { minLength: 5, maxLength: 5 }),
});

test('what is unpacked in another thread is what was packed', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 20 }), (rows) => {
      const packer = new BatchPacker();
      const unpacker = new BatchUnpacker();
      const sent: unknown[] = [];
      const got: unknown[] = [];
      makeBatches(rows, (batch) => {
        sent.push(...readRows(batch));
        const packed = packer.pack(batch);
        got.push(...readRows(unpacker.unpack(structuredClone(packed, { transfer: [packed.columns] }))));
      });
      expect(got).toEqual(sent);
      expect(got).toHaveLength(rows.length);
    }),
    { seed: 20231114, numRuns: 300 },
  );
});

test('an aircraft is sent once and is one object from batch to batch', () => {
  const packer = new BatchPacker();
  const unpacker = new BatchUnpacker();
  const messages: PackedBatch[] = [];
  const rows = [0, 1, 0, 1, 0, 1, 0, 2, 1].map((aircraft) => ({
    aircraft,
    numbers: [0, 0, 0, 0, 0, 0],
    bytes: [0, 0, 0, 0, 0],
  }));
  makeBatches(rows, (batch) => messages.push(structuredClone(packer.pack(batch))));
  expect(messages.map(({ newAircraft }) => newAircraft.map(({ key }) => key))).toEqual([
    ['icao:000000', 'icao:000001'],
    [],
    ['icao:000002'],
  ]);
  const batches = messages.map((message) => unpacker.unpack(message));
  expect(batches[2]!.aircraft[0]).toBe(batches[0]!.aircraft[0]);
});

test('the next file begins a dictionary of its own', () => {
  const unpacker = new BatchUnpacker();
  const readFile = (aircraft: number): FixBatch => {
    const packer = new BatchPacker();
    let batch: FixBatch | undefined;
    makeBatches([{ aircraft, numbers: [0, 0, 0, 0, 0, 0], bytes: [0, 0, 0, 0, 0] }], (made) => {
      batch = unpacker.unpack(packer.pack(made));
    });
    return batch!;
  };
  expect([readFile(1), readFile(2)].map(({ aircraft }) => aircraft.map(({ key }) => key))).toEqual([
    ['icao:000001'],
    ['icao:000002'],
  ]);
});
