import { errorCatalogue, severityOf } from '@deconflict/engine/errors';
import { formatDiagnosticWithExcerpt, readAgreement } from '../src/agreement/index.ts';
import { createRandom, mutateText } from './agreement-mutator.ts';
import { listSamples, loadSampleAreas } from './agreement-samples.ts';

/** What a run of mutated agreements came to. */
export interface FuzzTotals {
  readonly read: number;
  readonly refused: number;
  readonly slowestMs: number;
  /** What must never happen, each with the seed and the text that made it happen. */
  readonly broken: readonly string[];
}

/** Reads `count` mutated samples. Every one must give an agreement or a coded error, in bounded time. */
export function fuzzAgreements(count: number, seed: number): FuzzTotals {
  const valid = listSamples('valid').map(({ text }) => text);
  const texts = [...valid, ...listSamples('invalid').map(({ text }) => text)];
  const random = createRandom(seed);
  const broken: string[] = [];
  let [read, refused, slowestMs] = [0, 0, 0];
  for (let run = 0; run < count; run += 1) {
    const pool = random(2) === 0 ? valid : texts;
    const text = mutateText(pool[random(pool.length)] ?? '', texts, random);
    const started = performance.now();
    try {
      const complaint = checkOne(text);
      if (complaint === 'read') read += 1;
      else if (complaint === 'refused') refused += 1;
      else broken.push(`run ${run} of seed ${seed}: ${complaint}: ${JSON.stringify(text)}`);
    } catch (error) {
      broken.push(`run ${run} of seed ${seed}: ${String(error)}: ${JSON.stringify(text)}`);
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
  }
  return { read, refused, slowestMs, broken };
}

function checkOne(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const { agreement, diagnostics } = readAgreement(bytes, 'fuzzed.yaml', loadSampleAreas);
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const diagnostic of diagnostics) {
    if (!Object.hasOwn(errorCatalogue, diagnostic.code)) return `unknown code ${diagnostic.code}`;
    const { line = 1, column = 1, length = 1 } = diagnostic;
    if (line < 1 || line > lines || column < 1 || length < 1)
      return `a place outside the text: ${line}:${column}`;
    formatDiagnosticWithExcerpt(diagnostic, text);
  }
  const faulty = diagnostics.some((diagnostic) => severityOf(diagnostic) === 'error');
  if (agreement === undefined) return faulty ? 'refused' : 'no agreement and no error';
  return faulty ? 'an agreement beside an error' : 'read';
}
