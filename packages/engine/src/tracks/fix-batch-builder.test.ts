import { expect, test } from 'vitest';
import { QUALITY_ABSENT } from './fix-batch.ts';
import type { FixBatch } from './fix-batch.ts';
import { FixBatchBuilder } from './fix-batch-builder.ts';

const resolution = { horizontalM: 1, pressureAltitudeM: 1, geometricAltitudeM: 1, timeMs: 1 };
const identity = { key: 'icao:4b1a2b', addressKind: 'icao', icao24: '4b1a2b' } as const;

test('a new row has every optional column absent, whatever the row before held', () => {
  const builder = new FixBatchBuilder(() => {}, resolution, 1);
  const first = builder.addFix(1, 2, 3, 0, 'mlat');
  builder.pressureAltitudeM[first] = 100;
  builder.geometricAltitudeM[first] = 100;
  builder.horizontalErrorM[first] = 100;
  builder.nic[first] = 8;
  builder.nacp[first] = 8;
  builder.sil[first] = 3;
  builder.gva[first] = 2;
  builder.flags[first] = 31;
  const second = builder.addFix(4, 5, 6, 1, 'logger');
  expect(second).toBe(0);
  expect([
    builder.pressureAltitudeM[second],
    builder.geometricAltitudeM[second],
    builder.horizontalErrorM[second],
    builder.nic[second],
    builder.nacp[second],
    builder.sil[second],
    builder.gva[second],
    builder.flags[second],
    builder.source[second],
  ]).toEqual([NaN, NaN, NaN, QUALITY_ABSENT, QUALITY_ABSENT, QUALITY_ABSENT, QUALITY_ABSENT, 0, 0]);
});

test('rows come out once, in order, in batches of the capacity', () => {
  const seen: number[] = [];
  const sizes: number[] = [];
  const builder = new FixBatchBuilder(
    (batch) => {
      sizes.push(batch.count);
      seen.push(...batch.timeMs.subarray(0, batch.count));
    },
    resolution,
    4,
  );
  for (let time = 0; time < 10; time++) builder.addFix(time, 0, 0, 0, 'adsb');
  builder.flush();
  builder.flush();
  expect(sizes).toEqual([4, 4, 2]);
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('equal identities share an index and a changed call sign is a further entry with the same key', () => {
  const builder = new FixBatchBuilder(() => {}, resolution);
  const anonymous = builder.identify(identity);
  const named = builder.identify({ ...identity, callsign: 'SWR1' });
  expect(builder.identify({ ...identity })).toBe(anonymous);
  expect(builder.identify({ ...identity, callsign: 'SWR1' })).toBe(named);
  expect(named).not.toBe(anonymous);
  let batch: FixBatch | undefined;
  const other = new FixBatchBuilder((given) => {
    batch = given;
  }, resolution);
  other.addFix(0, 0, 0, other.identify(identity), 'adsb');
  other.addFix(1, 0, 0, other.identify({ ...identity, callsign: 'SWR1' }), 'adsb');
  other.flush();
  expect(batch?.aircraft.map((aircraft) => aircraft.key)).toEqual([identity.key, identity.key]);
  expect(batch && [...batch.aircraftIndex.subarray(0, 2)]).toEqual([0, 1]);
});

test('a change of resolution does not touch the rows before it', () => {
  const steps: number[] = [];
  const builder = new FixBatchBuilder((batch) => {
    steps.push(batch.count, batch.resolution.horizontalM);
  }, resolution);
  builder.addFix(0, 0, 0, 0, 'logger');
  builder.changeResolution({ ...resolution, horizontalM: 0.01 });
  builder.addFix(1, 0, 0, 0, 'logger');
  builder.flush();
  expect(steps).toEqual([1, 1, 1, 0.01]);
});
