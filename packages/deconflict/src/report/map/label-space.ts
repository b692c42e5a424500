import { VIEW_HEIGHT, VIEW_WIDTH } from './map-view.ts';
import type { Box } from './projection.ts';

/** Width of a character and height of a line of a label, units of the picture at the first view. */
const CHARACTER_UNITS = 420;
const LINE_UNITS = 840;

/** Longest label that still has room. */
const LONGEST_CHARACTERS = 60;

/** What stands on the map already: scale bar, north arrow, buttons. */
const furniture: readonly Box[] = [
  { minX: 0, minY: 0.93 * VIEW_HEIGHT, maxX: 0.32 * VIEW_WIDTH, maxY: VIEW_HEIGHT },
  { minX: 0.93 * VIEW_WIDTH, minY: 0, maxX: VIEW_WIDTH, maxY: 0.12 * VIEW_HEIGHT },
  { minX: 0.92 * VIEW_WIDTH, minY: 0.75 * VIEW_HEIGHT, maxX: VIEW_WIDTH, maxY: 0.96 * VIEW_HEIGHT },
];

/** Keeps labels apart: first come, first served. */
export interface LabelSpace {
  /** Takes the room for a label centred at x, y, or says that it is taken or outside the view. */
  take(x: number, y: number, characters: number, lines: number): boolean;
}

/** An empty picture. */
export function createLabelSpace(): LabelSpace {
  const taken: Box[] = [...furniture];
  return {
    take(x, y, characters, lines) {
      if (characters > LONGEST_CHARACTERS) return false;
      const halfWidth = (characters * CHARACTER_UNITS) / 2;
      const halfHeight = (lines * LINE_UNITS) / 2;
      const box = { minX: x - halfWidth, minY: y - halfHeight, maxX: x + halfWidth, maxY: y + halfHeight };
      const outside = box.minX < 0 || box.minY < 0 || box.maxX > VIEW_WIDTH || box.maxY > VIEW_HEIGHT;
      const overlaps = taken.some(
        (other) =>
          box.minX < other.maxX && box.maxX > other.minX && box.minY < other.maxY && box.maxY > other.minY,
      );
      if (outside || overlaps) return false;
      taken.push(box);
      return true;
    },
  };
}
