import { expect, test } from 'vitest';
import type { Diagnostic } from '@deconflict/engine/errors';
import { StateJsonReader } from './state-json-reader.ts';

const table =
  '{"time":{"0":1600000000,"1":1600000001},"lat":{"0":1,"1":2},"lon":{"0":1,"1":2},"icao24":{"0":"abc001","1":"abc001"}}';

test('a table of columns beyond the limit is refused with an error of the catalogue, and what follows is read', () => {
  const codes: string[] = [];
  let fixes = 0;
  const sink = {
    fixes: (batch: { readonly count: number }) => {
      fixes += batch.count;
    },
    diagnostic: (diagnostic: Diagnostic) => codes.push(diagnostic.code),
  };
  const reader = new StateJsonReader('x.json', sink, 7);
  reader.push(new Uint8Array(Buffer.from(`${table}\n{"time":1600000002,"lat":3,"lon":3,"icao24":"abc001"}`)));
  reader.end();
  expect(codes).toEqual(['track-document-too-large']);
  expect(fixes).toBe(1);
});
