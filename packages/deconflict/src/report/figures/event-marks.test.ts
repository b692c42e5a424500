import type { EventInstant, Pass } from '@deconflict/engine/detect';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventMarks, placeLabels } from './event-marks.ts';
import type { MarkFrame } from './event-marks.ts';

const frame: MarkFrame = {
  left: 52,
  right: 432,
  top: 20,
  bottom: 184,
  fromMs: 0,
  untilMs: 380_000,
  x: (timeMs) => 52 + timeMs / 1000,
};

const crossing = (bounds: Omit<EventInstant, 'how'>): EventInstant => ({ how: 'crossed', ...bounds });

function passOf(entry: EventInstant, exit: EventInstant, possibleMs: Pass['possibleMs']): Pass {
  return { entry, exit, possibleMs, inside: { least: 0, nominal: 0, most: 1 }, certainMs: [] };
}

function labelsOf(passes: readonly Pass[]): readonly string[] {
  return [...eventMarks(passes, frame).text.matchAll(/<text[^>]*>(\w+)</g)].map((match) => match[1]!);
}

describe('the marks of entry and exit', () => {
  test('where the nominal path never crosses mark the possible interval once and claim no entry', () => {
    const passes = [
      passOf(crossing({ earliestMs: 100_000 }), crossing({ latestMs: 168_000 }), [100_000, 168_000]),
      passOf(crossing({ earliestMs: 169_000 }), crossing({ latestMs: 171_000 }), [169_000, 171_000]),
    ];
    expect(labelsOf(passes)).toEqual(['possible']);
    const longer = passOf(
      crossing({ earliestMs: 10_000 }),
      crossing({ latestMs: 168_000 }),
      [10_000, 168_000],
    );
    expect(labelsOf([longer, passes[1]!])).toEqual(['possible']);
    const later = passOf(
      crossing({ earliestMs: 300_000 }),
      crossing({ latestMs: 310_000 }),
      [300_000, 310_000],
    );
    expect(labelsOf([longer, later])).toEqual(['possible', 'possible']);
    const { text } = eventMarks(passes.slice(0, 1), frame);
    expect(text).not.toMatch(/entry|exit|<path/);
    expect(text).toMatch(/<rect\s+x="152"\s+y="20"\s+width="68"/);
  });

  test('with both instants name both', () => {
    const entry = crossing({ atMs: 100_000, earliestMs: 90_000 });
    const exit = crossing({ atMs: 101_000, latestMs: 110_000 });
    expect(labelsOf([passOf(entry, exit, [90_000, 110_000])])).toEqual(['entry', 'exit']);
  });
});

test('labels never overlap and stay inside the figure', () => {
  const wanted = fc.array(
    fc.record({
      text: fc.constantFrom('entry', 'exit', 'possible'),
      x: fc.double({ min: 52, max: 432, noNaN: true }),
    }),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(wanted, (labels) => {
      const boxes = placeLabels(labels, frame).map(({ text, x }) => {
        const half = (text.length * 5.8) / 2;
        return [x - half, x + half] as const;
      });
      boxes.forEach(([from, until], index) => {
        expect(from).toBeGreaterThanOrEqual(frame.left - 1e-9);
        expect(until).toBeLessThanOrEqual(frame.right + 1e-9);
        if (index > 0) expect(from).toBeGreaterThan(boxes[index - 1]![1]);
      });
    }),
    { seed: 44, numRuns: 500 },
  );
});
