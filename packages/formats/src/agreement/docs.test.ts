import { readFileSync } from 'node:fs';
import { builtInGeometricM, builtInHorizontalM, builtInPressureM } from '@deconflict/engine/agreement';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadSampleAreas } from '../../test/agreement-samples.ts';
import { parseLength } from '../quantities/index.ts';
import { legalTypes } from './area-shapes.ts';
import { buildAgreementSchema, formatDiagnosticWithExcerpt, readAgreement } from './index.ts';
import type { AgreementFile } from './index.ts';

const reference = readDocument('reference/agreement.md');
const guide = readDocument('guides/write-an-agreement.md');

function readDocument(path: string): string {
  return readFileSync(new URL(`../../../../docs/${path}`, import.meta.url), 'utf8');
}

/** The blocks of a page that are marked with these words behind the fence. */
function blocksOf(page: string, mark: string): readonly string[] {
  return [...page.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)]
    .filter((match) => match[1] === mark)
    .map((match) => match[2] ?? '');
}

type Document = Readonly<Record<string, unknown>>;

function read(document: Document | string, fileName = 'agreement.yaml'): AgreementFile {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  return readAgreement(new TextEncoder().encode(text), fileName, loadSampleAreas);
}

function merge(parts: readonly string[]): Document {
  return Object.assign({}, ...parts.map((part) => parse(part) as Document | null));
}

describe('the reference page', () => {
  const blocks = blocksOf(reference, 'yaml');
  const byKey = (key: string): readonly string[] =>
    blocks.filter((block) => new RegExp(`^${key}:`, 'm').test(block));
  const sections = ['agreement', 'parties', 'areas', 'exceptions', 'rules', 'heights'].map(
    (key) => byKey(key)[0] ?? '',
  );

  test('its sections together are an agreement', () => {
    expect(read(merge(sections)).diagnostics).toEqual([]);
    expect(blocks.length).toBeGreaterThanOrEqual(10);
  });

  test.each(blocks.map((block) => [block.split('\n')[0], block]))(
    'the block that begins "%s" is read',
    (_, block) => {
      const { agreement, diagnostics } = read(merge([...sections, block]));
      expect(diagnostics).toEqual([]);
      expect(agreement).toBeDefined();
    },
  );

  test('names every key of the schema, every legal type and every word', () => {
    const words = new Set<string>(legalTypes);
    const walk = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      for (const [keyword, value] of Object.entries(part as Document)) {
        if (keyword === 'examples') continue;
        if (keyword === 'properties') for (const key of Object.keys(value as Document)) words.add(key);
        if (keyword === 'enum') for (const word of value as readonly string[]) words.add(word);
        walk(value);
      }
    };
    walk(buildAgreementSchema());
    const betweenDays = ['tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
    const missing = [...words].filter(
      (word) => !betweenDays.includes(word) && !new RegExp(`[\`<.]${word}\\b`).test(reference),
    );
    expect(missing).toEqual([]);
    expect(words.size).toBeGreaterThan(100);
  });

  test('the defaults written out are the defaults', () => {
    const writtenOut = byKey('quality').find((block) => block.includes('longest-gap')) ?? '';
    const explicit = read(merge([...sections, writtenOut]));
    const bare = merge([...sections, 'rules: [{ id: entry, kind: no-entry, area: tanf-55 }]']);
    const { counting: _, quality: __, heights: ___, ...rest } = bare;
    const pair = {
      id: 'distance',
      kind: 'separation',
      between: ['coalition', 'syria-russia'],
      horizontal: 'not agreed',
    };
    const rules = [...(rest['rules'] as readonly unknown[]), pair];
    expect(explicit.diagnostics).toEqual([]);
    expect(explicit.agreement).toEqual(read({ ...rest, rules }).agreement);
  });

  test('the built-in errors in its table are those of the program', () => {
    const rowOf = (source: string): number | undefined => {
      const written = new RegExp(`^\\| ${source} \\| ([^|]+) \\|`, 'm').exec(reference)?.[1] ?? '';
      const length = parseLength(written);
      return length.ok ? length.value : undefined;
    };
    for (const [source, radiusM] of Object.entries(builtInHorizontalM))
      expect(rowOf(`\`${source}\``)).toBe(radiusM);
    expect(rowOf('pressure altitude')).toBe(builtInPressureM);
    expect(rowOf('geometric height')).toBe(builtInGeometricM);
  });
});

describe('the guide', () => {
  const steps = blocksOf(guide, 'yaml');

  test('its steps together are an agreement', () => {
    const { agreement, diagnostics } = read(merge(steps));
    expect(diagnostics).toEqual([]);
    expect(agreement?.rules).toHaveLength(3);
    expect(agreement?.quality.verticalAgreed).toBe(true);
  });

  test('its steps written below each other are one as well', () => {
    expect(read(steps.join('\n'))).toEqual(read(merge(steps)));
  });

  test('the file at fault gives exactly the messages that it shows', () => {
    const [text = ''] = blocksOf(guide, 'yaml at fault');
    const messages = read(text).diagnostics.map((each) => formatDiagnosticWithExcerpt(each, text));
    expect(`${messages.join('\n')}\n`).toBe(blocksOf(guide, 'text')[0]);
  });
});
