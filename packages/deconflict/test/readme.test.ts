import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { severityOf } from '@deconflict/engine/errors';
import { readAgreement } from '@deconflict/formats/agreement';
import { expect, test } from 'vitest';
import { root, runDeconflict } from './command.ts';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

function blocks(language: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(
    (match) => match[1]!,
  );
}

test('the agreement in the README is one', () => {
  const [text] = blocks('yaml');
  const { agreement, diagnostics } = readAgreement(new TextEncoder().encode(text), 'README.md', () => {
    throw new TypeError('the README names no area file');
  });
  expect(diagnostics.filter((diagnostic) => severityOf(diagnostic) === 'error')).toEqual([]);
  expect(agreement?.rules).toHaveLength(2);
});

test('the result in the README is the one that a newcomer gets', () => {
  const printed = runDeconflict('check', 'examples/al-tanf/agreement.yaml', 'examples/al-tanf/tracks')
    .stdout.split('\n')
    .map((line) => line.trimEnd());
  const shown = blocks('text')[0]!.trimEnd().split('\n');
  expect(shown.filter((line) => line !== '...' && !printed.includes(line))).toEqual([]);
  expect(shown.length).toBeGreaterThan(15);
});

const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...['docs/guides', 'docs/reference', 'docs/decisions'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => join(folder, name)),
  ),
];

test.each(pages.filter((page) => page.endsWith('.md')))('the links in %s lead somewhere', (page) => {
  const text = readFileSync(join(root, page), 'utf8');
  const targets = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((match) =>
    join(root, dirname(page), match[1]!),
  );
  expect(targets.filter((target) => !existsSync(target))).toEqual([]);
});
