import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { listSources, repositoryRoot } from './repository.ts';

/** What each room of the engine may import from. DESIGN: the earth knows nothing of the sky, the sky nothing of rules. */
const engineRooms: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  geo: ['errors'],
  airspace: ['errors', 'geo'],
  tracks: ['errors', 'geo'],
  agreement: ['errors', 'geo', 'airspace', 'tracks'],
  declare: ['errors', 'geo', 'airspace', 'tracks', 'agreement'],
  detect: ['errors', 'geo', 'airspace', 'tracks', 'agreement'],
  account: ['errors', 'geo', 'airspace', 'tracks', 'agreement', 'detect'],
};

/** What each package may import from, besides itself and its declared dependencies. */
const packageArrows: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  formats: ['engine'],
  ledger: [],
  deconflict: ['engine', 'formats', 'ledger'],
};

const importPattern = /(?:from|import)\s*\(?\s*'([^']+)'/g;

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(importPattern)].map((match) => match[1]!);
}

const sources = Object.keys(packageArrows).flatMap((name) =>
  listSources(join('packages', name, 'src'))
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => ({ package: name, file })),
);

test('there are sources to look at', () => {
  expect(sources.length).toBeGreaterThan(50);
});

test('rooms of the engine import along the arrows only', () => {
  const wrong = sources
    .filter((source) => source.package === 'engine')
    .flatMap(({ file }) => {
      const room = roomOf(file);
      return importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => roomOf(relative(repositoryRoot, resolve(dirname(file), specifier))))
        .filter((imported) => imported !== room && !engineRooms[room]!.includes(imported))
        .map((imported) => `${relative(repositoryRoot, file)}: ${room} -> ${imported}`);
    });
  expect(wrong).toEqual([]);
});

test('rooms of the engine enter each other through the front door', () => {
  const wrong = sources
    .filter((source) => source.package === 'engine')
    .flatMap(({ file }) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => resolve(dirname(file), specifier))
        .filter(
          (target) =>
            roomOf(relative(repositoryRoot, target)) !== roomOf(file) && !target.endsWith('/index.ts'),
        )
        .map((target) => `${relative(repositoryRoot, file)} -> ${relative(repositoryRoot, target)}`),
    );
  expect(wrong).toEqual([]);
});

test('packages import along the arrows only', () => {
  const wrong = sources.flatMap(({ package: name, file }) =>
    importsOf(file)
      .map((specifier) => /^@deconflict\/([a-z]+)/.exec(specifier)?.[1])
      .filter(
        (imported) => imported !== undefined && imported !== name && !packageArrows[name]!.includes(imported),
      )
      .map((imported) => `${relative(repositoryRoot, file)}: ${name} -> ${imported}`),
  );
  expect(wrong).toEqual([]);
});

test('only the program touches Node', () => {
  const wrong = sources
    .filter((source) => source.package !== 'deconflict')
    .flatMap(({ file }) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('node:'))
        .map((specifier) => `${relative(repositoryRoot, file)}: ${specifier}`),
    );
  expect(wrong).toEqual([]);
});

/** ECMAScript leaves these to the engine: the same input could give other bytes on another Node. */
const undeterminedMath =
  /\bMath\.(?:sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|exp|expm1|log|log2|log10|log1p|pow|hypot|cbrt|random)\b|\bDate\.now\b|\bnew Date\(\)|\.toLocale\w*\(|\blocaleCompare\b|\bIntl\./;

test('nothing on the path to a finding depends on the machine', () => {
  const wrong = sources
    .filter((source) => source.package === 'engine' || source.package === 'formats')
    .flatMap(({ file }) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line, index) => ({ line, place: `${relative(repositoryRoot, file)}:${index + 1}` }))
        .filter(({ line }) => !/^\s*(?:\*|\/\/|\/\*)/.test(line) && undeterminedMath.test(line))
        .map(({ line, place }) => `${place}: ${line.trim()}`),
    );
  expect(wrong).toEqual([]);
});

function roomOf(file: string): string {
  const parts = (file.startsWith(repositoryRoot) ? relative(repositoryRoot, file) : file).split('/');
  return parts[3] ?? '';
}
