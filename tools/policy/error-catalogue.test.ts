import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { errorCatalogue } from '../../packages/engine/src/errors/index.ts';
import { listSources, repositoryRoot } from './repository.ts';

const page = readFileSync(join(repositoryRoot, 'docs/reference/errors.md'), 'utf8');
const rows = new Map(
  [...page.matchAll(/^\| `([a-z0-9-]+)` \| (\w+) \| (.*?) \| (.*?) \|$/gm)].map((match) => [
    match[1]!,
    { severity: match[2]!, summary: match[3]!, hint: match[4]! },
  ]),
);

test('the page lists what the catalogue holds, word for word', () => {
  expect(Object.fromEntries(rows)).toEqual(
    Object.fromEntries(
      Object.entries(errorCatalogue).map(([code, { severity, summary, hint }]) => [
        code,
        { severity, summary: inTable(summary), hint: inTable(hint) },
      ]),
    ),
  );
});

test('every code is used, and only codes of the catalogue', () => {
  const text = ['engine', 'formats', 'deconflict']
    .flatMap((name) => listSources(join('packages', name, 'src')))
    .filter((file) => !file.endsWith('.test.ts') && !relative(repositoryRoot, file).includes('src/errors/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const unused = Object.keys(errorCatalogue).filter((code) => !text.includes(`'${code}'`));
  expect(unused).toEqual([]);
});

function inTable(text: string): string {
  return text.replaceAll('|', '\\|');
}
