import { severityOf } from '@deconflict/engine/errors';
import type { Diagnostic } from '@deconflict/engine/errors';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { loadSampleAreas } from '../../test/agreement-samples.ts';
import { mostFaultsListed } from './fault-list.ts';
import { mostAgreementBytes, readAgreement } from './index.ts';
import type { AgreementFile, AreaFileLoader } from './index.ts';

const smallest = {
  agreement: 'Example',
  version: 1,
  effective: '2023-08-01T00:00:00Z',
  parties: { north: { aircraft: [{ icao24: '155000-15FFFF' }] }, south: {} },
  areas: {
    strip: {
      type: 'agreed',
      circle: { centre: '33 30 N 038 40 E', radius: '55 km' },
      floor: 'GND',
      ceiling: 'UNL',
    },
  },
  rules: [{ id: 'entry', kind: 'no-entry', area: 'strip' }],
};

function read(text: string, loadAreaFile: AreaFileLoader = loadSampleAreas): AgreementFile {
  return readAgreement(new TextEncoder().encode(text), 'agreement.yaml', loadAreaFile);
}

function codesOf({ diagnostics }: AgreementFile): readonly string[] {
  return diagnostics.map(({ code }) => code);
}

describe('what the text may be', () => {
  test('JSON and YAML of the same content give the same agreement', () => {
    const yaml = [
      'agreement: Example',
      'version: 1',
      'effective: 2023-08-01T00:00:00Z',
      'parties:\n  north: { aircraft: [{ icao24: 155000-15FFFF }] }\n  south: {}',
      'areas:\n  strip:\n    type: agreed\n    circle: { centre: "33 30 N 038 40 E", radius: 55 km }\n    floor: GND\n    ceiling: UNL',
      'rules:\n  - { id: entry, kind: no-entry, area: strip }',
    ].join('\n');
    expect(read(yaml).agreement).toBeDefined();
    expect(read(yaml)).toEqual(read(JSON.stringify(smallest)));
    expect(read(yaml)).toEqual(read(JSON.stringify(smallest, null, '\t')));
  });

  test('line ends and a byte order mark make no difference', () => {
    const text = JSON.stringify(smallest, null, 2);
    const plain = read(text);
    expect(plain.agreement).toBeDefined();
    expect(read(text.replaceAll('\n', '\r\n'))).toEqual(plain);
    expect(read(`\uFEFF${text}`)).toEqual(plain);
  });

  test('places are the same whatever the line ends', () => {
    const text = 'agreement: Example\nversion: one\n';
    const placesOf = (file: AgreementFile): readonly unknown[] =>
      file.diagnostics.map(({ line, column, length }) => [line, column, length]);
    expect(placesOf(read(text))).toContainEqual([2, 10, 3]);
    expect(placesOf(read(text.replaceAll('\n', '\r\n')))).toEqual(placesOf(read(text)));
  });

  test('columns count characters, not bytes or halves of them', () => {
    const { diagnostics } = read('{"agreement": "é𝕏", "version": "x"}');
    expect(diagnostics.find(({ got }) => got === '"x"')).toMatchObject({ line: 1, column: 32, length: 3 });
  });

  test('a file larger than a person could read is refused unread', () => {
    const { agreement, diagnostics } = readAgreement(
      new Uint8Array(mostAgreementBytes + 1),
      'big.yaml',
      loadSampleAreas,
    );
    expect(agreement).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: 'agreement-too-large', got: '262145 bytes' }]);
  });

  test.each([
    ['brackets', '['.repeat(200_000)],
    ['braces', '{'.repeat(200_000)],
    ['dashes', '- '.repeat(100_000)],
    ['question marks', '? '.repeat(100_000)],
    ['keys on one line', 'a: '.repeat(60_000)],
    ['brackets with keys', '[a: '.repeat(50_000)],
    ['equal keys', 'a: 1\n'.repeat(40_000)],
    ['documents', '[]\n---\n'.repeat(30_000)],
    ['anchors', '&a '.repeat(60_000)],
    ['comments', '#\n'.repeat(100_000)],
    ['rules', `rules:\n${'- {}\n'.repeat(40_000)}`],
    ['signs', `parties: {a: {aircraft: [${'{icao24: 000000-FFFFFF},'.repeat(9000)}]}}`],
    ['vertices', `areas: {a: {polygon: [${'"33 N 38 E",'.repeat(18_000)}]}}`],
    ['a long word', 'x'.repeat(250_000)],
    ['lines at fault', 'a: b: c\n'.repeat(30_000)],
    ['a long key', `${'x'.repeat(250_000)}: 1`],
  ])('a file full of %s is answered in time', (_, text) => {
    const started = performance.now();
    const { agreement, diagnostics } = read(text);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(agreement).toBeUndefined();
    expect(diagnostics.some((diagnostic) => severityOf(diagnostic) === 'error')).toBe(true);
  });

  test('faults beyond the number that is listed are counted', () => {
    const rules = Array.from({ length: 300 }, (_, index) => ({
      id: `r${index}`,
      kind: 'no-entry',
      area: 'nowhere',
    }));
    const { diagnostics } = read(JSON.stringify({ ...smallest, rules }));
    expect(diagnostics).toHaveLength(mostFaultsListed + 1);
    expect(diagnostics.at(-1)).toMatchObject({ code: 'agreement-more-faults', got: '100 more' });
  });
});

