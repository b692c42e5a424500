import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { severityOf } from '@deconflict/engine/errors';
import type { ErrorCode } from '@deconflict/engine/errors';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listSamples, loadSampleAreas } from '../../test/agreement-samples.ts';
import { buildAgreementSchema, readAgreement } from './index.ts';

const schemaFile = new URL('../../../deconflict/schemas/agreement.schema.json', import.meta.url);
const schema = buildAgreementSchema();
const accepts = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

/** Faults of the text or of what it refers to: a schema sees neither. */
const beyondAnySchema: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'agreement-anchor',
  'agreement-key-duplicate',
  'agreement-tag',
  'agreement-several-documents',
  'agreement-period-reversed',
  'agreement-range-reversed',
  'agreement-id-duplicate',
  'agreement-party-unknown',
  'agreement-class-unknown',
  'agreement-area-unknown',
  'agreement-exception-unknown',
  'agreement-area-path',
  'agreement-area-file',
  'agreement-area-none',
  'agreement-area-several',
  'input-missing',
]);

/** Faults of which a pattern sees some: a radius of zero, but not the 31st of February. */
const partlySeen: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'agreement-quantity-out-of-range',
  'agreement-quantity-unreadable',
  'agreement-unit-missing',
  'agreement-unit-unknown',
  'agreement-identifier-unreadable',
  'agreement-vertices-too-few',
]);

/** Holds reader and schema together on one document; says which way it went. */
function compare(text: string): 'accepted' | 'refused' | 'beyond the schema' {
  const bytes = new TextEncoder().encode(text);
  const { diagnostics } = readAgreement(bytes, 'sample.yaml', loadSampleAreas);
  const codes = diagnostics.filter((each) => severityOf(each) === 'error').map(({ code }) => code);
  const accepted = accepts(parse(text, { logLevel: 'silent', maxAliasCount: -1, uniqueKeys: false }));
  if (codes.length === 0) {
    expect(accepted, `the reader accepts, the schema says ${JSON.stringify(accepts.errors)}`).toBe(true);
    return 'accepted';
  }
  const visible = codes.filter((code) => !beyondAnySchema.has(code));
  if (visible.length === 0) {
    expect(accepted, `${codes.join()}: the schema says ${JSON.stringify(accepts.errors)}`).toBe(true);
    return 'beyond the schema';
  }
  const certain = visible.filter((code) => !partlySeen.has(code));
  if (certain.length > 0)
    expect(accepted, `the reader says ${certain.join()}, the schema accepts`).toBe(false);
  return 'refused';
}

describe('the published schema', () => {
  test('is what the shapes of the reader say', () => {
    const current = JSON.parse(JSON.stringify(schema)) as unknown;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(schemaFile, JSON.stringify(schema, null, 2));
    expect(existsSync(schemaFile)).toBe(true);
    expect(JSON.parse(readFileSync(schemaFile, 'utf8'))).toEqual(current);
  });

  test('describes every key and shows examples', () => {
    const keys: string[] = [];
    const undescribed: string[] = [];
    const walk = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      for (const [keyword, value] of Object.entries(part)) {
        if (keyword === 'properties') {
          for (const [key, property] of Object.entries(value as Record<string, { description?: string }>)) {
            keys.push(key);
            const condition = 'const' in property;
            if (!condition && (property.description ?? '').length < 10) undescribed.push(key);
          }
        }
        if (keyword !== 'examples') walk(value);
      }
    };
    walk(schema);
    expect(undescribed).toEqual([]);
    expect(new Set(keys).size).toBeGreaterThan(60);
  });

  test.each(listSamples('valid'))('accepts $name, as the reader does', ({ text }) => {
    expect(compare(text)).toBe('accepted');
  });

  test('accepts the agreements of the bundled examples', () => {
    const examples = new URL('../../../../examples/', import.meta.url);
    const files = readdirSync(examples).map((folder) => new URL(`${folder}/agreement.yaml`, examples));
    const texts = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, 'utf8'));
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(accepts(parse(text)), JSON.stringify(accepts.errors)).toBe(true);
  });

  // Where the text itself is at fault there is no document to show to a schema.
  const wellFormed = listSamples('invalid').filter(
    ({ name }) => !/^(syntax|not-utf8|empty|several-doc|anchor)/.test(name),
  );
  test.each(wellFormed)('judges $name as the reader does', ({ text }) => {
    expect(compare(text)).not.toBe('accepted');
  });

  test('its examples are ones that it accepts itself', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
    ajv.addSchema(schema);
    const wrong: string[] = [];
    let count = 0;
    const walk = (part: unknown, path: string): void => {
      if (typeof part !== 'object' || part === null) return;
      const { examples } = part as { examples?: unknown };
      if (Array.isArray(examples)) {
        const validate = ajv.compile({ $ref: `${String(schema['$id'])}#${path}` });
        for (const example of examples) {
          count += 1;
          if (!validate(example)) wrong.push(`${path}: ${JSON.stringify(example)}`);
        }
        return;
      }
      for (const [key, value] of Object.entries(part)) {
        walk(value, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      }
    };
    walk(schema, '');
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThan(60);
  });
});

