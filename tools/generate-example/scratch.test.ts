import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { test, vi } from 'vitest';
import { recogniseTracks, looksGzipped } from '@deconflict/formats/recognise';
import { recogniseAreas } from '@deconflict/formats/recognise-areas';
import { readAgreement } from '@deconflict/formats/agreement';
vi.mock('../../packages/engine/src/account/pair-watch.ts', async (orig) =>
  existsSync('packages/engine/src/account/pair-watch.ts')
    ? ((await orig()) as object)
    : { watchPairs: () => ({ findings: [], measurements: [], formations: [] }) },
);
test('x', async () => {
  const { CheckRun } = await import('../../packages/engine/src/account/check-run.ts');
  const dir = new URL('../../examples/al-tanf/', import.meta.url);
  const ag = readAgreement(readFileSync(new URL('agreement.yaml', dir)), 'agreement.yaml', (file) => {
    const b = readFileSync(new URL(file, dir));
    return recogniseAreas(b, file)!.readAreas(b, file);
  });
  const run = new CheckRun(ag.agreement!);
  for (const name of readdirSync(new URL('tracks/', dir))) {
    let bytes: Uint8Array = readFileSync(new URL(`tracks/${name}`, dir));
    if (looksGzipped(bytes)) bytes = gunzipSync(bytes);
    const reader = recogniseTracks(bytes.subarray(0, 65536), name)!.format.createReader(name, {
      fixes: (b) => run.add(b),
      diagnostic: () => {},
    });
    reader.push(bytes);
    reader.end();
  }
  const result = run.finish();
  writeFileSync('/tmp/result.json', JSON.stringify(result, null, 1));
});
