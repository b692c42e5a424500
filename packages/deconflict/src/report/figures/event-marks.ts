import type { Pass } from '@deconflict/engine/detect';
import { html } from '../page/markup.ts';
import type { Markup } from '../page/markup.ts';
import { tenth } from './axis.ts';

/** Where the marks of a figure go: its plot in its own units, and the time that it shows. */
export interface MarkFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fromMs: number;
  readonly untilMs: number;
  readonly x: (timeMs: number) => number;
}

/** A word above the plot, centred on `x`. */
export interface MarkLabel {
  readonly text: string;
  readonly x: number;
}

/** Width of a letter of a label and the room between two labels, in units of the figure: both on the large side. */
const LETTER = 5.8;
const BETWEEN = 6;

/** With more passes the words at their ends would run too far from them. */
const MOST_PASSES_NAMED = 2;

/**
 * The entry and the exit of each pass: the interval of either as a stripe, its nominal instant as a line. A pass
 * whose nominal path never crosses has neither: its possible interval is marked, once.
 */
export function eventMarks(passes: readonly Pass[], frame: MarkFrame): Markup {
  const marks = passes.flatMap((pass) => marksOf(pass, frame));
  const labels = passes.length <= MOST_PASSES_NAMED ? placeLabels(labelsOf(marks), frame) : [];
  return html`${marks.map((mark) => markShape(mark, frame))}<g class="event"
      >${labels.map(({ text, x }) => html`<text x="${tenth(x)}" y="${frame.top - 7}">${text}</text>`)}</g
    >`;
}

/** Labels from left to right, moved apart where they would overlap; of equal ones that would, one. */
export function placeLabels(
  wanted: readonly MarkLabel[],
  { left, right }: Pick<MarkFrame, 'left' | 'right'>,
): readonly MarkLabel[] {
  const placed: MarkLabel[] = [];
  for (const label of wanted.toSorted((one, two) => one.x - two.x)) {
    const before = placed.at(-1);
    const least = before ? before.x + apart(before, label) : left + widthOf(label) / 2;
    if (before?.text === label.text && label.x < least) continue;
    placed.push({ ...label, x: Math.max(label.x, least) });
  }
  for (let index = placed.length - 1; index >= 0; index--) {
    const label = placed[index]!;
    const after = placed[index + 1];
    const most = after ? after.x - apart(label, after) : right - widthOf(label) / 2;
    placed[index] = { ...label, x: Math.min(label.x, most) };
  }
  return placed;
}

interface Mark extends MarkLabel {
  readonly from: number;
  readonly until: number;
  readonly at?: number;
}

/** Possible intervals that nearly touch share one word. */
function labelsOf(marks: readonly Mark[]): readonly MarkLabel[] {
  const named: Mark[] = [];
  for (const mark of marks) {
    const before = named.at(-1);
    const touches = before && mark.from - before.until < widthOf(mark);
    if (touches && mark.text === 'possible' && before.text === 'possible') {
      named[named.length - 1] = { ...before, until: mark.until, x: (before.from + mark.until) / 2 };
    } else named.push(mark);
  }
  return named;
}

function marksOf({ entry, exit, possibleMs }: Pass, { fromMs, untilMs, x }: MarkFrame): readonly Mark[] {
  const within = (timeMs: number): number => x(Math.min(untilMs, Math.max(fromMs, timeMs)));
  if (entry.atMs === undefined && exit.atMs === undefined) {
    const [from, until] = [within(possibleMs[0]), within(possibleMs[1])];
    return [{ text: 'possible', from, until, x: (from + until) / 2 }];
  }
  return [{ event: entry, text: 'entry' } as const, { event: exit, text: 'exit' } as const].map(
    ({ event, text }): Mark => {
      const from = within(event.earliestMs ?? event.atMs ?? possibleMs[0]);
      const until = within(event.latestMs ?? event.atMs ?? possibleMs[1]);
      if (event.atMs === undefined) return { text, from, until, x: (from + until) / 2 };
      const at = within(event.atMs);
      return { text, from, until, at, x: at };
    },
  );
}

function markShape({ text, from, until, at }: Mark, { top, bottom }: MarkFrame): Markup {
  return html`<g class="event ${text}"
    ><rect
      x="${tenth(from)}"
      y="${top}"
      width="${tenth(Math.max(1, until - from))}"
      height="${bottom - top}"
    />${at !== undefined && html`<path d="M${tenth(at)} ${top}V${bottom}" />`}</g
  >`;
}

function widthOf({ text }: MarkLabel): number {
  return text.length * LETTER;
}

/** The least distance between the middles of two neighbours. */
function apart(one: MarkLabel, two: MarkLabel): number {
  return (widthOf(one) + widthOf(two)) / 2 + BETWEEN;
}