describe('reader and schema on documents that nobody wrote', () => {
  const documents = listSamples('valid').map(({ text }) => parse(text) as unknown);
  const words = [
    'north',
    'any',
    'not agreed',
    '3 NM',
    '3',
    'GND',
    'FL095',
    '1000 ft',
    'PT10M',
    'x',
    '',
    'always',
    'Z',
  ];
  const values: readonly unknown[] = [
    ...words,
    0,
    1,
    2.5,
    -1,
    true,
    false,
    null,
    [],
    {},
    ['north'],
    [[]],
    { from: 'x' },
  ];
  const keys = [
    'id',
    'kind',
    'from',
    'name',
    'class',
    'area',
    'text',
    'circle',
    'until',
    'zone',
    'cut',
    'foo',
  ];

  test('they agree wherever a schema can see the fault', () => {
    const outcomes = new Map<string, number>();
    const step = fc.record({ at: fc.nat(), how: fc.nat(4), pick: fc.nat() });
    fc.assert(
      fc.property(
        fc.nat(documents.length - 1),
        fc.array(step, { minLength: 1, maxLength: 3 }),
        (which, steps) => {
          const document = structuredClone(documents[which]);
          for (const { at, how, pick } of steps) change(document, at, how, pick);
          const outcome = compare(JSON.stringify(document));
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
        },
      ),
      { numRuns: 1000, seed: 20231122 },
    );
    expect([...outcomes.keys()].sort()).toEqual(['accepted', 'beyond the schema', 'refused']);
  });

  /** Changes one place of a document: removes, renames, replaces, adds or doubles. */
  function change(document: unknown, at: number, how: number, pick: number): void {
    const places: { holder: Record<string, unknown> | unknown[]; key: string | number }[] = [];
    const walk = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      for (const key of Object.keys(part)) {
        places.push({
          holder: part as Record<string, unknown>,
          key: Array.isArray(part) ? Number(key) : key,
        });
        walk((part as Record<string, unknown>)[key]);
      }
    };
    walk(document);
    const place = places[at % Math.max(1, places.length)];
    if (place === undefined) return;
    const { holder, key } = place;
    const record = holder as Record<string | number, unknown>;
    const value = values[pick % values.length];
    if (how === 0 && Array.isArray(holder)) holder.splice(Number(key), 1);
    else if (how === 0) delete record[key];
    else if (how === 1 && !Array.isArray(holder)) {
      record[keys[pick % keys.length] ?? ''] = record[key];
      delete record[key];
    } else if (how === 2) record[key] = value;
    else if (how === 3 && !Array.isArray(holder)) record[keys[pick % keys.length] ?? ''] = value;
    else if (Array.isArray(holder)) holder.push(record[key]);
  }
});
