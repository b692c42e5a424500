import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { allSets } from './all-sets.ts';
import { judgeFolder } from './judge-folder.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conformance-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const quarter = {
  id: 'Q1',
  kind: 'direct_inverse',
  tags: [],
  input: { from: [0, 0], to: [0, 90] },
  expected: { distance_m: 10018754.171394622, azimuth_from_deg: 90, course_at_to_deg: 90 },
};

describe('judging a folder', () => {
  it('knows a file by its content, whatever its name, packed or not', () => {
    writeFileSync(join(folder, 'anything.txt'), `${JSON.stringify(quarter)}\n`);
    writeFileSync(join(folder, 'packed.json.gz'), gzipSync(`${JSON.stringify(quarter)}\n`));
    const [set] = judgeFolder(folder, allSets).sets;
    expect(set).toMatchObject({ set: 'direct_inverse', cases: 2, agreed: 2 });
  });

  it('reports a wrong answer with what was got and expected', () => {
    const wrong = { ...quarter, expected: { ...quarter.expected, distance_m: 10018754.2 } };
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify(quarter)}\n${JSON.stringify(wrong)}\n`);
    const [set] = judgeFolder(folder, allSets).sets;
    expect(set).toMatchObject({ cases: 2, agreed: 1 });
    expect(set?.worst).toBeCloseTo(0.0286, 4);
    expect(set?.disagreements[0]?.detail).toContain('expected 10018754.2');
  });

  it('counts a torn line among cases as a disagreement instead of dropping it', () => {
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify(quarter)}\n{"id": "Q2", "kind": "direct_inv\n`);
    const [set] = judgeFolder(folder, allSets).sets;
    expect(set).toMatchObject({ cases: 2, agreed: 1 });
  });

  it('names files that hold no known truth', () => {
    writeFileSync(join(folder, 'other.json'), '{"hello": 1}');
    const report = judgeFolder(folder, allSets);
    expect(report.sets).toEqual([]);
    expect(report.unclaimed).toEqual([join(folder, 'other.json')]);
  });

  it('judges every n-th case when a sample is wanted', () => {
    writeFileSync(join(folder, 'a.jsonl'), `${JSON.stringify(quarter)}\n`.repeat(10));
    expect(judgeFolder(folder, allSets, 5).sets[0]).toMatchObject({ cases: 2, agreed: 2 });
  });
});