describe('traps of YAML', () => {
  const withSign = (sign: string): AgreementFile =>
    read(JSON.stringify(smallest).replace('{"icao24":"155000-15FFFF"}', sign));

  test('an address that YAML reads as infinity is still an address', () => {
    expect(withSign('{icao24: 4e1234}').agreement?.parties[0]?.aircraft).toEqual([
      { by: 'icao24', from: 0x4e1234, to: 0x4e1234 },
    ]);
  });

  test('an address that YAML reads as a number keeps its zeros', () => {
    expect(withSign('{icao24: 001234}').agreement?.parties[0]?.aircraft).toEqual([
      { by: 'icao24', from: 0x1234, to: 0x1234 },
    ]);
  });

  test('a call sign of digits stays text, one that YAML reads as true is refused', () => {
    expect(withSign('{callsign: 0123}').agreement?.parties[0]?.aircraft).toEqual([
      { by: 'callsign', pattern: '0123' },
    ]);
    expect(codesOf(withSign('{callsign: true}'))).toEqual(['agreement-identifier-unreadable']);
  });

  test('ids that every object has as properties are ids like others', () => {
    const text = JSON.stringify(smallest).replaceAll('strip', 'constructor').replaceAll('north', 'toString');
    const { agreement, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(agreement?.rules[0]).toMatchObject({ areas: ['constructor'] });
  });

  test('the key __proto__ is an unknown key and touches nothing', () => {
    const { diagnostics } = read(JSON.stringify(smallest).replace('{', '{"__proto__": {"polluted": true},'));
    expect(codesOf({ diagnostics, areaFiles: [] })).toEqual(['agreement-key-unknown']);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('a rule refers to no area, party or exception by the name of an inherited property', () => {
    const rules = [
      { id: 'r', kind: 'no-entry', area: 'valueOf', applies: { party: 'toString' }, except: 'constructor' },
    ];
    expect(codesOf(read(JSON.stringify({ ...smallest, rules }))).toSorted()).toEqual([
      'agreement-area-unknown',
      'agreement-exception-unknown',
      'agreement-party-unknown',
    ]);
  });
});

describe('area files', () => {
  const withFiles = (areas: object): string =>
    JSON.stringify({ ...smallest, areas: { ...smallest.areas, ...areas } });
  const hama = { from: 'hama.geojson', name: 'Hama west' };

  test('each file is asked for once, in the order of first use', () => {
    const load = vi.fn(loadSampleAreas);
    const { areaFiles, diagnostics } = read(
      withFiles({
        a: { from: 'none.txt', class: 'R' },
        b: hama,
        c: hama,
        d: { from: 'none.txt', name: 'x' },
      }),
      load,
    );
    expect(areaFiles).toEqual(['none.txt', 'hama.geojson']);
    expect(load).toHaveBeenCalledTimes(2);
    expect(diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['agreement-area-file', 'agreement.yaml'],
      ['input-missing', 'none.txt'],
      ['agreement-area-file', 'agreement.yaml'],
      ['input-missing', 'none.txt'],
    ]);
  });

  test('what was wrong with an area file comes behind what was wrong with the agreement', () => {
    const own: Diagnostic = { code: 'input-empty', file: 'hama.geojson', got: '', expected: '', action: '' };
    const load: AreaFileLoader = (path) => ({ areas: [], ...loadSampleAreas(path), diagnostics: [own] });
    const { diagnostics } = read(withFiles({ b: hama, c: { ...hama, name: 'nowhere' } }), load);
    expect(diagnostics.map(({ code }) => code)).toEqual(['agreement-area-none', 'input-empty']);
  });

  test('a selection of several areas carries their own ids, and a rule on it means all of them', () => {
    const text = withFiles({ dangers: { from: 'hama.geojson', class: 'D' } }).replace(
      '"area":"strip"',
      '"area":"dangers"',
    );
    const { agreement } = read(text);
    expect(agreement?.areas.map(({ id }) => id)).toEqual([
      'strip',
      'dangers/hama-east',
      'dangers/hama-east-2',
    ]);
    expect(agreement?.rules[0]).toMatchObject({ areas: ['dangers/hama-east', 'dangers/hama-east-2'] });
  });

  test('no path leads out of the folder of the agreement, and no such file is asked for', () => {
    const load = vi.fn(loadSampleAreas);
    for (const from of [
      '../x',
      'a/../../x',
      '/x',
      'C:\\x',
      'C:x',
      '\\\\host\\x',
      'http://x',
      'a//x',
      'a\\x',
      'x\0y',
      '..',
    ]) {
      expect(codesOf(read(withFiles({ b: { from, name: 'x' } }), load))).toEqual(['agreement-area-path']);
    }
    expect(load).not.toHaveBeenCalled();
    expect(codesOf(read(withFiles({ b: { from: 'areas/hama..geojson', name: 'x' } }), load))[0]).toBe(
      'agreement-area-file',
    );
  });

  test('night without a place is the night in the middle of the area', () => {
    const { agreement } = read(withFiles({ hama: { ...hama, active: { night: 'civil' } } }));
    const schedule = agreement?.areas.find(({ id }) => id === 'hama')?.volumes[0]?.schedule;
    expect(schedule).toEqual({ kind: 'night', definition: 'civil', at: { latDeg: 35.25, lonDeg: 36.25 } });
  });
});

describe('symmetry', () => {
  const id = fc.stringMatching(/^party[A-Za-z0-9._-]{0,8}$/);
  const rule = fc.constantFrom(
    (one: string, two: string) => ({
      kind: 'separation',
      between: [one, two],
      horizontal: '3 NM',
      vertical: '1000 ft',
    }),
    (one: string) => ({
      kind: 'separation',
      between: ['any', one],
      horizontal: 'not agreed',
      vertical: '1000 ft',
    }),
    (one: string) => ({ kind: 'no-entry', area: 'strip', applies: { party: one } }),
    (one: string, two: string) => ({ kind: 'no-entry', area: 'strip', applies: { party: [one, two] } }),
    (one: string, two: string) => ({ kind: 'no-entry', area: 'strip', applies: { party: [two, `${one}x`] } }),
  );
  const sign = fc.constantFrom(
    { icao24: '155000-15FFFF' },
    { callsign: 'RFF*' },
    { type: 'SU35' },
    { icao24: 'AE1234' },
  );

  test('swapping the names of two parties everywhere in the file swaps them in what is read, faults included', () => {
    const outcomes = new Set<boolean>();
    fc.assert(
      fc.property(
        fc.uniqueArray(id, { minLength: 2, maxLength: 2 }),
        fc.array(fc.tuple(rule, fc.boolean()), { minLength: 1, maxLength: 6 }),
        fc.array(sign, { maxLength: 3 }),
        fc.array(sign, { maxLength: 3 }),
        ([one = '', two = ''], rules, signsOfFirst, signsOfSecond) => {
          const write = (first: string, second: string): string =>
            JSON.stringify({
              ...smallest,
              // As a list of pairs, because an object would put names of digits first.
              parties: '@',
              rules: rules.map(([make, turned], index) => ({
                id: `rule-${index}`,
                ...(turned ? make(second, first) : make(first, second)),
              })),
            }).replace(
              '"@"',
              `{${JSON.stringify(first)}: {"aircraft": ${JSON.stringify(signsOfFirst)}}, ${JSON.stringify(second)}: {"aircraft": ${JSON.stringify(signsOfSecond)}}}`,
            );
          const straight = read(write(one, two));
          const swapped = read(write(two, one));
          outcomes.add(straight.agreement === undefined);
          expect(swapNames(straight.agreement, one, two)).toEqual(swapped.agreement);
          const faultsOf = ({ diagnostics }: AgreementFile): readonly unknown[] =>
            diagnostics.map(({ code, line }) => [code, line]);
          expect(faultsOf(straight)).toEqual(faultsOf(swapped));
        },
      ),
      { numRuns: 400, seed: 17 },
    );
    expect(outcomes.size, 'some were read, some refused').toBe(2);
  });

  /** The same with the two words exchanged wherever they stand as a whole. */
  function swapNames(value: unknown, one: string, two: string): unknown {
    if (value === one) return two;
    if (value === two) return one;
    if (Array.isArray(value)) return value.map((part) => swapNames(part, one, two));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, swapNames(part, one, two)]));
  }
});
