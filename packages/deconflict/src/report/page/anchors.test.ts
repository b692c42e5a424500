import { expect, test } from 'vitest';
import { createAnchors } from './anchors.ts';

test('a plain id is its own anchor, behind the prefix', () => {
  expect(createAnchors(['entry:4b1a2b.1']).of('entry:4b1a2b.1')).toBe('finding-entry:4b1a2b.1');
});

test('ids that differ only in unsafe characters get different anchors', () => {
  const ids = ['a|b', 'a b', 'a"b', 'a_b'];
  const anchors = createAnchors(ids);
  expect(new Set(ids.map((id) => anchors.of(id))).size).toBe(ids.length);
  for (const id of ids) expect(anchors.of(id)).toMatch(/^finding-[A-Za-z0-9._:-]+$/);
});

test('the same id twice is one anchor', () => {
  expect(createAnchors(['x', 'x']).of('x')).toBe('finding-x');
});
